// One woman's page: what her profile says, where she is, which files it came from, and what people
// disagree about. A view: computed, never stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/conflicts.h"
#include "app/workspace.h"
#include "base/problem.h"
#include "domain/person.h"

namespace app {

struct Fact {
  std::string field;  // as in files
  std::string label, value;
};

struct PersonView {
  domain::Person person;
  std::string post;
  std::vector<Fact> facts;  // what she wrote, in the order of the ficha
  base::Problems problems;  // what is missing or wrong
  int group = 0;            // number, 0: none
  std::string group_name;
  std::string since;               // "2 de noviembre de 2020"; empty: not said
  bool pinned = false;             // in her group
  std::vector<std::string> files;  // where it came from: "ficha-….sorora.json, de Ana Peña"
  bool here = false;               // some of it was written on this device
  std::vector<Conflict> conflicts;
  std::vector<std::string> joined;  // names of her other profiles
};

// Of a woman with several profiles, any of their ids leads to the one that stays. Nothing when
// nobody here has this id.
std::optional<PersonView> make_person(const Workspace& workspace, std::string_view id);

}  // namespace app
