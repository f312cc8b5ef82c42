// Events are all that ever happens to a Workspace: what a person asked for and what the outside
// world answered. Effects are all that a Workspace ever asks of the outside world. Time and
// randomness arrive inside events, so the same events always give the same state.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/workspace.h"
#include "domain/planner.h"

namespace app {

// --- events ---------------------------------------------------------------------------------

struct Started {
  std::vector<StoredEntry> entries;
  uint64_t seed = 0;  // cryptographic randomness from outside
  int offset_minutes = 0;
  StorageState storage = StorageState::fine;
  bool lost = false;       // there were entries here, and the browser threw them away
  bool following = false;  // another tab writes
  Persisted persisted = Persisted::unknown;
  std::vector<std::string> snapshots;  // keys
  Home home = Home::page;
  bool home_screen = false;
};
struct RoleChosen {
  Role role;
};
// How Sorora looks on this device.
struct AppearanceChosen {
  int text_size;  // percent
  Theme theme;
  std::string language;  // BCP 47
};
struct LanguageMissing {};  // the page could not bring the language she chose
struct ProgramChosen {
  std::string id;
};
struct Edited {
  Action action;
};
// Of a field that people changed apart, this is the version that counts.
struct ConflictSettled {
  crdt::RecordKey record;
  std::string field;
  crdt::Value value;
};
struct UndoAsked {};
struct RedoAsked {};

struct ImportBegun {
  uint32_t id;
  size_t count;
  bool restore = false;  // of a backup
  bool opened = false;   // with Sorora, by the system: nothing is applied before she has looked
};
struct FileRead {
  uint32_t id;
  std::string name;
  std::string bytes;
  bool too_large = false;  // not read at all
};
struct ImportEnded {
  uint32_t id;
  bool cancelled = false;
};
struct ImportCancelAsked {};
struct ImportApplied {};
struct ImportDiscarded {};
struct ImportUndone {};
struct ReviewChosen {
  bool on;
};
struct PersonErased {
  std::string person;
};

// count 0: the recommended number; another seed gives another grouping, as balanced.
struct GroupsAsked {
  size_t count;
  uint64_t seed = 1;
};
struct PersonMoved {
  std::string person;
  size_t group;
};  // group: its number, from 1
struct PersonPinned {
  std::string person;
  bool on;
};
struct SeparationAsked {
  std::string one, other;
  bool on;
};
// "It is the same woman: this profile stays"; also turns around who stays of two joined before.
struct FusionAsked {
  std::string keep, absorb;
};
struct FusionUndone {
  std::string id;  // of the fusion, or of what said that they are two
};
struct DistinctSaid {
  std::string one, other;
};
struct PlanChanged {
  std::string group;
  domain::PlanRequest plan;
};

struct ProfileExportAsked {};
struct PackagesExportAsked {};
struct PackageExportAsked {
  std::string group;
};
struct PlanExportAsked {};
struct ReceiptExportAsked {};
struct ErasureExportAsked {};
struct PracticeAsked {
  size_t people;
};
struct PracticeEnded {};

struct Saved {
  uint32_t token;
};
struct SaveFailed {
  uint32_t token;
  std::string why;
};
struct RetryAsked {};  // save again what could not be saved
struct SaveDue {};     // the answer to SaveSoon
struct ReloadAsked {};

struct InstallOffered {
  bool on;
};
struct InstallAsked {};

// The system would take the file that was exported last.
struct ShareOffered {
  std::string name;
};
struct ShareAsked {};
struct ShareRefused {};
struct ZipFailed {};  // what packs files could not be brought, or had no room

// Of Sorora itself: app/newer_version.h.
struct VersionKept {};    // a newer one is kept on the device and waits
struct UpdateAsked {};    // she wants it now
struct UpdateRefused {};  // not everything could be stored: nothing has changed
struct VersionTaken {};   // it answers from now on, whichever tab asked for it

// The other tab saved, gave the writing over to this one, or took it.
struct Followed {
  std::vector<StoredEntry> entries;
  bool following = true;
  StorageState storage = StorageState::fine;  // shut: the entries could not be read
  std::vector<std::string> snapshots = {};    // keys
};
struct WritingAsked {};
struct WritingRefused {};  // the other tab holds changes that it could not save
struct PersistAnswered {
  bool granted;
};

struct BackupAsked {};
struct StartOverAsked {};  // what was lost is gone, she says
struct SnapshotAsked {
  std::string key;
};
struct SnapshotRead {
  std::string key;
  std::string text;  // empty: it is not there
};
// After each KeepSnapshot: what is stored now, and which one was not.
struct SnapshotsListed {
  std::vector<std::string> keys;
  std::string failed;
};

// Put a text on the clipboard; `done` is said when it is there.
struct CopyAsked {
  std::string text, done;
};
struct Copied {
  bool ok;
};
struct PageAsked {};  // what the page is; answered by PageDescribed
struct PageDescribed {
  PageFacts page;
};
struct DiagnosisExportAsked {};

using Event = std::variant<
    Started, RoleChosen, AppearanceChosen, ProgramChosen, Edited, UndoAsked, RedoAsked, ImportBegun,
    FileRead, ImportEnded, ImportCancelAsked, ImportApplied, ImportDiscarded, ImportUndone,
    ReviewChosen, PersonErased, GroupsAsked, PersonMoved, PersonPinned, SeparationAsked,
    FusionAsked, FusionUndone, DistinctSaid, PlanChanged, ProfileExportAsked, PackagesExportAsked,
    PackageExportAsked, PlanExportAsked, ReceiptExportAsked, ErasureExportAsked, PracticeAsked,
    PracticeEnded, Saved, SaveFailed, RetryAsked, SaveDue, ReloadAsked, InstallOffered,
    InstallAsked, ShareOffered, ShareAsked, ShareRefused, ZipFailed, VersionKept, UpdateAsked,
    UpdateRefused, VersionTaken, Followed, WritingAsked, WritingRefused, PersistAnswered,
    BackupAsked, StartOverAsked, SnapshotAsked, SnapshotRead, SnapshotsListed, LanguageMissing,
    CopyAsked, Copied, PageAsked, PageDescribed, DiagnosisExportAsked, ConflictSettled>;

template <class... Types>
bool is_one_of(const Event& event) {
  return (std::holds_alternative<Types>(event) || ...);
}

// --- effects --------------------------------------------------------------------------------

// Write and delete these entries, and perhaps all snapshots but some, in one transaction; answered
// by Saved or SaveFailed. What was staged for it is written too.
struct SaveEffect {
  uint32_t token;
  std::vector<StoredEntry> puts;
  std::vector<std::string> deletes;  // keys
  bool forget_snapshots = false;
  std::vector<std::string> spared = {};  // keys of snapshots
  std::vector<std::string> staged = {};  // keys
};
// Answered by SaveDue, a turn later: the page draws and listens between two long works.
struct SaveSoon {};
// Keep this entry at hand: a SaveEffect will name it. A long save is made of many short works.
struct StageEffect {
  StoredEntry entry;
};
struct Download {
  std::string name, text;
  std::string kind = {};  // as in the file's header, for the log
};
struct Zip {
  std::string name;
  std::vector<Download> files;
};
struct StopImport {
  uint32_t id;
};
// Store a snapshot beside the entries; answered by SnapshotsListed.
struct KeepSnapshot {
  std::string key, text;
};
struct ReadSnapshot {  // answered by SnapshotRead
  std::string key;
};
struct AskPersist {};  // answered by PersistAnswered
struct Reload {};      // the page
struct Install {};     // answered by InstallOffered{false}
struct Share {         // the file that was exported last; answered by ShareRefused if it is not
  std::string name;
};
struct TakeVersion {};  // once all tabs have stored all; answered by VersionTaken or UpdateRefused
struct Renew {};        // the page, once all is stored; answered by UpdateRefused if it is not
struct CopyText {       // answered by Copied
  std::string text;
};
struct DescribePage {};  // answered by PageDescribed
struct TakeWriting {};   // answered by Followed or WritingRefused
// Something to say: shown for some seconds and read out; `undoable` offers "Deshacer", and of a
// `file` that the system would share, "Compartir".
struct Say {
  std::string text;
  bool undoable = false;
  bool problem = false;
  std::string file = {};
};

using Effect = std::variant<SaveEffect, SaveSoon, StageEffect, Download, Zip, StopImport,
                            KeepSnapshot, ReadSnapshot, AskPersist, Reload, Install, Share,
                            TakeVersion, Renew, CopyText, DescribePage, TakeWriting, Say>;
using Effects = std::vector<Effect>;

// The only way a Workspace changes. `now` is the wall clock in milliseconds since 1970.
Effects update(Workspace& workspace, const Event& event, int64_t now);

}  // namespace app
