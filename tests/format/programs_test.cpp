// What ships with the app: the catalogues and the programme templates, as data.
#include "format/programs.h"

#include <set>

#include "base/bundled.h"
#include "base/text.h"
#include "doctest/doctest.h"
#include "domain/planner.h"
#include "tests/base/printing.h"
#include "tests/format/shipped.h"

using format_tests::catalogues;

namespace {

size_t topics_at(const domain::Program& program, int depth) {
  size_t count = 0;
  for (const domain::Option& topic : program.topics) count += topic.depth == depth;
  return count;
}

}  // namespace

TEST_CASE("catalogue: 32 entidades in five circunscripciones have 300 districts, then and now") {
  CHECK(catalogues().entidades.size() == 32);
  int then = 0, now = 0;
  std::set<int> circunscripciones;
  for (const domain::Entidad& entidad : catalogues().entidades) {
    then += entidad.districts_2017;
    now += entidad.districts_2022;
    circunscripciones.insert(entidad.circunscripcion);
    CHECK(entidad.districts_2017 > 0);
    CHECK(entidad.districts_2022 > 0);
    CHECK_FALSE(entidad.name.empty());
  }
  CHECK(then == 300);
  CHECK(now == 300);
  CHECK(circunscripciones == std::set<int>{1, 2, 3, 4, 5});
  for (int i = 1; i <= 32; ++i) {
    const std::string code = (i < 10 ? "0" : "") + std::to_string(i);
    CHECK(catalogues().entidad(code) != nullptr);
  }
}

TEST_CASE("catalogue: the five Vocalías") {
  std::vector<std::string> keys;
  for (const auto& option : catalogues().vocalias) keys.push_back(option.key);
  CHECK(keys == std::vector<std::string>{"VE", "VS", "VRFE", "VOE", "VCEYEC"});
}

TEST_CASE("programmes: all five load with their data, and exactly one is the default") {
  std::vector<std::string> ids;
  size_t defaults = 0;
  for (const domain::Program& program : catalogues().programs) {
    CAPTURE(program.id);
    ids.push_back(program.id);
    defaults += program.is_default;
    CHECK_FALSE(program.name.empty());
    CHECK_FALSE(program.short_name.empty());
    CHECK_FALSE(program.purpose.empty());
    CHECK_FALSE(program.audience.empty());
    CHECK_FALSE(program.topics.empty());
    CHECK_FALSE(program.roles.empty());
    CHECK_FALSE(program.notes.empty());
    CHECK((program.district_map == 2017 || program.district_map == 2022));
    CHECK(program.group_min <= program.group_target);
    CHECK(program.group_target <= program.group_max);
    std::set<std::string> keys;
    for (const domain::Option& topic : program.topics) {
      CHECK(keys.insert(topic.key).second);
      CHECK_FALSE(topic.name.empty());
    }
    CHECK(catalogues().program(program.id) == &program);
  }
  CHECK(ids == std::vector<std::string>{"rmmspen-2020", "rcmspen-2020", "crea-2024", "ieeq-2024",
                                        "pat-spen-2020"});
  CHECK(defaults == 1);
}

TEST_CASE(
    "programmes: the default is RMMSPEN 2020 with its temario of 3 ejes, 9 temas, 15 subtemas") {
  const domain::Program& program = catalogues().default_program();
  CHECK(program.id == "rmmspen-2020");
  CHECK(topics_at(program, 0) == 3);
  CHECK(topics_at(program, 1) == 9);
  CHECK(topics_at(program, 2) == 15);
  CHECK(program.topics.size() == 27);
  CHECK(program.kinds.size() == 7);
  CHECK(program.roles.size() == 2);
  CHECK(program.vocalias.size() == 5);
  CHECK(program.group_min == 30);
  CHECK(program.group_max == 40);
  CHECK(program.group_target == 35);
}

TEST_CASE("programmes: the sessions of RMMSPEN 2020 are those of the document") {
  const auto& rules = catalogues().default_program().sessions;
  REQUIRE(rules.has_value());
  CHECK(rules->count == 5);
  CHECK(rules->every_weeks == 5);
  CHECK(rules->first == base::Date::from(2020, 11, 2));
  CHECK(rules->window_from == base::Date::from(2020, 11, 1));
  CHECK(rules->window_to == base::Date::from(2021, 2, 28));
  CHECK(catalogues().default_program().non_working.size() == 1);
}

TEST_CASE("texts: the aviso de privacidad and the invented names are there") {
  const format::Notice notice = format::privacy_notice();
  CHECK_FALSE(notice.title.empty());
  CHECK(notice.paragraphs.size() >= 3);
  const format::SampleWords words = format::sample_words();
  CHECK(words.given.size() >= 20);
  CHECK(words.surnames.size() >= 20);
  CHECK_FALSE(words.offers.empty());
  CHECK_FALSE(words.seeks.empty());
}

TEST_CASE("bundled: files are found by their path, and what is not there is empty") {
  CHECK(base::valid_utf8(base::bundled("programs/rmmspen-2020.json")));
  CHECK(base::bundled("programs/rmmspen-2020.json").size() > 1000);
  CHECK(base::bundled("programs/absent.json").empty());
  CHECK(base::bundled("").empty());
}
