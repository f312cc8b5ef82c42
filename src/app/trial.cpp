#include "app/trial.h"

#include <algorithm>

namespace app {

Change Trial::add(const crdt::Store& store, const crdt::Record& record) {
  const crdt::RecordKey key{record.type, record.id};
  const auto tried = records_.find(key);
  const crdt::Record* now =
      tried != records_.end() ? &tried->second : store.find(record.type, record.id);
  if (!now) {
    records_.emplace(key, record);
    return Change::created;
  }
  crdt::Record merged = *now;
  if (!merged.merge(record)) return Change::same;
  const bool disagrees = merged.conflicts() > now->conflicts();
  const bool revived = merged.is_revived() && !now->is_revived();
  records_.insert_or_assign(key, std::move(merged));
  return disagrees || revived ? Change::conflicting : Change::updated;
}

const crdt::Record* Trial::find(const crdt::RecordKey& key) const {
  const auto found = records_.find(key);
  return found == records_.end() ? nullptr : &found->second;
}

bool Trial::has(std::string_view type) const {
  return std::any_of(records_.begin(), records_.end(),
                     [type](const auto& item) { return item.first.type == type; });
}

}  // namespace app
