// Differences to review: fields that people edited apart, with every value, who wrote it, when, and
// from which file it came. Settling one is an ordinary edit: it saw all values, so it replaces them
// everywhere it arrives.
#pragma once

#include <string>
#include <vector>

#include "app/event.h"

namespace app {

struct ConflictValue {
  crdt::Value value;
  std::string shown;  // as a person reads it
  std::string who;    // "este dispositivo", "Ana Peña", or what little is known
  std::string when;   // "12 de noviembre de 2020, 16:20"
  std::string file;   // name of the file it came in, empty for this device
  bool winner = false;
};

struct Conflict {
  crdt::RecordKey record;
  std::string field;
  std::string about;                  // the person or group
  std::string label;                  // of the field
  std::vector<ConflictValue> values;  // the one shown first
};

// What a record is about, for a sentence: a person's name, "sesión 2, Grupo 3".
std::string about(const Workspace& workspace, const crdt::Record& record);

// In a stable order: by record, then by field.
std::vector<Conflict> make_conflicts(const Workspace& workspace);

// An ordinary edit, which says what it did and can be undone.
void settle_conflict(Workspace& workspace, const ConflictSettled& event, Effects& effects);

}  // namespace app
