// Sorora's reader of JSON takes the marks and the plain texts itself and leaves the rest to
// nlohmann: these laws hold the two together. rapidcheck prints its seed.
#include <rapidcheck.h>

#include "doctest/doctest.h"
#include "format/json_reader.h"

using format::Json;

namespace {

// Tokens, whole and broken.
const std::vector<std::string> tokens = {
    "{",    "}",    "[",         "]",           ",",      ":",           "\"a\"",
    "\"\"", "true", "false",     "null",        "tru",    "nullx",       "0",
    "-0",   "7",    "-12",       "01",          "1.",     ".5",          "2.5",
    "-",    "+1",   "1e5",       "1E+2",        "1e-3",   "1e400",       "123456789012345678",
    " ",    "\n",   "\t",        "\r",          "\f",     "//",          "9007199254740993",
    "\"",   "\\",   "\"\\n\"",   "\"\\x\"",     "\"ñ€\"", "\"\\ud83d\"", "18446744073709551616",
    "NaN",  "'a'",  "\"\\\\\"",  "\"\\\"\"",    "\x01",   "\"\x1f\"",    "\"\\ud83d\\ude00\"",
    "--1",  "1 2",  "\"a\":",    "\"b\": 1,",   "[]",     "{}",          "\"\\u00e9 y más letras\"",
    "0x1",  "1e",   "\"cortado", "\xEF\xBB\xBF"};

std::string token() {
  return *rc::gen::elementOf(tokens);
}

// A text that is JSON, of random shape.
std::string document(int depth) {
  const int kind = *rc::gen::inRange(0, depth > 0 ? 6 : 4);
  const int count = *rc::gen::inRange(0, 4);
  std::string out;
  switch (kind) {
    case 0:
      return std::to_string(*rc::gen::arbitrary<int64_t>());
    case 1:
      return Json(*rc::gen::arbitrary<double>()).dump();
    case 2:
      return *rc::gen::element<std::string>("true", "false", "null", "1E-2", "-0.0e1");
    case 3:
      return Json(*rc::gen::string<std::string>())
          .dump(-1, ' ', *rc::gen::arbitrary<bool>(), Json::error_handler_t::replace);
    case 4:
      for (int i = 0; i < count; ++i) out += (i > 0 ? ", " : "") + document(depth - 1);
      return "[" + out + "]";
    default:
      for (int i = 0; i < count; ++i) {
        const std::string name = Json(token() + std::to_string(i)).dump();
        out += (i > 0 ? ",\n" : " ") + name + ": " + document(depth - 1);
      }
      return "{" + out + "}";
  }
}

// What is read is what the library reads; what is refused for its grammar, the library refuses.
void agrees_with_the_library(const std::string& text) {
  const Json theirs = Json::parse(text, nullptr, false);
  const auto ours = format::read_json(text);
  if (ours) {
    RC_ASSERT_FALSE(theirs.is_discarded());
    RC_ASSERT(*ours == theirs);
    return;
  }
  const std::string& code = ours.problems()[0].code;
  const bool grammar = code == "json.sintaxis" || code == "json.cortado" || code == "json.vacio" ||
                       code == "archivo.ajeno";
  if (grammar) RC_ASSERT(theirs.is_discarded());
}

}  // namespace

TEST_CASE("json laws: tokens in any order are JSON for us when they are for the library") {
  CHECK(rc::check("tokens", [] {
    std::string text;
    for (int i = *rc::gen::inRange(1, 12); i > 0; --i) text += token();
    agrees_with_the_library(text);
  }));
}

TEST_CASE("json laws: a document is read as the library reads it, also when it is damaged") {
  CHECK(rc::check("documents", [] {
    std::string text = document(4);
    agrees_with_the_library(text);
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
      const size_t at = *rc::gen::inRange<size_t>(0, text.size() + 1);
      const size_t gone = *rc::gen::inRange<size_t>(0, 3);
      text.replace(at, std::min(gone, text.size() - at), token());
    }
    agrees_with_the_library(text);
  }));
}
