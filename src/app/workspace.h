// The Workspace is everything one device knows: the merged records, who is using it, what is being
// saved, the import under way, what can be undone. It is a plain value changed only by
// app::update(), one event at a time; it never touches the clock, the disk or the screen.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/file_log.h"
#include "app/history.h"
#include "app/import_batch.h"
#include "app/shelf.h"
#include "app/trial.h"
#include "base/problem.h"
#include "base/random.h"
#include "crdt/record.h"
#include "domain/program.h"
#include "format/file.h"

namespace app {

enum class Role { none, mentee, group, unit };

// What this device remembers besides records; stored under the key "device".
struct Device {
  crdt::Node node = 0;
  uint64_t clock = 0;  // last stamp time handed out or seen
  Role role = Role::none;
  std::string program;  // id of the template in use
  std::string person;   // the mentee's own record
  std::string group;    // the group this device works with
  bool review = false;  // every import waits until somebody looked at it
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
  std::vector<FileVerdict> files;
  std::vector<RecordVerdict> records;  // those that change, when all were read

  Trial trial;
  std::vector<LoggedFile> log;            // to be noted when applied
  std::vector<format::Receipt> receipts;  // of an acuse
  std::string program, group;             // what the device would take from the files
  bool reading() const { return stage == ImportStage::reading; }
  bool reviewing() const { return stage == ImportStage::review; }
  size_t count(Verdict verdict) const;
};

enum class Saving { nothing, waiting, done, failed };

struct SaveState {
  Saving state = Saving::nothing;
  uint32_t token = 0;  // of the transaction in flight, 0: none
  uint32_t last_token = 0;
  int64_t saved_at = 0;  // unix ms of the last completed transaction
  std::string why;       // "quota", "closed", "blocked", "unknown"
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
  bool storage_blocked = false;
  Import import;
  ImportBatch batch;     // the last import, to be taken back
  History history;       // what can be taken back and done again
  uint64_t version = 1;  // grows with every change of the records: views compare it
  int64_t now = 0;       // unix ms of the event being handled
  int offset_minutes = -360;
  bool ready = false;

  const domain::Program& program() const;
  const crdt::Record* person() const;  // the mentee's own record, if any
  std::string new_id();
};

}  // namespace app
