// Forming groups on the registry and changing them by hand.
#include "app/groups.h"

#include <algorithm>
#include <set>

#include "doctest/doctest.h"
#include "tests/app/device.h"

using app_tests::Device;
using app_tests::unit_with;

namespace {

app::FormedGroups formed(const Device& device) {
  return app::describe_groups(app::make_registry(device.w), app::make_groups(device.w));
}

std::vector<size_t> sizes(const Device& device) {
  std::vector<size_t> out;
  for (const auto& group : app::make_groups(device.w)) out.push_back(group.members.size());
  return out;
}

// The number of the group a person is in, 0 for none.
int group_of(const Device& device, const std::string& person) {
  for (const auto& row : app::make_registry(device.w).rows) {
    if (row.person.id == person) return row.group;
  }
  return -1;
}

std::string anybody(const Device& device, size_t at = 0) {
  return app::make_registry(device.w).rows[at].person.id;
}

// Memberships of the person that count today, and all of them that were not removed.
std::pair<size_t, size_t> memberships(const Device& device, const std::string& person) {
  size_t current = 0, all = 0;
  for (const auto& [id, record] : device.w.store.of("membresia")) {
    if (record.is_deleted() || record.text("persona") != person) continue;
    ++all;
    current += record.value("hasta").empty();
  }
  return {current, all};
}

bool pinned(const Device& device, const std::string& person) {
  for (const auto& row : app::make_registry(device.w).rows) {
    if (row.person.id == person) return row.pinned;
  }
  return false;
}

}  // namespace

TEST_CASE("groups: 498 women make 14 groups of 35 or 36, and every count is exact") {
  Device device = unit_with(498);
  const auto proposal = app::propose_groups(app::make_registry(device.w), device.w);
  REQUIRE(proposal.recommended.has_value());
  CHECK(proposal.recommended->groups == 14);
  device.send(app::GroupsAsked{0});
  CHECK(device.said == "Listo: 14 grupos con 498 mujeres.");
  const auto result = formed(device);
  CHECK(result.groups == 14);
  CHECK(result.people == 498);
  CHECK(result.balance.exact);
  CHECK(result.without_post == 0);
  const auto counts = sizes(device);
  CHECK(*std::min_element(counts.begin(), counts.end()) == 35);
  CHECK(*std::max_element(counts.begin(), counts.end()) == 36);
}

TEST_CASE("groups: everybody is in exactly one group, and groups survive a reload") {
  Device device = unit_with(90);
  device.send(app::GroupsAsked{3});
  for (const auto& row : app::make_registry(device.w).rows) {
    CHECK(memberships(device, row.person.id) == std::pair<size_t, size_t>{1, 1});
  }
  const std::string hash = device.hash();
  device.reload();
  CHECK(device.hash() == hash);
  CHECK(sizes(device) == std::vector<size_t>{30, 30, 30});
}

TEST_CASE("groups: what does not fit the size range is not decided silently") {
  Device device = unit_with(50);  // X2: no groups of 30 to 40 out of 41–59
  CHECK_FALSE(app::propose_groups(app::make_registry(device.w), device.w).recommended.has_value());
  device.send(app::GroupsAsked{0});
  CHECK(app::make_groups(device.w).empty());
  device.send(app::GroupsAsked{2});
  CHECK(sizes(device) == std::vector<size_t>{25, 25});
}

TEST_CASE("groups: the size range that the Unidad Técnica sets is the one that counts") {
  Device device = unit_with(50);
  device.send(
      app::Edited{{"Tamaño",
                   {app::edit("programa", "rmmspen-2020", "minimo", crdt::Value::of(int64_t{8})),
                    app::edit("programa", "rmmspen-2020", "maximo", crdt::Value::of(int64_t{12})),
                    app::edit("programa", "rmmspen-2020", "meta", crdt::Value::of(int64_t{10}))}}});
  device.send(app::GroupsAsked{0});
  CHECK(sizes(device) == std::vector<size_t>(5, 10));
}

TEST_CASE("groups: without people there is nothing to form, and it is said") {
  Device device(1, app::Role::unit);
  device.send(app::GroupsAsked{3});
  CHECK(app::make_groups(device.w).empty());
  CHECK(device.said.find("Importa primero") != std::string::npos);
}

