// Every screen in English: no Spanish text of Sorora's own is left on any of them. What people wrote,
// and what the catalogues and programmes call things, stays as it is.
#include "format/language.h"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/texts.h"
#include "doctest/doctest.h"
#include "every_screen.h"
#include "harness.h"

namespace {

const base::Language* english() {
  if (const base::Language* known = format::find_language("en")) return known;
  std::ifstream file(SORORA_TEXTS_DIR "/en.json", std::ios::binary);
  return format::learn_language(std::string(std::istreambuf_iterator<char>(file), {}));
}

// Texts that stand alone and are other words in English.
std::set<std::string> spanish_texts(const base::Language& other) {
  const auto& ours = base::built_in_language().areas;
  std::set<std::string> all, shared;
  for (size_t area = 0; area < ours.size(); ++area) {
    for (size_t i = 0; i < ours[area].size(); ++i) {
      const std::string text = ours[area][i];
      if (text.find('{') != std::string::npos) continue;
      (text == other.areas[area][i] ? shared : all).insert(text);
      shared.insert(other.areas[area][i]);
    }
  }
  for (const std::string& text : shared) all.erase(text);
  return all;
}

}  // namespace

TEST_CASE("interface: in English no screen has a Spanish text of Sorora's own") {
  const base::Language* language = english();
  REQUIRE(language);
  const std::set<std::string> spanish = spanish_texts(*language);
  CHECK(spanish.size() > 300);
  test::visit_all(1280, [&](test::Page& page, const char* screen) {
    base::speak(*language);
    page.frame();
    CAPTURE(screen);
    for (const ui::Node& node : page.nodes()) {
      for (const std::string& said :
           {node.name, node.text.value_or(""), node.placeholder, node.disabled_why}) {
        CAPTURE(said);
        CHECK(spanish.count(said) == 0);
      }
    }
    base::speak(base::built_in_language());
    page.frame();
  });
}
