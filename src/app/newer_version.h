// A newer version of Sorora. The browser keeps it beside the one in use; it is offered, and taken
// only when she asks. Then it answers for every tab, and each one opens itself anew.
//
// Invariants:
// - nothing is taken while something here is not stored;
// - a tab opens itself anew once, and not before its last save was acknowledged and no import is
//   open: what was read from files and not applied exists in this page alone.
#pragma once

#include <string>

namespace app {

enum class NewerVersion {
  none,
  waiting,
  asked,    // everything is being stored
  taken,    // this page is of the older one and leaves as soon as it can
  leaving,  // it was told to
};

struct Workspace;

// Why nothing may be taken now, as a sentence; empty when nothing speaks against it.
std::string update_obstacle(const Workspace& workspace);

// True once, when this page should be opened anew.
bool leaves_now(Workspace& workspace);

}  // namespace app
