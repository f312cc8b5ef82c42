// A Problem is something wrong that a person can mend: where it is, what it is, what to do.
// Readers return every problem they meet, never only the first. Texts are in the language spoken,
// ready for the screen; codes and paths are the same in all.
#pragma once

#include <string>
#include <vector>

namespace base {

struct Problem {
  std::string code;    // stable, for tests and --json: "json.depth", "persona.distrito"
  std::string where;   // the path inside the file: "records[3].values.correo", "línea 12"
  std::string what;    // one sentence: what is wrong
  std::string remedy;  // one sentence: what to do next

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

}  // namespace base
