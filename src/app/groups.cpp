#include "app/groups.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "app/edits.h"
#include "app/fusions.h"
#include "domain/schema.h"
#include "texts/groups.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

std::string today(const Workspace& workspace) {
  return base::local_date(workspace.now, workspace.offset_minutes).iso();
}

std::string membership_id(std::string_view group, std::string_view person) {
  return std::string(group) + '.' + std::string(person);
}

// Ends a membership: one that began today never happened; an older one is dated, so that counts
// over time never double.
Edit end_membership(const Workspace& workspace, const crdt::Record& membership) {
  if (membership.text("desde") == today(workspace)) {
    return remove_record(type::membership, membership.id);
  }
  return edit_text(type::membership, membership.id, "hasta", today(workspace));
}

// Every membership of the person that counts today, of all her profiles.
std::vector<const crdt::Record*> memberships_of(const Workspace& workspace,
                                                const domain::Fusions& fusions,
                                                std::string_view person) {
  std::vector<const crdt::Record*> found;
  for (const auto& [id, record] : workspace.store.of(type::membership)) {
    if (!record.is_deleted() && record.value("hasta").empty() &&
        fusions.resolve(record.text("persona")) == fusions.resolve(person)) {
      found.push_back(&record);
    }
  }
  return found;
}

void begin_membership(const Workspace& workspace, std::string_view group, std::string_view person,
                      bool pinned, std::string_view from, std::vector<Edit>& edits) {
  const std::string id = membership_id(group, person);
  const crdt::Record* old = workspace.store.find(type::membership, id);
  if (old && old->is_deleted()) {
    edits.push_back(keep_record(type::membership, id));
  }
  if (old && !old->value("hasta").empty()) {
    edits.push_back(edit(type::membership, id, "hasta", crdt::Value{}));
  }
  edits.push_back(edit_text(type::membership, id, "persona", person));
  edits.push_back(edit_text(type::membership, id, "grupo", group));
  edits.push_back(edit_text(type::membership, id, "desde", from));
  if (pinned || (old && old->value("fija").is_true())) {  // an earlier stay's pin is over
    edits.push_back(edit(type::membership, id, "fija", crdt::Value::of(pinned)));
  }
}

// The ids of groups 1…count, made where missing; groups beyond are removed.
std::vector<std::string> group_ids(Workspace& workspace, size_t count, std::vector<Edit>& edits) {
  std::vector<std::string> ids(count);
  for (const GroupView& group : make_groups(workspace)) {
    const size_t at = static_cast<size_t>(group.number) - 1;
    if (group.number >= 1 && at < count && ids[at].empty()) {
      ids[at] = group.id;
    } else {
      edits.push_back(remove_record(type::group, group.id));
    }
  }
  for (size_t i = 0; i < count; ++i) {
    if (!ids[i].empty()) continue;
    ids[i] = workspace.new_id();
    edits.push_back(
        edit(type::group, ids[i], "numero", crdt::Value::of(static_cast<int64_t>(i + 1))));
  }
  return ids;
}

domain::GroupingRequest make_request(const Workspace& workspace, const Registry& registry,
                                     std::span<const domain::Placement> people,
                                     const GroupsAsked& event) {
  domain::GroupingRequest request;
  request.people = people;
  request.groups = event.count;
  request.seed = event.seed;
  std::unordered_map<std::string, size_t> index;
  for (size_t i = 0; i < registry.rows.size(); ++i) {
    const RegistryRow& row = registry.rows[i];
    index.emplace(row.person.id, i);
    if (row.pinned && row.group > 0) {
      request.pins.push_back({i, static_cast<size_t>(row.group) - 1});
    }
  }
  for (const SeparationView& apart : make_separations(workspace)) {
    const auto one = index.find(apart.one);
    const auto other = index.find(apart.other);
    if (one == index.end() || other == index.end()) continue;
    request.separations.push_back({one->second, other->second});
  }
  return request;
}

