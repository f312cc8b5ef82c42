// Stamps for tests: a time and the device that wrote.
#pragma once

#include "crdt/stamp.h"

namespace crdt_tests {

inline crdt::Stamp at(uint64_t time, crdt::Node node) {
  return {time << 16, node};
}

}  // namespace crdt_tests
