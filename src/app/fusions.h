// The fusions of a workspace, read out of its records, and the profile that is shown for a woman
// who has several: the one that stays, with what it leaves empty taken from those that joined it.
// That is only how it is seen: no profile is ever written by a fusion.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/workspace.h"
#include "domain/fusions.h"

namespace app {

// What is in force: fusions that were not taken back, apart from "they are two women".
struct FusionRecord {
  std::string id, keep, absorb;
};
std::vector<FusionRecord> fusions_in_force(const Workspace& workspace);

domain::Fusions make_fusion_set(const Workspace& workspace);

// Her profile as it is shown; `record` is the one that stays.
crdt::Record shown_profile(const Workspace& workspace, const domain::Fusions& fusions,
                           const crdt::Record& record);

// The id of what was said of these two, the same on every device.
std::string fusion_id(std::string_view one, std::string_view other);

}  // namespace app