TEST_CASE("groups: forming is taken back and done again in one step") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const std::string person = anybody(device);
  const int before = group_of(device, person);
  device.send(app::UndoAsked{});
  CHECK(app::make_groups(device.w).empty());
  CHECK(group_of(device, person) == 0);
  device.send(app::RedoAsked{});
  CHECK(sizes(device) == std::vector<size_t>{30, 30});
  CHECK(group_of(device, person) == before);
}

TEST_CASE("groups: forming again with fewer groups leaves nobody in a group that is gone") {
  Device device = unit_with(120);
  device.send(app::GroupsAsked{4});
  device.send(app::GroupsAsked{3, 2});
  CHECK(sizes(device) == std::vector<size_t>{40, 40, 40});
  CHECK(formed(device).balance.exact);
  device.send(app::GroupsAsked{4, 3});
  CHECK(sizes(device) == std::vector<size_t>{30, 30, 30, 30});
}

TEST_CASE("groups: a moved woman is pinned, and stays when the groups are formed again") {
  Device device = unit_with(120);
  device.send(app::GroupsAsked{4, 1});
  const std::string person = anybody(device, 17);
  const int target = group_of(device, person) % 4 + 1;
  device.send(app::PersonMoved{person, static_cast<size_t>(target)});
  CHECK(group_of(device, person) == target);
  CHECK(pinned(device, person));
  CHECK(memberships(device, person) == std::pair<size_t, size_t>{1, 1});
  for (uint64_t seed = 2; seed < 7; ++seed) {
    device.send(app::GroupsAsked{4, seed});
    CHECK(group_of(device, person) == target);
  }
}

TEST_CASE(
    "groups: a pin that is taken off is off, also if she comes back to a group she was pinned in") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const std::string person = anybody(device, 5);
  const int first = group_of(device, person);
  const int second = first == 1 ? 2 : 1;
  device.send(app::PersonPinned{person, true});
  CHECK(pinned(device, person));
  device.send(app::PersonMoved{person, static_cast<size_t>(second)});
  device.send(app::PersonPinned{person, false});
  CHECK_FALSE(pinned(device, person));
  for (uint64_t seed = 2; group_of(device, person) != first; ++seed) {
    REQUIRE(seed < 100);
    device.send(app::GroupsAsked{2, seed});
  }
  CHECK_FALSE(pinned(device, person));
}

TEST_CASE("groups: two women asked to be apart are, until it is taken back") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const auto members = app::make_groups(device.w)[0].members;
  const std::string one = members[0].person.id, other = members[1].person.id;
  device.send(app::SeparationAsked{one, other, true});
  for (uint64_t seed = 1; seed < 10; ++seed) {
    device.send(app::GroupsAsked{2, seed});
    CHECK(group_of(device, one) != group_of(device, other));
  }
  device.send(app::SeparationAsked{other, one, false});
  std::set<bool> together;
  for (uint64_t seed = 1; seed < 30; ++seed) {
    device.send(app::GroupsAsked{2, seed});
    together.insert(group_of(device, one) == group_of(device, other));
  }
  CHECK(together.contains(true));
}

TEST_CASE("groups: a move on a later day dates both memberships, so counts never double") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const std::string person = anybody(device, 3);
  const int first = group_of(device, person);
  const int second = first == 1 ? 2 : 1;
  device.now += 30 * app_tests::day_ms;
  device.send(app::PersonMoved{person, static_cast<size_t>(second)});
  CHECK(group_of(device, person) == second);
  CHECK(memberships(device, person) == std::pair<size_t, size_t>{1, 2});
  const auto groups = app::make_groups(device.w);
  const std::string old_id = groups[static_cast<size_t>(first) - 1].id + '.' + person;
  const std::string new_id = groups[static_cast<size_t>(second) - 1].id + '.' + person;
  CHECK(device.text("membresia", old_id, "desde") == "2020-10-19");
  CHECK(device.text("membresia", old_id, "hasta") == "2020-11-18");
  CHECK(device.text("membresia", new_id, "desde") == "2020-11-18");
  CHECK(device.text("membresia", new_id, "hasta") == "");
  CHECK(groups[0].members.size() + groups[1].members.size() == 60);
}

