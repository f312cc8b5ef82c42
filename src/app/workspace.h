// The Workspace is everything one device knows: the merged records, who is using it, what is being
// saved, the import under way, what can be undone. It is a plain value changed only by
// app::update(), one event at a time; it never touches the clock, the disk or the screen.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/file_log.h"
#include "app/history.h"
#include "app/import_batch.h"
#include "app/newer_version.h"
#include "app/shelf.h"
#include "app/storage_state.h"
#include "app/trial.h"
#include "base/problem.h"
#include "base/random.h"
#include "crdt/record.h"
#include "domain/program.h"
#include "format/file.h"

namespace app {

enum class Role { none, mentee, group, unit };
enum class Theme { device, light, dark, contrast };

// Text sizes in percent, to choose among.
inline constexpr int text_sizes[] = {100, 115, 130, 150, 175, 200};

// What this device remembers besides records; stored under the key "device".
struct Device {
  crdt::Node node = 0;
  uint64_t clock = 0;  // last stamp time handed out or seen
  Role role = Role::none;
  std::string program;           // id of the template in use
  std::string person;            // the mentee's own record
  std::string group;             // the group this device works with
  int64_t backup_at = 0;         // unix ms of the last full backup, 0: never
  int64_t changes = 0;           // what people did here since then
  int64_t changed_at = 0;        // the first of those
  int64_t snapshot_at = 0;       // of the last daily snapshot, or of the first change ever
  int64_t snapshot_changes = 0;  // since then
  bool lost = false;    // the browser threw away what was here, and she has not answered yet
  bool review = false;  // every import waits until somebody looked at it
  int text_size = 100;  // percent
  Theme theme = Theme::device;
  std::string language;  // BCP 47; empty: the built-in one
};

enum class Verdict { added, updated, conflicting, same, refused };

struct FileVerdict {
  std::string name;
  Verdict verdict = Verdict::refused;
  std::string who;          // the person or group it is about
  base::Problems problems;  // of a refused file
  base::Problems warnings;  // of an accepted one
};

// What an import would do, or did, to one person, group, session …
struct RecordVerdict {
  crdt::RecordKey record;
  std::string who;
  Verdict verdict = Verdict::same;
  std::vector<std::string> fields;  // labels of what changes in it
};

enum class ImportStage { none, reading, review, applied, discarded };

// Files are first only tried: nothing of them is among the records until all were read, and, when
// somebody must look at them first, until she applies them.
struct Import {
  uint32_t id = 0;
  size_t expected = 0;
  ImportStage stage = ImportStage::none;
  bool cancelled = false;
  bool restore = false;  // of a backup: app/backup.h
  bool opened = false;   // the system handed the files over: she has not yet said what for
  std::vector<FileVerdict> files;
  // Those that change, when all were read: first where people disagree, then what has changes.
  std::vector<RecordVerdict> records;

  Trial trial;
  std::vector<LoggedFile> log;            // to be noted when applied
  std::vector<format::Receipt> receipts;  // of an acuse
  std::string program, group;             // what the device would take from the files
  bool reading() const { return stage == ImportStage::reading; }
  bool reviewing() const { return stage == ImportStage::review; }
  size_t count(Verdict verdict) const;
};

enum class Saving { nothing, waiting, done, failed };

// How Sorora was opened.
enum class Home {
  page,  // of the site, in a browser's tab
  app,   // by its icon, once installed
  file,  // as a file of its own, from a disk or a message
};

struct SaveState {
  Saving state = Saving::nothing;
  uint32_t token = 0;  // of the transaction in flight, 0: none
  uint32_t last_token = 0;
  int64_t saved_at = 0;             // unix ms of the last completed transaction
  bool acted = false;               // the one in flight follows a person's own action
  bool forgets = false;             // the one in flight lets go of snapshots
  std::vector<std::string> staged;  // entries at hand for the next one
};

// What is gone back to, once a snapshot of now is stored.
struct GoingBack {
  std::string text;
  std::string before;    // key of the snapshot of now
  uint64_t version = 0;  // of the records in it
};

// The copy of the day that was asked for last.
struct DailySnapshot {
  std::string key;
  int64_t asked_at = 0;  // unix ms
  int64_t changes = 0;   // of Device::snapshot_changes, those that it holds
};

// The automatic copies in storage.
struct Snapshots {
  std::vector<std::string> keys;  // "instant|reason", oldest first
  GoingBack going_back;
  DailySnapshot daily;
  bool forget = false;             // somebody was erased: the next save lets go of them …
  std::vector<std::string> since;  // … but of these, which were asked for after that
};

// What the page says of itself and of its browser, for the diagnostic text.
struct PageFacts {
  std::string build, browser, languages, density;
  int width = 0, height = 0, screen_width = 0, screen_height = 0;
  double used = -1, quota = -1;     // bytes of storage; -1: not known
  std::vector<std::string> errors;  // kind and place, the last ones
};

// A failure by its code, without what it was about.
struct Trouble {
  int64_t at = 0;  // unix ms
  base::TextId what;
  base::TextId why;  // or else the code
  std::string code;
};

struct Workspace {
  crdt::Store store;
  crdt::Clock clock;
  base::Random random{0};
  Device device;
  Shelf shelf;  // which records lie in which storage entry, and what must be written
  FileLog log;  // of files received and sent
  bool device_dirty = false;
  SaveState save;
  std::vector<std::string> unsaved;  // entries of the transaction in flight
  StorageState storage = StorageState::fine;
  bool storage_blocked = false;  // nothing can be stored: nothing is tried
  bool following = false;        // another tab writes: here nothing changes but by what it saved
  bool acted = false;            // a person did something here
  Persisted persisted = Persisted::unknown;
  bool persist_asked = false;
  NewerVersion newer = NewerVersion::none;
  Home home = Home::page;
  bool home_screen = false;  // an iPhone or iPad: an app there stores apart from the browser
  bool installable = false;  // the browser would install it
  std::string shareable;     // name of the last exported file, if the system would share it
  Snapshots snapshots;
  std::string counted;  // the field whose typing was counted last: letters are no changes
  Import import;
  ImportBatch batch;  // the last import, to be taken back
  History history;    // what can be taken back and done again
  std::optional<PageFacts> page;
  std::vector<Trouble> troubles;  // of this visit, the last ones
  std::string copied;             // what to say when the copying under way is done
  uint64_t version = 1;           // grows with every change of the records: views compare it
  int64_t now = 0;                // unix ms of the event being handled
  int offset_minutes = -360;
  bool ready = false;

  const domain::Program& program() const;
  const crdt::Record* person() const;  // the mentee's own record, if any
  std::string new_id();
};

}  // namespace app
