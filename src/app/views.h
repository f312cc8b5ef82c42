// Views: what screens and files show, computed from the records and never stored. Cheap enough to
// make anew when the workspace's version changed; screens keep the last one.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "domain/grouping.h"
#include "domain/person.h"
#include "domain/planner.h"

namespace app {

struct RegistryRow {
  domain::Person person;
  std::string name;     // by surname
  std::string vocalia;  // short key, e.g. "VE"
  std::string entidad;  // name
  std::string junta;    // text
  int circunscripcion = 0;
  int group = 0;  // number, 0: none yet
  bool pinned = false;
  size_t problems = 0;  // fields that are missing or wrong
  size_t conflicts = 0;
  std::string search;  // folded text that searching looks in
  std::string sort_name;
};

struct Count {
  std::string key, name;
  size_t total = 0;
};

enum class RegistrySort { name, vocalia, entidad, junta, group };

struct RegistryQuery {
  std::string search;
  std::string vocalia, entidad, circunscripcion;  // keys; empty: all
  RegistrySort sort = RegistrySort::name;
  bool descending = false;
  bool operator==(const RegistryQuery&) const = default;
};

struct Registry {
  std::vector<RegistryRow> rows;  // everybody, by name
  std::vector<Count> by_vocalia, by_entidad, by_circunscripcion;
  size_t incomplete = 0;
  size_t conflicts = 0;  // to settle, those of groups and their plans included
};

// A woman with several profiles counts once, as the one that stays (app/fusions.h); the same holds
// for groups and separations below.
Registry make_registry(const Workspace& workspace);
// Positions in registry.rows of those that match, in the order asked for.
std::vector<size_t> select(const Registry& registry, const RegistryQuery& query);

struct Member {
  domain::Person person;
  bool pinned = false;
};

struct GroupView {
  std::string id;
  int number = 0;
  std::string name;                        // "Grupo 3"
  std::vector<Member> members;             // by surname
  std::string representacion, secretaria;  // ids of people
};

// The groups that are not deleted, by number. A person in several (two devices moved her apart) is
// shown where she was put last.
std::vector<GroupView> make_groups(const Workspace& workspace);

struct SessionView {
  int number = 0;
  base::Date date;
  std::string title;
  std::vector<std::string> topics;
  std::string moved_for;
  bool outside = false;
  bool agreed = false;  // a date the group wrote down, not only a proposal
};

struct PlanView {
  std::string group_id;
  domain::Plan plan;
  std::vector<SessionView> sessions;
  std::vector<std::pair<std::string, std::string>> objectives;  // id, text
  std::vector<std::string> topics;
  bool from_group = false;  // the group has written something of it
};

PlanView make_plan(const Workspace& workspace, std::string_view group_id);

// What domain::form_groups needs, in the order of `registry.rows`.
std::vector<domain::Placement> placements(const Registry& registry);

struct GroupSizes {
  int min = 0, max = 0, target = 0;
};
// The Unidad Técnica's own range if she set one, else the template's, else 30–40 (D3).
GroupSizes group_sizes(const Workspace& workspace);

// The non-working periods in force: the template's, as the Unidad Técnica changed them (D5).
std::vector<domain::NonWorking> non_working(const Workspace& workspace);

struct SeparationView {
  std::string one, other;  // ids
  std::string one_name, other_name;
};
std::vector<SeparationView> make_separations(const Workspace& workspace);

std::string group_name(const crdt::Record& group);
// The same in files, which speak no language but their own.
std::string group_name_in_files(const crdt::Record& group);

}  // namespace app
