#include "base/texts.h"

#include <string>

#include "base/date.h"
#include "doctest/doctest.h"
#include "tests/base/printing.h"
#include "texts/common.h"
#include "texts/dates.h"

namespace {

std::string made(std::string_view message, base::TextArguments arguments) {
  return base::format_message(message, {arguments.begin(), arguments.size()},
                              base::built_in_language().rules);
}

}  // namespace

TEST_CASE("texts: a name leads to its words, and no name to none") {
  CHECK(std::string(base::say(text::dates::full)) == "{day} de {month} de {year}");
  CHECK(std::string(base::say(base::TextId{})).empty());
  CHECK(base::spoken().tag == "es-MX");
}

TEST_CASE("texts: a number chooses its plural and gets its separators") {
  const base::TextId groups = text::common::groups;
  CHECK(base::say(groups, {{"count", 0}}) == "0 grupos");
  CHECK(base::say(groups, {{"count", 1}}) == "1 grupo");
  CHECK(base::say(groups, {{"count", size_t{2}}}) == "2 grupos");
  CHECK(base::say(groups, {{"count", int64_t{1'234'567}}}) == "1,234,567 grupos");
  CHECK(base::say(groups, {{"count", -1}}) == "-1 grupo");
}

TEST_CASE("texts: an exact number goes before its plural, and branches may hold placeholders") {
  const std::string_view message =
      "{count, plural, =0 {Nadie} one {{who}, sola} other {{who} y # más}} aquí";
  CHECK(made(message, {{"count", 0}, {"who", "Ana"}}) == "Nadie aquí");
  CHECK(made(message, {{"count", 1}, {"who", "Ana"}}) == "Ana, sola aquí");
  CHECK(made(message, {{"count", 4}, {"who", "Ana"}}) == "Ana y 4 más aquí");
}

TEST_CASE(
    "texts: what was given is never read as a message, and what was not stays in its braces") {
  CHECK(made("Hola, {name}.", {{"name", "{otra} # {"}}) == "Hola, {otra} # {.");
  CHECK(made("Hola, {name}.", {}) == "Hola, {name}.");
  CHECK(made("# no cuenta aquí", {{"count", 3}}) == "# no cuenta aquí");
}

TEST_CASE("texts: a message that is cut short is written as far as it goes") {
  for (const std::string_view message :
       {"{", "{count", "{count,", "{count, plural", "{count, plural,", "{count, plural, one",
        "{count, plural, one {", "}", "{}"}) {
    CAPTURE(std::string(message));
    CHECK(made(message, {{"count", 1}}).size() <= message.size());
  }
}

TEST_CASE("texts: months and weekdays are those of the language") {
  CHECK(base::Date::from(2020, 11, 2).full() == "2 de noviembre de 2020");
  CHECK(base::Date::from(2020, 9, 9).brief() == "mié 9 sep");
}
