#include "app/views.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "app/fusions.h"
#include "base/text.h"
#include "domain/schema.h"
#include "domain/validation.h"
#include "format/programs.h"
#include "texts/common.h"

namespace app {
namespace {

namespace type = domain::type;

int to_int(std::string_view text, int otherwise = 0) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool active(const crdt::Record& membership) {
  return !membership.is_deleted() && membership.value("hasta").empty();
}

// Of two profiles of one woman, each in a group, the membership that counts: the latest by date.
bool dated_before(const crdt::Record& a, const crdt::Record& b) {
  return std::tuple(a.text("desde"), a.latest(), std::string_view(a.id)) <
         std::tuple(b.text("desde"), b.latest(), std::string_view(b.id));
}

using Memberships = std::unordered_map<std::string, const crdt::Record*>;

// Person id -> her membership that counts: the one written last.
Memberships current_memberships(const Workspace& workspace, const domain::Fusions& fusions) {
  Memberships current;
  for (const auto& [id, record] : workspace.store.of(type::membership)) {
    const crdt::Record* group = workspace.store.find(type::group, record.text("grupo"));
    if (!active(record) || !group || group->is_deleted()) continue;
    const crdt::Record*& best = current[std::string(record.text("persona"))];
    if (!best || best->latest() < record.latest()) best = &record;
  }
  if (fusions.empty()) return current;
  Memberships shown;
  for (const auto& [person, membership] : current) {
    const crdt::Record*& best = shown[std::string(fusions.resolve(person))];
    if (!best || dated_before(*best, *membership)) best = membership;
  }
  return shown;
}

RegistryRow make_row(const crdt::Record& record, const Workspace& workspace) {
  const domain::Catalogues& catalogues = format::catalogues();
  RegistryRow row;
  row.person = domain::read_person(record);
  row.name = row.person.by_surname();
  row.vocalia = row.person.vocalia;
  const domain::Entidad* entidad = catalogues.entidad(row.person.entidad);
  row.entidad = entidad ? entidad->name : row.person.entidad;
  row.circunscripcion = entidad ? entidad->circunscripcion : 0;
  row.junta = domain::junta_text(row.person, catalogues);
  row.conflicts = record.conflicts();
  row.problems = domain::validate(record, catalogues, workspace.program()).size();
  row.sort_name = base::collation_key(row.name);
  row.search = base::fold(row.person.full_name() + ' ' + row.name + ' ' + row.person.correo + ' ' +
                          domain::post_text(row.person, catalogues, workspace.program()));
  return row;
}

// The row of the profile that stays: one row for one woman, who is also found by what the others
// say.
RegistryRow make_shared_row(const crdt::Record& record, const domain::Fusions& fusions,
                            const Workspace& workspace) {
  RegistryRow row = make_row(shown_profile(workspace, fusions, record), workspace);
  row.conflicts = record.conflicts();
  for (const std::string& id : fusions.profiles(record.id)) {
    const crdt::Record* other = workspace.store.find(type::person, id);
    if (!other || other->is_deleted()) continue;
    const domain::Person person = domain::read_person(*other);
    row.search += ' ' + base::fold(person.full_name() + ' ' + person.correo);
  }
  return row;
}

void count_into(std::vector<Count>& counts, std::string_view key) {
  for (Count& count : counts) {
    if (count.key == key) {
      ++count.total;
      return;
    }
  }
}

}  // namespace

std::string group_name(const crdt::Record& group) {
  const std::string_view name = group.text("nombre");
  return name.empty() ? base::say(text::common::group_number, {{"number", group.text("numero")}})
                      : std::string(name);
}

std::string group_name_in_files(const crdt::Record& group) {
  const std::string_view name = group.text("nombre");
  return name.empty() ? "Grupo " + std::string(group.text("numero")) : std::string(name);
}

Registry make_registry(const Workspace& workspace) {
  const domain::Catalogues& catalogues = format::catalogues();
  Registry registry;
  for (const auto& option :
       domain::options_of("vocalias", catalogues, workspace.program(), nullptr)) {
    registry.by_vocalia.push_back({option.key, option.name});
  }
  for (const auto& e : catalogues.entidades) registry.by_entidad.push_back({e.code, e.name});
  for (int i = 1; i <= 5; ++i) {
    registry.by_circunscripcion.push_back(
        {std::to_string(i),
         base::say(text::common::circunscripcion, {{"number", std::to_string(i)}})});
  }
  const domain::Fusions fusions = make_fusion_set(workspace);
  const auto memberships = current_memberships(workspace, fusions);
  for (const auto& [id, record] : workspace.store.of(type::person)) {
    if (record.is_deleted() || fusions.absorbed(id)) continue;
    RegistryRow row = fusions.several(id) ? make_shared_row(record, fusions, workspace)
                                          : make_row(record, workspace);
    if (const auto found = memberships.find(id); found != memberships.end()) {
      const crdt::Record* group = workspace.store.find(type::group, found->second->text("grupo"));
      row.group = to_int(group->text("numero"));
      row.pinned = found->second->value("fija").is_true();
    }
    count_into(registry.by_vocalia, row.person.vocalia);
    count_into(registry.by_entidad, row.person.entidad);
    count_into(registry.by_circunscripcion, std::to_string(row.circunscripcion));
    registry.incomplete += row.problems > 0;
    registry.conflicts += row.conflicts;
    registry.rows.push_back(std::move(row));
  }
  for (const std::string_view plan : {type::group, type::session, type::objective}) {
    for (const auto& [id, record] : workspace.store.of(plan)) {
      if (!record.is_deleted()) registry.conflicts += record.conflicts();
    }
  }
  std::sort(
      registry.rows.begin(), registry.rows.end(), [](const RegistryRow& a, const RegistryRow& b) {
        return a.sort_name != b.sort_name ? a.sort_name < b.sort_name : a.person.id < b.person.id;
      });
  return registry;
}

std::vector<size_t> select(const Registry& registry, const RegistryQuery& query) {
  const std::string wanted = base::fold(query.search);
  std::vector<size_t> found;
  for (size_t i = 0; i < registry.rows.size(); ++i) {
    const RegistryRow& row = registry.rows[i];
    const bool matches = (query.vocalia.empty() || row.vocalia == query.vocalia) &&
                         (query.entidad.empty() || row.person.entidad == query.entidad) &&
                         (query.circunscripcion.empty() ||
                          std::to_string(row.circunscripcion) == query.circunscripcion) &&
                         base::contains_all_words(row.search, wanted);
    if (matches) found.push_back(i);
  }
  const auto before = [&](size_t a, size_t b) {
    const RegistryRow& x = registry.rows[a];
    const RegistryRow& y = registry.rows[b];
    switch (query.sort) {
      case RegistrySort::vocalia:
        return x.vocalia < y.vocalia;
      case RegistrySort::entidad:
        return x.person.entidad < y.person.entidad;
      case RegistrySort::junta:
        return x.person.junta() < y.person.junta();
      case RegistrySort::group:
        return x.group < y.group;
      case RegistrySort::name:
        break;
    }
    return a < b;  // rows are in order of name
  };
  // Sorting the reverse relation keeps ties in order of name in both directions.
  std::stable_sort(found.begin(), found.end(), [&](size_t a, size_t b) {
    return query.descending ? before(b, a) : before(a, b);
  });
  return found;
}

std::vector<GroupView> make_groups(const Workspace& workspace) {
  std::vector<GroupView> groups;
  std::map<std::string, size_t, std::less<>> index;
  const domain::Fusions fusions = make_fusion_set(workspace);
  for (const auto& [id, record] : workspace.store.of(type::group)) {
    if (record.is_deleted()) continue;
    groups.push_back({id,
                      to_int(record.text("numero")),
                      group_name(record),
                      {},
                      std::string(fusions.resolve(record.text("representacion"))),
                      std::string(fusions.resolve(record.text("secretaria")))});
  }
  std::sort(groups.begin(), groups.end(), [](const GroupView& a, const GroupView& b) {
    return a.number != b.number ? a.number < b.number : a.id < b.id;
  });
  for (size_t i = 0; i < groups.size(); ++i) index.emplace(groups[i].id, i);
  for (const auto& [person_id, membership] : current_memberships(workspace, fusions)) {
    const crdt::Record* person = workspace.store.find(type::person, person_id);
    const auto found = index.find(membership->text("grupo"));
    if (!person || person->is_deleted() || found == index.end()) continue;
    groups[found->second].members.push_back(
        {domain::read_person(fusions.several(person_id) ? shown_profile(workspace, fusions, *person)
                                                        : *person),
         membership->value("fija").is_true()});
  }
  for (GroupView& group : groups) {
    std::vector<std::pair<std::string, size_t>> keys;
    for (size_t i = 0; i < group.members.size(); ++i) {
      const domain::Person& p = group.members[i].person;
      keys.emplace_back(base::collation_key(p.by_surname()) + '\n' + p.id, i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<Member> sorted;
    for (const auto& [key, i] : keys) sorted.push_back(std::move(group.members[i]));
    group.members = std::move(sorted);
  }
  return groups;
}

PlanView make_plan(const Workspace& workspace, std::string_view group_id) {
  PlanView view;
  view.group_id = group_id;
  const crdt::Record* group = workspace.store.find(type::group, group_id);
  if (!group) return view;
  domain::Program program = workspace.program();
  program.non_working = non_working(workspace);
  domain::PlanRequest request = domain::default_plan(program);
  if (const auto first = base::Date::parse(group->text("inicio"))) {
    request.first = *first;
    view.from_group = true;
  }
  request.every_weeks = std::max(1, to_int(group->text("cada_semanas"), request.every_weeks));
  request.count = std::clamp(to_int(group->text("sesiones"), request.count), 1, 30);
  view.plan = domain::plan_sessions(request, program);
  for (const domain::PlannedSession& planned : view.plan.sessions) {
    SessionView session{planned.number,    planned.date,    "",   {},
                        planned.moved_for, planned.outside, false};
    const std::string id = std::string(group_id) + "-s" + std::to_string(planned.number);
    if (const crdt::Record* record = workspace.store.find(type::session, id)) {
      session.title = record->text("titulo");
      session.topics = record->elements("temas");
      if (const auto date = base::Date::parse(record->text("fecha"))) {
        session.date = *date;
        session.agreed = true;
        if (*date != planned.date) session.moved_for.clear();
        if (program.sessions) {
          session.outside =
              *date < program.sessions->window_from || *date > program.sessions->window_to;
        }
      }
    }
    view.sessions.push_back(std::move(session));
  }
  for (const auto& [id, record] : workspace.store.of(type::objective)) {
    if (record.is_deleted() || record.text("grupo") != group_id) continue;
    view.objectives.emplace_back(id, record.text("texto"));
  }
  view.topics = group->elements("temas");
  view.from_group |= !view.objectives.empty() || !view.topics.empty();
  return view;
}

std::vector<domain::NonWorking> non_working(const Workspace& workspace) {
  const domain::Program& program = workspace.program();
  std::vector<domain::NonWorking> periods;
  size_t number = 0;
  for (domain::NonWorking period : program.non_working) {
    period.id = program.id + "-p" + std::to_string(++number);
    if (!workspace.store.find(type::pause, period.id)) periods.push_back(std::move(period));
  }
  for (const auto& [id, record] : workspace.store.of(type::pause)) {
    const auto from = base::Date::parse(record.text("desde"));
    const auto to = base::Date::parse(record.text("hasta"));
    if (record.is_deleted() || !from || !to) continue;
    periods.push_back({*from, *to, std::string(record.text("nombre")), id});
  }
  std::sort(periods.begin(), periods.end(), [](const auto& a, const auto& b) {
    return a.from != b.from ? a.from < b.from : a.id < b.id;
  });
  return periods;
}

std::vector<SeparationView> make_separations(const Workspace& workspace) {
  std::vector<SeparationView> views;
  const domain::Fusions fusions = make_fusion_set(workspace);
  std::set<std::string> seen;  // two profiles of one woman may be apart from the same other
  for (const auto& [id, record] : workspace.store.of(type::separation)) {
    const crdt::Record* one =
        workspace.store.find(type::person, fusions.resolve(record.text("una")));
    const crdt::Record* other =
        workspace.store.find(type::person, fusions.resolve(record.text("otra")));
    if (record.is_deleted() || !one || !other || one == other) continue;
    if (!seen.insert(fusion_id(one->id, other->id)).second) continue;
    views.push_back({one->id, other->id, domain::read_person(*one).full_name(),
                     domain::read_person(*other).full_name()});
  }
  return views;
}

std::vector<domain::Placement> placements(const Registry& registry) {
  std::vector<domain::Placement> out;
  out.reserve(registry.rows.size());
  for (const RegistryRow& row : registry.rows) {
    out.push_back({row.person.id, row.person.vocalia, row.person.adscripcion,
                   std::to_string(row.circunscripcion), row.person.entidad, row.person.junta()});
  }
  return out;
}

GroupSizes group_sizes(const Workspace& workspace) {
  const domain::Program& program = workspace.program();
  GroupSizes sizes{program.group_min, program.group_max, program.group_target};
  if (const crdt::Record* own = workspace.store.find(type::program, program.id)) {
    sizes.min = to_int(own->text("minimo"), sizes.min);
    sizes.max = to_int(own->text("maximo"), sizes.max);
    sizes.target = to_int(own->text("meta"), sizes.target);
  }
  if (sizes.min <= 0 || sizes.max < sizes.min) sizes = {30, 40, 35};
  if (sizes.target < sizes.min || sizes.target > sizes.max) {
    sizes.target = (sizes.min + sizes.max) / 2;
  }
  return sizes;
}

}  // namespace app
