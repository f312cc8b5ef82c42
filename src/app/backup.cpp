#include "app/backup.h"

#include <algorithm>
#include <utility>

#include "app/device_entry.h"
#include "app/files.h"
#include "base/date.h"
#include "format/file.h"
#include "format/programs.h"
#include "texts/backup.h"

namespace app {
namespace {

using base::say;

constexpr char separator = '|';

// Why a snapshot was made, as it stands in its key; another one is shown as it is.
constexpr std::string_view daily = "dia";
constexpr std::string_view before_restoring = "Antes de restaurar un respaldo";
constexpr std::string_view before_going_back = "Antes de volver a una copia";
constexpr std::pair<std::string_view, base::TextId> reasons[] = {
    {daily, text::backup::daily},
    {before_restoring, text::backup::before_restoring},
    {before_going_back, text::backup::before_going_back}};

std::string keep(Workspace& w, std::string_view reason, Effects& effects) {
  if (w.store.size() == 0 || w.storage_blocked || w.following) return {};
  std::string key = base::instant_text(w.now) + separator + std::string(reason);
  effects.push_back(KeepSnapshot{key, backup_text(w)});
  if (w.snapshots.forget || w.save.forgets) w.snapshots.since.push_back(key);
  return key;
}

// The way this device was used comes back; what it does not say stays.
void take_up(Device& device, const format::HeaderDevice& from) {
  const Role role = role_named(from.role);
  if (role != Role::none) device.role = role;
  if (format::catalogues().program(from.program)) device.program = from.program;
  if (!from.person.empty()) device.person = from.person;
  if (!from.group.empty()) device.group = from.group;
}

void merge_all(Workspace& w, const format::File& file, FileVerdict& verdict) {
  verdict.verdict = Verdict::same;
  for (const crdt::Record& record : file.records) {
    w.clock.observe(record.latest());
    const crdt::Merged merged = w.store.merge(record);
    if (merged == crdt::Merged::same) continue;
    w.shelf.touch({record.type, record.id});
    if (verdict.verdict != Verdict::added) {
      verdict.verdict = merged == crdt::Merged::created ? Verdict::added : Verdict::updated;
    }
  }
}

FileVerdict restore_one(Workspace& w, const FileRead& event, Effects& effects) {
  FileVerdict verdict;
  verdict.name = event.name;
  if (event.too_large) {
    verdict.problems.push_back(
        {"json.tamano", "", say(text::backup::too_large), say(text::backup::too_large_remedy)});
    return verdict;
  }
  const auto file = format::decode(event.bytes, {.latest_ms = w.now + format::clock_tolerance_ms,
                                                 .limits = format::own_storage_limits});
  if (!file) {
    verdict.problems = file.problems();
    return verdict;
  }
  if (file->header.kind != "respaldo") {
    verdict.problems.push_back({"archivo.no_respaldo", "kind", say(text::backup::not_backup),
                                say(text::backup::not_backup_remedy)});
    return verdict;
  }
  const bool empty = w.store.size() == 0;
  keep(w, before_restoring, effects);
  merge_all(w, *file, verdict);
  if (file->header.device && (empty || w.device.role == Role::none)) {
    take_up(w.device, *file->header.device);
  }
  w.device.lost = false;
  w.device_dirty = true;
  ++w.version;
  return verdict;
}

// The records become those of the snapshot whose text waits. Files received after it was made may
// be imported again, for what they brought is gone.
void go_back(Workspace& w, Effects& effects) {
  const std::string text = std::exchange(w.snapshots.going_back, {}).text;
  const auto file = format::decode(text, {.limits = format::own_storage_limits});
  if (!file) return;
  const crdt::Store now = std::exchange(w.store, {});
  for (const crdt::Record& record : file->records) {
    w.clock.observe(record.latest());
    w.store.merge(record);
  }
  for (const crdt::Record* record : format::all_records(now)) {
    if (record->is_erased()) w.store.merge(*record);  // that is final, in every copy
  }
  w.shelf.replace(w.store);
  w.log.forget_since(base::parse_instant(file->header.created).value_or(0));
  w.history.clear();
  w.batch.clear();
  if (file->header.device) take_up(w.device, *file->header.device);
  w.device_dirty = true;
  ++w.version;
  effects.push_back(Say{say(text::backup::went_back)});
}

// A snapshot of now is asked for first; going back waits until it is stored.
void prepare_going_back(Workspace& w, Effects& effects) {
  GoingBack& way = w.snapshots.going_back;
  way.version = w.version;
  way.before = keep(w, before_going_back, effects);
  if (way.before.empty()) go_back(w, effects);  // there is nothing to keep
}

bool contains(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Only a copy that is stored is the copy of its day.
void note_daily_snapshot(Workspace& w) {
  DailySnapshot& last = w.snapshots.daily;
  if (last.key.empty() || !contains(w.snapshots.keys, last.key)) return;
  w.device.snapshot_at = last.asked_at;
  w.device.snapshot_changes -= last.changes;
  w.device_dirty = true;
  last = {};
}

bool is_typing(const Event& event, std::string& field) {
  const auto* edited = std::get_if<Edited>(&event);
  if (!edited || edited->action.edits.size() != 1) return false;
  const Edit& edit = edited->action.edits[0];
  if (edit.element || edit.tombstone) return false;
  field = edit.record.type + ' ' + edit.record.id + ' ' + edit.field;
  return true;
}

}  // namespace

std::string backup_text(const Workspace& w) {
  format::Header header;
  header.kind = "respaldo";
  header.program = w.program().id;
  header.created = base::instant_text(w.now);
  header.node = crdt::node_text(w.device.node);
  header.audience = domain::Audience::backup;
  header.device = format::HeaderDevice{std::string(role_name(w.device.role)), w.device.program,
                                       w.device.person, w.device.group};
  return format::encode(header, format::all_records(w.store));
}

Download backup_file(const Workspace& w) {
  const std::string day = base::local_date(w.now, w.offset_minutes).iso();
  return {say(text::backup::file_name, {{"day", day}}) + std::string(format::file_ending),
          backup_text(w)};
}

void keep_daily_snapshot(Workspace& w, Effects& effects) {
  if (!w.ready || w.following || w.device.snapshot_changes == 0) return;
  const base::Date today = base::local_date(w.now, w.offset_minutes);
  if (base::local_date(w.device.snapshot_at, w.offset_minutes) == today) return;
  DailySnapshot& last = w.snapshots.daily;
  const int64_t since = w.now - last.asked_at;
  if (since >= 0 && since < snapshot_pause_ms) return;  // under way, or it failed a moment ago
  const std::string key = keep(w, daily, effects);
  if (!key.empty()) last = {key, w.now, w.device.snapshot_changes};
}

void forget_snapshots(Workspace& w) {
  w.snapshots.keys.clear();
  w.snapshots.since.clear();
  w.snapshots.forget = true;
}

void snapshots_forgotten(Workspace& w) {
  Snapshots& snapshots = w.snapshots;
  std::erase_if(snapshots.keys,
                [&](const std::string& key) { return !contains(snapshots.since, key); });
  if (!snapshots.forget) snapshots.since.clear();
}

void count_change(Workspace& w, const Event& event, uint64_t before) {
  if (w.version == before) return;
  Device& device = w.device;
  if (device.snapshot_at == 0) device.snapshot_at = w.now;
  ++device.snapshot_changes;
  std::string field;
  const bool typing = is_typing(event, field);
  if (device.changes > 0 && typing && field == w.counted) return;
  w.counted = field;
  if (device.changes++ == 0) device.changed_at = w.now;
  w.device_dirty = true;
}

void make_backup(Workspace& w, Effects& effects) {
  Download file = backup_file(w);
  const std::string name = file.name;
  if (!w.following) {
    log_sent(w, file);
    w.device.backup_at = w.now;
    w.device.changes = w.device.changed_at = 0;
    w.device_dirty = true;
  }
  effects.push_back(std::move(file));
  effects.push_back(Say{say(text::backup::exported, {{"name", name}}), false, false, name});
}

void restore_file(Workspace& w, const FileRead& event, Effects& effects) {
  Import& import = w.import;
  if (event.id != import.id || !import.reading() || import.cancelled) return;
  import.files.push_back(restore_one(w, event, effects));
}

void end_restore(Workspace& w, const ImportEnded& event, Effects& effects) {
  Import& import = w.import;
  if (event.id != import.id) return;
  import.stage = ImportStage::applied;
  import.cancelled |= event.cancelled;
  const bool refused = import.count(Verdict::refused) > 0;
  if (import.files.empty()) return;
  effects.push_back(
      Say{say(refused ? text::backup::not_restored : text::backup::restored), false, refused});
}

void read_snapshot(Workspace& w, const SnapshotRead& event, Effects& effects) {
  const auto file = format::decode(event.text, {.limits = format::own_storage_limits});
  if (!file) {
    effects.push_back(
        Say{say(event.text.empty() ? text::backup::copy_gone : text::backup::copy_unreadable),
            false, true});
    return;
  }
  w.snapshots.going_back.text = event.text;
  prepare_going_back(w, effects);
}

void take_snapshot_list(Workspace& w, const SnapshotsListed& event, Effects& effects) {
  Snapshots& snapshots = w.snapshots;
  snapshots.keys = event.keys;
  note_daily_snapshot(w);
  GoingBack& way = snapshots.going_back;
  if (way.before.empty()) return;
  if (event.failed == way.before) {
    way = {};
    effects.push_back(Say{say(text::backup::copy_not_kept), false, true});
    return;
  }
  if (!contains(snapshots.keys, way.before)) return;
  if (way.version == w.version) {
    go_back(w, effects);
  } else {
    prepare_going_back(w, effects);  // she went on working meanwhile
  }
}

BackupView make_backup_view(const Workspace& w) {
  BackupView view;
  const Device& device = w.device;
  view.data = w.store.size() > 0;
  view.ever = device.backup_at != 0;
  view.changes = device.changes;
  const int64_t since = view.ever ? device.backup_at : device.changed_at;
  if (since != 0) {
    view.days = base::local_date(w.now, w.offset_minutes).days -
                base::local_date(since, w.offset_minutes).days;
  }
  view.due = view.data && view.changes > 0 &&
             (view.days > backup_due_days || view.changes > backup_due_changes);
  return view;
}

SnapshotLabel snapshot_label(std::string_view key, int offset_minutes) {
  const size_t at = key.find(separator);
  const auto instant = base::parse_instant(key.substr(0, at));
  if (!instant || at == std::string_view::npos) return {std::string(key), ""};
  std::string why(key.substr(at + 1));
  for (const auto& [reason, text] : reasons) {
    if (why != reason) continue;
    why = say(text);
    break;
  }
  return {base::moment_text(*instant, offset_minutes), why};
}

}  // namespace app
