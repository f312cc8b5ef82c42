#include "app/import_batch.h"

#include "format/file.h"
#include "format/json_reader.h"

namespace app {
namespace {

constexpr const char* about_key = "b/about";
constexpr const char* before_key = "b/before";
constexpr const char* after_key = "b/after";

std::string encode(const std::vector<const crdt::Record*>& records) {
  format::Header header;
  header.kind = "guardado";
  header.program = header.created = "-";
  header.audience = domain::Audience::backup;
  return format::encode(header, records);
}

std::vector<crdt::Record> decode(std::string_view text) {
  auto file = format::decode(text, {.limits = format::own_storage_limits});
  return file ? std::move(file->records) : std::vector<crdt::Record>{};
}

std::string about_text(const ImportBatch::About& about) {
  const nlohmann::ordered_json json = {{"at", about.at},
                                       {"files", about.files},
                                       {"hashes", about.hashes},
                                       {"program", about.program},
                                       {"group", about.group},
                                       {"program_before", about.program_before},
                                       {"group_before", about.group_before}};
  return json.dump(1);
}

ImportBatch::About read_about(std::string_view stored) {
  ImportBatch::About about;
  const auto tree = format::read_json(stored, format::own_storage_limits);
  if (!tree || !tree->is_object()) return about;
  const auto text = [&](const char* name) {
    const auto found = tree->find(name);
    return found != tree->end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto number = [&](const char* name) {
    const auto found = tree->find(name);
    return found != tree->end() && found->is_number_integer() ? found->get<int64_t>() : int64_t{0};
  };
  about = {number("at"),           number("files"),     {}, text("program"), text("group"),
           text("program_before"), text("group_before")};
  if (const auto hashes = tree->find("hashes"); hashes != tree->end() && hashes->is_array()) {
    for (const format::Json& hash : *hashes) {
      if (hash.is_string()) about.hashes.push_back(hash.get<std::string>());
    }
  }
  return about;
}

// Every item of `now` that is still as `after` has it becomes what `before` has, or goes.
template <class T>
void put_back(crdt::Named<T>& now, const crdt::Named<T>& after, const crdt::Named<T>& before) {
  for (const auto& [name, item] : after) {
    const T* here = now.find(name);
    if (!here || !(*here == item)) continue;
    if (const T* old = before.find(name)) {
      now[name] = *old;
    } else {
      now.erase(name);
    }
  }
}

// True when nothing is left of a record that was not there before.
bool put_back(crdt::Record& now, const crdt::Record& after, const crdt::Record* before) {
  static const crdt::Record nothing;
  const crdt::Record& old = before ? *before : nothing;
  put_back(now.fields, after.fields, old.fields);
  for (const auto& [name, elements] : after.sets) {
    crdt::Elements* here = now.sets.find(name);
    if (!here) continue;
    const crdt::Elements* had = old.sets.find(name);
    put_back(*here, elements, had ? *had : crdt::Elements{});
    if (here->empty()) now.sets.erase(name);
  }
  put_back(now.extra, after.extra, old.extra);
  if (now.deleted == after.deleted) now.deleted = old.deleted;
  return !before && now.fields.empty() && now.sets.empty() && now.extra.empty() &&
         now.deleted == crdt::Register{};
}

}  // namespace

void ImportBatch::keep(About about, const std::vector<const crdt::Record*>& before,
                       const std::vector<const crdt::Record*>& after) {
  about_ = std::move(about);
  before_ = encode(before);
  after_ = encode(after);
  dirty_ = true;
}

void ImportBatch::clear() {
  *this = {};
  dirty_ = true;
}

void ImportBatch::forget(const crdt::RecordKey& record) {
  if (empty()) return;
  for (std::string* text : {&before_, &after_}) {
    const std::vector<crdt::Record> all = decode(*text);
    std::vector<const crdt::Record*> kept;
    for (const crdt::Record& one : all) {
      if (one.type != record.type || one.id != record.id) kept.push_back(&one);
    }
    *text = encode(kept);
  }
  dirty_ = true;
}

std::vector<crdt::RecordKey> ImportBatch::take_back(crdt::Store& store) const {
  std::vector<crdt::RecordKey> changed;
  crdt::Store before;
  for (const crdt::Record& record : decode(before_)) before.merge(record);
  for (const crdt::Record& after : decode(after_)) {
    const crdt::Record* here = store.find(after.type, after.id);
    if (!here || here->is_erased()) continue;
    if (put_back(store.at(after.type, after.id), after, before.find(after.type, after.id))) {
      store.erase(after.type, after.id);
    }
    changed.push_back({after.type, after.id});
  }
  return changed;
}

void ImportBatch::load(const std::vector<StoredEntry>& entries) {
  for (const StoredEntry& entry : entries) {
    if (entry.key == about_key) about_ = read_about(entry.text);
    if (entry.key == before_key) before_ = entry.text;
    if (entry.key == after_key) after_ = entry.text;
  }
}

void ImportBatch::take(std::vector<StoredEntry>& puts, std::vector<std::string>& deletes) {
  if (!dirty_) return;
  dirty_ = false;
  if (empty()) {
    deletes.insert(deletes.end(), {about_key, before_key, after_key});
    return;
  }
  puts.push_back({about_key, about_text(about_)});
  puts.push_back({before_key, before_});
  puts.push_back({after_key, after_});
}

}  // namespace app
