#include "app/views.h"

#include <algorithm>

#include "doctest/doctest.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

using app::RegistryQuery;
using app::RegistrySort;
using app_tests::Device;

namespace {

Device three_women() {
  Device device(1, app::Role::unit);
  const auto add = [&](const char* id, const char* name, const char* surname, const char* vocalia,
                       const char* entidad) {
    device.write("persona", id, "nombre", name);
    device.write("persona", id, "apellido1", surname);
    device.write("persona", id, "vocalia", vocalia);
    device.write("persona", id, "adscripcion", "local");
    device.write("persona", id, "entidad", entidad);
  };
  add("p1", "Óscar Eva", "Ñuño", "VE", "14");
  add("p2", "Ana", "Núñez", "VS", "14");
  add("p3", "Zoe", "Oaxaca", "VE", "01");
  return device;
}

RegistryQuery searching(const char* text) {
  RegistryQuery query;
  query.search = text;
  return query;
}

RegistryQuery filtered(const char* vocalia, const char* entidad, const char* circunscripcion) {
  RegistryQuery query;
  query.vocalia = vocalia;
  query.entidad = entidad;
  query.circunscripcion = circunscripcion;
  return query;
}

RegistryQuery sorted(RegistrySort sort, bool descending) {
  RegistryQuery query;
  query.sort = sort;
  query.descending = descending;
  return query;
}

std::vector<std::string> found(const Device& device, const RegistryQuery& query) {
  const auto registry = app::make_registry(device.w);
  std::vector<std::string> ids;
  for (const size_t at : app::select(registry, query)) ids.push_back(registry.rows[at].person.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("padrón: everybody is there in Spanish alphabetical order of surname") {
  CHECK(found(three_women(), {}) == Ids{"p2", "p1", "p3"});
}

TEST_CASE("padrón: searching ignores case, accents and the order of words") {
  const Device device = three_women();
  CHECK(found(device, searching("nunez")) == Ids{"p2"});
  CHECK(found(device, searching("ÑUÑO oscar")) == Ids{"p1"});
  CHECK(found(device, searching("secretarial jalisco")) == Ids{"p2"});
  CHECK(found(device, searching("nadie")) == Ids{});
}

TEST_CASE("padrón: filters narrow together") {
  const Device device = three_women();
  CHECK(found(device, filtered("VE", "", "")) == Ids{"p1", "p3"});
  CHECK(found(device, filtered("VE", "14", "")) == Ids{"p1"});
  CHECK(found(device, filtered("", "", "2")) == Ids{"p3"});
}

TEST_CASE("padrón: sorting keeps ties in order of name, in both directions") {
  const Device device = three_women();
  CHECK(found(device, sorted(RegistrySort::entidad, false)) == Ids{"p3", "p2", "p1"});
  CHECK(found(device, sorted(RegistrySort::entidad, true)) == Ids{"p2", "p1", "p3"});
  CHECK(found(device, sorted(RegistrySort::vocalia, false)) == Ids{"p1", "p3", "p2"});
  CHECK(found(device, sorted(RegistrySort::name, true)) == Ids{"p3", "p1", "p2"});
}

TEST_CASE("padrón: the counts by Vocalía, entidad and circunscripción add up to everybody") {
  const Device device = app_tests::unit_with(60);
  const auto registry = app::make_registry(device.w);
  CHECK(registry.by_vocalia.size() == 5);
  CHECK(registry.by_entidad.size() == 32);
  CHECK(registry.by_circunscripcion.size() == 5);
  for (const auto* counts :
       {&registry.by_vocalia, &registry.by_entidad, &registry.by_circunscripcion}) {
    size_t total = 0;
    for (const app::Count& count : *counts) total += count.total;
    CHECK(total == 60);
  }
  CHECK(registry.incomplete == 0);
}

TEST_CASE("padrón: a removed woman is not in it, an incomplete one is counted as such") {
  Device device = three_women();
  CHECK(app::make_registry(device.w).incomplete == 3);  // no e-mail, topics nor declarations
  device.send(app::Edited{{"Quitar", {app::remove_record("persona", "p2")}}});
  CHECK(found(device, {}) == Ids{"p1", "p3"});
}

TEST_CASE("padrón: a field that two people changed apart is shown as a disagreement") {
  Device device = three_women();
  crdt::Record other = *device.w.store.find("persona", "p1");
  other.fields["nombre"] = {};
  other.fields["nombre"].set({other.latest().time + 1, 999}, crdt::Value::of("Eva"));
  device.w.store.merge(other);
  const auto registry = app::make_registry(device.w);
  const auto row = std::find_if(registry.rows.begin(), registry.rows.end(),
                                [](const auto& each) { return each.person.id == "p1"; });
  CHECK(row->conflicts == 1);
  CHECK(row->person.nombre == "Eva");
}

TEST_CASE("plan view: a group without plan shows the programme's proposal") {
  Device device(1, app::Role::group);
  device.write("grupo", "g1", "nombre", "Sororas");
  const auto plan = app::make_plan(device.w, "g1");
  CHECK(plan.sessions.size() == 5);
  CHECK_FALSE(plan.from_group);
  CHECK(plan.sessions[0].date == base::Date::from(2020, 11, 2));
  CHECK(app::make_plan(device.w, "nadie").sessions.empty());
}

TEST_CASE("plan view: numbers out of range do no harm") {
  Device device(1, app::Role::group);
  const auto number = [](int64_t n) { return crdt::Value::of(n); };
  device.send(app::Edited{{"x",
                           {app::edit("grupo", "g1", "sesiones", number(1'000'000)),
                            app::edit("grupo", "g1", "cada_semanas", number(-3))}}});
  CHECK(app::make_plan(device.w, "g1").sessions.size() == 30);
  device.send(app::Edited{{"x", {app::edit("grupo", "g1", "sesiones", number(0))}}});
  CHECK(app::make_plan(device.w, "g1").sessions.size() == 1);
}

TEST_CASE("sizes: a range that makes no sense is not used") {
  Device device(1, app::Role::unit);
  const auto set = [&](const char* field, int64_t n) {
    device.send(
        app::Edited{{"x", {app::edit("programa", "rmmspen-2020", field, crdt::Value::of(n))}}});
  };
  set("minimo", 20);
  set("maximo", 10);
  auto sizes = app::group_sizes(device.w);
  CHECK(sizes.min == 30);
  CHECK(sizes.max == 40);
  set("maximo", 24);
  sizes = app::group_sizes(device.w);
  CHECK(sizes.min == 20);
  CHECK(sizes.max == 24);
  CHECK(sizes.target == 22);  // 35 is not in it
}
