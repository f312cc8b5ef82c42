#include "app/sample.h"

#include <map>
#include <set>

#include "doctest/doctest.h"
#include "domain/person.h"
#include "domain/validation.h"
#include "tests/app/device.h"
#include "tests/format/shipped.h"

using format_tests::program;

TEST_CASE("sample: 498 women without a single problem, in distinct posts, with distinct ids") {
  std::set<std::string> posts, ids, files;
  for (const crdt::Record& record : app::sample_people(498, 1, program())) {
    CHECK(domain::validate(record, format::catalogues(), program()).empty());
    const domain::Person person = domain::read_person(record);
    CHECK(posts.insert(person.junta() + person.vocalia).second);
    CHECK(ids.insert(person.id).second);
    CHECK(files.insert(app::sample_file(record, program()).name).second);
  }
}

TEST_CASE("sample: the whole network has 1660 posts; beyond it they are filled again") {
  std::map<std::string, int> women;
  for (const crdt::Record& record : app::sample_people(1661, 1, program())) {
    const domain::Person person = domain::read_person(record);
    ++women[person.junta() + person.vocalia];
  }
  CHECK(women.size() == 1660);
}

TEST_CASE("sample: a seed gives the same women, another seed others") {
  const auto names = [](uint64_t seed) {
    std::string all;
    for (const auto& record : app::sample_people(20, seed, program())) {
      all += app::sample_file(record, program()).text;
    }
    return all;
  };
  CHECK(names(1) == names(1));
  CHECK(names(1) != names(2));
}

TEST_CASE("sample: every file says that its data are fictitious") {
  const auto record = app::sample_people(1, 1, program())[0];
  const auto file = format::decode(app::sample_file(record, program()).text);
  REQUIRE(file.ok());
  CHECK(file->header.note == "Datos ficticios");
}
