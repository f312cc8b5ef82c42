// The log of files as people read it: what left this device and what the receipt said of it, what
// was changed here since, and what arrived.
#pragma once

#include <string>
#include <vector>

#include "app/workspace.h"

namespace app {

struct FileRow {
  enum class State { quiet, waiting, accepted, refused };
  std::string name;
  std::string when;
  std::string from;  // who sent a received file
  State state = State::quiet;
  std::string state_text;            // "La Unidad Técnica lo recibió el 12 de noviembre de 2020"
  std::vector<std::string> changed;  // labels of what was written here after it was sent
  std::string hash;                  // the first digits, to compare with somebody else's
};

// The latest first. Of sent fichas it says what changed since; other kinds hold too much for that.
std::vector<FileRow> make_sent_files(const Workspace& workspace);
std::vector<FileRow> make_received_files(const Workspace& workspace);

}  // namespace app
