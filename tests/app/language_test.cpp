// What is said is in the language spoken; what is kept and exported is the same in all.
#include "app/backup.h"
#include "app/calendar.h"
#include "app/diagnosis.h"
#include "app/files.h"
#include "app/views.h"
#include "doctest/doctest.h"
#include "format/schema_export.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"
#include "tests/format/speaking.h"

using app_tests::Device;
using base_tests::has;
using format_tests::english;
using format_tests::Speaking;

namespace {

// The texts of everything that a unit and a mentee export.
std::vector<std::string> exported() {
  std::vector<std::string> texts;
  const auto take = [&texts](const Device& device) {
    for (const app::Download& file : device.downloads) texts.push_back(file.text);
  };
  Device unit = app_tests::unit_with(40);
  unit.send(app::GroupsAsked{2});
  unit.send(app::BackupAsked{});
  unit.send(app::PackageExportAsked{app::make_groups(unit.w)[0].id});
  unit.send(app::PersonErased{unit.w.store.of("persona").begin()->first});
  unit.send(app::ErasureExportAsked{});
  take(unit);
  Device group(7, app::Role::group);
  group.import_files({{"paquete.sorora.json", unit.downloads[1].text}});
  group.send(app::PlanExportAsked{});
  take(group);
  texts.push_back(format::json_schema());
  return texts;
}

}  // namespace

TEST_CASE("language: what is exported is the same to the byte, whatever is spoken") {
  const std::vector<std::string> spanish = exported();
  const Speaking speaking(english());
  const std::vector<std::string> in_english = exported();
  REQUIRE(spanish.size() == 5);
  CHECK((in_english == spanish));
}

TEST_CASE("language: a damaged file and a gap are told in English, by the same codes") {
  const Speaking speaking(english());
  Device device(3, app::Role::unit);
  device.import_files({{"rota.sorora.json", "{\n"}});
  CHECK(device.said == "1 was not imported.");
  const base::Problem problem = device.w.import.files[0].problems[0];
  CHECK(problem.code == "json.cortado");
  CHECK(problem.where == "line 2");
  CHECK(problem.remedy == "Ask them to export the file again.");
  const std::string text = app::diagnosis_text(device.w);
  CHECK(has(text, "Last failures:\n"));
  CHECK(has(text, " read: json.cortado\n"));
}

TEST_CASE("language: why a copy was made is kept in one language and told in any") {
  const std::string daily = "2020-10-19T12:30:00.000Z|dia";
  const std::string restoring = "2020-10-19T12:30:00.000Z|Antes de restaurar un respaldo";
  CHECK(app::snapshot_label(daily, 0).why == "Copia del día");
  CHECK(app::snapshot_label(restoring, 0).why == "Antes de restaurar un respaldo");
  const Speaking speaking(english());
  CHECK(app::snapshot_label(daily, 0).why == "Copy of the day");
  CHECK(app::snapshot_label(restoring, 0).why == "Before restoring a backup");
  CHECK(app::snapshot_label(restoring, 0).when == "October 19, 2020, 12:30");
}

TEST_CASE("language: a failure noted in one language is told in the next") {
  Device device(5, app::Role::unit);
  device.answers = false;
  device.write("persona", "p", "nombre", "Ana");
  device.send(app::SaveFailed{device.w.save.token, "quota"});
  CHECK(has(app::diagnosis_text(device.w), " guardar: sin espacio\n"));
  const Speaking speaking(english());
  CHECK(has(app::diagnosis_text(device.w), " save: no room left\n"));
}

TEST_CASE("language: groups, their calendar and what else would fit are told in English") {
  Device unit = app_tests::unit_with(40);
  unit.send(app::GroupsAsked{2});
  const Speaking speaking(english());
  const auto groups = app::make_groups(unit.w);
  CHECK(groups[0].name == "Group 1");
  CHECK(app::make_registry(unit.w).by_circunscripcion[0].name == "Constituency 1");
  const app::PlanView plan = app::make_plan(unit.w, groups[0].id);
  const auto options = domain::alternatives(plan.plan, unit.w.program());
  REQUIRE(options.size() == 3);
  CHECK(options[0].title == "Every 4 weeks instead of 5");
  CHECK(options[0].detail == "From Mon Nov 2 to Mon Feb 22");
  CHECK(app::calendar_finding(app::make_calendar(unit.w, groups, {plan, plan})) ==
        "The sessions go from November 2, 2020 to March 22, 2021; 2 are outside the period");
  unit.send(app::PersonMoved{groups[0].members[0].person.id, 2});
  CHECK(has(unit.said, " moved to Group 2 and is pinned there."));
}
