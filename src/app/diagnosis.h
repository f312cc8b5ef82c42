// The diagnostic text of "Reportar un problema": what whoever gives support needs to know, and
// nothing that a person wrote. It holds only what this list has; it can be read in full before it
// goes anywhere, and it goes nowhere by itself.
#pragma once

#include <string>

#include "app/event.h"

namespace app {

std::string diagnosis_text(const Workspace& workspace);
Download diagnosis_file(const Workspace& workspace);

// Remembers the codes of what went wrong in this event: for the text above, and only there.
void note_troubles(Workspace& workspace, const Event& event);

}  // namespace app
