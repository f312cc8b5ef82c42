// A list that mostly holds one item: that one lies in the list itself, more lie on the heap.
// Items are side by side in any case; pointers to them end with every change.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace base {

template <class T>
class Few {
 public:
  Few() = default;
  Few(Few&& other) noexcept
      : one_(std::move(other.one_)),
        size_(std::exchange(other.size_, 0)),
        many_(std::move(other.many_)) {}
  Few(const Few& other) : one_(other.one_), size_(other.size_) {
    if (other.many_) many_ = std::make_unique<std::vector<T>>(*other.many_);
  }
  Few& operator=(Few other) noexcept {
    one_ = std::move(other.one_);
    size_ = other.size_;
    many_ = std::move(other.many_);
    return *this;
  }

  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  T* begin() { return many_ ? many_->data() : &one_; }
  T* end() { return begin() + size_; }
  const T* begin() const { return many_ ? many_->data() : &one_; }
  const T* end() const { return begin() + size_; }
  T& front() { return *begin(); }
  const T& front() const { return *begin(); }
  T& operator[](size_t at) { return begin()[at]; }
  const T& operator[](size_t at) const { return begin()[at]; }

  void push_back(T item) {
    if (size_ == 0) {
      many_.reset();
      one_ = std::move(item);
    } else {
      if (!many_) {
        many_ = std::make_unique<std::vector<T>>();
        many_->push_back(std::move(one_));
      }
      many_->push_back(std::move(item));
    }
    ++size_;
  }
  void clear() {
    many_.reset();
    one_ = T{};
    size_ = 0;
  }
  // Drops all from `last` on, as std::unique and std::remove_if leave it.
  void cut(T* last) {
    const size_t kept = static_cast<size_t>(last - begin());
    if (kept == size_) return;
    if (kept == 0) return clear();
    if (kept == 1) {
      one_ = std::move(front());
      many_.reset();
    } else {
      many_->resize(kept);
    }
    size_ = kept;
  }

  bool operator==(const Few& other) const {
    if (size_ != other.size_) return false;
    for (size_t i = 0; i < size_; ++i) {
      if (!((*this)[i] == other[i])) return false;
    }
    return true;
  }

 private:
  T one_{};  // the only item, when there is no `many_`
  size_t size_ = 0;
  std::unique_ptr<std::vector<T>> many_;
};

}  // namespace base
