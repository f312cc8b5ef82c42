// A map from text that is walked in order and asked at random: a std::map, and beside it an index
// by hash, for in a tree of many thousands every step of a search waits for memory.
//
// Invariant: an item lies within `probes` slots from where its hash points to, or, where none of
// them was free, in the map alone. So names that all collide cost a search of the tree, no more.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace base {

template <class T>
class IndexedMap {
 public:
  using Map = std::map<std::string, T, std::less<>>;
  using const_iterator = typename Map::const_iterator;

  IndexedMap() = default;
  IndexedMap(IndexedMap&&) noexcept = default;
  IndexedMap(const IndexedMap& other) : map_(other.map_) { index_again(other.slots_.size()); }
  IndexedMap& operator=(IndexedMap other) noexcept {
    map_ = std::move(other.map_);
    slots_ = std::move(other.slots_);
    used_ = other.used_;
    return *this;
  }

  const_iterator begin() const { return map_.begin(); }
  const_iterator end() const { return map_.end(); }
  size_t size() const { return map_.size(); }
  bool empty() const { return map_.empty(); }

  T* find(std::string_view name) {
    const uint64_t hash = hash_of(name);
    for (size_t i = 0; i < probes && !slots_.empty(); ++i) {
      const Slot& slot = slot_at(hash, i);
      if (slot.hash == never) return nullptr;
      if (slot.hash == hash && same(slot.item->first, name)) return &slot.item->second;
    }
    const auto found = map_.find(name);
    return found == map_.end() ? nullptr : &found->second;
  }
  const T* find(std::string_view name) const { return const_cast<IndexedMap*>(this)->find(name); }

  // The item of that name, made when there is none. Quick when names come in order.
  T& insert(std::string_view name, T item) {
    if (T* found = find(name)) return *found;
    const bool last = map_.empty() || std::prev(map_.end())->first < name;
    const auto at = last ? map_.emplace_hint(map_.end(), name, std::move(item))
                         : map_.emplace(name, std::move(item)).first;
    if (2 * (used_ + 1) > slots_.size()) {
      index_again(std::max<size_t>(probes, 4 * map_.size()));
    } else {
      index(*at);
    }
    return at->second;
  }

  void erase(std::string_view name) {
    const auto found = map_.find(name);
    if (found == map_.end()) return;
    const uint64_t hash = hash_of(name);
    for (size_t i = 0; i < probes; ++i) {
      Slot& slot = slot_at(hash, i);
      if (slot.item == &*found) slot = {gone, nullptr};
    }
    map_.erase(found);
  }

  bool operator==(const IndexedMap& other) const { return map_ == other.map_; }

 private:
  using Item = typename Map::value_type;
  struct Slot {
    uint64_t hash = never;
    Item* item = nullptr;
  };
  static constexpr size_t probes = 16;
  static constexpr uint64_t never = 0;  // held anything
  static constexpr uint64_t gone = 1;

  static uint64_t hash_of(std::string_view text) {  // FNV-1a
    uint64_t hash = 14695981039346656037u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return (hash ^ (hash >> 32)) | 2;
  }
  Slot& slot_at(uint64_t hash, size_t probe) {
    return slots_[(hash / 4 + probe) & (slots_.size() - 1)];
  }
  void index(Item& item) {
    const uint64_t hash = hash_of(item.first);
    for (size_t i = 0; i < probes; ++i) {
      Slot& slot = slot_at(hash, i);
      if (slot.item) continue;
      if (slot.hash == never) ++used_;
      slot = {hash, &item};
      return;
    }
  }
  void index_again(size_t at_least) {
    size_t count = at_least == 0 ? 0 : 1;
    while (count < at_least) count *= 2;
    slots_.assign(count, {});
    used_ = 0;
    for (Item& item : map_) {
      if (count > 0) index(item);
    }
  }

  Map map_;
  std::vector<Slot> slots_;  // none, or a power of two: at least `probes`, twice those used
  size_t used_ = 0;          // slots that hold or held something
};

}  // namespace base
