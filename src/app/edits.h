// Writing: every change of a record goes through here, gets its stamp, and can be undone.
#pragma once

#include <string>
#include <string_view>

#include "app/workspace.h"

namespace app {

// Applies the action and puts what takes it back into the history.
void apply(Workspace& workspace, const Action& action);

// Takes back the latest action, field by field, except where somebody wrote later. Returns its
// label, empty when there is nothing to undo.
std::string undo(Workspace& workspace);
std::string redo(Workspace& workspace);

Edit edit(std::string_view type, std::string_view id, std::string_view field, crdt::Value value);
Edit edit_text(std::string_view type, std::string_view id, std::string_view field,
               std::string_view text);
Edit edit_member(std::string_view type, std::string_view id, std::string_view set,
                 std::string_view element, bool in);
Edit remove_record(std::string_view type, std::string_view id);
Edit keep_record(std::string_view type, std::string_view id);  // takes a removal back

}  // namespace app
