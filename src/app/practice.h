// Practising with invented women: they come in one step and go in one, whatever was done with them
// in between. Their ids say what they are, wherever a file takes them.
#pragma once

#include "app/event.h"

namespace app {

void add_practice(Workspace& workspace, size_t count, Effects& effects);

// Takes the invented women off, with all that is about them: where nobody else takes part, also the
// groups and plans that were made with them. One undoable action.
void end_practice(Workspace& workspace, Effects& effects);

// How many of them there are.
size_t practising(const Workspace& workspace);

}  // namespace app
