#include "crdt/record.h"

#include <algorithm>

namespace crdt {
namespace {

const Store::ById no_records;

bool merge_registers(Named<Register>& mine, Named<Register>& theirs) {
  bool changed = false;
  size_t next = 0;
  for (auto& [name, other] : theirs) changed |= mine.at(name, next).merge(std::move(other));
  return changed;
}

}  // namespace

bool present(const Register& element) {
  return std::any_of(element.entries().begin(), element.entries().end(),
                     [](const Entry& entry) { return entry.value.is_true(); });
}

const Value& Record::value(std::string_view field) const {
  const Register* found = fields.find(field);
  return found ? found->value() : null_value;
}

bool Record::has(std::string_view set, std::string_view element) const {
  const Elements* found = sets.find(set);
  const Register* reg = found ? found->find(element) : nullptr;
  return reg && present(*reg);
}

std::vector<std::string> Record::elements(std::string_view set) const {
  std::vector<std::string> names;
  if (const Elements* found = sets.find(set)) {
    for (const auto& [name, reg] : *found) {
      if (present(reg)) names.push_back(name);
    }
  }
  return names;
}

bool Record::merge(Record other) {
  if (is_erased() || other.is_erased()) {
    const bool changed = other.erased > erased;
    erase(std::max(erased, other.erased));
    return changed;
  }
  bool changed = false;
  for (auto& [name, elements] : other.sets) {
    changed |= merge_registers(sets[name], elements);
    changed |= fields.erase(name);
  }
  size_t next = 0;
  for (auto& [name, reg] : other.fields) {
    if (!sets.find(name)) changed |= fields.at(name, next).merge(std::move(reg));
  }
  changed |= deleted.merge(std::move(other.deleted));
  for (const auto& [name, json] : other.extra) {
    std::string& mine = extra[name];
    if (json > mine) {  // no stamp to go by: any rule does that gives one answer in every order
      mine = json;
      changed = true;
    }
  }
  return changed;
}

size_t Record::conflicts() const {
  return static_cast<size_t>(std::count_if(
      fields.begin(), fields.end(), [](const auto& field) { return field.second.conflicted(); }));
}

void Record::remove(const Stamp& stamp) {
  const auto remember = [this](const Register& reg) {
    for (const Entry& entry : reg.entries()) deleted.add_seen(entry.stamp, hash(entry.value));
  };
  for (const auto& [name, reg] : fields) remember(reg);
  for (const auto& [name, elements] : sets) {
    for (const auto& [key, reg] : elements) remember(reg);
  }
  deleted.set(stamp, Value::of(true));
}

void Record::erase(const Stamp& stamp) {
  fields = {};
  sets = {};
  deleted = {};
  extra = {};
  erased = stamp;
}

bool Record::has_unseen_value() const {
  const auto unseen = [this](const Register& reg) {
    return std::any_of(reg.entries().begin(), reg.entries().end(), [this](const Entry& entry) {
      return !deleted.knows(entry.stamp, hash(entry.value));
    });
  };
  for (const auto& [name, reg] : fields) {
    if (unseen(reg)) return true;
  }
  for (const auto& [name, elements] : sets) {
    for (const auto& [key, reg] : elements) {
      if (unseen(reg)) return true;
    }
  }
  return false;
}

Stamp Record::latest() const {
  Stamp stamp = std::max(deleted.latest(), erased);
  for (const auto& [name, reg] : fields) stamp = std::max(stamp, reg.latest());
  for (const auto& [name, elements] : sets) {
    for (const auto& [element, reg] : elements) stamp = std::max(stamp, reg.latest());
  }
  return stamp;
}

const Record* Store::find(std::string_view type, std::string_view id) const {
  return of(type).find(id);
}

Record& Store::at(std::string_view type, std::string_view id) {
  auto by_type = types_.find(type);
  if (by_type == types_.end()) by_type = types_.emplace(type, ById{}).first;
  if (Record* found = by_type->second.find(id)) return *found;
  Record fresh;
  fresh.type = type;
  fresh.id = id;
  return by_type->second.insert(id, std::move(fresh));
}

const Store::ById& Store::of(std::string_view type) const {
  const auto found = types_.find(type);
  return found == types_.end() ? no_records : found->second;
}

Merged Store::merge(Record record) {
  ById& records = types_[record.type];
  if (Record* found = records.find(record.id)) {
    return found->merge(std::move(record)) ? Merged::updated : Merged::same;
  }
  const std::string id = record.id;
  records.insert(id, std::move(record));
  return Merged::created;
}

void Store::erase(std::string_view type, std::string_view id) {
  const auto found = types_.find(type);
  if (found != types_.end()) found->second.erase(id);
}

size_t Store::size() const {
  size_t count = 0;
  for (const auto& [type, records] : types_) count += records.size();
  return count;
}

}  // namespace crdt
