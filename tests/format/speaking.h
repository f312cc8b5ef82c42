// Another language for the length of a test.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "base/texts.h"
#include "doctest/doctest.h"
#include "format/language.h"

namespace format_tests {

// A file that assets/texts/build.mjs made.
inline std::string built_text(const std::string& name) {
  std::ifstream file(SORORA_TEXTS_DIR "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const base::Language& english() {
  const base::Language* learnt = format::find_language("en");
  if (!learnt) learnt = format::learn_language(built_text("en.json"));
  REQUIRE(learnt);
  return *learnt;
}

// Speaks a language until the end of the scope.
struct Speaking {
  explicit Speaking(const base::Language& language) { base::speak(language); }
  ~Speaking() { base::speak(base::built_in_language()); }
};

}  // namespace format_tests
