#include "format/json_reader.h"

#include "doctest/doctest.h"

using format::Json;
using format::Limits;
using format::read_json;

namespace {

// "code @ where" of the one problem; empty when the text is read.
std::string refusal(std::string_view text, const Limits& limits = {}) {
  const auto tree = read_json(text, limits);
  if (tree) return {};
  CHECK(tree.problems().size() == 1);
  CHECK_FALSE(tree.problems()[0].what.empty());
  CHECK_FALSE(tree.problems()[0].remedy.empty());
  return tree.problems()[0].code + " @ " + tree.problems()[0].where;
}

std::string repeated(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("json: a well-formed text becomes its tree") {
  const auto tree = read_json(" {\"a\": [1, -2, 2.5, true, null, \"ñ\\u00f1\\n\"], \"b\": {}}\n");
  REQUIRE(tree.ok());
  CHECK(tree->dump() == "{\"a\":[1,-2,2.5,true,null,\"ññ\\n\"],\"b\":{}}");
}

TEST_CASE("json: an empty or blank file says so") {
  CHECK(refusal("") == "json.vacio @ ");
  CHECK(refusal(" \n\t ") == "json.vacio @ ");
}

TEST_CASE("json: the depth limit holds for lists, objects and both mixed") {
  CHECK(refusal(repeated("[", 64) + repeated("]", 64)) == "");
  CHECK(refusal(repeated("[", 65) + repeated("]", 65)).substr(0, 16) == "json.profundidad");
  CHECK(refusal(repeated("{\"a\":", 64) + "1" + repeated("}", 64)) == "");
  CHECK(refusal(repeated("{\"a\":", 65) + "1" + repeated("}", 65)).substr(0, 16) ==
        "json.profundidad");
  CHECK(refusal(repeated("[", 1'000'000)).substr(0, 16) == "json.profundidad");
}

TEST_CASE("json: a name that is there twice is refused, with the place") {
  CHECK(refusal("{\"a\": 1, \"a\": 1}") == "json.repetida @ ");
  CHECK(refusal("{\"a\": null, \"a\": 1}") == "json.repetida @ ");
  CHECK(refusal("{\"records\": [{}, {\"values\": {\"x\": 1, \"x\": 2}}]}") ==
        "json.repetida @ records[1].values");
  CHECK(refusal("{\"a\": 1, \"\\u0061\": 2}") == "json.repetida @ ");
  CHECK(refusal("[{\"a\": 1}, {\"a\": 2}]") == "");
}

TEST_CASE("json: texts and names have a greatest length, texts up to it pass") {
  const Limits small{1000, 8, 10, 100};
  CHECK(refusal("[\"0123456789\"]", small) == "");
  CHECK(refusal("[\"0123456789x\"]", small).substr(0, 10) == "json.texto");
  CHECK(refusal("[\"" + repeated("x", 100'000) + "\"]") == "");
  CHECK(refusal("[\"" + repeated("x", 100'001) + "\"]").substr(0, 10) == "json.texto");
  CHECK(refusal("{\"" + repeated("k", 200) + "\": 1}") == "");
  CHECK(refusal("{\"" + repeated("k", 201) + "\": 1}").substr(0, 10) == "json.clave");
}

TEST_CASE("json: files that are too big or have too much in them are refused") {
  const Limits small{20, 8, 10, 5};
  CHECK(refusal("[1,2,3,4]", small) == "");
  CHECK(refusal("[1,2,3,4,5]", small).substr(0, 11) == "json.tamano");
  CHECK(refusal("[\"0123456789\", \"0123\"]", small) == "json.tamano @ ");
}

TEST_CASE("json: numbers stay within what every program reads exactly") {
  CHECK(refusal("[9007199254740992, -9007199254740992]") == "");
  CHECK(refusal("[9007199254740993]").substr(0, 11) == "json.numero");
  CHECK(refusal("[-9007199254740993]").substr(0, 11) == "json.numero");
  CHECK(refusal("[18446744073709551616]") == "");  // beyond 64 bits it is a fraction like 1.8e19
  CHECK(refusal("[1e400]").substr(0, 11) == "json.numero");
  CHECK(refusal("{\"a\": {\"b\": -1e999}}") == "json.numero @ a");
}

TEST_CASE("json: what is no JSON is refused with the line") {
  for (const char* text :
       {"[\n NaN]", "[\n Infinity]", "[\n 01]", "[\n +1]", "[\n 1.]", "[\n 'a']", "{\n a: 1}",
        "[\n 1,]", "[\n // no\n 1]", "[\n \"\\x\"]", "[\n \"\t\"]", "[\n \"\\ud800\"]"}) {
    CAPTURE(std::string(text));
    CHECK(refusal(text) == "json.sintaxis @ línea 2");
  }
  CHECK(refusal("{} x") == "json.sintaxis @ línea 1");
  CHECK(refusal("{}\n\n}") == "json.sintaxis @ línea 3");
}

TEST_CASE("json: a file that was cut says in which line it ends") {
  const std::string whole = "{\n \"a\": [\n  \"uno\",\n  \"dos\"\n ]\n}";
  CHECK(refusal(whole) == "");
  CHECK(refusal(whole.substr(0, whole.size() - 1)) == "json.cortado @ línea 6");
  CHECK(refusal("{\n \"a\": [\n  \"uno\",\n  \"do") == "json.cortado @ línea 4");
  CHECK(refusal("{\n \"a\"") == "json.cortado @ línea 2");
  for (size_t size = 1; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(refusal(whole.substr(0, size)).substr(0, 12) == "json.cortado");
  }
}

TEST_CASE("json: damaged letters are refused before anything is read") {
  CHECK(refusal("[\"Pe\xF1"
                "a\"]") == "json.utf8 @ ");
  CHECK(refusal("[\"\xED\xA0\x80\"]") == "json.utf8 @ ");
}

TEST_CASE("json: a byte order mark in front does no harm") {
  const auto tree = read_json("\xEF\xBB\xBF{\"a\": 1}");
  REQUIRE(tree.ok());
  CHECK(tree->dump() == "{\"a\":1}");
}

TEST_CASE("json: another kind of file is told apart from a damaged one") {
  CHECK(refusal("PK\x03\x04") == "archivo.ajeno @ línea 1");
  CHECK(refusal("Nombre,Correo\nAna,a@b.mx\n") == "archivo.ajeno @ línea 1");
}

TEST_CASE("json: texts taken from the bytes whole read as the library reads them") {
  const std::string text =
      "{\"a\" :[1,\t-2.5e3 , \"\", \"\\\"\\\\\", \"largo, sin nada que escapar\"],\r\n"
      " \"\\u0062\": {\"ñandú\\t\": \" \", \"c\": [[ ], {}, true,false ,null]},\"d\":\"x\\n\"}";
  REQUIRE(read_json(text).ok());
  CHECK(*read_json(text) == Json::parse(text, nullptr, false));
  // Whatever byte stands anywhere, both refuse it or read the same.
  for (size_t at = 0; at < text.size(); ++at) {
    for (const char byte :
         {'"', '\\', ' ', '\n', ',', ':', '[', ']', '}', '0', 'x', '\0', '\x1f'}) {
      std::string changed = text;
      changed[at] = byte;
      CAPTURE(changed);
      const auto ours = read_json(changed);
      const Json theirs = Json::parse(changed, nullptr, false);
      if (ours) {
        CHECK(*ours == theirs);
      } else if (ours.problems()[0].code != "json.utf8" &&
                 ours.problems()[0].code != "json.repetida") {
        CHECK(theirs.is_discarded());
      }
    }
  }
}

TEST_CASE("json: names in any order are found, and twice the same among many is refused") {
  std::string text = "{";
  for (int i = 0; i < 200; ++i) text += "\"k" + std::to_string(i * 37 % 200) + "\": 1, ";
  CHECK(refusal(text + "\"z\": 1}") == "");
  CHECK(refusal(text + "\"k7\": 1}") == "json.repetida @ ");
}
