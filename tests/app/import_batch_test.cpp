// An import is tried first, and can be taken back whole.
#include "app/import_batch.h"

#include <algorithm>

#include "app/views.h"
#include "base/random.h"
#include "doctest/doctest.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

using app::Verdict;
using app_tests::Device;
using app_tests::sample_files;

namespace {

// The ficha of the file with this name changed by another device that knew it.
app::Download changed(const app::Download& file, const char* field, const char* text,
                      const char* name = "cambiada.sorora.json") {
  auto decoded = format::decode(file.text);
  REQUIRE(decoded.ok());
  crdt::Record& person = decoded->records[0];
  crdt::Clock clock(4242, 0);
  clock.observe(person.latest());
  person.fields[field].set(clock.tick(0), crdt::Value::of(text));
  return {name, format::encode(decoded->header, {&person})};
}

std::string id_of(const app::Download& file) {
  return format::decode(file.text)->records[0].id;
}

}  // namespace

TEST_CASE("dry run: where people disagree nothing is touched until it is applied") {
  const auto files = sample_files(2);
  Device unit(1, app::Role::unit);
  unit.import_files(files);
  unit.write("persona", id_of(files[0]), "nombre", "Como aquí");
  const std::string hash = unit.hash();
  const auto stored = unit.storage;
  unit.import_files({changed(files[0], "nombre", "Como allá"), changed(files[1], "busca", "Más")});
  REQUIRE(unit.w.import.reviewing());
  CHECK(unit.hash() == hash);
  CHECK(unit.storage == stored);
  CHECK(unit.w.import.count(Verdict::conflicting) == 1);
  CHECK(unit.w.import.count(Verdict::updated) == 1);
  const auto& records = unit.w.import.records;
  REQUIRE(records.size() == 2);
  const auto one = std::find_if(records.begin(), records.end(), [&](const app::RecordVerdict& r) {
    return r.record.id == id_of(files[0]);
  });
  CHECK(one->verdict == Verdict::conflicting);
  CHECK(one->fields == std::vector<std::string>{"Nombre(s)"});
  CHECK(one == records.begin());  // what somebody has to look at comes first
  unit.send(app::ImportApplied{});
  CHECK(app::make_registry(unit.w).conflicts == 1);
  CHECK(unit.w.store.find("persona", id_of(files[0]))->conflicts() == 1);
  CHECK(unit.text("persona", id_of(files[1]), "busca") == "Más");
}

TEST_CASE("dry run: two files of one batch that disagree say in what, also about somebody new") {
  const auto files = sample_files(1);
  Device unit(1, app::Role::unit);
  auto other = format::decode(changed(files[0], "busca", "Una cosa").text);
  other->records[0].fields["busca"] = {};
  other->records[0].fields["busca"].set({uint64_t{1'602'800'000'000} << 16, 77},
                                        crdt::Value::of("Otra cosa"));
  unit.import_files({changed(files[0], "busca", "Una cosa"),
                     {"otra.sorora.json", format::encode(other->header, {&other->records[0]})}});
  REQUIRE(unit.w.import.reviewing());
  CHECK(unit.w.import.records[0].verdict == Verdict::conflicting);
  CHECK(unit.w.import.records[0].fields == std::vector<std::string>{"Qué te gustaría encontrar"});
}

TEST_CASE("dry run: what is not applied leaves no trace, and the files can come again") {
  const auto files = sample_files(1);
  Device unit(1, app::Role::unit);
  unit.import_files(files);
  unit.write("persona", id_of(files[0]), "nombre", "Como aquí");
  const auto stored = unit.storage;
  const app::Download other = changed(files[0], "nombre", "Como allá");
  unit.import_files({other});
  unit.send(app::ImportDiscarded{});
  CHECK(unit.storage == stored);
  unit.import_files({other});
  CHECK(unit.w.import.reviewing());
}

TEST_CASE("dry run: what only adds is applied at once, unless she wants to see it first") {
  Device unit(1, app::Role::unit);
  unit.import_files(sample_files(3));
  CHECK(unit.w.import.stage == app::ImportStage::applied);
  unit.send(app::ReviewChosen{true});
  unit.reload();
  unit.import_files(sample_files(5));
  CHECK(unit.w.import.reviewing());
  CHECK(unit.w.import.records.size() == 2);
  CHECK(unit.w.store.of("persona").size() == 3);
}

TEST_CASE("dry run: what is written during the review is not lost by applying") {
  const auto files = sample_files(1);
  Device unit(1, app::Role::unit);
  unit.import_files(files);
  const std::string id = id_of(files[0]);
  unit.write("persona", id, "nombre", "Como aquí");
  unit.import_files({changed(files[0], "nombre", "Como allá")});
  unit.write("persona", id, "busca", "Escrito mientras tanto");
  unit.send(app::ImportApplied{});
  CHECK(unit.text("persona", id, "busca") == "Escrito mientras tanto");
  CHECK(unit.w.store.find("persona", id)->conflicts() == 1);
}

TEST_CASE("taking an import back: the state before, to the byte, also after a reload") {
  Device unit(1, app::Role::unit);
  unit.import_files(sample_files(20));
  const std::string hash = unit.hash();
  unit.import_files(sample_files(60));
  CHECK(unit.hash() != hash);
  unit.reload();
  unit.send(app::ImportUndone{});
  CHECK(unit.hash() == hash);
  unit.reload();
  CHECK(unit.hash() == hash);
  CHECK(unit.w.batch.empty());
  CHECK_FALSE(unit.storage.contains("b/before"));
  unit.import_files(sample_files(60));  // the log forgot them: they come in again
  CHECK(unit.w.store.of("persona").size() == 60);
}

TEST_CASE("taking an import back: what was written since stays") {
  const auto files = sample_files(2);
  Device unit(1, app::Role::unit);
  unit.import_files(files);
  unit.write("persona", id_of(files[0]), "busca", "Escrito después");
  unit.send(app::ImportUndone{});
  CHECK(unit.text("persona", id_of(files[0]), "busca") == "Escrito después");
  CHECK(unit.text("persona", id_of(files[0]), "nombre").empty());
  CHECK(unit.w.store.find("persona", id_of(files[1])) == nullptr);
}

TEST_CASE("taking an import back: a group's device is no longer in the group") {
  Device unit = app_tests::unit_with(60);
  unit.send(app::GroupsAsked{2});
  unit.send(app::PackagesExportAsked{});
  Device group(3, app::Role::group);
  group.import_files({unit.downloads[0]});
  CHECK_FALSE(group.w.device.group.empty());
  group.send(app::ImportUndone{});
  CHECK(group.w.device.group.empty());
  CHECK(group.w.store.size() == 0);
}

TEST_CASE("taking an import back: over random imports and edits, only the imports' words go") {
  base::Random random(5);
  const auto files = sample_files(12);
  for (int round = 0; round < 20; ++round) {
    Device with(1, app::Role::unit);
    Device without(1, app::Role::unit);
    std::vector<app::Download> first, second;
    for (const app::Download& file : files) {
      (random.below(2) ? first : second).push_back(file);
    }
    with.import_files(first);
    without.import_files(first);
    std::vector<app::Download> later = second;
    for (size_t i = 0; i < first.size(); i += 2) {
      later.push_back(changed(first[i], "ofrece", "Nuevo", ("c" + std::to_string(i)).c_str()));
    }
    if (later.empty()) continue;
    with.import_files(later);
    with.send(app::ImportApplied{});
    with.send(app::ImportUndone{});
    CHECK(with.hash() == without.hash());
  }
}
