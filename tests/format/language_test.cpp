// The English set proves that a language is data: learnt from its file, spoken, and forgotten
// again.
#include "format/language.h"

#include <string>
#include <vector>

#include "base/date.h"
#include "doctest/doctest.h"
#include "format/json_reader.h"
#include "tests/base/printing.h"
#include "tests/format/speaking.h"
#include "texts/common.h"

using format_tests::built_text;
using format_tests::Speaking;

TEST_CASE("language: English is learnt from its file and spoken, dates and plurals too") {
  const base::Language* english = format::learn_language(built_text("en.json"));
  REQUIRE(english);
  CHECK(format::find_language("en"));
  CHECK(format::find_language("es-MX") == &base::built_in_language());
  CHECK(format::find_language("tlh") == nullptr);
  const Speaking speaking(*english);
  CHECK(base::say(text::common::groups, {{"count", 1}}) == "1 group");
  CHECK(base::say(text::common::groups, {{"count", 1200}}) == "1,200 groups");
  CHECK(base::Date::from(2020, 11, 2).full() == "November 2, 2020");
  CHECK(base::Date::from(2020, 11, 2).brief() == "Mon Nov 2");
}

TEST_CASE("language: what is not a language of this build is refused") {
  CHECK(format::learn_language("") == nullptr);
  CHECK(format::learn_language("{}") == nullptr);
  CHECK(format::learn_language(R"({"tag": "en", "rules": {}, "areas": []})") == nullptr);
  auto json = format::read_json(built_text("en.json"));
  REQUIRE(json.ok());
  (*json)["areas"][0].erase((*json)["areas"][0].begin());
  CHECK(format::learn_language(json->dump()) == nullptr);
}

TEST_CASE(
    "language: every message with a number or a name is what intl-messageformat makes of it") {
  const base::Language* english = format::learn_language(built_text("en.json"));
  REQUIRE(english);
  const auto all = format::read_json(built_text("messages.json"));
  REQUIRE(all.ok());
  for (const base::Language* language : {&base::built_in_language(), english}) {
    const auto& examples = (*all)[std::string(language->tag)];
    REQUIRE(examples.size() > 3);
    for (const auto& example : examples) {
      std::vector<base::TextArgument> given;
      for (const auto& [name, value] : example["values"].items()) {
        if (value.is_string()) given.emplace_back(name, value.get_ref<const std::string&>());
        if (value.is_number()) given.emplace_back(name, value.get<int64_t>());
      }
      const std::string message = example["message"];
      CAPTURE(message);
      CHECK(base::format_message(message, given, language->rules) == example["expected"]);
    }
  }
}
