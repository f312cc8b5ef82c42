// Files from strangers: more than a hundred ways to be wrong, each refused whole, with its reason
// and its remedy, and nothing that is stored changes. And what looks dangerous but is only text.
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "doctest/doctest.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

namespace {

const std::string written_at = "2020-10-08T09:30:00.001Z/0/9a0a1a2a3a4a";

const std::string valid = R"({
 "format": "sorora/1",
 "kind": "ficha",
 "program": "rmmspen-2020",
 "created": "2020-10-16T18:00:00.000Z",
 "audience": "unidad",
 "from": {"node": "9a0a1a2a3a4a", "name": "Ana"},
 "records": [
  {"type": "persona", "id": "p1",
   "values": {"nombre": "Ana", "temas": ["1.1"], "aviso": true},
   "stamps": {"nombre": "STAMP", "temas": {"1.1": "STAMP"}, "aviso": "STAMP"}}
 ]
})";

struct Hostile {
  std::string what, bytes;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

std::string with_stamps(std::string text) {
  for (size_t at; (at = text.find("STAMP")) != std::string::npos;) text.replace(at, 5, written_at);
  return text;
}

class Collection {
 public:
  void add(const std::string& what, std::string bytes) { all.push_back({what, std::move(bytes)}); }
  // The valid file with one part exchanged.
  void change(const std::string& from, const std::string& to) {
    add(from + " -> " + to.substr(0, 60), with_stamps(replaced(valid, from, to)));
  }
  std::vector<Hostile> all;
};

void cut_files(Collection& out) {
  const std::string text = with_stamps(valid);
  for (size_t i = 1; i < 30; ++i) {
    out.add("cut at " + std::to_string(i) + " of 30", text.substr(0, text.size() * i / 30));
  }
}

void wrong_headers(Collection& out) {
  for (const char* wrong : {"null", "5", "[]", "{}", "\"sorora/2\"", "\"sorora/\"", "\"Sorora/1\"",
                            "\"sorora/1 \"", "true"}) {
    out.change("\"sorora/1\"", wrong);
  }
  for (const char* member : {"\"ficha\"", "\"rmmspen-2020\"", "\"2020-10-16T18:00:00.000Z\""}) {
    for (const char* wrong : {"null", "5", "[]", "{}", "\"\""}) out.change(member, wrong);
  }
  for (const char* wrong : {"null", "7", "\"todas\"", "\"grupo \""})
    out.change("\"unidad\"", wrong);
  out.change("\"rmmspen-2020\"", "\"rcmspen-2020\"");
  out.change("\"rmmspen-2020\"", "\"no-existe\"");
  out.change("\"node\": \"9a0a1a2a3a4a\"", "\"node\": 4");
  out.change("\"records\"", "\"registros\"");
}

void wrong_records(Collection& out) {
  out.change("\"persona\"", "\"\"");
  out.change("\"persona\"", "4");
  out.change("\"persona\"", '"' + std::string(41, 'p') + '"');
  out.change("\"p1\"", "\"\"");
  out.change("\"p1\"", "null");
  out.change("\"p1\"", '"' + std::string(31, 'p') + '"');
  out.change("{\"nombre\": \"Ana\", \"temas\": [\"1.1\"], \"aviso\": true}", "[]");
  out.change("\"nombre\": \"Ana\"", "\"nombre\": 5");
  out.change("\"nombre\": \"Ana\"", "\"nombre\": [\"Ana\"]");
  out.change("\"nombre\": \"Ana\"", "\"nombre\": {\"a\": 1}");
  out.change("\"nombre\": \"Ana\"", "\"nombre\": \"Ana\", \"sin_marca\": 1");
  out.change("[\"1.1\"]", "\"1.1\"");
  out.change("[\"1.1\"]", "[1]");
  out.change("[\"1.1\"]", "[\"1.1\", \"2.1\"]");
  out.change("\"aviso\": true", "\"aviso\": \"sí\"");
  out.change("\"aviso\": true", "\"aviso\": 1");
  for (const char* part :
       {"\"deleted\": 5", "\"deleted\": {\"value\": 1, \"stamp\": \"STAMP\"}", "\"erased\": 5",
        "\"erased\": \"ayer\"", "\"also\": []", "\"also\": {\"nombre\": 5}",
        "\"also\": {\"nombre\": [5]}", "\"also\": {\"nombre\": [[\"Eva\"]]}",
        "\"also\": {\"otro\": [[\"Eva\", \"STAMP\"]]}", "\"seen\": 5", "\"seen\": {\"nombre\": 5}",
        "\"seen\": {\"nombre\": [\"STAMP\"]}", "\"seen\": {\"nombre\": [\"STAMP#xyz\"]}",
        "\"seen\": {\"nombre\": [\"STAMP#A83EDD8C\"]}", "\"values\": {}"}) {
    out.change("\"id\": \"p1\",", std::string("\"id\": \"p1\", ") + part + ',');
  }
}

void wrong_stamps(Collection& out) {
  for (const char* wrong :
       {"", "ayer", "2020-10-08T09:30:00.001Z", "2020-10-08T09:30:00Z/0/9a0a1a2a3a4a",
        "2020-10-08t09:30:00.001z/0/9a0a1a2a3a4a", "2020-02-30T09:30:00.001Z/0/9a0a1a2a3a4a",
        "2020-13-08T09:30:00.001Z/0/9a0a1a2a3a4a", "2020-10-08T25:30:00.001Z/0/9a0a1a2a3a4a",
        "2020-10-08T09:30:00.001Z/65536/9a0a1a2a3a4a", "2020-10-08T09:30:00.001Z/01/9a0a1a2a3a4a",
        "2020-10-08T09:30:00.001Z/-1/9a0a1a2a3a4a", "2020-10-08T09:30:00.001Z/0/9A0A1A2A3A4A",
        "2020-10-08T09:30:00.001Z/0/9i0a1a2a3a4a", "2020-10-08T09:30:00.001Z/0/9a0a1a2a3a4",
        "2020-10-08T09:30:00.001Z/0/9a0a1a2a3a4a ", "2099-10-08T09:30:00.001Z/0/9a0a1a2a3a4a",
        "9999-12-31T23:59:59.999Z/65535/9a0a1a2a3a4a"}) {
    out.change("\"nombre\": \"STAMP\"", "\"nombre\": \"" + std::string(wrong) + '"');
  }
}

void wrong_json(Collection& out) {
  const auto name = [&](const std::string& value) { out.change("\"Ana\"", value); };
  for (const char* number : {"1e400", "-1e400", "9007199254740993", "-9007199254740993", "00",
                             "0x10", "NaN", "Infinity", "-", "1."}) {
    name(number);
  }
  for (const char* bytes : {"\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\x80\"", "\"\xF5\x80\x80\x80\"",
                            "\"\xE2\x82\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\u12\"", "\"\\x41\"",
                            "\"a\nb\"", "'Ana'", "Ana", "\"Ana\" /* hola */", "\"Ana\","}) {
    name(bytes);
  }
  name(std::string("\"a\0b\"", 5));
  name('"' + std::string(100'001, 'a') + '"');
  out.change("\"kind\"", '"' + std::string(201, 'k') + "\": 1, \"kind\"");
  for (const size_t depth : {65u, 1000u, 100'000u}) {
    out.change("\"kind\"",
               "\"x\": " + std::string(depth, '[') + std::string(depth, ']') + ", \"kind\"");
  }
  std::string deep = std::string(33, '[') + std::string(33, ']');
  out.change("\"nombre\": \"Ana\"", "\"nombre\": \"Ana\", \"otro\": " + deep);
  out.change("\"kind\"", "\"kind\": \"ficha\", \"kind\"");
  out.change("\"id\": \"p1\"", "\"id\": \"p1\", \"id\": \"p2\"");
  out.change("\"nombre\": \"Ana\"", "\"nombre\": \"Ana\", \"nombre\": \"Eva\"");
  out.change("\"nombre\": \"STAMP\"", "\"nombre\": \"STAMP\", \"nombre\": \"STAMP\"");
}

void other_files(Collection& out) {
  out.add("empty", "");
  out.add("blank", " \n\t ");
  out.add("zip", "PK\x03\x04 y lo demás");
  out.add("web page", "<!doctype html><script>alert(1)</script>");
  out.add("table", "nombre,correo\n=1+1,ana@ejemplo.mx\n");
  out.add("number", "5");
  out.add("list", "[]");
  out.add("text", "\"sorora/1\"");
  out.add("two files in one", with_stamps(valid) + with_stamps(valid));
  out.add("two marks in front", "\xEF\xBB\xBF\xEF\xBB\xBF" + with_stamps(valid));
  std::string wide;
  for (const char letter : with_stamps(valid)) wide += std::string(1, letter) + '\0';
  out.add("sixteen bits a letter", wide);
  out.add("nothing in it", replaced(with_stamps(valid),
                                    R"({"type": "persona", "id": "p1",
   "values": {"nombre": "Ana", "temas": ["1.1"], "aviso": true},
   "stamps": {"nombre": ")" + written_at +
                                        R"(", "temas": {"1.1": ")" + written_at +
                                        R"("}, "aviso": ")" + written_at + R"("}})",
                                    ""));
  for (const char* wrong : {"5", "[5]", "[{}]", "[{\"hash\": \"x\"}]",
                            "[{\"hash\": \"x\", \"at\": \"x\", \"verdict\": \"tal vez\"}]"}) {
    out.change("\"records\"", std::string("\"receipts\": ") + wrong + ", \"records\"");
  }
}

std::vector<Hostile> hostile_files() {
  Collection out;
  cut_files(out);
  wrong_headers(out);
  wrong_records(out);
  wrong_stamps(out);
  wrong_json(out);
  other_files(out);
  return out.all;
}

}  // namespace

TEST_CASE("hostile files: what they are made of is itself a good file") {
  app_tests::Device device(1, app::Role::unit);
  device.import_files({{"buena.sorora.json", with_stamps(valid)}});
  CHECK(device.w.store.size() == 1);
}

TEST_CASE(
    "hostile files: more than a hundred, each refused with place and remedy, nothing changed") {
  app_tests::Device device = app_tests::unit_with(3);
  const std::string hash = device.hash();
  const std::vector<Hostile> files = hostile_files();
  CHECK(files.size() > 150);
  for (const Hostile& file : files) {
    CAPTURE(file.what);
    device.import_files({{"ajeno.sorora.json", file.bytes}});
    const app::FileVerdict& verdict = device.w.import.files[0];
    REQUIRE(verdict.verdict == app::Verdict::refused);
    REQUIRE_FALSE(verdict.problems.empty());
    for (const base::Problem& problem : verdict.problems) {
      CHECK_FALSE(problem.code.empty());
      CHECK(problem.what.size() > 10);
      CHECK(problem.remedy.size() > 10);
    }
    CHECK(device.hash() == hash);
  }
  device.reload();
  CHECK(device.hash() == hash);
}

TEST_CASE("hostile files: a good file between bad ones comes in") {
  app_tests::Device device(1, app::Role::unit);
  std::vector<app::Download> batch;
  for (const Hostile& file : hostile_files()) {
    if (batch.size() == 50) batch.push_back({"buena.sorora.json", with_stamps(valid)});
    batch.push_back({"ajeno.sorora.json", file.bytes});
  }
  device.import_files(batch);
  CHECK(device.w.store.size() == 1);
  CHECK(device.w.import.count(app::Verdict::added) == 1);
}

TEST_CASE("hostile files: markup, formulas and names of objects stay the text they are") {
  for (const char* text :
       {"<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "=1+1",
        "=HYPERLINK(\\\"http://x\\\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "__proto__",
        "constructor", "${7*7}", "{{7*7}}", "'; DROP TABLE personas; --", "\u202Eoiratse",
        "javascript:alert(1)", "../../etc/passwd", "%00", "a\\u0000b"}) {
    app_tests::Device device(1, app::Role::unit);
    const std::string bytes = with_stamps(
        replaced(valid, "\"Ana\", \"temas\"", '"' + std::string(text) + "\", \"temas\""));
    device.import_files({{"rara.sorora.json", bytes}});
    CAPTURE(text);
    REQUIRE(device.w.store.size() == 1);
    const std::string kept(device.text("persona", "p1", "nombre"));
    const auto parsed = nlohmann::json::parse('"' + std::string(text) + '"', nullptr, false);
    CHECK(kept == parsed.get<std::string>());
    device.reload();
    CHECK(device.text("persona", "p1", "nombre") == kept);
  }
}

TEST_CASE("hostile files: members named like parts of objects are carried along as they are") {
  app_tests::Device device(1, app::Role::unit);
  const std::string bytes = with_stamps(replaced(
      valid, "\"nombre\": \"Ana\", \"temas\"",
      "\"__proto__\": {\"admin\": true}, \"constructor\": \"x\", \"nombre\": \"Ana\", \"temas\""));
  const std::string stamped = replaced(bytes, "\"stamps\": {",
                                       "\"stamps\": {\"__proto__\": \"" + written_at +
                                           "\", \"constructor\": \"" + written_at + "\", ");
  device.import_files({{"rara.sorora.json", stamped}});
  REQUIRE(device.w.store.size() == 1);
  CHECK(device.w.store.find("persona", "p1")->value("__proto__").text == "{\"admin\":true}");
  CHECK(device.text("persona", "p1", "constructor") == "x");
}
