// Files out, and the whole way of the main job over three devices.
#include <nlohmann/json.hpp>

#include "app/files.h"
#include "doctest/doctest.h"
#include "format/schema_export.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"
#include "tests/format/json_schema_validator.h"

using app::Download;
using app_tests::Device;
using Json = nlohmann::json;

namespace {

// What a mentee fills in, field by field, as she types.
void fill_in(Device& device) {
  const std::string id = device.w.device.person;
  const std::pair<const char*, const char*> answers[] = {{"nombre", "áéíóúüñ¿¡—“”€@"},
                                                         {"apellido1", "Peña"},
                                                         {"apellido2", "Ruiz"},
                                                         {"correo", "ana@ejemplo.mx"},
                                                         {"vocalia", "VOE"},
                                                         {"adscripcion", "distrital"},
                                                         {"entidad", "14"},
                                                         {"distrito", "5"},
                                                         {"ofrece", "Escuchar"},
                                                         {"busca", "Oratoria"},
                                                         {"notas", "secreto para mí sola"}};
  for (const auto& [field, text] : answers) device.write("persona", id, field, text);
  device.send(app::Edited{{"Tema", {app::edit_member("persona", id, "temas", "1.1", true)}}});
  for (const char* flag : {"sin_conflicto", "aviso"}) {
    device.send(app::Edited{{flag, {app::edit("persona", id, flag, crdt::Value::of(true))}}});
  }
}

bool mentions(const std::string& text, const char* word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("ficha: it carries her answers byte by byte and not her notes") {
  Device device(1, app::Role::mentee);
  fill_in(device);
  device.send(app::ProfileExportAsked{});
  REQUIRE(device.downloads.size() == 1);
  const Download& file = device.exported();
  CHECK(file.name.substr(0, 6) == "ficha-");
  CHECK(file.name.substr(file.name.size() - 12) == ".sorora.json");
  const Json tree = Json::parse(file.text);
  CHECK(tree["records"][0]["values"]["nombre"] == "áéíóúüñ¿¡—“”€@");
  CHECK(tree["audience"] == "unidad");
  CHECK_FALSE(mentions(file.text, "secreto"));
  CHECK_FALSE(mentions(file.text, "notas"));
  CHECK(mentions(file.text, "sin_conflicto"));
}

TEST_CASE("exports: without anything to export nothing leaves") {
  Device device(1, app::Role::mentee);
  device.send(app::ProfileExportAsked{});
  device.send(app::PackagesExportAsked{});
  device.send(app::PackageExportAsked{"nadie"});
  device.send(app::PlanExportAsked{});
  CHECK(device.downloads.empty());
}

TEST_CASE("packages: one for each group, with its members and only what a group may see") {
  Device device = app_tests::unit_with(90);
  device.send(app::GroupsAsked{3});
  device.send(app::PersonPinned{app::make_registry(device.w).rows[0].person.id, true});
  device.send(app::PackagesExportAsked{});
  REQUIRE(device.downloads.size() == 3);
  std::set<std::string> names;
  size_t people = 0;
  for (const Download& file : device.downloads) {
    CHECK(names.insert(file.name).second);
    for (const char* hidden : {"sin_conflicto", "aviso", "notas", "fija", "separacion"}) {
      CAPTURE(std::string(hidden));
      CHECK_FALSE(mentions(file.text, hidden));
    }
    const Json tree = Json::parse(file.text);
    CHECK(tree["audience"] == "grupo");
    size_t groups = 0, members = 0, memberships = 0;
    for (const Json& record : tree["records"]) {
      groups += record["type"] == "grupo";
      members += record["type"] == "persona";
      memberships += record["type"] == "membresia";
    }
    CHECK(groups == 1);
    CHECK(members == 30);
    CHECK(memberships == 30);
    people += members;
  }
  CHECK(people == 90);
}

TEST_CASE("packages: every field in them is one of the group's scope") {
  Device device = app_tests::unit_with(60);
  device.send(app::GroupsAsked{2});
  device.send(app::PackagesExportAsked{});
  for (const Download& file : device.downloads) {
    const Json tree = Json::parse(file.text);
    for (const Json& record : tree["records"]) {
      const domain::Noun* noun = domain::find_noun(record["type"].get<std::string>());
      REQUIRE(noun != nullptr);
      for (const char* part : {"values", "stamps", "also", "seen"}) {
        if (!record.contains(part)) continue;
        for (const auto& [name, value] : record[part].items()) {
          const domain::Field* field = noun->find(name);
          CAPTURE(std::string(part) + '.' + std::string(field ? field->name : "unknown"));
          CHECK((field && field->scope == domain::Scope::group));
        }
      }
    }
  }
}

TEST_CASE("packages: two groups of the same name make two files") {
  Device device = app_tests::unit_with(60);
  device.send(app::GroupsAsked{2});
  for (const auto& group : app::make_groups(device.w)) {
    device.write("grupo", group.id, "nombre", "Sororas");
  }
  device.send(app::PackagesExportAsked{});
  REQUIRE(device.downloads.size() == 2);
  CHECK(device.downloads[0].name == "paquete-grupo-1-sororas.sorora.json");
  CHECK(device.downloads[1].name == "paquete-grupo-2-sororas.sorora.json");
}

TEST_CASE("packages: coming back they take nothing from the Unidad Técnica") {
  Device device = app_tests::unit_with(60);
  device.send(app::GroupsAsked{2});
  device.send(app::PackagesExportAsked{});
  const std::string hash = device.hash();
  device.import_files(device.downloads);
  CHECK(device.hash() == hash);
  CHECK(device.w.import.count(app::Verdict::same) == 2);
}

TEST_CASE("plan: exporting it writes down the sessions that the screen shows") {
  Device device(1, app::Role::group);
  device.send(
      app::Edited{{"Grupo", {app::edit("grupo", "g1", "numero", crdt::Value::of(int64_t{1}))}}});
  device.w.device.group = "g1";
  const auto shown = app::make_plan(device.w, "g1");
  CHECK_FALSE(shown.sessions[0].agreed);
  device.send(app::PlanExportAsked{});
  REQUIRE(device.downloads.size() == 1);
  CHECK(device.exported().name == "plan-grupo-1.sorora.json");
  const auto file = format::decode(device.exported().text);
  REQUIRE(file.ok());
  CHECK(file->header.kind == "plan");
  std::vector<std::string> dates, expected;
  for (const crdt::Record& record : file->records) {
    if (record.type == "sesion") dates.push_back(std::string(record.text("fecha")));
  }
  for (const auto& session : shown.sessions) expected.push_back(session.date.iso());
  CHECK(dates == expected);
  CHECK(dates.back() == "2021-03-22");
  const std::string hash = device.hash();
  device.send(app::PlanExportAsked{});  // the second time there is nothing more to write
  CHECK(device.hash() == hash);
}

TEST_CASE("exports: every kind of file fits the JSON Schema") {
  format_tests::SchemaValidator schema(Json::parse(format::json_schema()));
  Device mentee(1, app::Role::mentee);
  fill_in(mentee);
  mentee.send(app::ProfileExportAsked{});
  Device unit = app_tests::unit_with(60);
  unit.send(app::GroupsAsked{2});
  unit.send(app::PackagesExportAsked{});
  Device group(3, app::Role::group);
  group.import_files({unit.downloads[0]});
  group.send(app::PlanExportAsked{});
  for (const Download& file :
       {mentee.exported(), unit.downloads[0], unit.downloads[1], group.exported()}) {
    CAPTURE(file.name);
    CHECK(schema.check(Json::parse(file.text)) == std::vector<std::string>{});
  }
}

TEST_CASE("main job: from her ficha to groups, packages, plans and the calendar of all") {
  Device mentee(1, app::Role::mentee);
  fill_in(mentee);
  mentee.send(app::ProfileExportAsked{});
  const std::string her_id = mentee.w.device.person;

  Device unit(2, app::Role::unit);
  std::vector<Download> fichas = app_tests::sample_files(69);
  fichas.push_back(mentee.exported());
  unit.import_files(fichas);
  CHECK(unit.w.store.of("persona").size() == 70);
  unit.send(app::GroupsAsked{0});
  const auto formed = app::make_groups(unit.w);
  REQUIRE(formed.size() == 2);
  unit.send(app::PackagesExportAsked{});
  const std::vector<Download> packages = unit.downloads;
  REQUIRE(packages.size() == 2);

  std::vector<Download> plans;
  for (size_t i = 0; i < packages.size(); ++i) {
    Device group(10 + i, app::Role::group);
    group.now = unit.now + app_tests::day_ms;
    group.import_files({packages[i]});
    CHECK(group.w.device.group == formed[i].id);
    CHECK(app::make_groups(group.w)[0].members.size() == 35);
    CHECK(group.w.import.files[0].warnings.empty());
    const std::string id = group.w.device.group;
    group.write("objetivo", "objetivo-" + std::to_string(i), "grupo", id);
    group.write("objetivo", "objetivo-" + std::to_string(i), "texto", "Acompañarnos");
    group.send(app::Edited{{"Tema", {app::edit_member("grupo", id, "temas", "3.3", true)}}});
    const auto impossible = app::make_plan(group.w, id);
    CHECK_FALSE(impossible.plan.fits());  // X5
    const auto offered = domain::alternatives(impossible.plan, group.w.program());
    REQUIRE_FALSE(offered.empty());
    group.send(app::PlanChanged{id, offered[0].plan.request});
    CHECK(app::make_plan(group.w, id).plan.fits());
    group.send(app::PlanExportAsked{});
    plans.push_back(group.exported());
    CHECK_FALSE(mentions(plans.back().text, "\"persona\""));
  }

  unit.import_files(plans);
  CHECK(unit.w.import.count(app::Verdict::refused) == 0);
  for (const auto& group : formed) {
    const auto plan = app::make_plan(unit.w, group.id);
    CHECK(plan.from_group);
    CHECK(plan.plan.fits());
    REQUIRE(plan.sessions.size() == 5);
    for (const auto& session : plan.sessions) CHECK(session.agreed);
    CHECK(plan.sessions.back().date == base::Date::from(2021, 2, 22));
    REQUIRE(plan.objectives.size() == 1);
    CHECK(plan.objectives[0].second == "Acompañarnos");
    CHECK(plan.topics == std::vector<std::string>{"3.3"});
  }
  CHECK(unit.text("persona", her_id, "nombre") == "áéíóúüñ¿¡—“”€@");
  CHECK(unit.w.store.find("persona", her_id)->value("aviso").is_true());
  const std::string hash = unit.hash();
  unit.reload();
  CHECK(unit.hash() == hash);
}
