// One device for the tests: a Workspace with a clock, a storage that answers and a place where
// exported files land. Nothing here is random: the same calls give the same device.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/edits.h"
#include "app/event.h"
#include "app/sample.h"
#include "app/views.h"
#include "base/date.h"
#include "format/file.h"
#include "format/programs.h"

namespace app_tests {

inline constexpr int64_t start_ms = 1'603'110'600'000;  // 19 October 2020, 12:30 UTC
inline constexpr int64_t day_ms = 86'400'000;

// What happens to a save: it is stored; it is not; or it is, but the answer says that it failed.
enum class Fault { none, lost, unheard };

class Device {
 public:
  explicit Device(uint64_t seed, app::Role role = app::Role::none) : seed_(seed) {
    open();
    if (role != app::Role::none) send(app::RoleChosen{role});
  }

  app::Effects send(const app::Event& event) {
    now += 1000;
    app::Effects effects = app::update(w, event, now);
    for (const app::Effect& effect : effects) {
      if (const auto* staged = std::get_if<app::StageEffect>(&effect))
        staged_[staged->entry.key] = staged->entry.text;
      if (const auto* save = std::get_if<app::SaveEffect>(&effect)) {
        saves.push_back(*save);
        for (const std::string& key : save->staged)
          saves.back().puts.push_back({key, staged_[key]});
        staged_.clear();
      }
      save_soon_ |= std::holds_alternative<app::SaveSoon>(effect);
      if (const auto* kept = std::get_if<app::KeepSnapshot>(&effect))
        snapshots_due.push_back({*kept, answered_ + saves.size()});
      if (const auto* asked = std::get_if<app::ReadSnapshot>(&effect)) wanted_snapshot = asked->key;
      if (const auto* file = std::get_if<app::Download>(&effect)) downloads.push_back(*file);
      if (const auto* zip = std::get_if<app::Zip>(&effect)) downloads = zip->files;
      if (const auto* say = std::get_if<app::Say>(&effect)) said = say->text;
    }
    while (answers && std::exchange(save_soon_, false)) send(app::SaveDue{});
    while (answers && !(saves.empty() && snapshots_due.empty())) answer_next();
    if (answers && !wanted_snapshot.empty()) {
      const std::string key = std::exchange(wanted_snapshot, "");
      send(app::SnapshotRead{key, snapshots[key]});
    }
    return effects;
  }

  // Saves and snapshots alike in the order in which they were asked for, as the page does it.
  void answer_next() {
    const bool snapshot =
        !snapshots_due.empty() && (saves.empty() || snapshots_due.front().after <= answered_);
    snapshot ? answer_snapshot() : answer();
  }

  // The storage does what the oldest waiting save asks, and says so.
  void answer() {
    const app::SaveEffect save = saves.front();
    saves.erase(saves.begin());
    ++answered_;
    const Fault happens = fault ? fault(false) : Fault::none;
    if (happens != Fault::lost) store(save);
    happens == Fault::none ? send(app::Saved{save.token})
                           : send(app::SaveFailed{save.token, "unknown"});
  }

  void store(const app::SaveEffect& save) {
    for (const app::StoredEntry& entry : save.puts) storage[entry.key] = entry.text;
    for (const std::string& key : save.deletes) storage.erase(key);
    if (!save.forget_snapshots) return;
    std::erase_if(snapshots, [&](const auto& kept) {
      return std::find(save.spared.begin(), save.spared.end(), kept.first) == save.spared.end();
    });
  }

  void answer_snapshot() {
    const app::KeepSnapshot kept = snapshots_due.front().asked;
    snapshots_due.erase(snapshots_due.begin());
    const bool lost = fault && fault(true) == Fault::lost;
    if (!lost) snapshots[kept.key] = kept.text;
    send(app::SnapshotsListed{snapshot_keys(), lost ? kept.key : ""});
  }

  std::vector<std::string> snapshot_keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, text] : snapshots) keys.push_back(key);
    return keys;
  }
  std::vector<app::StoredEntry> entries() const {
    std::vector<app::StoredEntry> list;
    for (const auto& [key, text] : storage) list.push_back({key, text});
    return list;
  }

  // The page is closed and opened again: only what was stored is left.
  void reload() {
    w = {};
    saves.clear();
    save_soon_ = false;
    staged_.clear();
    snapshots_due.clear();
    wanted_snapshot.clear();
    open();
  }

  void import_files(const std::vector<app::Download>& files) {
    send(app::ImportBegun{++imports_, files.size()});
    for (const app::Download& file : files) send(app::FileRead{imports_, file.name, file.text});
    send(app::ImportEnded{imports_});
  }
  void restore(const app::Download& file) {
    send(app::ImportBegun{++imports_, 1, true});
    send(app::FileRead{imports_, file.name, file.text});
    send(app::ImportEnded{imports_});
  }
  uint32_t import_id() const { return imports_; }

  void write(std::string_view type, std::string_view id, std::string_view field,
             std::string_view text) {
    send(app::Edited{{"Escribir", {app::edit_text(type, id, field, text)}}});
  }

  const app::Download& exported() const { return downloads.back(); }
  std::string hash() const { return format::state_hash(w.store); }
  std::string text(std::string_view type, std::string_view id, std::string_view field) const {
    const crdt::Record* record = w.store.find(type, id);
    return record ? std::string(record->text(field)) : "";
  }

  app::Workspace w;
  int64_t now = start_ms;
  bool answers = true;
  std::map<std::string, std::string> storage;
  std::vector<app::SaveEffect> saves;  // not answered yet
  std::map<std::string, std::string> snapshots;
  struct SnapshotDue {
    app::KeepSnapshot asked;
    size_t after;  // so many saves
  };
  std::vector<SnapshotDue> snapshots_due;  // not answered yet
  std::string wanted_snapshot;
  std::function<Fault(bool snapshot)> fault;  // of the next one; none when not given
  std::vector<app::Download> downloads;
  std::string said;

 private:
  void open() {
    app::Started started;
    started.entries = entries();
    started.snapshots = snapshot_keys();
    started.seed = ++seed_;
    started.offset_minutes = -360;
    send(started);
  }

  uint64_t seed_;
  uint32_t imports_ = 0;
  size_t answered_ = 0;  // saves
  std::map<std::string, std::string> staged_;
  bool save_soon_ = false;
};

template <class T>
bool holds(const app::Effects& effects) {
  return std::any_of(effects.begin(), effects.end(),
                     [](const app::Effect& effect) { return std::holds_alternative<T>(effect); });
}

// Text of person p1, in a step of its own that can be taken back.
inline void change(Device& device, const char* field, const char* text) {
  device.send(app::Edited{
      {std::string("Cambiar ") + field, {app::edit_text("persona", "p1", field, text)}}});
}

inline std::vector<app::Download> sample_files(size_t count, uint64_t seed = 1) {
  const domain::Program& program = format::catalogues().default_program();
  std::vector<app::Download> files;
  for (const crdt::Record& person : app::sample_people(count, seed, program)) {
    files.push_back(app::sample_file(person, program));
  }
  return files;
}

// A Unidad Técnica with this many people in its padrón: made once, then copied.
inline Device unit_with(size_t people, uint64_t seed = 1) {
  static std::map<std::pair<size_t, uint64_t>, Device> made;
  auto at = made.find({people, seed});
  if (at == made.end()) {
    Device device(100 + seed, app::Role::unit);
    device.import_files(sample_files(people, seed));
    at = made.emplace(std::pair(people, seed), std::move(device)).first;
  }
  return at->second;
}

}  // namespace app_tests
