// The Shelf decides which storage entry ("r/12") holds which record. Records lie together in
// entries of up to about 100: measured in Chromium, 20,000 small records take 1.5 s to store as
// single entries and 0.09 s in entries of 100, while saving one change stays within about 0.4 ms.
//
// Invariant: a record lies in at most one entry for ever, so an entry is rewritten whole and in one
// transaction. The shelf holds keys only; texts are encoded when they are taken.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "crdt/record.h"

namespace app {

struct StoredEntry {
  std::string key;
  std::string text;
};

class Shelf {
 public:
  static constexpr size_t records_per_entry = 100;

  // Puts what storage held into `store`. Entries that cannot be read are reported, never dropped:
  // they stay in storage untouched.
  base::Problems load(const std::vector<StoredEntry>& entries, crdt::Store& store);

  // The record changed (or is new): its entry must be written.
  void touch(const crdt::RecordKey& key);
  bool dirty() const { return !dirty_.empty() || !gone_.empty(); }

  // `store` stands in the place of everything there was: its records are laid out anew, and entries
  // of no further use are due to be deleted. Entries that could not be read stay.
  void replace(const crdt::Store& store);

  // How many entries take() would write.
  size_t due() const { return dirty_.size(); }
  // One of them, which is clean afterwards.
  StoredEntry take_one(const crdt::Store& store);
  // The entries to write, encoded from `store`; the shelf is clean afterwards.
  std::vector<StoredEntry> take(const crdt::Store& store);
  // The entries to delete in the same transaction.
  std::vector<std::string> take_deletes();
  // Their writing or deleting failed: they are due again.
  void give_back(const std::vector<std::string>& entry_keys);

 private:
  StoredEntry encoded(size_t at, const crdt::Store& store) const;

  std::map<crdt::RecordKey, size_t> place_;
  std::vector<std::vector<crdt::RecordKey>> entries_;
  std::set<size_t> dirty_;
  std::set<size_t> gone_;    // empty now, still in storage
  std::set<size_t> sealed_;  // could not be read: never written over
};

}  // namespace app
