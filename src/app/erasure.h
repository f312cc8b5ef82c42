// A person's right of cancellation: her data are forgotten on this device, and on every device that
// the erasure reaches by file. It is final: no older file brings them back, and nothing undoes it.
//
// Besides her record, what the device remembers of her elsewhere goes too: what could be undone,
// what an import had changed, her name in the log of files, and every automatic snapshot: all of it
// in one transaction with the erasure itself.
#pragma once

#include <string>
#include <vector>

#include "app/event.h"

namespace app {

void erase_person(Workspace& workspace, std::string_view id, Effects& effects);
// For an erasure that arrives with its own stamp.
void erase_record(Workspace& workspace, const crdt::RecordKey& key, const crdt::Stamp& stamp);

// What is left to show of an erasure: its folio (nobody can be found by it), when, and where.
struct Erasure {
  std::string folio;  // "F1C4-A000"
  std::string when;   // "12 de noviembre de 2020, 16:20"
  bool here = false;  // it was this device that erased
};
std::vector<Erasure> make_erasures(const Workspace& workspace);  // the latest first

// All erasures known here (kind "borrado"), for the other devices of the network.
Download erasure_file(const Workspace& workspace);

}  // namespace app