// The edits that turn today's memberships into `group_of`, leaving alone who stays.
void place_everybody(Workspace& workspace, const Registry& registry,
                     const std::vector<std::string>& groups, const std::vector<uint32_t>& group_of,
                     std::vector<Edit>& edits) {
  std::map<std::string, std::vector<const crdt::Record*>> memberships;
  const domain::Fusions fusions = make_fusion_set(workspace);
  for (const auto& [id, record] : workspace.store.of(type::membership)) {
    if (record.is_deleted() || !record.value("hasta").empty()) continue;
    memberships[std::string(fusions.resolve(record.text("persona")))].push_back(&record);
  }
  for (size_t i = 0; i < registry.rows.size(); ++i) {
    const std::string& person = registry.rows[i].person.id;
    const std::string& wanted = groups[group_of[i]];
    bool stays = false;
    for (const crdt::Record* membership : memberships[person]) {
      if (!stays && membership->text("grupo") == wanted) {
        stays = true;
      } else {
        edits.push_back(end_membership(workspace, *membership));
      }
    }
    if (!stays) begin_membership(workspace, wanted, person, false, today(workspace), edits);
  }
}

// Whatever keeps these two apart, also what was said of other profiles of theirs.
std::vector<Edit> end_separations(const Workspace& workspace, const SeparationAsked& event) {
  const domain::Fusions fusions = make_fusion_set(workspace);
  const auto pair = [&fusions](std::string_view one, std::string_view other) {
    return fusion_id(fusions.resolve(one), fusions.resolve(other));
  };
  std::vector<Edit> edits;
  for (const auto& [id, record] : workspace.store.of(type::separation)) {
    if (!record.is_deleted() &&
        pair(record.text("una"), record.text("otra")) == pair(event.one, event.other)) {
      edits.push_back(remove_record(type::separation, id));
    }
  }
  return edits;
}

const RegistryRow* find_row(const Registry& registry, std::string_view person) {
  for (const RegistryRow& row : registry.rows) {
    if (row.person.id == person) return &row;
  }
  return nullptr;
}

}  // namespace

domain::GroupCountProposal propose_groups(const Registry& registry, const Workspace& workspace) {
  const GroupSizes sizes = group_sizes(workspace);
  return domain::propose_group_counts(registry.rows.size(), static_cast<size_t>(sizes.min),
                                      static_cast<size_t>(sizes.max),
                                      static_cast<size_t>(sizes.target));
}

FormedGroups describe_groups(const Registry& registry, const std::vector<GroupView>& groups) {
  FormedGroups formed;
  formed.groups = groups.size();
  if (groups.empty()) return formed;
  std::map<int, uint32_t> index;
  for (size_t i = 0; i < groups.size(); ++i) index[groups[i].number] = static_cast<uint32_t>(i);
  const std::vector<domain::Placement> all = placements(registry);
  std::vector<domain::Placement> people;
  std::vector<uint32_t> group_of;
  for (size_t i = 0; i < registry.rows.size(); ++i) {
    const RegistryRow& row = registry.rows[i];
    formed.without_post += !row.person.complete_post();
    const auto found = index.find(row.group);
    if (found == index.end()) continue;
    people.push_back(all[i]);
    group_of.push_back(found->second);
  }
  formed.people = people.size();
  formed.balance = domain::balance(people, group_of, groups.size());
  return formed;
}

void form_groups(Workspace& workspace, const GroupsAsked& event, Effects& effects) {
  size_t count = event.count;
  const Registry registry = make_registry(workspace);
  if (registry.rows.empty()) {
    effects.push_back(Say{say(text::groups::nobody), false, true});
    return;
  }
  if (count == 0) {
    const auto proposal = propose_groups(registry, workspace);
    if (!proposal.recommended) return;  // the screen shows the options; nothing is decided silently
    count = proposal.recommended->groups;
  }
  count = std::min(count, registry.rows.size());
  const auto people = placements(registry);
  const auto grouping =
      domain::form_groups(make_request(workspace, registry, people, {count, event.seed}));
  std::vector<Edit> edits;
  const auto ids = group_ids(workspace, count, edits);
  place_everybody(workspace, registry, ids, grouping.group_of, edits);
  apply(workspace, {say(text::groups::form, {{"count", count}}), std::move(edits)});
  effects.push_back(
      Say{say(text::groups::formed, {{"groups", count}, {"people", registry.rows.size()}}), true});
}

