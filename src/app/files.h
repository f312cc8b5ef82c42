// Files in and out: importing (all or nothing per file), and what each export carries.
#pragma once

#include "app/event.h"

namespace app {

void begin_import(Workspace& workspace, const ImportBegun& event);
void import_file(Workspace& workspace, const FileRead& event, Effects& effects);
void end_import(Workspace& workspace, const ImportEnded& event, Effects& effects);

// The mentee's own file (kind "ficha"), without what may not leave her device.
Download profile_file(const Workspace& workspace);
// One package per group (kind "paquete"): the group, its members and its plan, group scope only.
// Of a woman with several profiles it holds the one that stays.
Download package_file(Workspace& workspace, std::string_view group_id);
std::vector<Download> package_files(Workspace& workspace);
// The group's objectives, topics and sessions (kind "plan"), with the dates as shown on screen.
Download plan_file(Workspace& workspace, std::string_view group_id);

// Notes in the log that this file left the device.
void log_sent(Workspace& workspace, const Download& file);

}  // namespace app
