#include "format/schema_export.h"

#include "app/sample.h"
#include "doctest/doctest.h"
#include "format/json_reader.h"
#include "format/programs.h"
#include "tests/base/printing.h"
#include "tests/format/json_schema_validator.h"
#include "tests/format/records.h"

using domain::Audience;
using format::Json;
using format_tests::busy_person;
using format_tests::header;
using format_tests::SchemaValidator;

namespace {

Json schema() {
  return Json::parse(format::json_schema());
}

Json busy_file() {
  const crdt::Record person = busy_person();
  return Json::parse(format::encode(header("ficha", Audience::backup), {&person}));
}

using Errors = std::vector<std::string>;

}  // namespace

TEST_CASE("schema export: it names every noun and every field, with its scope and label") {
  const Json all = schema();
  for (const domain::Noun& noun : domain::nouns()) {
    const Json& properties = all["$defs"][std::string(noun.type)]["properties"];
    for (const domain::Field& field : noun.fields) {
      CAPTURE(std::string(noun.type) + '.' + std::string(field.name));
      const Json& described = properties["values"]["properties"][std::string(field.name)];
      CHECK(described["title"] == base::built_in_text(field.label));
      CHECK(described["x-source"] == field.source);
      CHECK(properties["stamps"]["properties"].contains(std::string(field.name)));
    }
  }
}

TEST_CASE("schema export: files with everything in them fit") {
  SchemaValidator validator(schema());
  CHECK(validator.check(busy_file()) == Errors{});
  const crdt::Record person = busy_person();
  for (const Audience audience : {Audience::group, Audience::unit}) {
    const std::string text = format::encode(header("paquete", audience), {&person});
    CHECK(validator.check(Json::parse(text)) == Errors{});
  }
}

TEST_CASE("schema export: the files of the sample fit") {
  SchemaValidator validator(schema());
  const auto& program = format::catalogues().default_program();
  for (const crdt::Record& person : app::sample_people(20, 5, program)) {
    const Json file = Json::parse(app::sample_file(person, program).text);
    CHECK(validator.check(file) == Errors{});
  }
}

TEST_CASE("schema export: what is broken does not fit, and the place is named") {
  SchemaValidator validator(schema());
  const Json good = busy_file();
  const auto errors = [&](const char* pointer, const Json& value) {
    Json broken = good;
    broken[Json::json_pointer(pointer)] = value;
    return validator.check(broken);
  };
  CHECK(errors("/format", "sorora/2") == Errors{".format: const"});
  CHECK(errors("/created", "ayer") == Errors{".created: pattern"});
  CHECK(errors("/audience", "prensa") == Errors{".audience: enum"});
  CHECK(errors("/kind", 5) == Errors{".kind: type"});
  CHECK(errors("/records", Json::object()) == Errors{".records: type"});
  CHECK(errors("/records/0/id", "") == Errors{".records[0].id: length"});
  CHECK(errors("/records/0/id", std::string(31, 'x')) == Errors{".records[0].id: length"});
  CHECK(errors("/records/0/values/nombre", 5) == Errors{".records[0].values.nombre: type"});
  CHECK(errors("/records/0/values/aviso", "si") == Errors{".records[0].values.aviso: type"});
  CHECK(errors("/records/0/values/temas", Json::array({"a", "a"})) ==
        Errors{".records[0].values.temas: uniqueItems"});
  CHECK(errors("/records/0/values/temas", Json::array({1})) ==
        Errors{".records[0].values.temas[0]: type"});
  CHECK(errors("/records/0/stamps/nombre", "2020-10-07") ==
        Errors{".records[0].stamps.nombre: pattern"});
  CHECK(errors("/records/0/stamps/nombre", "2020-10-07T12:00:00.000Z/00/000000000007") ==
        Errors{".records[0].stamps.nombre: pattern"});
  CHECK(errors("/records/0/stamps/temas", "2020-10-07T12:00:00.000Z/0/000000000007") ==
        Errors{".records[0].stamps.temas: type"});
  CHECK(errors("/records/0/seen/nombre", Json::array({"x"})) ==
        Errors{".records[0].seen.nombre: anyOf"});
  CHECK(errors("/records/0/also/correo", Json::array({Json::array({1})})) ==
        Errors{".records[0].also.correo: anyOf"});
  CHECK(errors("/records/0/deleted/value", "no") == Errors{".records[0].deleted.value: type"});
}

TEST_CASE("schema export: what the schema asks for is there") {
  SchemaValidator validator(schema());
  for (const char* name : {"format", "kind", "program", "created", "audience", "records"}) {
    Json broken = busy_file();
    broken.erase(name);
    CHECK(validator.check(broken) == Errors{": required " + std::string(name)});
  }
  Json broken = busy_file();
  broken["records"][0].erase("id");
  CHECK(validator.check(broken) == Errors{".records[0]: required id"});
}

TEST_CASE("schema export: records of newer versions fit") {
  SchemaValidator validator(schema());
  Json file = busy_file();
  file["records"].push_back({{"type", "bitacora"}, {"id", "b1"}, {"values", {{"x", {1, 2}}}}});
  file["futuro"] = 1;
  CHECK(validator.check(file) == Errors{});
}

TEST_CASE("schema validator: it knows every keyword of the schema, and says so of others") {
  SchemaValidator strange(Json{{"type", "object"}, {"dependentRequired", Json::object()}});
  CHECK(strange.check(Json::object()) == Errors{": unknown keyword dependentRequired"});
  SchemaValidator closed(
      Json{{"properties", {{"a", Json::object()}}}, {"additionalProperties", false}});
  CHECK(closed.check({{"a", 1}, {"b", 2}}) == Errors{".b: additionalProperties"});
}
