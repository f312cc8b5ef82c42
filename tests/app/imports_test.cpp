// Files in: all or nothing each, in any order, as often as one likes.
#include <algorithm>

#include "app/files.h"
#include "base/random.h"
#include "doctest/doctest.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

using app::Download;
using app::Verdict;
using app_tests::Device;
using app_tests::sample_files;

namespace {

const app::FileVerdict& last(const Device& device) {
  return device.w.import.files.back();
}

Download replaced(Download file, const std::string& from, const std::string& to) {
  const size_t at = file.text.find(from);
  REQUIRE(at != std::string::npos);
  file.text.replace(at, from.size(), to);
  return file;
}

}  // namespace

TEST_CASE("import: 498 files make 498 people, none refused and none with warnings") {
  Device device = app_tests::unit_with(498);
  CHECK(device.w.store.of("persona").size() == 498);
  CHECK(device.w.import.count(Verdict::added) == 498);
  CHECK(device.said == "498 archivos nuevos.");
  for (const auto& file : device.w.import.files) CHECK(file.warnings.empty());
}

TEST_CASE("import: the same files again change nothing, and the screen says so") {
  Device device = app_tests::unit_with(60);
  const std::string hash = device.hash();
  const uint64_t version = device.w.version;
  device.answers = false;
  device.import_files(sample_files(60));
  CHECK(device.hash() == hash);
  CHECK(device.w.version == version);
  CHECK(device.saves.empty());
  CHECK(device.w.import.count(Verdict::same) == 60);
}

TEST_CASE("import: the order of the files does not matter, nor that some come twice") {
  std::vector<Download> files = sample_files(60);
  const std::string hash = app_tests::unit_with(60).hash();
  base::Random random(3);
  for (uint64_t seed = 0; seed < 5; ++seed) {
    random.shuffle(files);
    Device device(seed, app::Role::unit);
    device.import_files(files);
    device.import_files({files[3], files[7], files[3]});
    CHECK(device.hash() == hash);
  }
}

TEST_CASE("import: a changed ficha updates the person, the old one does not take it back") {
  const Download old = sample_files(1)[0];
  auto file = format::decode(old.text);
  REQUIRE(file.ok());
  crdt::Record& person = file->records[0];
  crdt::Clock clock(person.latest().node, person.latest().time);
  person.fields["nombre"].set(clock.tick(0), crdt::Value::of("Otra"));
  const Download changed{"nueva.sorora.json", format::encode(file->header, {&person})};
  Device device(1, app::Role::unit);
  device.import_files({old});
  device.import_files({changed});
  CHECK(last(device).verdict == Verdict::updated);
  device.import_files({old});
  CHECK(last(device).verdict == Verdict::same);
  CHECK(device.text("persona", person.id, "nombre") == "Otra");
}

TEST_CASE("import: of a bad file nothing is taken, of the good ones beside it everything") {
  std::vector<Download> files = sample_files(5);
  files[1].text = files[1].text.substr(0, files[1].text.size() / 2);
  files[2] = replaced(files[2], "\"stamps\"", "\"marcas\"");
  files[3].text = "PK\x03\x04";
  Device device(1, app::Role::unit);
  device.import_files(files);
  CHECK(device.w.store.size() == 2);
  CHECK(device.w.import.count(Verdict::refused) == 3);
  const auto& verdicts = device.w.import.files;
  CHECK(verdicts[1].problems[0].code == "json.cortado");
  CHECK(verdicts[2].problems[0].code == "campo.marca");
  CHECK(verdicts[2].problems.size() > 5);
  CHECK(verdicts[3].problems[0].code == "archivo.ajeno");
  CHECK(verdicts[1].name == files[1].name);
}

TEST_CASE("import: a file with one bad record among good ones leaves no trace") {
  crdt::Record good;
  good.type = "persona";
  good.id = "p1";
  format::Header header;
  header.kind = "ficha";
  header.program = "rmmspen-2020";
  header.created = "2020-10-19T12:00:00.000Z";
  Download file{"x.sorora.json", format::encode(header, {&good})};
  file = replaced(file, "\"id\": \"p1\"}", "\"id\": \"p1\"}, {\"type\": \"persona\"}");
  Device device(1, app::Role::unit);
  device.import_files({file});
  CHECK(last(device).verdict == Verdict::refused);
  CHECK(device.w.store.size() == 0);
}

TEST_CASE("import: a file of another programme is refused once there is work of one's own") {
  const auto& other = *format::catalogues().program("rcmspen-2020");
  const crdt::Record person = app::sample_people(1, 9, other)[0];
  const Download file = app::sample_file(person, other);
  Device device = app_tests::unit_with(3);
  const std::string hash = device.hash();
  device.import_files({file});
  CHECK(last(device).verdict == Verdict::refused);
  CHECK(last(device).problems[0].code == "archivo.programa");
  CHECK(device.hash() == hash);
}

