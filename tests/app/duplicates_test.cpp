// Duplicates from the list to the files: joined, counted once, taken apart again.
#include "app/duplicates.h"

#include <algorithm>

#include "app/conflicts.h"
#include "app/fusions.h"
#include "app/groups.h"
#include "doctest/doctest.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

using app_tests::Device;
using Texts = std::vector<std::string>;

namespace {

void add(Device& device, const char* id, const char* given, const char* first, const char* second,
         const char* email) {
  const std::pair<const char*, const char*> fields[] = {
      {"nombre", given},  {"apellido1", first},     {"apellido2", second}, {"correo", email},
      {"vocalia", "VOE"}, {"adscripcion", "local"}, {"entidad", "14"}};
  for (const auto& [field, text] : fields) {
    if (*text != 0) device.write("persona", id, field, text);
  }
}

// Ana twice (p1, p2), her sister Eva (p3), and Zoe (p4).
Device ana_twice() {
  Device device(1, app::Role::unit);
  add(device, "p1", "Ana", "Peña", "Ruiz", "ana@ine.mx");
  add(device, "p2", "Ana", "Ruiz", "Peña", "");
  add(device, "p3", "Eva", "Peña", "Ruiz", "eva@ine.mx");
  add(device, "p4", "Zoe", "Soto", "Gil", "zoe@ine.mx");
  return device;
}

Device with_groups(Device device) {
  for (const char* number : {"1", "2"}) {
    const std::string id = std::string("g") + number;
    device.send(app::Edited{
        {"Grupo", {app::edit("grupo", id, "numero", crdt::Value::of(int64_t{*number - '0'}))}}});
  }
  return device;
}

Texts in_registry(const Device& device) {
  Texts ids;
  for (const auto& row : app::make_registry(device.w).rows) ids.push_back(row.person.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

Texts in_group(const Device& device, int number) {
  for (const auto& group : app::make_groups(device.w)) {
    if (group.number != number) continue;
    Texts ids;
    for (const auto& member : group.members) ids.push_back(member.person.id);
    return ids;
  }
  return {};
}

// All that a device knows, as it would travel to another device of the Unidad Técnica.
void send_all(const Device& from, Device& to) {
  format::Header header;
  header.kind = "registro";
  header.program = from.w.program().id;
  header.created = base::instant_text(from.now);
  header.audience = domain::Audience::unit;
  to.now = std::max(to.now, from.now);
  to.import_files(
      {{"registro.sorora.json", format::encode(header, format::all_records(from.w.store))}});
}

Device copy_of(const Device& device, uint64_t seed) {
  Device other(seed, app::Role::unit);
  send_all(device, other);
  return other;
}

}  // namespace

TEST_CASE("duplicates: the pair is shown side by side, with what speaks for it in words") {
  const auto pairs = app::make_duplicates(ana_twice().w);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].one == "p1");
  CHECK(pairs[0].other == "p2");
  CHECK(pairs[0].evidence == Texts{"Los apellidos están en otro orden", "El puesto es el mismo"});
  const auto value = [&](const char* label) {
    return *std::find_if(pairs[0].values.begin(), pairs[0].values.end(),
                         [&](const auto& each) { return each.label == label; });
  };
  CHECK(value("Nombre").one == "Ana Peña Ruiz");
  CHECK(value("Nombre").other == "Ana Ruiz Peña");
  CHECK_FALSE(value("Nombre").same);
  CHECK(value("Junta").same);
  CHECK(value("Junta").one == "Junta Local, Jalisco");
  CHECK(value("Correo electrónico").other.empty());
  CHECK_FALSE(value("Correo electrónico").same);
  CHECK_FALSE(value("Grupo").same);  // two without a group have nothing in common
}

