#include "app/person_view.h"

#include <algorithm>
#include <set>

#include "app/fusions.h"
#include "app/views.h"
#include "domain/schema.h"
#include "domain/validation.h"
#include "format/programs.h"
#include "texts/common.h"
#include "texts/person.h"

namespace app {
namespace {

namespace type = domain::type;

std::string value_text(const domain::Field& field, const crdt::Record& record,
                       const domain::Program& program) {
  const domain::Catalogues& catalogues = format::catalogues();
  if (field.kind == domain::Kind::flag) {
    return record.value(field.name).is_true() ? base::say(text::common::yes) : "";
  }
  if (field.kind == domain::Kind::choices) {
    std::string all;
    for (const std::string& key : record.elements(field.name)) {
      if (!all.empty()) all += "; ";
      all += domain::name_of(field.catalogue, key, catalogues, program);
    }
    return all;
  }
  const std::string text(record.text(field.name));
  if (field.kind != domain::Kind::choice || text.empty()) return text;
  return domain::name_of(field.catalogue, text, catalogues, program);
}

std::vector<Fact> make_facts(const crdt::Record& record, const domain::Program& program) {
  std::vector<Fact> facts;
  for (const domain::Field& field : domain::find_noun(type::person)->fields) {
    if (field.scope == domain::Scope::device) continue;
    const std::string value = value_text(field, record, program);
    if (!value.empty()) {
      facts.push_back({std::string(field.name), base::say(field.label), value});
    }
  }
  return facts;
}

void collect_nodes(const crdt::Record& record, std::set<crdt::Node>& nodes) {
  const auto add = [&](const crdt::Register& value) {
    for (const crdt::Entry& entry : value.entries()) nodes.insert(entry.stamp.node);
  };
  for (const auto& [name, value] : record.fields) add(value);
  for (const auto& [name, set] : record.sets) {
    for (const auto& [element, value] : set) add(value);
  }
}

void find_origins(const Workspace& workspace, const std::set<crdt::Node>& nodes, PersonView& view) {
  for (const crdt::Node node : nodes) {
    if (node == workspace.device.node) {
      view.here = true;
      continue;
    }
    const LoggedFile* file = workspace.log.last_from(crdt::node_text(node));
    if (!file) continue;
    view.files.push_back(
        file->from.empty()
            ? file->name
            : base::say(text::person::file_from, {{"file", file->name}, {"person", file->from}}));
  }
  std::sort(view.files.begin(), view.files.end());
}

void find_group(const Workspace& workspace, std::string_view id, PersonView& view) {
  for (const GroupView& group : make_groups(workspace)) {
    for (const Member& member : group.members) {
      if (member.person.id != id) continue;
      view.group = group.number;
      view.group_name = group.name;
      view.pinned = member.pinned;
      for (const auto& [key, record] : workspace.store.of(type::membership)) {
        if (record.is_deleted() || record.text("grupo") != group.id ||
            record.text("persona") != id || !record.value("hasta").empty()) {
          continue;
        }
        if (const auto since = base::Date::parse(record.text("desde"))) view.since = since->full();
      }
      return;
    }
  }
}

}  // namespace

std::optional<PersonView> make_person(const Workspace& workspace, std::string_view id) {
  const domain::Fusions fusions = make_fusion_set(workspace);
  const crdt::Record* record = workspace.store.find(type::person, fusions.resolve(id));
  if (!record || record->is_deleted()) return {};
  const crdt::Record shown = shown_profile(workspace, fusions, *record);
  const domain::Program& program = workspace.program();
  PersonView view;
  view.person = domain::read_person(shown);
  view.post = domain::post_text(view.person, format::catalogues(), program);
  view.facts = make_facts(shown, program);
  view.problems = domain::validate(shown, format::catalogues(), program);
  find_group(workspace, record->id, view);
  std::set<crdt::Node> nodes;
  for (const std::string& profile : fusions.profiles(record->id)) {
    const crdt::Record* one = workspace.store.find(type::person, profile);
    if (!one || one->is_deleted()) continue;
    collect_nodes(*one, nodes);
    if (profile != record->id) view.joined.push_back(domain::read_person(*one).full_name());
  }
  find_origins(workspace, nodes, view);
  for (Conflict& conflict : make_conflicts(workspace)) {
    if (conflict.record.type == type::person && conflict.record.id == record->id) {
      view.conflicts.push_back(std::move(conflict));
    }
  }
  return view;
}

}  // namespace app
