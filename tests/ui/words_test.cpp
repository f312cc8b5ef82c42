// The screens in another language: a made one, in which every text is in brackets, shows which
// words on the screen are texts and which are not.
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "app/backup.h"
#include "base/text.h"
#include "base/texts.h"
#include "doctest/doctest.h"
#include "every_screen.h"
#include "format/json_reader.h"
#include "format/language.h"
#include "tests/format/speaking.h"

namespace {

using format_tests::Speaking;
using test::Page;

const base::Language* bracketed() {
  static const base::Language* const made = [] {
    auto json = format::read_json(format_tests::built_text("en.json"));
    (*json)["tag"] = "x-bracketed";
    for (auto& area : (*json)["areas"]) {
      for (auto& text : area) {
        text = '<' + text.get<std::string>() + '>';
      }
    }
    return format::learn_language(json->dump());
  }();
  return made;
}

// What is in no brackets.
std::string outside(std::string_view text) {
  std::string left;
  int depth = 0;
  for (const char c : text) {
    if (c == '>') --depth;
    if (depth == 0 && c != '>' && c != '<') left += c;
    if (c == '<') ++depth;
  }
  return left;
}

// Letters, with accents or without, that stand together.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if ((c < 0x80 && std::isalpha(static_cast<int>(c))) || (c >= 0xC0 && c < 0x250)) {
      base::append_code_point(word, c);
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.insert(word);
  return words;
}

// What people and institutions wrote stays as it is in every language.
std::set<std::string> data_words(const app::Workspace& workspace) {
  std::string all = "Sorora " + app::backup_text(workspace);
  for (const app::FileVerdict& file : workspace.import.files) all += ' ' + file.name;
  for (const base::LanguageName& language : base::languages()) (all += ' ') += language.name;
  for (const std::string_view day : base::spoken().rules.short_weekdays) (all += ' ') += day;
  for (const char* folder : {"/assets/catalogs", "/assets/programs"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(SORORA_SOURCE_DIR + std::string(folder))) {
      std::ifstream file(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(file), {});
    }
  }
  return words_of(all);
}

// What was said before the language changed is not said again.
bool in_toast(const Page& page, const ui::Node& node) {
  const ui::Node* toast = page.find("region", "<Message>");
  return toast && node.parent == toast->id;
}

// One line for each word of the screen that is neither a text nor data.
std::string strange_words(Page& page) {
  const auto data = data_words(page.app().workspace());
  std::string strange;
  for (const ui::Node& node : page.nodes()) {
    if (in_toast(page, node)) continue;
    for (const std::string& said :
         {node.name, node.text.value_or(""), node.disabled_why, node.placeholder}) {
      const std::string left = outside(said);
      for (const std::string& word : words_of(left)) {
        if (!data.contains(word)) strange += word + " (" + left + ")\n";
      }
    }
  }
  return strange;
}

}  // namespace

TEST_CASE("language: on a screen there are texts and what people wrote, and no other words") {
  REQUIRE(bracketed());
  test::visit_all(1280, [](Page& page, const char* screen) {
    {
      const Speaking speaking(*bracketed());
      page.frame();
      CAPTURE(std::string(screen));
      CHECK(strange_words(page) == "");
    }
    page.frame();
  });
}

TEST_CASE("language: a node is the same one in every language, so that the focus stays") {
  const base::Language& english = format_tests::english();
  const auto ids = [](const Page& page) {
    std::map<ui::NodeId, std::string> named;
    for (const ui::Node& node : page.nodes()) {
      named[node.id] = std::string(node.role) + ' ' + node.name + node.text.value_or("");
    }
    return named;
  };
  test::visit_all(1280, [&](Page& page, const char* screen) {
    const auto before = ids(page);
    {
      const Speaking speaking(english);
      page.frame();
      std::string changed;
      for (const auto& [id, name] : ids(page)) {
        if (!before.contains(id)) changed += name + '\n';
      }
      CAPTURE(std::string(screen));
      CHECK(changed == "");
    }
    page.frame();
  });
}

TEST_CASE("language: in English the way from Inicio to the first import is English") {
  const Speaking speaking(format_tests::english());
  Page page;
  REQUIRE(page.find("heading", "Women who support each other"));
  REQUIRE(page.press("button", "Coordinate the network"));
  const auto files = app_tests::sample_files(1, 99);
  page.now = app_tests::start_ms;
  page.handle(app::ImportBegun{9, 2});
  page.handle(app::FileRead{9, files[0].name, files[0].text});
  page.handle(app::FileRead{9, "notes.txt", "nothing of ours"});
  page.handle(app::ImportEnded{9});
  CHECK(page.find("heading", "Import finished"));
  CHECK(page.find("text", "1 new file"));
  CHECK(page.find("text", "1 file was not imported"));
  CHECK(page.find("text", "“notes.txt” was not imported"));
  CHECK(page.press("button", "Undo import"));
  page.app().go("#/respaldos");
  page.frame();
  CHECK(page.find("button", "Full backup"));
}
