#include "texts/update.h"
#include "app/backup.h"
#include "app/conflicts.h"
#include "app/device_entry.h"
#include "app/diagnosis.h"
#include "app/duplicates.h"
#include "app/edits.h"
#include "app/erasure.h"
#include "app/event.h"
#include "app/files.h"
#include "app/groups.h"
#include "app/practice.h"
#include "app/saving.h"
#include "base/text.h"
#include "format/file.h"
#include "format/programs.h"
#include "texts/appearance.h"

namespace app {
namespace {

using base::say;

// What the outside world says by itself; everything else is somebody's own action.
bool from_outside(const Event& event) {
  return is_one_of<Started, FileRead, ImportEnded, Saved, SaveFailed, SaveDue, Followed,
                   WritingRefused, PersistAnswered, SnapshotRead, SnapshotsListed, VersionKept,
                   UpdateRefused, VersionTaken, InstallOffered, ShareOffered, ShareRefused,
                   ZipFailed, Copied, LanguageMissing, PageAsked, PageDescribed>(event);
}

// Everything but this waits while another tab writes.
bool may_follow(const Event& event) {
  return is_one_of<Started, Saved, SaveFailed, ReloadAsked, Followed, WritingAsked, WritingRefused,
                   PersistAnswered, LanguageMissing, BackupAsked, SnapshotsListed, VersionKept,
                   UpdateAsked, UpdateRefused, VersionTaken, InstallOffered, InstallAsked,
                   ShareOffered, ShareAsked, ShareRefused, ZipFailed, CopyAsked, Copied, PageAsked,
                   PageDescribed, DiagnosisExportAsked>(event);
}

class Handler {
 public:
  Handler(Workspace& workspace, Effects& effects) : w(workspace), effects(effects) {}

  void operator()(const Started& event) {
    w.random = base::Random(event.seed);
    w.offset_minutes = event.offset_minutes;
    w.storage = event.storage;
    w.storage_blocked = is_shut(event.storage);
    w.following = event.following;
    w.persisted = event.persisted;
    w.snapshots.keys = event.snapshots;
    w.home = event.home;
    w.home_screen = event.home_screen;
    take_entries(event.entries);
    w.device.lost |= event.lost;
    w.ready = true;
    keep_daily_snapshot(w, effects);
  }

  // What this tab had, the other one has saved, or this one before it gave the writing over.
  void operator()(const Followed& event) {
    if (w.import.reading()) effects.push_back(StopImport{w.import.id});
    if (w.following && !event.following) effects.push_back(Say{say(text::update::writing_here)});
    w.following = event.following;
    w.storage = event.storage;
    w.storage_blocked = is_shut(event.storage);
    if (w.storage_blocked) return;  // better the records of a moment ago than none
    if (w.import.reading() || w.import.reviewing()) w.import = {};
    w.history = {};
    w.batch = {};
    w.save.token = 0;
    w.save.state = Saving::nothing;
    w.save.forgets = false;
    w.save.staged.clear();
    w.snapshots = {};
    w.snapshots.keys = event.snapshots;
    w.store = {};
    w.shelf = {};
    w.log = {};
    w.device = {};
    w.device_dirty = false;
    take_entries(event.entries);
  }
  void operator()(const WritingAsked&) { effects.push_back(TakeWriting{}); }
  void operator()(const WritingRefused&) {
    effects.push_back(Say{say(text::update::other_tab_unsaved), false, true});
  }
  void operator()(const PersistAnswered& event) {
    w.persisted = event.granted ? Persisted::yes : Persisted::no;
  }

  void operator()(const RoleChosen& event) {
    w.device.role = event.role;
    w.device_dirty = true;
    if (event.role == Role::mentee && w.device.person.empty()) w.device.person = w.new_id();
  }

  void operator()(const AppearanceChosen& event) {
    w.device.text_size = nearest_text_size(event.text_size);
    w.device.theme = event.theme;
    w.device.language = known_language(event.language);
    w.device_dirty = true;
  }

  void operator()(const LanguageMissing&) {
    w.device.language.clear();
    w.device_dirty = true;
    effects.push_back(Say{say(text::appearance::language_missing), false, true});
  }

  void operator()(const ProgramChosen& event) {
    if (!format::catalogues().program(event.id)) return;
    w.device.program = event.id;
    w.device_dirty = true;
    ++w.version;
  }