TEST_CASE("import: no file changes the programme that the Unidad Técnica chose") {
  const auto& other = *format::catalogues().program("rcmspen-2020");
  const Download file = app::sample_file(app::sample_people(1, 9, other)[0], other);
  Device unit(2, app::Role::unit);
  unit.import_files({file});
  CHECK(last(unit).verdict == Verdict::refused);
  CHECK(unit.w.program().id == "rmmspen-2020");
  unit.send(app::ProgramChosen{"rcmspen-2020"});
  unit.import_files({file});
  CHECK(last(unit).verdict == Verdict::added);
}

TEST_CASE("import: the device of a group takes the programme of its first file") {
  const auto& other = *format::catalogues().program("rcmspen-2020");
  const Download file = app::sample_file(app::sample_people(1, 9, other)[0], other);
  Device group(2, app::Role::group);
  group.import_files({file});
  CHECK(last(group).verdict == Verdict::added);
  CHECK(group.w.program().id == "rcmspen-2020");
}

TEST_CASE("import: nothing is written while files stream in, and all a turn after the end") {
  Device device(1, app::Role::unit);
  const auto files = sample_files(40);
  const auto saves = [](const app::Effects& effects) {
    return std::any_of(effects.begin(), effects.end(), [](const app::Effect& effect) {
      return std::holds_alternative<app::SaveEffect>(effect);
    });
  };
  device.send(app::ImportBegun{5, files.size()});
  for (const Download& file : files) {
    CHECK_FALSE(saves(device.send(app::FileRead{5, file.name, file.text})));
  }
  CHECK(device.w.store.size() == 0);
  device.answers = false;
  CHECK_FALSE(saves(device.send(app::ImportEnded{5, false})));
  CHECK(device.w.store.size() == 40);
  CHECK(device.w.save.state == app::Saving::waiting);
  CHECK(saves(device.send(app::SaveDue{})));
  device.answer();
  CHECK(device.w.save.state == app::Saving::done);
  device.reload();
  CHECK(device.w.store.size() == 40);
}

TEST_CASE("import: the records of many files are encoded an entry a turn, and stored as one") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.import_files(sample_files(350));
  size_t turns = 0;
  for (; device.saves.empty() && turns < 100; ++turns) {
    const app::Effects effects = device.send(app::SaveDue{});
    size_t entries = 0;
    for (const app::Effect& effect : effects) {
      if (const auto* staged = std::get_if<app::StageEffect>(&effect))
        entries += staged->entry.key.starts_with("r/");
      if (const auto* save = std::get_if<app::SaveEffect>(&effect)) {
        for (const app::StoredEntry& entry : save->puts) entries += entry.key.starts_with("r/");
      }
    }
    CHECK(entries <= 1);
  }
  CHECK(turns > 3);
  const std::string hash = device.hash();
  device.answer();
  device.reload();
  CHECK(device.hash() == hash);
}

TEST_CASE("import: what is written while it is being encoded is stored with it") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.import_files(sample_files(350));
  for (int i = 0; i < 3; ++i) device.send(app::SaveDue{});  // the batch and two entries
  REQUIRE(device.saves.empty());
  std::string id;
  SUBCASE("in an entry that is at hand") {
    id = device.w.store.of("persona").begin()->first;
  }
  SUBCASE("as a new record") {
    id = "p1";
  }
  SUBCASE("or an entry that is at hand goes") {
    device.send(app::ImportUndone{});
  }
  if (id.empty()) {
    while (device.saves.empty()) device.send(app::SaveDue{});
  } else {
    device.write("persona", id, "nombre", "Eva");
  }
  REQUIRE(device.saves.size() == 1);
  const std::string hash = device.hash();
  SUBCASE("at once") {}
  SUBCASE("or with the next save, when it fails") {
    device.fault = [](bool) { return app_tests::Fault::lost; };
    device.answer();
    device.fault = nullptr;
    device.send(app::RetryAsked{});
    while (device.saves.empty()) device.send(app::SaveDue{});
  }
  device.answer();
  device.answers = true;
  device.reload();
  CHECK(device.hash() == hash);
  CHECK((id.empty() || device.text("persona", id, "nombre") == "Eva"));
}

TEST_CASE("import: unknown programmes, backups and empty files are refused with their reason") {
  Device device(1, app::Role::unit);
  const Download file = sample_files(1)[0];
  device.import_files({replaced(file, "rmmspen-2020", "rmmspen-2099")});
  CHECK(last(device).problems[0].code == "archivo.programa");
  device.import_files({replaced(file, "\"ficha\"", "\"respaldo\"")});
  CHECK(last(device).problems[0].code == "archivo.respaldo");
  format::Header header;
  header.kind = "ficha";
  header.program = "rmmspen-2020";
  header.created = "2020-10-19T12:00:00.000Z";
  device.import_files({{"nada.sorora.json", format::encode(header, {})}});
  CHECK(last(device).problems[0].code == "archivo.vacio");
  device.send(app::ImportBegun{77, 1});
  device.send(app::FileRead{77, "enorme.bin", "", true});
  CHECK(last(device).problems[0].code == "json.tamano");
  CHECK(device.w.store.size() == 0);
}