TEST_CASE("duplicates: once joined she counts once, everywhere, with what both profiles say") {
  Device device = ana_twice();
  device.send(app::FusionAsked{"p2", "p1"});
  CHECK(device.said == "Las dos fichas quedaron unidas: Ana Ruiz Peña cuenta una vez.");
  CHECK(in_registry(device) == Texts{"p2", "p3", "p4"});
  const auto registry = app::make_registry(device.w);
  for (const auto* counts :
       {&registry.by_vocalia, &registry.by_entidad, &registry.by_circunscripcion}) {
    size_t total = 0;
    for (const auto& count : *counts) total += count.total;
    CHECK(total == 3);
  }
  CHECK(app::placements(registry).size() == 3);
  const auto row = std::find_if(registry.rows.begin(), registry.rows.end(),
                                [](const auto& each) { return each.person.id == "p2"; });
  CHECK(row->person.correo == "ana@ine.mx");  // hers was empty
  CHECK(row->person.apellido1 == "Ruiz");
  app::RegistryQuery query;
  query.search = "ana pena ruiz";
  CHECK(app::select(registry, query).size() == 1);
  CHECK(app::make_duplicates(device.w).empty());
}

TEST_CASE("duplicates: a fusion writes in no profile, and taken back everything is as before") {
  Device device = ana_twice();
  const auto people = device.w.store.of("persona");
  device.send(app::FusionAsked{"p1", "p2"});
  CHECK((device.w.store.of("persona") == people));
  const auto fusions = app::make_fusions(device.w);
  REQUIRE(fusions.size() == 1);
  CHECK(fusions[0].keep_name == "Ana Peña Ruiz");
  CHECK(fusions[0].absorb_name == "Ana Ruiz Peña");
  CHECK_FALSE(fusions[0].distinct);
  device.send(app::FusionUndone{fusions[0].id});
  CHECK((device.w.store.of("persona") == people));
  CHECK(in_registry(device) == Texts{"p1", "p2", "p3", "p4"});
  CHECK(app::make_fusions(device.w).empty());
  CHECK(app::make_duplicates(device.w).size() == 1);
  device.send(app::FusionAsked{"p2", "p1"});  // and once more, the other way
  CHECK(in_registry(device) == Texts{"p2", "p3", "p4"});
}

TEST_CASE("duplicates: Deshacer takes each decision back") {
  Device device = ana_twice();
  device.send(app::FusionAsked{"p1", "p2"});
  device.send(app::UndoAsked{});
  CHECK(in_registry(device).size() == 4);
  device.send(app::RedoAsked{});
  CHECK(in_registry(device).size() == 3);
  device.send(app::FusionUndone{"p1.p2"});
  device.send(app::UndoAsked{});
  CHECK(in_registry(device).size() == 3);
  device.send(app::UndoAsked{});
  device.send(app::DistinctSaid{"p1", "p2"});
  CHECK(app::make_duplicates(device.w).empty());
  device.send(app::UndoAsked{});
  CHECK(app::make_duplicates(device.w).size() == 1);
}

TEST_CASE("duplicates: two women said to be distinct are not proposed again, until taken back") {
  Device device = ana_twice();
  device.send(app::DistinctSaid{"p2", "p1"});
  CHECK(in_registry(device).size() == 4);
  CHECK(app::make_duplicates(device.w).empty());
  const auto said = app::make_fusions(device.w);
  REQUIRE(said.size() == 1);
  CHECK(said[0].distinct);
  device.send(app::FusionUndone{said[0].id});
  CHECK(app::make_duplicates(device.w).size() == 1);
  device.send(app::DistinctSaid{"p1", "p2"});
  device.send(app::FusionAsked{"p1", "p2"});  // thought better of it
  CHECK(in_registry(device).size() == 3);
}

TEST_CASE("duplicates: whoever has the e-mail of a joined profile is compared with the one shown") {
  Device device = ana_twice();
  device.write("persona", "p2", "correo", "ana.p@correo.mx");
  device.send(app::FusionAsked{"p1", "p2"});
  add(device, "p0", "Anita", "Peña", "", "ANA.P@correo.mx");
  const auto pairs = app::make_duplicates(device.w);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].one == "p0");
  CHECK(pairs[0].other == "p1");
  CHECK(pairs[0].values[0].other == "Ana Peña Ruiz; Ana Ruiz Peña");
  CHECK(pairs[0].values[1].other == "ana@ine.mx; ana.p@correo.mx");
  CHECK(pairs[0].values[1].same);
}