  void operator()(const Edited& event) {
    apply(w, event.action);
    for (const Edit& edit : event.action.edits) {  // what went away can be had back at once
      if (edit.tombstone && edit.value.is_true()) {
        effects.push_back(Say{say(text::update::removed, {{"action", event.action.label}}), true});
        return;
      }
    }
  }
  void operator()(const ConflictSettled& event) { settle_conflict(w, event, effects); }
  void operator()(const UndoAsked&) { say_done(text::update::undone, undo(w)); }
  void operator()(const RedoAsked&) { say_done(text::update::redone, redo(w)); }

  void operator()(const ImportBegun& event) {
    begin_import(w, event);
    w.import.restore = event.restore;
    w.import.opened = event.opened;
  }
  void operator()(const FileRead& event) {
    w.import.restore ? restore_file(w, event, effects) : import_file(w, event, effects);
  }
  void operator()(const ImportEnded& event) {
    w.import.restore ? end_restore(w, event, effects) : end_import(w, event, effects);
  }
  void operator()(const ImportCancelAsked&) {
    if (!w.import.reading()) return;
    w.import.cancelled = true;
    effects.push_back(StopImport{w.import.id});
  }

  void operator()(const ImportApplied&) { apply_import(w, effects); }
  void operator()(const ImportDiscarded&) { discard_import(w, effects); }
  void operator()(const ImportUndone&) { undo_import(w, effects); }
  void operator()(const ReviewChosen& event) {
    w.device.review = event.on;
    w.device_dirty = true;
  }
  void operator()(const PersonErased& event) { erase_person(w, event.person, effects); }

  void operator()(const GroupsAsked& event) { form_groups(w, event, effects); }
  void operator()(const PersonMoved& event) { move_person(w, event, effects); }
  void operator()(const PersonPinned& event) { pin_person(w, event, effects); }
  void operator()(const SeparationAsked& event) { separate(w, event, effects); }
  void operator()(const FusionAsked& event) { join_profiles(w, event, effects); }
  void operator()(const FusionUndone& event) { undo_fusion(w, event, effects); }
  void operator()(const DistinctSaid& event) { say_distinct(w, event, effects); }
  void operator()(const PlanChanged& event) { change_plan(w, event, effects); }

  void operator()(const ProfileExportAsked&) { download(profile_file(w)); }
  void operator()(const PackageExportAsked& event) { download(package_file(w, event.group)); }
  void operator()(const PlanExportAsked&) { download(plan_file(w, w.device.group)); }
  void operator()(const ReceiptExportAsked&) { download(receipt_file(w)); }
  void operator()(const ErasureExportAsked&) { download(erasure_file(w)); }
  void operator()(const PackagesExportAsked&) {
    const std::string program = base::slug(w.program().short_name);
    Zip zip{say(text::update::packages_name, {{"program", program}}) + ".zip", package_files(w)};
    if (zip.files.empty()) return;
    const size_t count = zip.files.size();
    for (const Download& file : zip.files) log_sent(w, file);
    const std::string name = zip.name;
    effects.push_back(std::move(zip));
    effects.push_back(Say{say(text::update::packages, {{"count", count}}), false, false, name});
  }
  void operator()(const PracticeAsked& event) { add_practice(w, event.people, effects); }
  void operator()(const PracticeEnded&) { end_practice(w, effects); }

  void operator()(const Saved& event) { take_saved(w, event, effects); }
  void operator()(const SaveFailed& event) { take_failed(w, event); }
  void operator()(const ReloadAsked&) { effects.push_back(Reload{}); }
  void operator()(const InstallOffered& event) { w.installable = event.on; }
  void operator()(const InstallAsked&) { effects.push_back(Install{}); }
  void operator()(const ShareOffered& event) { w.shareable = event.name; }
  void operator()(const ShareAsked&) {
    if (!w.shareable.empty()) effects.push_back(Share{w.shareable});
  }
  void operator()(const ShareRefused&) {
    w.shareable.clear();
    effects.push_back(Say{say(text::update::sharing_refused), false, true});
  }
  void operator()(const ZipFailed&) {
    effects.push_back(Say{say(text::update::zip_failed), false, true});
  }
  void operator()(const VersionKept&) {
    if (w.newer == NewerVersion::none) w.newer = NewerVersion::waiting;
  }
  void operator()(const UpdateAsked&) {
    if (w.newer != NewerVersion::waiting) return;
    if (std::string why = update_obstacle(w); !why.empty()) {
      effects.push_back(Say{std::move(why), false, true});
      return;
    }
    w.newer = NewerVersion::asked;
    effects.push_back(TakeVersion{});
  }
  void operator()(const UpdateRefused&) {
    const bool taken = w.newer == NewerVersion::leaving;
    w.newer = taken ? NewerVersion::taken : NewerVersion::waiting;
    effects.push_back(Say{say(text::update::not_updated), false, true});
  }
  void operator()(const VersionTaken&) { w.newer = NewerVersion::taken; }
  void operator()(const RetryAsked&) {}  // any event but a failure saves what is due
  void operator()(const SaveDue&) {}