TEST_CASE("import: changes from more than two days ahead are refused, up to two days pass") {
  const Download file = sample_files(1)[0];
  const int64_t written = format::decode(file.text)->records[0].latest().unix_ms();
  Device device(1, app::Role::unit);
  device.now = written - format::clock_tolerance_ms - 10'000;
  device.import_files({file});
  CHECK(last(device).verdict == Verdict::refused);
  CHECK(last(device).problems[0].code == "campo.futuro");
  device.now = written - format::clock_tolerance_ms + 10'000;
  device.import_files({file});
  CHECK(last(device).verdict == Verdict::added);
}

TEST_CASE("import: cancelling keeps what was read and takes nothing more") {
  const std::vector<Download> files = sample_files(10);
  Device device(1, app::Role::unit);
  device.send(app::ImportBegun{5, files.size()});
  for (size_t i = 0; i < 4; ++i) device.send(app::FileRead{5, files[i].name, files[i].text});
  const auto effects = device.send(app::ImportCancelAsked{});
  const bool stops = std::any_of(effects.begin(), effects.end(), [](const app::Effect& effect) {
    return std::holds_alternative<app::StopImport>(effect);
  });
  CHECK(stops);
  device.send(app::FileRead{5, files[5].name, files[5].text});  // was already on its way
  device.send(app::ImportEnded{5, true});
  CHECK(device.w.store.size() == 4);
  CHECK_FALSE(device.w.import.reading());
  CHECK(device.said == "Detuviste la importación. Se conserva lo leído: 4 archivos nuevos.");
  device.reload();
  CHECK(device.w.store.size() == 4);
}

TEST_CASE("import: files of another import than the one under way are not taken") {
  Device device(1, app::Role::unit);
  device.send(app::ImportBegun{5, 1});
  device.send(app::FileRead{4, "x", sample_files(1)[0].text});
  CHECK(device.w.store.size() == 0);
}

TEST_CASE("import: what is missing in a ficha warns and does not keep it out") {
  auto file = format::decode(sample_files(1)[0].text);
  REQUIRE(file.ok());
  crdt::Record& person = file->records[0];
  person.fields.erase("correo");
  person.fields["vocalia"].set({person.latest().time + 1, 3}, crdt::Value::of("VX"));
  Device device(1, app::Role::unit);
  device.import_files({{"x.sorora.json", format::encode(file->header, {&person})}});
  CHECK(last(device).verdict == Verdict::added);
  std::vector<std::string> warned;
  for (const auto& problem : last(device).warnings) warned.push_back(problem.where);
  CHECK(warned == std::vector<std::string>{"correo", "vocalia"});
}

TEST_CASE("import: a file cannot bring ids that would make this device's own files unreadable") {
  const std::string longest(format::max_part_id_bytes, 'x');
  std::vector<Download> files;
  for (const char first : {'a', 'b', 'c'}) {
    auto file = format::decode(sample_files(1)[0].text);
    REQUIRE(file.ok());
    file->records[0].id = first + longest.substr(1);
    files.push_back({"x", format::encode(file->header, {&file->records[0]})});
  }
  Device device(1, app::Role::unit);
  device.import_files(files);
  REQUIRE(device.w.store.size() == 3);
  device.send(app::GroupsAsked{1});
  device.send(app::SeparationAsked{'a' + longest.substr(1), 'b' + longest.substr(1), true});
  const std::string hash = device.hash();
  device.reload();
  CHECK(device.hash() == hash);
}

TEST_CASE(
    "import: a name that is a field in one file and a set in another does no harm to storage") {
  const auto file = [](const std::string& values, const std::string& stamps) {
    const std::string stamp = "\"2020-10-07T12:00:00.000Z/0/000000000007\"";
    return Download{"x",
                    "{\"format\": \"sorora/1\", \"kind\": \"ficha\", \"program\": "
                    "\"rmmspen-2020\", \"created\": \"2020-10-07T16:20:31.123Z\", "
                    "\"audience\": \"unidad\", "
                    "\"records\": [{\"type\": \"persona\", \"id\": \"p1\", \"values\": {\"x\": " +
                        values + "}, \"stamps\": {\"x\": " +
                        (stamps.empty() ? stamp : "{\"a\": " + stamp + "}") + "}}]}"};
  };
  Device device(1, app::Role::unit);
  device.import_files({file("1", ""), file("[\"a\"]", "set")});
  CHECK(device.w.import.count(Verdict::refused) == 0);
  const std::string hash = device.hash();
  device.reload();
  CHECK(device.hash() == hash);
  CHECK(device.w.store.size() == 1);
}
