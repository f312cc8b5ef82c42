// A Trial merges records without touching those of the device: what would come of a file, so that
// people see it before it happens. It holds only the records that would change.
#pragma once

#include <map>

#include "crdt/record.h"

namespace app {

enum class Change {
  same,
  created,
  updated,
  conflicting,  // somebody here and somebody there wrote the same apart, or one of them removed it
};

class Trial {
 public:
  // What merging `record` would do, to what `store` and the records tried before make of it.
  Change add(const crdt::Store& store, const crdt::Record& record);

  // As it would be; null when nothing tried so far changes it.
  const crdt::Record* find(const crdt::RecordKey& key) const;
  const std::map<crdt::RecordKey, crdt::Record>& records() const { return records_; }
  bool has(std::string_view type) const;

 private:
  std::map<crdt::RecordKey, crdt::Record> records_;
};

}  // namespace app
