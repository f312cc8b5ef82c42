// Frozen files of sorora/1. They are never edited: what they hold must read, hash and write the
// same for ever. When one of these tests fails, the format has changed.
#include <fstream>
#include <iterator>

#include "doctest/doctest.h"
#include "format/json_reader.h"
#include "format/schema_export.h"
#include "tests/base/printing.h"
#include "tests/format/json_schema_validator.h"
#include "tests/format/records.h"

using domain::Audience;
using format_tests::SchemaValidator;
using format_tests::store_of;

namespace {

struct Fixture {
  const char* name;
  const char* kind;
  Audience audience;
  size_t records;
  std::string state_hash;
};

// The hashes are the test vectors of FORMAT.md.
const Fixture fixtures[] = {
    {"ficha", "ficha", Audience::unit, 1,
     "8374a61b03e22d9c07457d777457bd1f67d166ec1d7d3add4ec60aa4e4a56b11"},
    {"ficha-otra", "ficha", Audience::unit, 1,
     "abafbd1c6a72864b18dab15621224720e2a05b7f062968babdb1b4cd19920879"},
    {"paquete", "paquete", Audience::group, 5,
     "0297a217d5b83e1802978cd3122232b4f4e369222d5379e9a48fffd2fe702fb3"},
    {"plan", "plan", Audience::unit, 5,
     "e90e99e592ff9d4c7624d58aec80b5c7ce94c9b9f4e4d2589be1bce962f0c728"},
    {"borrado", "borrado", Audience::unit, 1,
     "0b687f7c803a755f4e6ae7e4096435a34d14e4d96fcaa1a497955e035aa89389"},
    {"acuse", "acuse", Audience::unit, 0,
     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
};
const std::string merged_hash = "5989592e74ac9a6b243ae1e60eadb93e8c39693d6ef3f541f5676723b834dab7";

std::string read(const std::string& name) {
  std::ifstream stream(
      std::string(SORORA_SOURCE_DIR) + "/tests/fixtures/sorora-1/" + name + ".sorora.json",
      std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

format::File file_of(const char* name) {
  auto file = format::decode(read(name));
  REQUIRE(file.ok());
  return *file;
}

std::string encode(const format::File& file) {
  std::vector<const crdt::Record*> records;
  for (const crdt::Record& record : file.records) records.push_back(&record);
  return format::encode(file.header, records);
}

}  // namespace

TEST_CASE("fixtures: every frozen file is read, and its state has the hash written down") {
  for (const Fixture& fixture : fixtures) {
    CAPTURE(std::string(fixture.name));
    const format::File file = file_of(fixture.name);
    CHECK(file.header.kind == fixture.kind);
    CHECK(file.header.audience == fixture.audience);
    CHECK(file.header.program == "rmmspen-2020");
    CHECK(file.records.size() == fixture.records);
    CHECK(format::state_hash(store_of(file.records)) == fixture.state_hash);
  }
}

TEST_CASE("fixtures: every frozen file is written again byte by byte") {
  for (const Fixture& fixture : fixtures) {
    CAPTURE(std::string(fixture.name));
    CHECK(encode(file_of(fixture.name)) == read(fixture.name));
  }
}

TEST_CASE("fixtures: every frozen file fits the JSON Schema") {
  SchemaValidator schema(format::Json::parse(format::json_schema()));
  for (const Fixture& fixture : fixtures) {
    CAPTURE(std::string(fixture.name));
    CHECK(schema.check(format::Json::parse(read(fixture.name))) == std::vector<std::string>{});
  }
}

TEST_CASE("fixtures: the two fichas of one person come together as written down") {
  for (const bool other_first : {false, true}) {
    auto records = file_of(other_first ? "ficha-otra" : "ficha").records;
    const auto more = file_of(other_first ? "ficha" : "ficha-otra").records;
    records.insert(records.end(), more.begin(), more.end());
    const crdt::Store store = store_of(records);
    CHECK(format::state_hash(store) == merged_hash);
    const crdt::Record& person = *store.find("persona", "f1c4a0000000000a");
    CHECK(person.text("apellido1") == "Núñez");
    CHECK(person.fields.find("correo")->conflicted());
    CHECK(person.text("correo") == "ana.otra@ejemplo.mx");
    CHECK(person.elements("temas") == std::vector<std::string>{"1.1", "2.1.a", "3.3"});
  }
}

TEST_CASE("fixtures: of the erased person nothing is left, in whatever order the files come") {
  for (const bool erased_first : {false, true}) {
    auto records = file_of(erased_first ? "borrado" : "ficha").records;
    const auto more = file_of(erased_first ? "ficha" : "borrado").records;
    records.insert(records.end(), more.begin(), more.end());
    CHECK(format::state_hash(store_of(records)) ==
          format::state_hash(store_of(file_of("borrado").records)));
  }
}

TEST_CASE("fixtures: the receipt says of one file that it arrived and of another why not") {
  const auto receipts = file_of("acuse").header.receipts;
  REQUIRE(receipts.size() == 2);
  CHECK(receipts[0].accepted);
  CHECK_FALSE(receipts[1].accepted);
  CHECK(receipts[1].why == "Está incompleto.");
}

TEST_CASE(
    "fixtures: the ficha has a conflict, things seen, an option taken out and what is unknown") {
  const format::File file = file_of("ficha");
  const crdt::Record& person = file.records[0];
  CHECK(person.text("nombre") == "Ana María");
  CHECK(person.fields.find("correo")->entries().size() == 2);
  CHECK(person.fields.find("nombre")->seen().size() == 1);
  CHECK_FALSE(person.has("temas", "2.1"));
  CHECK(person.sets.find("temas")->find("2.1") != nullptr);
  CHECK(person.text("telefono") == "55 5555 5555");
  CHECK(*person.extra.find("firma") == "{\"de\":[\"otra\",\"versión\"]}");
}

TEST_CASE("fixtures: the plan has a session that was removed and one that came back") {
  const format::File file = file_of("plan");
  const crdt::Store store = store_of(file.records);
  CHECK(store.find("sesion", "9r0p0000000000g1-s5")->is_deleted());
  CHECK_FALSE(store.find("sesion", "9r0p0000000000g1-s4")->is_deleted());
  CHECK_FALSE(store.find("sesion", "9r0p0000000000g1-s4")->deleted.empty());
}

TEST_CASE("fixtures: the written specification states the same hashes") {
  std::ifstream stream(std::string(SORORA_SOURCE_DIR) + "/src/format/FORMAT.md");
  const std::string specification{std::istreambuf_iterator<char>(stream), {}};
  for (const Fixture& fixture : fixtures) {
    const std::string row = '`' + std::string(fixture.name) + "` | `" + fixture.state_hash + '`';
    CHECK((specification.find(row) != std::string::npos));
  }
  CHECK((specification.find(merged_hash) != std::string::npos));
}
