// Possible duplicates for somebody to look at, with both profiles side by side, and what was
// decided: joining two profiles, taking that back, saying that they are two women. All three are
// ordinary edits of a fusion record, so they are undone, merged and sent like any other.
#pragma once

#include <string>
#include <vector>

#include "app/event.h"
#include "domain/duplicates.h"

namespace app {

struct ComparedValue {
  std::string label;       // "Correo electrónico"
  std::string one, other;  // as a person reads them; empty: nothing written
  bool same = false;
};

struct Duplicate {
  std::string one, other;  // ids
  std::string one_name, other_name;
  std::vector<ComparedValue> values;
  std::vector<std::string> evidence;  // "El correo es el mismo"
  int score = 0;
};

// Pairs that nobody joined and nobody said to be two women; the likeliest first.
std::vector<Duplicate> make_duplicates(const Workspace& workspace);

struct FusionView {
  std::string id;
  std::string keep_name, absorb_name;  // distinct: just the one and the other
  std::string keep_email, absorb_email;
  bool distinct = false;  // "son dos mujeres distintas"
};

// What was decided, to take it back; by name.
std::vector<FusionView> make_fusions(const Workspace& workspace);

const char* evidence_text(domain::Evidence evidence);

void join_profiles(Workspace& workspace, const FusionAsked& event, Effects& effects);
void undo_fusion(Workspace& workspace, const FusionUndone& event, Effects& effects);
void say_distinct(Workspace& workspace, const DistinctSaid& event, Effects& effects);

}  // namespace app