TEST_CASE("duplicates: what makes no sense does nothing") {
  Device device = ana_twice();
  const std::string before = device.hash();
  device.send(app::FusionAsked{"p1", "p1"});
  device.send(app::FusionAsked{"p1", "nadie"});
  device.send(app::FusionAsked{"nadie", "p1"});
  device.send(app::DistinctSaid{"p1", "p1"});
  device.send(app::DistinctSaid{"p1", "nadie"});
  device.send(app::FusionUndone{"nada"});
  CHECK(device.hash() == before);
}

TEST_CASE("duplicates: whatever was joined before, the profile asked for is the one that stays") {
  Device device = ana_twice();
  device.send(app::FusionAsked{"p1", "p2"});
  device.send(app::FusionAsked{"p2", "p1"});  // turned around
  CHECK(in_registry(device) == Texts{"p2", "p3", "p4"});
  device.send(app::FusionAsked{"p3", "p2"});  // a chain
  CHECK(in_registry(device) == Texts{"p3", "p4"});
  device.send(app::FusionAsked{"p1", "p4"});  // its far end stays
  CHECK(in_registry(device) == Texts{"p1"});
}

TEST_CASE("duplicates: a profile that was removed does not hide the one that joined it") {
  Device device = ana_twice();
  device.send(app::FusionAsked{"p1", "p2"});
  device.send(app::Edited{{"Quitar", {app::remove_record("persona", "p1")}}});
  CHECK(in_registry(device) == Texts{"p2", "p3", "p4"});
}

TEST_CASE("duplicates: a fusion travels in files, and so does taking it back") {
  Device here = ana_twice();
  Device there = copy_of(here, 2);
  here.send(app::FusionAsked{"p1", "p2"});
  send_all(here, there);
  CHECK(in_registry(there) == Texts{"p1", "p3", "p4"});
  there.send(app::FusionUndone{"p1.p2"});
  send_all(there, here);
  CHECK(in_registry(here) == Texts{"p1", "p2", "p3", "p4"});
  CHECK(here.hash() == there.hash());
}

TEST_CASE("duplicates: two devices that decide apart end with the same one, in any order") {
  const Device start = ana_twice();
  Device here = copy_of(start, 2);
  Device there = copy_of(start, 3);
  here.send(app::FusionAsked{"p1", "p2"});
  there.now += 60'000;
  there.send(app::FusionAsked{"p2", "p1"});
  const Device before = there;
  send_all(here, there);
  send_all(before, here);
  CHECK(here.hash() == there.hash());
  CHECK(here.w.store.of("fusion").size() == 1);
  CHECK(in_registry(here) == Texts{"p2", "p3", "p4"});  // the later word
  CHECK(in_registry(there) == in_registry(here));
  CHECK(app::make_conflicts(here.w).empty());  // it settled itself
}

TEST_CASE("duplicates: joined there and distinct here, the later word counts on both") {
  const Device start = ana_twice();
  Device here = copy_of(start, 2);
  Device there = copy_of(start, 3);
  here.send(app::FusionAsked{"p1", "p2"});
  there.now += 60'000;
  there.send(app::DistinctSaid{"p1", "p2"});
  send_all(there, here);
  CHECK(in_registry(here).size() == 4);
  CHECK(app::make_duplicates(here.w).empty());
}

TEST_CASE("duplicates: her group is that of either profile; of two, the latest by date") {
  Device device = with_groups(ana_twice());
  device.send(app::PersonMoved{"p2", 1});
  CHECK(in_group(device, 1) == Texts{"p2"});
  device.send(app::FusionAsked{"p1", "p2"});
  CHECK(in_group(device, 1) == Texts{"p1"});
  device.send(app::UndoAsked{});
  device.now += app_tests::day_ms;
  device.send(app::PersonMoved{"p1", 2});
  device.send(app::PersonPinned{"p2", true});  // written later, but she is there since yesterday
  device.send(app::FusionAsked{"p1", "p2"});
  CHECK(in_group(device, 1) == Texts{});
  CHECK(in_group(device, 2) == Texts{"p1"});
  const auto registry = app::make_registry(device.w);
  CHECK(app::describe_groups(registry, app::make_groups(device.w)).people == 1);
}