void move_person(Workspace& workspace, const PersonMoved& event, Effects& effects) {
  const Registry registry = make_registry(workspace);
  const RegistryRow* row = find_row(registry, event.person);
  const auto groups = make_groups(workspace);
  const bool even_before = describe_groups(registry, groups).balance.exact;
  const auto target = std::find_if(groups.begin(), groups.end(), [&](const GroupView& group) {
    return group.number == static_cast<int>(event.group);
  });
  if (!row || target == groups.end() || row->group == target->number) return;
  std::vector<Edit> edits;
  for (const crdt::Record* old :
       memberships_of(workspace, make_fusion_set(workspace), event.person)) {
    edits.push_back(end_membership(workspace, *old));
  }
  begin_membership(workspace, target->id, event.person, true, today(workspace), edits);
  const std::string name = row->person.full_name();
  apply(workspace, {say(text::groups::move_step, {{"name", name}, {"group", target->name}}),
                    std::move(edits)});
  std::string said = say(text::groups::moved, {{"name", name}, {"group", target->name}});
  const bool even = describe_groups(make_registry(workspace), make_groups(workspace)).balance.exact;
  if (even != even_before) {
    (said += ' ') += say(even ? text::groups::now_exact : text::groups::now_off);
  }
  effects.push_back(Say{std::move(said), true});
}

void pin_person(Workspace& workspace, const PersonPinned& event, Effects& effects) {
  const crdt::Record* person = workspace.store.find(type::person, event.person);
  std::vector<Edit> edits;
  for (const crdt::Record* membership :
       memberships_of(workspace, make_fusion_set(workspace), event.person)) {
    edits.push_back(edit(type::membership, membership->id, "fija", crdt::Value::of(event.on)));
  }
  if (!person || edits.empty()) return;
  const std::string name = domain::read_person(*person).full_name();
  apply(workspace,
        {say(event.on ? text::groups::pin_step : text::groups::unpin_step, {{"name", name}}),
         std::move(edits)});
  effects.push_back(
      Say{say(event.on ? text::groups::pinned_now : text::groups::unpinned_now, {{"name", name}}),
          true});
}

void separate(Workspace& workspace, const SeparationAsked& event, Effects& effects) {
  if (event.one == event.other) return;
  const std::string id = std::min(event.one, event.other) + '.' + std::max(event.one, event.other);
  std::vector<Edit> edits;
  if (event.on) {
    edits = {edit_text(type::separation, id, "una", event.one),
             edit_text(type::separation, id, "otra", event.other),
             keep_record(type::separation, id)};
  } else {
    edits = end_separations(workspace, event);
  }
  apply(workspace,
        {say(event.on ? text::groups::separate_step : text::groups::unite_step), std::move(edits)});
  effects.push_back(
      Say{say(event.on ? text::groups::separated_now : text::groups::united_now), true});
}

void settle_memberships(Workspace& workspace) {
  const domain::Fusions fusions = make_fusion_set(workspace);
  if (fusions.empty()) return;
  std::vector<Edit> edits;
  for (const GroupView& group : make_groups(workspace)) {
    for (const Member& member : group.members) {
      const std::string& shown = member.person.id;
      if (!fusions.several(shown)) continue;
      const crdt::Record* own = nullptr;  // her place under the profile that stays
      std::string_view from;
      for (const crdt::Record* membership : memberships_of(workspace, fusions, shown)) {
        const bool here = membership->text("grupo") == group.id;
        if (here) from = std::max(from, membership->text("desde"));
        if (here && membership->text("persona") == shown) {
          own = membership;
        } else {
          edits.push_back(end_membership(workspace, *membership));
        }
      }
      if (!own) begin_membership(workspace, group.id, shown, member.pinned, from, edits);
    }
    const crdt::Record& record = *workspace.store.find(type::group, group.id);
    const auto settle = [&](std::string_view field, const std::string& shown) {
      if (record.text(field) == shown) return;
      edits.push_back(edit_text(type::group, group.id, field, shown));
    };
    settle("representacion", group.representacion);
    settle("secretaria", group.secretaria);
  }
  apply(workspace, {say(text::groups::settle_step), std::move(edits)});
}

void change_plan(Workspace& workspace, const PlanChanged& event, Effects&) {
  const auto number = [](int n) { return crdt::Value::of(static_cast<int64_t>(n)); };
  std::vector<Edit> edits{
      edit_text(type::group, event.group, "inicio", event.plan.first.iso()),
      edit(type::group, event.group, "cada_semanas", number(event.plan.every_weeks)),
      edit(type::group, event.group, "sesiones", number(event.plan.count))};
  for (const auto& [id, record] : workspace.store.of(type::session)) {
    if (record.is_deleted() || record.text("grupo") != event.group) continue;
    if (!record.value("fecha").empty()) {  // dates written down follow the new plan
      edits.push_back(edit(type::session, id, "fecha", crdt::Value{}));
    }
  }
  apply(workspace, {say(text::groups::calendar_step), std::move(edits)});
}

}  // namespace app