TEST_CASE("groups: a move on the day she was placed leaves no trace of the first place") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const std::string person = anybody(device, 3);
  const int first = group_of(device, person);
  device.send(app::PersonMoved{person, static_cast<size_t>(first == 1 ? 2 : 1)});
  CHECK(memberships(device, person) == std::pair<size_t, size_t>{1, 1});
  device.send(app::PersonMoved{person, static_cast<size_t>(first)});  // and back again
  CHECK(group_of(device, person) == first);
  CHECK(memberships(device, person) == std::pair<size_t, size_t>{1, 1});
}

TEST_CASE("groups: a move is taken back whole") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const std::string person = anybody(device, 3);
  const int first = group_of(device, person);
  device.now += 30 * app_tests::day_ms;
  device.send(app::PersonMoved{person, static_cast<size_t>(first == 1 ? 2 : 1)});
  device.send(app::UndoAsked{});
  CHECK(group_of(device, person) == first);
  CHECK(memberships(device, person) == std::pair<size_t, size_t>{1, 1});
  CHECK_FALSE(pinned(device, person));
}

TEST_CASE("groups: moving nobody, to nowhere or to where she is changes nothing") {
  Device device = unit_with(60);
  device.send(app::GroupsAsked{2, 1});
  const std::string person = anybody(device);
  const uint64_t version = device.w.version;
  device.send(app::PersonMoved{"nadie", 1});
  device.send(app::PersonMoved{person, 9});
  device.send(app::PersonMoved{person, static_cast<size_t>(group_of(device, person))});
  device.send(app::PersonPinned{"nadie", true});
  device.send(app::SeparationAsked{person, person, true});
  CHECK(device.w.version == version);
}

TEST_CASE("groups: a woman moved apart on two devices is shown where she was put last, once") {
  Device device = unit_with(90);
  device.send(app::GroupsAsked{3, 1});
  const std::string person = anybody(device, 8);
  const int first = group_of(device, person);
  Device other(55, app::Role::unit);
  other.storage = device.storage;
  other.storage.erase("device");
  other.reload();
  device.send(app::PersonMoved{person, static_cast<size_t>(first % 3 + 1)});
  other.now = device.now + 60'000;
  const int last = (first + 1) % 3 + 1;
  other.send(app::PersonMoved{person, static_cast<size_t>(last)});
  std::vector<const crdt::Record*> records = format::all_records(other.w.store);
  format::Header header;
  header.kind = "registro";
  header.program = "rmmspen-2020";
  header.created = "2020-10-19T12:00:00.000Z";
  device.import_files({{"otra.sorora.json", format::encode(header, records)}});
  size_t shown = 0;
  for (const auto& group : app::make_groups(device.w)) {
    for (const auto& member : group.members) {
      if (member.person.id != person) continue;
      ++shown;
      CHECK(group.number == last);
    }
  }
  CHECK(shown == 1);
}

TEST_CASE("plan: changing it lets the dates that were written down follow") {
  Device device(1, app::Role::group);
  device.write("grupo", "g1", "nombre", "Sororas");
  device.write("sesion", "g1-s1", "grupo", "g1");
  device.write("sesion", "g1-s1", "fecha", "2020-12-24");
  device.write("sesion", "g1-s1", "titulo", "Conocernos");
  CHECK(app::make_plan(device.w, "g1").sessions[0].date == base::Date::from(2020, 12, 24));
  device.send(app::PlanChanged{"g1", {base::Date::from(2020, 11, 9), 3, 4}});
  const auto plan = app::make_plan(device.w, "g1");
  REQUIRE(plan.sessions.size() == 4);
  CHECK(plan.sessions[0].date == base::Date::from(2020, 11, 9));
  CHECK(plan.sessions[0].title == "Conocernos");
  CHECK(plan.sessions[3].date == base::Date::from(2021, 1, 11));
  CHECK(plan.plan.fits());
  device.send(app::UndoAsked{});
  CHECK(app::make_plan(device.w, "g1").sessions[0].date == base::Date::from(2020, 12, 24));
}