TEST_CASE("duplicates: moving her ends the places of all her profiles") {
  Device device = with_groups(ana_twice());
  device.send(app::PersonMoved{"p2", 1});
  device.now += app_tests::day_ms;
  device.send(app::FusionAsked{"p1", "p2"});
  device.send(app::PersonMoved{"p1", 2});
  CHECK(in_group(device, 1) == Texts{});
  CHECK(in_group(device, 2) == Texts{"p1"});
  CHECK_FALSE(device.text("membresia", "g1.p2", "hasta").empty());
}

TEST_CASE("duplicates: forming groups places her once") {
  Device device = app_tests::unit_with(60);
  const auto rows = app::make_registry(device.w).rows;
  device.send(app::GroupsAsked{2});
  device.send(app::FusionAsked{rows[0].person.id, rows[1].person.id});
  device.send(app::GroupsAsked{2, 7});
  size_t members = 0;
  for (const auto& group : app::make_groups(device.w)) members += group.members.size();
  CHECK(members == 59);
  size_t current = 0;
  for (const auto& [id, record] : device.w.store.of("membresia")) {
    current += !record.is_deleted() && record.value("hasta").empty();
  }
  CHECK(current == 59);
}

TEST_CASE("duplicates: who is apart from one profile is apart from the woman, once") {
  Device device = ana_twice();
  device.send(app::SeparationAsked{"p1", "p3", true});
  device.send(app::SeparationAsked{"p2", "p3", true});
  device.send(app::SeparationAsked{"p1", "p2", true});
  device.send(app::FusionAsked{"p2", "p1"});
  const auto apart = app::make_separations(device.w);
  REQUIRE(apart.size() == 1);
  CHECK(apart[0].one == "p2");
  CHECK(apart[0].other == "p3");
  device.send(app::SeparationAsked{"p2", "p3", false});
  CHECK(app::make_separations(device.w).empty());
}

TEST_CASE("duplicates: a difference in a profile that joined another waits until they are apart") {
  Device device = ana_twice();
  crdt::Record other = *device.w.store.find("persona", "p2");
  other.fields["nombre"] = {};
  other.fields["nombre"].set({other.latest().time + 1, 999}, crdt::Value::of("Anita"));
  device.w.store.merge(other);
  CHECK(app::make_conflicts(device.w).size() == 1);
  device.send(app::FusionAsked{"p1", "p2"});
  CHECK(app::make_conflicts(device.w).empty());
  for (const auto& row : app::make_registry(device.w).rows) CHECK(row.conflicts == 0);
  device.send(app::FusionUndone{"p1.p2"});
  CHECK(app::make_conflicts(device.w).size() == 1);
}

TEST_CASE("packages: of a woman with two profiles they hold the one that stays, and no fusion") {
  Device device = with_groups(ana_twice());
  device.send(app::PersonMoved{"p2", 1});
  device.send(app::PersonMoved{"p3", 1});
  device.write("grupo", "g1", "secretaria", "p2");
  device.send(app::PackageExportAsked{"g1"});
  Device group(9, app::Role::group);
  group.import_files({device.exported()});
  CHECK(in_group(group, 1) == Texts{"p3", "p2"});

  device.now += app_tests::day_ms;
  device.send(app::FusionAsked{"p1", "p2"});
  device.send(app::PackageExportAsked{"g1"});
  const std::string& text = device.exported().text;
  CHECK((text.find("fusion") == std::string::npos));
  CHECK((text.find("\"queda\"") == std::string::npos));
  CHECK((text.find("ana@ine.mx") != std::string::npos));
  group.now = device.now;
  group.import_files({device.exported()});
  CHECK(in_group(group, 1) == Texts{"p1", "p3"});  // once, also where the first package was
  CHECK(app::make_groups(group.w)[0].secretaria == "p1");
  CHECK(device.text("membresia", "g1.p1", "desde") == "2020-10-19");
  CHECK(in_group(device, 1) == Texts{"p1", "p3"});

  const std::string settled = device.hash();
  device.send(app::PackagesExportAsked{});
  CHECK(device.hash() == settled);  // nothing more to write
}
