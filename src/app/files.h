// Files in and out: importing (all or nothing per file), and what each export carries.
#pragma once

#include "app/event.h"

namespace app {

void begin_import(Workspace& workspace, const ImportBegun& event);
void import_file(Workspace& workspace, const FileRead& event, Effects& effects);
// Applies what was read, or waits for a review: where people disagree, where somebody's data go,
// or when the device always wants one.
void end_import(Workspace& workspace, const ImportEnded& event, Effects& effects);
void apply_import(Workspace& workspace, Effects& effects);
void discard_import(Workspace& workspace, Effects& effects);
// Takes the whole last import back, except where somebody wrote since.
void undo_import(Workspace& workspace, Effects& effects);

// The mentee's own file (kind "ficha"), without what may not leave her device.
Download profile_file(const Workspace& workspace);
// One package per group (kind "paquete"): the group, its members and its plan, group scope only.
// Of a woman with several profiles it holds the one that stays.
Download package_file(Workspace& workspace, std::string_view group_id);
std::vector<Download> package_files(Workspace& workspace);
// The group's objectives, topics and sessions (kind "plan"), with the dates as shown on screen.
Download plan_file(Workspace& workspace, std::string_view group_id);

// What the Unidad Técnica says of every file it received or refused (kind "acuse"): hashes and
// verdicts, no names, so that one file can go to everybody.
Download receipt_file(const Workspace& workspace);

// Notes in the log that this file left the device.
void log_sent(Workspace& workspace, const Download& file);

}  // namespace app
