// Saving: what is due is stored in one transaction at a time, and is due again when it fails.
//
// Invariants: a save is of one moment as a whole; what changes while it is under way goes into the
// next one; nothing is saved while another tab writes, or where writing would do harm.
#pragma once

#include "app/event.h"
#include "app/workspace.h"

namespace app {

// After every event: asks for the transaction that stores what is due, or for another turn when
// encoding it takes as long as what came before.
void save_what_changed(Workspace& w, const Event& event, Effects& effects);

// What became of it. Answers to any other transaction than the one under way are ignored.
void take_saved(Workspace& w, const Saved& event, Effects& effects);
void take_failed(Workspace& w, const SaveFailed& event);

}  // namespace app