  void operator()(const BackupAsked&) { make_backup(w, effects); }
  void operator()(const StartOverAsked&) {
    w.device.lost = false;
    w.device_dirty = true;
  }
  void operator()(const CopyAsked& event) {
    w.copied = event.done;
    effects.push_back(CopyText{event.text});
  }
  void operator()(const Copied& event) {
    effects.push_back(event.ok ? Say{w.copied}
                               : Say{say(text::update::copying_refused), false, true});
  }
  void operator()(const PageAsked&) { effects.push_back(DescribePage{}); }
  void operator()(const PageDescribed& event) { w.page = event.page; }
  void operator()(const DiagnosisExportAsked&) {
    Download file = diagnosis_file(w);
    effects.push_back(Say{say(text::update::saved, {{"name", file.name}})});
    effects.push_back(std::move(file));
  }
  void operator()(const SnapshotAsked& event) { effects.push_back(ReadSnapshot{event.key}); }
  void operator()(const SnapshotRead& event) { read_snapshot(w, event, effects); }
  void operator()(const SnapshotsListed& event) { take_snapshot_list(w, event, effects); }

 private:
  // The device as storage has it; a new one gets a node of its own.
  void take_entries(const std::vector<StoredEntry>& entries) {
    for (const StoredEntry& entry : entries) {
      if (entry.key == device_key) read_device(entry.text, w.device);
      if (entry.key == FileLog::key) w.log.read(entry.text);
    }
    w.history.load(entries);
    w.batch.load(entries);
    const base::Problems problems = w.shelf.load(entries, w.store);
    if (!problems.empty()) {
      effects.push_back(Say{say(text::update::part_unreadable), false, true});
    }
    // Stored together with what she first writes: "Guardado" before that would say nothing.
    if (w.device.node == 0) w.device.node = w.random.next() & crdt::max_node;
    w.clock = crdt::Clock(w.device.node, w.device.clock);
    for (const crdt::Record* record : format::all_records(w.store)) {
      w.clock.observe(record->latest());
    }
    ++w.version;
  }
  void download(Download file) {
    if (file.name.empty()) return;
    const std::string name = file.name;
    log_sent(w, file);
    effects.push_back(std::move(file));
    effects.push_back(Say{say(text::update::exported, {{"name", name}}), false, false, name});
  }
  void say_done(base::TextId done, const std::string& action) {
    effects.push_back(action.empty() ? Say{say(text::update::nothing_to_undo), false, true}
                                     : Say{say(done, {{"action", action}})});
  }

  Workspace& w;
  Effects& effects;
};

}  // namespace

const domain::Program& Workspace::program() const {
  const domain::Program* chosen = format::catalogues().program(device.program);
  return chosen ? *chosen : format::catalogues().default_program();
}

const crdt::Record* Workspace::person() const {
  return store.find(domain::type::person, device.person);
}

std::string Workspace::new_id() {
  constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id;
  for (int i = 0; i < 16; ++i) id += digits[random.below(32)];
  return id;
}

Effects update(Workspace& workspace, const Event& event, int64_t now) {
  Effects effects;
  workspace.now = now;
  if (workspace.following && !may_follow(event)) {
    if (from_outside(event)) return effects;  // of something that was refused before
    effects.push_back(Say{say(text::update::other_tab_writes), false, true});
    return effects;
  }
  keep_daily_snapshot(workspace, effects);
  workspace.acted |= !from_outside(event);
  const uint64_t version = workspace.version;
  std::visit(Handler(workspace, effects), event);
  note_troubles(workspace, event);
  if (!is_one_of<Started, Followed>(event)) count_change(workspace, event, version);
  save_what_changed(workspace, event, effects);
  const bool refused = std::holds_alternative<UpdateRefused>(event);  // another event may do better
  if (!refused && leaves_now(workspace)) effects.push_back(Renew{});
  return effects;
}

}  // namespace app
