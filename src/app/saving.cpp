#include "app/saving.h"

#include <set>

#include "app/backup.h"
#include "app/device_entry.h"

namespace app {
namespace {

// Saving the records of hundreds of files takes as long as applying them: that is another turn.
bool waits_a_turn(const Workspace& w, const Event& event) {
  const bool much = w.shelf.due() > 1 && is_one_of<Saved, RetryAsked>(event);
  return much || is_one_of<ImportEnded, ImportApplied, ImportUndone>(event);
}

// Encodes one of many entries; false when there are not many. What changes in it afterwards makes
// it due once more, so that the save as a whole is of one moment.
bool stage_one(Workspace& w, Effects& effects) {
  if (w.shelf.due() <= 1) return false;
  std::vector<StoredEntry> entries;
  std::vector<std::string> none;
  if (w.batch.dirty() && !w.batch.empty()) {
    w.batch.take(entries, none);
  } else {
    entries.push_back(w.shelf.take_one(w.store));
  }
  for (StoredEntry& entry : entries) {
    w.save.staged.push_back(entry.key);
    effects.push_back(StageEffect{std::move(entry)});
  }
  effects.push_back(SaveSoon{});
  return true;
}

// Of the entries at hand, those that the save does not write or delete anew.
std::vector<std::string> take_staged(Workspace& w, const SaveEffect& save) {
  std::set<std::string> keys(w.save.staged.begin(), w.save.staged.end());
  w.save.staged.clear();
  for (const StoredEntry& entry : save.puts) keys.erase(entry.key);
  for (const std::string& key : save.deletes) keys.erase(key);
  return {keys.begin(), keys.end()};
}

}  // namespace

void save_what_changed(Workspace& w, const Event& event, Effects& effects) {
  if (!w.ready || w.storage_blocked || w.following || w.save.token != 0) return;
  const bool retry = w.save.state == Saving::failed;
  if (retry && std::holds_alternative<SaveFailed>(event)) return;  // wait for the next event
  const bool records =
      w.shelf.dirty() || w.history.dirty() || w.batch.dirty() || !w.save.staged.empty();
  if (!records && !w.device_dirty && !w.log.dirty()) return;
  w.save.state = Saving::waiting;
  if (waits_a_turn(w, event)) {
    effects.push_back(SaveSoon{});
    return;
  }
  if (std::holds_alternative<SaveDue>(event) && stage_one(w, effects)) return;
  SaveEffect save{++w.save.last_token, w.shelf.take(w.store), w.shelf.take_deletes()};
  w.device.clock = w.clock.last_time();
  save.puts.push_back({device_key, device_text(w.device)});
  if (w.log.dirty()) save.puts.push_back({FileLog::key, w.log.take_text()});
  w.history.take(save.puts, save.deletes);
  w.batch.take(save.puts, save.deletes);
  save.staged = take_staged(w, save);
  if (std::exchange(w.snapshots.forget, false)) {
    save.forget_snapshots = w.save.forgets = true;
    save.spared = w.snapshots.since;
  }
  w.device_dirty = false;
  w.save.token = save.token;
  w.save.acted = w.acted;
  w.unsaved = save.deletes;
  for (const StoredEntry& entry : save.puts) w.unsaved.push_back(entry.key);
  w.unsaved.insert(w.unsaved.end(), save.staged.begin(), save.staged.end());
  effects.push_back(std::move(save));
}

void take_saved(Workspace& w, const Saved& event, Effects& effects) {
  if (event.token != w.save.token) return;
  w.save.token = 0;
  w.save.state = Saving::done;
  w.save.saved_at = w.now;
  w.storage = StorageState::fine;
  if (std::exchange(w.save.forgets, false)) snapshots_forgotten(w);
  if (w.save.acted && w.persisted != Persisted::yes && !w.persist_asked) {
    w.persist_asked = true;
    effects.push_back(AskPersist{});
  }
}

void take_failed(Workspace& w, const SaveFailed& event) {
  if (event.token != w.save.token) return;
  w.save.token = 0;
  w.save.state = Saving::failed;
  w.storage = storage_state(event.why);
  w.storage_blocked = w.storage == StorageState::newer;  // to write now would do harm
  w.shelf.give_back(w.unsaved);                          // due again, with the next save
  w.history.give_back(w.unsaved);
  w.batch.mark_dirty();
  w.device_dirty = true;
  w.log.mark_dirty();
  w.snapshots.forget |= std::exchange(w.save.forgets, false);
}

}  // namespace app
