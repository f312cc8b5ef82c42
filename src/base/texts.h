// Every word that people read, by name and not in the code: assets/texts/<language>/<area>.json has
// one file an area, the same keys in every language. assets/texts/build.mjs makes of each area a
// header "texts/<area>.h" with one TextId a key, so that a text that does not exist does not
// compile.
//
//   #include "texts/registry.h"
//   say(text::registry::no_name)                       "Sin nombre"
//   say(text::registry::women, {{"count", 3}})         "3 mujeres"
//
// A text is a message of ICU MessageFormat, this much of it: "{name}", and
// "{count, plural, =0 {nadie} one {# mujer} other {# mujeres}}", where "#" is the number. Numbers
// get the separators of the language. Which plural a number takes and what months are called comes
// from Intl when Sorora is built (build.mjs); formatting is compared with intl-messageformat in the
// tests.
//
// One language is spoken at a time, by the whole program, as std::locale::global would have it.
// Texts live as long as the program: what say(id) returned never dangles, also after another
// language came. It is a plain literal to all who take one.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace base {

struct TextId {
  uint16_t area = 0xFFFF;
  uint16_t index = 0;

  bool empty() const { return area == 0xFFFF; }  // no text: it says nothing
  bool operator==(const TextId&) const = default;
};

// What fills "{name}".
struct TextArgument {
  TextArgument(std::string_view name, std::string_view text) : name(name), text(text) {}
  template <std::integral Number>
  TextArgument(std::string_view name, Number number)
      : name(name), number(static_cast<int64_t>(number)), counts(true) {}

  std::string_view name;
  std::string_view text;
  int64_t number = 0;
  bool counts = false;
};
using TextArguments = std::initializer_list<TextArgument>;

struct LanguageRules {
  std::array<std::string_view, 12> months;        // "noviembre"
  std::array<std::string_view, 12> short_months;  // "nov"
  std::array<std::string_view, 7> weekdays;       // "lunes" first
  std::array<std::string_view, 7> short_weekdays;
  std::string_view thousands;  // between groups of three digits
  // The plural of 0 to 199 (greater numbers as 100 + their last two digits): '0' zero, '1' one,
  // '2' two, 'f' few, 'm' many, 'o' other.
  std::string_view plurals;
};

struct LanguageName {
  std::string_view tag;   // BCP 47: "es-MX"
  std::string_view name;  // in itself: "Español"
};

struct Language {
  std::string_view tag;
  LanguageRules rules;
  std::span<const std::span<const char* const>> areas;
};

// All there are. The first is built in; the others come from outside (format/language.h).
std::span<const LanguageName> languages();

// The language that is always there: es-MX, inside the program.
const Language& built_in_language();

// Speaks `language` from now on; it must live as long as the program.
void speak(const Language& language);
const Language& spoken();

const char* say(TextId id);  // never null
std::string say(TextId id, TextArguments arguments);

// A message with its arguments filled in. An argument that is not there leaves "{name}".
std::string format_message(std::string_view message, std::span<const TextArgument> arguments,
                           const LanguageRules& rules);

}  // namespace base
