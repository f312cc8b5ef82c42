// Backups and snapshots: everything this device knows as one text of sorora/1 (kind "respaldo",
// audience backup, private fields included), and the ways back from it.
//
// - A backup is a file a person keeps elsewhere. Restoring it merges: nothing is lost.
// - A snapshot is the same text kept beside the data, made by itself: once per local day with the
//   state before that day's first event, or of the first event after a failure has passed, and
//   before every restore. Going back to one replaces the records, but only after a snapshot of now
//   is known to be stored.
//
// Invariants: the node of a device never comes from a backup; the clock never falls back.
#pragma once

#include <string>
#include <string_view>

#include "app/event.h"

namespace app {

inline constexpr int backup_due_days = 14;
inline constexpr int64_t backup_due_changes = 50;
inline constexpr int64_t snapshot_pause_ms = 600'000;  // until it is tried again

// Everything, as one file.
std::string backup_text(const Workspace& workspace);
Download backup_file(const Workspace& workspace);

// Keeps a snapshot of now once per local day, when something changed since the last one; nothing
// when there are no records. One that was not stored is asked for again after a while.
void keep_daily_snapshot(Workspace& workspace, Effects& effects);

// Somebody was erased: with the save of that, every snapshot asked for until now goes.
void forget_snapshots(Workspace& workspace);
void snapshots_forgotten(Workspace& workspace);  // that save is done

// Counts what a person did, for the reminder; `before` is the version before the event.
void count_change(Workspace& workspace, const Event& event, uint64_t before);

void make_backup(Workspace& workspace, Effects& effects);
void restore_file(Workspace& workspace, const FileRead& event, Effects& effects);
void end_restore(Workspace& workspace, const ImportEnded& event, Effects& effects);

void read_snapshot(Workspace& workspace, const SnapshotRead& event, Effects& effects);
void take_snapshot_list(Workspace& workspace, const SnapshotsListed& event, Effects& effects);

// What the screens say about it.
struct BackupView {
  bool data = false;    // there is something to lose
  bool ever = false;    // a backup was made here
  int days = 0;         // since the last backup, or else since the first change
  int64_t changes = 0;  // since then
  bool due = false;     // time for a new one
};
BackupView make_backup_view(const Workspace& workspace);

struct SnapshotLabel {
  std::string when;  // "19 de octubre de 2020, 06:30"
  std::string why;   // "Copia del día"
};
SnapshotLabel snapshot_label(std::string_view key, int offset_minutes);

}  // namespace app
