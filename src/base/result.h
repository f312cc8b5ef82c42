// Result<T> is either a value or the problems that kept us from having one. Nothing in the core
// throws: a failure is a value that the caller must look at before it can touch the T.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "base/problem.h"

namespace base {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Problems problems) : state_(std::move(problems)) { assert(!this->problems().empty()); }
  Result(Problem problem) : state_(Problems{std::move(problem)}) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  T& value() { return *std::get_if<T>(&state_); }
  const T& value() const { return *std::get_if<T>(&state_); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }

  const Problems& problems() const { return *std::get_if<Problems>(&state_); }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace base
