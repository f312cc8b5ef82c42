// Writing and reading whole files: the round trip, what stays, what leaves, what is refused.
#include "format/file.h"

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "doctest/doctest.h"
#include "format/json_text.h"
#include "tests/base/printing.h"
#include "tests/format/records.h"

using domain::Audience;
using format::decode;
using format::encode;
using format_tests::at;
using format_tests::busy_person;
using format_tests::header;
using format_tests::make;
using format_tests::store_of;
using format_tests::write;
using Ordered = nlohmann::ordered_json;

namespace {

using Places = std::vector<std::string>;

constexpr const char* stamp = "2020-10-07T12:00:00.000Z/0/000000000007";

std::string file_with(const std::string& records) {
  return "{\"format\": \"sorora/1\", \"kind\": \"ficha\", \"program\": \"rmmspen-2020\", "
         "\"created\": \"2020-10-07T16:20:31.123Z\", \"audience\": \"unidad\", \"records\": [" +
         records + "]}";
}

std::string person_with(const std::string& members) {
  return file_with("{\"type\": \"persona\", \"id\": \"p1\"" + members + "}");
}

// "code @ where" of every problem.
Places problems(const std::string& text, const format::DecodeOptions& options = {}) {
  Places out;
  const auto file = decode(text, options);
  if (file) return out;
  for (const base::Problem& problem : file.problems()) {
    CHECK_FALSE(problem.what.empty());
    CHECK_FALSE(problem.remedy.empty());
    out.push_back(problem.code + " @ " + problem.where);
  }
  return out;
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

}  // namespace

TEST_CASE("file: what is written is read back the same, byte by byte") {
  const crdt::Record person = busy_person();
  const crdt::Record group = make("grupo", "g1");
  const std::string text = encode(header("ficha", Audience::backup), {&group, &person});
  const auto file = decode(text);
  REQUIRE(file.ok());
  REQUIRE(file->records.size() == 2);
  CHECK(file->records[0] == group);
  CHECK(file->records[1] == person);
  CHECK(file->header.kind == "ficha");
  CHECK(file->header.program == "rmmspen-2020");
  CHECK(file->header.created == "2020-10-07T16:20:31.123Z");
  CHECK(file->header.node == "k3f9a2m4p7q2");
  CHECK(file->header.name == "Ana María Peña");
  CHECK(file->header.audience == Audience::backup);
  CHECK(encode(file->header, {&file->records[1], &file->records[0]}) == text);
}

TEST_CASE("file: the state of a file has one hash, and any change another") {
  crdt::Record person = busy_person();
  const std::string before = format::state_hash(store_of({person}));
  const auto file = decode(encode(header("ficha", Audience::backup), {&person}));
  REQUIRE(file.ok());
  CHECK(format::state_hash(store_of(file->records)) == before);
  person.sets["temas"]["3.1"].set(at(20, 7), crdt::Value::of(false));
  CHECK(format::state_hash(store_of({person})) != before);
}

TEST_CASE("file: a file without records is a file") {
  const std::string text = encode(header("registro", Audience::unit), {});
  const auto file = decode(text);
  REQUIRE(file.ok());
  CHECK(file->records.empty());
  CHECK(encode(file->header, {}) == text);
}

TEST_CASE("file: values are plain, stamps lie beside them") {
  crdt::Record person = make("persona", "p1");
  write(person, "nombre", "Ana", at(0, 7));
  person.sets["temas"]["1.1"].set(at(0, 7), crdt::Value::of(true));
  person.sets["temas"]["2.1"].set(at(0, 7), crdt::Value::of(false));
  const auto tree = Ordered::parse(encode(header("ficha", Audience::unit), {&person}));
  const Ordered& record = tree["records"][0];
  CHECK(record["values"].dump() == "{\"nombre\":\"Ana\",\"temas\":[\"1.1\"]}");
  CHECK(record["stamps"]["nombre"] == stamp);
  CHECK(record["stamps"]["temas"].size() == 2);
  CHECK_FALSE(record.contains("also"));
  CHECK_FALSE(record.contains("deleted"));
}

TEST_CASE("file: letters of every kind come back byte-exact") {
  const std::string text = "áéíóúüñ¿¡—“”€@ 日本 \xF0\x9F\x98\x80 \"\\/\b\f\n\r\t\x01\x1F\x7F";
  CHECK(Ordered::parse(format::json_string(text)).get<std::string>() == text);
  crdt::Record person = make("persona", "p1");
  person.fields["nombre"].set(at(0, 7), crdt::Value::of(text + std::string(1, '\0')));
  const auto file = decode(encode(header("ficha", Audience::unit), {&person}));
  REQUIRE(file.ok());
  CHECK(file->records[0].text("nombre") == text + std::string(1, '\0'));
}

TEST_CASE("file: fields, sets, members and record types of a newer version survive") {
  const std::string text = person_with(
      ", \"values\": {\"telefono\": \"55\", \"hijos\": 2.50, \"mapa\": {\"b\": 1, \"a\": []}, "
      "\"gustos\": [\"x\"]}, \"stamps\": {\"telefono\": " +
      quoted(stamp) + ", \"hijos\": " + quoted(stamp) + ", \"mapa\": " + quoted(stamp) +
      ", \"gustos\": {\"x\": " + quoted(stamp) + ", \"y\": " + quoted(stamp) +
      "}}, \"firma\": {\"z\": [true]}},"
      "{\"type\": \"bitacora\", \"id\": \"b1\", \"values\": {\"texto\": \"hola\"}, \"stamps\": "
      "{\"texto\": " +
      quoted(stamp) + "}");
  const auto file = decode(text);
  REQUIRE(file.ok());
  const std::string again = encode(file->header, {&file->records[0], &file->records[1]});
  const auto tree = Ordered::parse(again);
  const Ordered& log = tree["records"][0];
  CHECK(log["type"] == "bitacora");
  CHECK(log["values"]["texto"] == "hola");
  const Ordered& person = tree["records"][1];
  CHECK(person["values"]["telefono"] == "55");
  CHECK(person["values"]["hijos"] == 2.5);
  CHECK(person["values"]["mapa"].dump() == "{\"a\":[],\"b\":1}");
  CHECK(person["values"]["gustos"].dump() == "[\"x\"]");
  CHECK(person["stamps"]["gustos"].size() == 2);
  CHECK(person["firma"].dump() == "{\"z\":[true]}");
}

TEST_CASE("file: a group's file has what the group may see, and nothing else") {
  const crdt::Record person = busy_person();
  const std::string text = encode(header("paquete", Audience::group), {&person});
  for (const char* hidden : {"aviso", "notas", "solo mías", "telefono", "55 1234", "edad", "mapa",
                             "futuro", "aficiones", "ajedrez"}) {
    CAPTURE(std::string(hidden));
    CHECK(text.find(hidden) == std::string::npos);
  }
  for (const char* shown : {"nombre", "correo", "temas"})
    CHECK(text.find(shown) != std::string::npos);
}

TEST_CASE("file: what may not leave the device leaves in her own backup only") {
  const crdt::Record person = busy_person();
  CHECK(encode(header("ficha", Audience::unit), {&person}).find("notas") == std::string::npos);
  CHECK(encode(header("ficha", Audience::unit), {&person}).find("aviso") != std::string::npos);
  CHECK(encode(header("respaldo", Audience::backup), {&person}).find("notas") != std::string::npos);
}

TEST_CASE("file: private fields survive the way out and back of a file without them") {
  for (const Audience audience : {Audience::group, Audience::unit}) {
    const crdt::Record person = busy_person();
    auto file = decode(encode(header("paquete", audience), {&person}));
    REQUIRE(file.ok());
    crdt::Record returned = file->records[0];
    crdt::Record back = person;
    CHECK_FALSE(back.merge(returned));
    CHECK(back == person);
    write(returned, "nombre", "Anita", at(99, 12));  // a member of the group edits it
    CHECK(back.merge(returned));
    CHECK(back.text("nombre") == "Anita");
    CHECK(back.text("notas") == "solo mías");
    CHECK(back.value("aviso").is_true());
    CHECK(back.text("telefono") == "55 1234");
    CHECK(back.has("aficiones", "ajedrez"));
    CHECK(*back.extra.find("futuro") == *person.extra.find("futuro"));
  }
}

TEST_CASE("file: every problem is told at once, each with its path") {
  const std::string text = file_with(
      "{\"type\": \"persona\", \"id\": \"p1\", \"values\": {\"nombre\": \"Ana\", \"correo\": 5, "
      "\"temas\": [\"1.1\"]}, \"stamps\": {\"correo\": " +
      quoted(stamp) +
      ", \"temas\": "
      "{\"1.1\": \"ayer\"}}}, 7, {\"type\": \"grupo\", \"values\": []}");
  CHECK(problems(text) ==
        Places{"campo.marca @ records[0].stamps.nombre", "campo.tipo @ records[0].values.correo",
               "campo.marca @ records[0].values.temas.1.1", "archivo.tipo @ records[1]",
               "archivo.falta @ records[2].id", "archivo.tipo @ records[2].values"});
}

TEST_CASE("file: one bad record keeps the whole file out") {
  const std::string good = "{\"type\": \"persona\", \"id\": \"p1\"}";
  CHECK(problems(file_with(good)) == Places{});
  CHECK(problems(file_with(good + ", {\"type\": \"persona\"}")) ==
        Places{"archivo.falta @ records[1].id"});
}

TEST_CASE("file: other files, newer versions and missing members are told apart") {
  CHECK(problems("[]") == Places{"archivo.ajeno @ "});
  CHECK(problems("{}") == Places{"archivo.ajeno @ format"});
  CHECK(problems("{\"format\": 1}") == Places{"archivo.ajeno @ format"});
  CHECK(problems("{\"format\": \"otro/1\"}") == Places{"archivo.ajeno @ format"});
  CHECK(problems("{\"format\": \"sorora/2\", \"records\": 5}") ==
        Places{"archivo.version @ format"});
  const auto newer = decode("{\"format\": \"sorora/2\"}");
  REQUIRE_FALSE(newer.ok());
  CHECK(newer.problems()[0].remedy.find("actualizarla") != std::string::npos);
  CHECK(problems("{\"format\": \"sorora/1\"}") ==
        Places{"archivo.falta @ kind", "archivo.falta @ program", "archivo.falta @ created",
               "archivo.falta @ audience"});
}

TEST_CASE("file: a file for nobody known is not taken for one to the Unidad Técnica") {
  std::string text = file_with("");
  text.replace(text.find("unidad"), 6, "prensa");
  CHECK(problems(text) == Places{"archivo.audiencia @ audience"});
}

TEST_CASE("file: stamps that are too far in the future are refused when a limit is given") {
  const std::string text = person_with(
      ", \"values\": {\"nombre\": \"Ana\"}, \"stamps\": {\"nombre\": " + quoted(stamp) +
      "}, \"seen\": {\"nombre\": [\"2020-10-07T12:00:01.000Z/0/000000000008#00000000\"]}");
  const int64_t written = base::parse_instant("2020-10-07T12:00:00.000Z").value();
  CHECK(problems(text) == Places{});
  CHECK(problems(text, {.latest_ms = written + 1000}) == Places{});
  CHECK(problems(text, {.latest_ms = written}) ==
        Places{"campo.futuro @ records[0].values.nombre"});
  CHECK(problems(text, {.latest_ms = written - 1}).size() == 2);
}

TEST_CASE("file: stamps, things seen and conflicts in another form are refused") {
  const auto field = [](const std::string& rest) {
    return person_with(", \"values\": {\"x\": 1}, \"stamps\": {\"x\": " + quoted(stamp) + "}" +
                       rest);
  };
  const std::string with_hash = std::string(stamp) + "#0123abcd";
  CHECK(problems(field("")) == Places{});
  CHECK(problems(field(", \"seen\": {\"x\": [" + quoted(with_hash) + "]}")) == Places{});
  CHECK(problems(field(", \"also\": {\"x\": [[2, " + quoted(stamp) + "]]}")) == Places{});
  for (const std::string& bad :
       {std::string("5"), std::string("[5]"), std::string("[\"\"]"), "[" + quoted(stamp) + "]",
        "[" + quoted(with_hash + "0") + "]", "[" + quoted(std::string(stamp) + "#0123ABCD") + "]",
        "[" + quoted(std::string(stamp) + "#0123abc") + "]", std::string("[\"x#0123abcd\"]")}) {
    CAPTURE(std::string(bad));
    CHECK(problems(field(", \"seen\": {\"x\": " + bad + "}")).size() == 1);
  }
  for (const std::string& bad : {std::string("5"), std::string("[5]"), std::string("[[1]]"),
                                 std::string("[[1, 2]]"), "[[1, " + quoted(stamp) + ", 3]]"}) {
    CAPTURE(std::string(bad));
    CHECK(problems(field(", \"also\": {\"x\": " + bad + "}")).size() == 1);
  }
}

TEST_CASE("file: a value without a stamp is refused wherever it lies") {
  CHECK(problems(person_with(", \"values\": {\"nombre\": \"Ana\"}")) ==
        Places{"campo.marca @ records[0].stamps.nombre"});
  CHECK(problems(person_with(", \"also\": {\"nombre\": [[\"Ana\", " + quoted(stamp) + "]]}")) ==
        Places{"campo.marca @ records[0].also.nombre"});
  CHECK(
      problems(person_with(", \"values\": {\"temas\": [\"1.1\"]}, \"stamps\": {\"temas\": {}}")) ==
      Places{"campo.marca @ records[0].values.temas"});
}

TEST_CASE("file: known fields have the form of their kind") {
  const auto field = [](const std::string& type, const std::string& name, const std::string& value,
                        const std::string& marks) {
    return problems(file_with("{\"type\": \"" + type + "\", \"id\": \"x\", \"values\": {\"" + name +
                              "\": " + value + "}, \"stamps\": {\"" + name + "\": " + marks +
                              "}}"));
  };
  const std::string one = quoted(stamp);
  const std::string set = "{\"a\": " + one + "}";
  CHECK(field("persona", "nombre", "\"Ana\"", one) == Places{});
  CHECK(field("persona", "nombre", "null", one) == Places{});
  CHECK(field("persona", "aviso", "true", one) == Places{});
  CHECK(field("grupo", "numero", "3", one) == Places{});
  CHECK(field("persona", "temas", "[\"a\"]", set) == Places{});
  const Places wrong_name{"campo.tipo @ records[0].values.nombre"};
  CHECK(field("persona", "nombre", "5", one) == wrong_name);
  CHECK(field("persona", "nombre", "[\"a\"]", set) == wrong_name);
  CHECK(field("persona", "aviso", "\"true\"", one) ==
        Places{"campo.tipo @ records[0].values.aviso"});
  CHECK(field("grupo", "numero", "\"3\"", one) == Places{"campo.tipo @ records[0].values.numero"});
  CHECK(field("grupo", "numero", "2.5", one) == Places{"campo.tipo @ records[0].values.numero"});
  CHECK(field("persona", "temas", "\"a\"", one) == Places{"campo.tipo @ records[0].values.temas"});
  CHECK(field("persona", "temas", "{\"a\": true}", set) ==
        Places{"campo.tipo @ records[0].values.temas"});
}

TEST_CASE("file: options of a set and tombstones are yes or no, also in their conflicts") {
  const std::string one = quoted(stamp);
  const std::string set =
      ", \"values\": {\"temas\": []}, \"stamps\": {\"temas\": {\"a\": " + one + "}}";
  CHECK(problems(person_with(set)) == Places{});
  CHECK(problems(person_with(set + ", \"also\": {\"temas\": {\"a\": [[\"si\", " + one + "]]}}")) ==
        Places{"campo.tipo @ records[0].values.temas.a"});
  CHECK(problems(person_with(", \"deleted\": {\"value\": true, \"stamp\": " + one + "}")) ==
        Places{});
  CHECK(problems(person_with(", \"deleted\": {\"value\": \"si\", \"stamp\": " + one + "}")) ==
        Places{"campo.tipo @ records[0].deleted"});
  CHECK(problems(person_with(", \"deleted\": true")) ==
        Places{"archivo.tipo @ records[0].deleted"});
}

TEST_CASE("file: ids have a length that still fits the ids made out of them") {
  const auto with_id = [](const char* type, size_t size) {
    return problems(file_with("{\"type\": \"" + std::string(type) + "\", \"id\": \"" +
                              std::string(size, 'x') + "\"}"));
  };
  CHECK(with_id("persona", 0) == Places{"archivo.id @ records[0]"});
  CHECK(with_id("", 5) == Places{"archivo.id @ records[0]"});
  CHECK(with_id("persona", 30) == Places{});
  CHECK(with_id("persona", 31) == Places{"archivo.id @ records[0]"});
  CHECK(with_id("grupo", 31) == Places{"archivo.id @ records[0]"});
  CHECK(with_id("membresia", 64) == Places{});
  CHECK(with_id("membresia", 65) == Places{"archivo.id @ records[0]"});
  CHECK(with_id("bitacora", 64) == Places{});
  CHECK(format::max_part_id_bytes * 2 + 1 <= format::max_id_bytes);
}

TEST_CASE("file: a value nests only as deep as still fits when a conflict moves it") {
  const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  const auto text = [&](int depth) {
    return person_with(", \"values\": {\"x\": " + nested(depth) +
                       "}, \"stamps\": {\"x\": " + quoted(stamp) + "}");
  };
  CHECK(problems(text(33)) == Places{"json.profundidad @ records[0].values.x"});
  CHECK(problems(person_with(", \"futuro\": " + nested(33))) ==
        Places{"json.profundidad @ records[0].futuro"});
  auto file = decode(text(32));
  REQUIRE(file.ok());
  crdt::Record& record = file->records[0];
  crdt::Register other;
  other.set(at(5, 9), crdt::Value::of(true));
  record.fields["x"].merge(other);
  CHECK(problems(encode(file->header, {&record})) == Places{});
}

TEST_CASE("file: an empty set or nothing seen leaves no trace in the state") {
  const auto file =
      decode(person_with(", \"values\": {\"temas\": []}, \"stamps\": {\"temas\": {}}, "
                         "\"seen\": {\"nombre\": []}"));
  REQUIRE(file.ok());
  CHECK(file->records[0] == make("persona", "p1"));
}

TEST_CASE("file: a file whose problems are countless tells the first fifty") {
  std::string many;
  for (int i = 0; i < 500; ++i) many += i == 0 ? "1" : ", 1";
  CHECK(problems(file_with(many)).size() == 50);
}

TEST_CASE("file: own storage is read beyond the limits for other people's files") {
  crdt::Record person = make("persona", "p1");
  const std::string text(100'000, 'x');
  for (int i = 0; i < 340; ++i) {
    person.fields["f" + std::to_string(i)].set(at(0, 7), crdt::Value::of(text));
  }
  const std::string bytes = encode(header("guardado", Audience::backup), {&person});
  CHECK(problems(bytes) == Places{"json.tamano @ "});
  CHECK(problems(bytes, {.limits = format::own_storage_limits}) == Places{});
}
