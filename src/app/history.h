// What can be taken back and done again: the two stacks of a device, as they are kept in storage.
// Every step is one entry ("u/12"), so that an action stores its own step and rewrites no other.
//
// Invariants: at most 200 steps can be taken back; ids grow, so the greatest id of a stack is its
// top; a step that left its stack is deleted from storage in the same transaction as what took it
// back. It belongs to this device and never leaves in a file.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/shelf.h"
#include "crdt/record.h"

namespace app {

// One field to write. `element` names one element of a set.
struct Edit {
  crdt::RecordKey record;
  std::string field;
  std::optional<std::string> element;
  crdt::Value value;
  bool tombstone = false;              // write the record's deleted flag instead of a field
  std::vector<crdt::Value> also = {};  // to write beside it: what people had changed apart
  bool operator==(const Edit&) const = default;
};

// What a person did in one go; what "Deshacer" takes back in one go.
struct Action {
  std::string label;  // "Mover a Ana Peña al grupo 3"
  std::vector<Edit> edits;
};

struct Undo {
  struct Step {
    Edit before;          // writes the old value back
    crdt::Stamp written;  // what others write after it is never undone
    bool operator==(const Step&) const = default;
  };
  std::string label;
  std::vector<Step> steps;
  uint64_t id = 0;  // given by the History
  bool operator==(const Undo&) const = default;
};

class History {
 public:
  static constexpr size_t limit = 200;

  const std::deque<Undo>& undo() const { return undo_; }
  const std::deque<Undo>& redo() const { return redo_; }

  // A new action: what could be done again no longer can.
  void push(Undo step);
  // The last action goes on (typing in one field): its step now stands until `written`.
  void prolong(const crdt::Stamp& written);

  Undo pop_undo();  // the stack must not be empty
  Undo pop_redo();
  void push_undo(Undo step) { put(undo_, std::move(step)); }
  void push_redo(Undo step) { put(redo_, std::move(step)); }

  void clear();  // nothing can be taken back any more

  // Forgets every step that wrote in the record, with the values it holds.
  void forget(const crdt::RecordKey& record);

  void load(const std::vector<StoredEntry>& entries);
  bool dirty() const { return !dirty_.empty() || !gone_.empty(); }
  // What storage must write and delete; clean afterwards.
  void take(std::vector<StoredEntry>& puts, std::vector<std::string>& deletes);
  // That failed: it is due again. Keys of others are left alone.
  void give_back(const std::vector<std::string>& keys);

  bool operator==(const History& other) const {
    return undo_ == other.undo_ && redo_ == other.redo_;
  }

 private:
  void put(std::deque<Undo>& stack, Undo step);
  Undo pop(std::deque<Undo>& stack);
  void drop(const Undo& step);

  std::deque<Undo> undo_, redo_;
  uint64_t last_id_ = 0;
  std::set<uint64_t> dirty_, gone_;
};

}  // namespace app
