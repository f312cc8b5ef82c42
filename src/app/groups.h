// Forming groups and changing them by hand, as undoable actions on groups and memberships (R24,
// C4).
#pragma once

#include <string>
#include <string_view>

#include "app/event.h"
#include "app/views.h"

namespace app {

// How groups came out, for the screen: the balance with its proof.
struct FormedGroups {
  domain::BalanceReport balance;
  size_t groups = 0;
  size_t people = 0;
  size_t without_post = 0;  // people whose post is not complete: they count as their own label
};
FormedGroups describe_groups(const Registry& registry, const std::vector<GroupView>& groups);

// The number of groups the size range proposes; when none fits, the nearest options (D3).
domain::GroupCountProposal propose_groups(const Registry& registry, const Workspace& workspace);

void form_groups(Workspace& workspace, const GroupsAsked& event, Effects& effects);
void move_person(Workspace& workspace, const PersonMoved& event, Effects& effects);
void pin_person(Workspace& workspace, const PersonPinned& event, Effects& effects);
void separate(Workspace& workspace, const SeparationAsked& event, Effects& effects);
// Before a package leaves: a group knows nothing of fusions, so the place in a group that a woman
// has through a profile that was joined to another is written for the one that stays.
void settle_memberships(Workspace& workspace);
void change_plan(Workspace& workspace, const PlanChanged& event, Effects& effects);

}  // namespace app
