#include "app/shelf.h"

#include <charconv>

#include "format/file.h"

namespace app {
namespace {

constexpr std::string_view kept_prefix = "r/";

std::string entry_key(size_t number) {
  return std::string(kept_prefix) + std::to_string(number);
}

// The number in "r/12", or -1.
long entry_number(std::string_view key) {
  if (key.substr(0, kept_prefix.size()) != kept_prefix) return -1;
  key.remove_prefix(kept_prefix.size());
  long number = -1;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  return error == std::errc{} && end == key.data() + key.size() && number < 1'000'000 ? number : -1;
}

}  // namespace

base::Problems Shelf::load(const std::vector<StoredEntry>& entries, crdt::Store& store) {
  base::Problems problems;
  for (const StoredEntry& entry : entries) {
    const long number = entry_number(entry.key);
    if (number < 0) continue;
    const size_t at = static_cast<size_t>(number);
    if (entries_.size() <= at) entries_.resize(at + 1);
    auto file = format::decode(entry.text, {.limits = format::own_storage_limits});
    if (!file) {
      for (base::Problem problem : file.problems()) {
        problem.where = entry.key + ' ' + problem.where;
        problems.push_back(std::move(problem));
      }
      entries_[at].resize(records_per_entry);  // full
      sealed_.insert(at);
      continue;
    }
    for (crdt::Record& record : file->records) {
      const crdt::RecordKey key{record.type, record.id};
      if (place_.emplace(key, at).second) entries_[at].push_back(key);
      store.merge(std::move(record));
    }
  }
  return problems;
}

void Shelf::touch(const crdt::RecordKey& key) {
  const auto found = place_.find(key);
  if (found != place_.end()) {
    dirty_.insert(found->second);
    return;
  }
  if (entries_.empty() || entries_.back().size() >= records_per_entry) entries_.emplace_back();
  entries_.back().push_back(key);
  place_.emplace(key, entries_.size() - 1);
  dirty_.insert(entries_.size() - 1);
  gone_.erase(entries_.size() - 1);
}

void Shelf::replace(const crdt::Store& store) {
  place_.clear();
  dirty_.clear();
  for (size_t at = 0; at < entries_.size(); ++at) {
    if (sealed_.contains(at)) continue;
    entries_[at].clear();
    gone_.insert(at);
  }
  size_t at = 0;
  for (const crdt::Record* record : format::all_records(store)) {
    while (at < entries_.size() && entries_[at].size() >= records_per_entry) ++at;
    if (at == entries_.size()) entries_.emplace_back();
    entries_[at].push_back({record->type, record->id});
    place_.emplace(entries_[at].back(), at);
    dirty_.insert(at);
    gone_.erase(at);
  }
}

StoredEntry Shelf::encoded(size_t at, const crdt::Store& store) const {
  format::Header header;
  header.kind = "guardado";
  header.program = "-";
  header.created = "-";
  header.audience = domain::Audience::backup;
  std::vector<const crdt::Record*> records;
  for (const crdt::RecordKey& key : entries_[at]) {
    if (const crdt::Record* record = store.find(key.type, key.id)) records.push_back(record);
  }
  return {entry_key(at), format::encode(header, records)};
}

StoredEntry Shelf::take_one(const crdt::Store& store) {
  return encoded(dirty_.extract(dirty_.begin()).value(), store);
}

std::vector<StoredEntry> Shelf::take(const crdt::Store& store) {
  std::vector<StoredEntry> out;
  while (!dirty_.empty()) out.push_back(take_one(store));
  return out;
}

std::vector<std::string> Shelf::take_deletes() {
  std::vector<std::string> out;
  for (const size_t at : gone_) out.push_back(entry_key(at));
  gone_.clear();
  return out;
}

void Shelf::give_back(const std::vector<std::string>& entry_keys) {
  for (const std::string& key : entry_keys) {
    const long number = entry_number(key);
    if (number < 0) continue;
    const size_t at = static_cast<size_t>(number);
    (entries_[at].empty() ? gone_ : dirty_).insert(at);
  }
}

}  // namespace app
