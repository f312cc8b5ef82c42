// No sentence stands in the code: what people read is in assets/texts (base/texts.h). A literal of
// three words or more is one; data that happens to be Spanish is listed with its reason.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "doctest/doctest.h"
#include "tests/base/printing.h"
#include "tests/base/sources.h"

namespace {

struct Literal {
  size_t line;
  std::string text;
};

// The string literals of a C++ source, without comments, includes and raw strings.
std::vector<Literal> literals_of(const std::string& source) {
  std::vector<Literal> found;
  size_t line = 1;
  const auto starts = [&](size_t at, const char* what) {
    return source.compare(at, std::char_traits<char>::length(what), what) == 0;
  };
  for (size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '\n') {
      ++line;
    } else if (starts(at, "//") || starts(at, "#include")) {
      at = std::min(source.find('\n', at), source.size()) - 1;
    } else if (starts(at, "R\"")) {
      const size_t open = source.find('(', at);
      const std::string end = ")" + source.substr(at + 2, open - at - 2) + "\"";
      const size_t close = std::min(source.find(end, open), source.size());
      line += static_cast<size_t>(std::count(source.begin() + static_cast<long>(at),
                                             source.begin() + static_cast<long>(close), '\n'));
      at = close + end.size() - 1;
    } else if (source[at] == '\'' && at > 0 &&
               !std::isalnum(static_cast<unsigned char>(source[at - 1]))) {
      at = source.find('\'', at + (source[at + 1] == '\\' ? 3 : 2));
      if (at == std::string::npos) break;
    } else if (source[at] == '"') {
      Literal made{line, {}};
      for (++at; at < source.size() && source[at] != '"'; ++at) {
        if (source[at] == '\\') made.text += source[at++];
        made.text += source[at];
      }
      found.push_back(std::move(made));
    }
  }
  return found;
}

// Three words side by side: two letters or more each, one space between them.
bool is_sentence(const std::string& text) {
  size_t words = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const bool letters = word.size() >= 2 && std::all_of(word.begin(), word.end(), [](char c) {
                           return std::isalpha(static_cast<unsigned char>(c)) ||
                                  static_cast<unsigned char>(c) >= 0x80 || c == ',' || c == '.' ||
                                  c == ':' || c == ';';
                         });
    words = letters ? words + 1 : 0;
    if (words == 3) return true;
    at = end + 1;
  }
  return false;
}

// Literals that are data, or are written where nobody reads.
const std::vector<std::string> data{
    "Antes de restaurar un respaldo",  // src/app/backup.cpp: the name of a stored copy
    "Antes de volver a una copia",
    "Red de Mentoría",   // a programme's own name, where its template says none
    "María Peña Núñez",  // an example on the page of the kit
    // part of the JSON Schema, which is the same in every language
    "Archivo de intercambio de Sorora. Especificación: src/format/FORMAT.md",
    "detalle de la importación",  // an id of a node
};

}  // namespace

TEST_CASE("texts: a sentence in the code is found, wherever it stands") {
  const auto found =
      literals_of("f(\"uno dos tres\"); // \"no no no\"\nchar c = '\"'; g(\"a\\\"b\");");
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "uno dos tres");
  CHECK(found[1].line == 2);
  CHECK(is_sentence("Guarda tus datos"));
  CHECK_FALSE(is_sentence("campo.falta"));
  CHECK_FALSE(is_sentence("%d de %s"));
  CHECK_FALSE(is_sentence("por revisar"));
}

TEST_CASE("texts: no sentence that people read stands in the code") {
  for (const std::string& file : tests::sources({"src", "wasm"})) {
    std::ifstream stream(std::string(SORORA_SOURCE_DIR) + '/' + file);
    const std::string source{std::istreambuf_iterator<char>(stream), {}};
    for (const Literal& literal : literals_of(source)) {
      if (!is_sentence(literal.text)) continue;
      if (std::find(data.begin(), data.end(), literal.text) != data.end()) continue;
      FAIL_CHECK(file << ":" << literal.line << ": " << literal.text);
    }
  }
}

namespace {

std::string content(const std::string& file) {
  std::ifstream stream(std::string(SORORA_SOURCE_DIR) + '/' + file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool uses(const std::string& source, const std::string& what) {
  for (size_t at = source.find(what); at != std::string::npos; at = source.find(what, at + 1)) {
    const char after = at + what.size() < source.size() ? source[at + what.size()] : ' ';
    if (!std::isalnum(static_cast<unsigned char>(after)) && after != '_') return true;
  }
  return false;
}

// The keys of an area, as its header lists them.
std::vector<std::string> keys_of(const std::string& header) {
  std::ifstream stream(header);
  const std::string start = "inline constexpr base::TextId ";
  std::vector<std::string> keys;
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind(start, 0) != 0) continue;
    keys.push_back(line.substr(start.size(), line.find('{') - start.size()));
  }
  return keys;
}

}  // namespace

TEST_CASE("texts: the use of one is found, and nothing that only begins like it") {
  const std::string source = "say(text::cups::full_cup);";
  CHECK(uses(source, "text::cups::full_cup"));
  CHECK_FALSE(uses(source, "text::cups::full"));
}

TEST_CASE("texts: every text is used by the code") {
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& file : tests::sources({"src", "wasm"})) {
    files.emplace_back(file, content(file));
  }
  size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SORORA_TEXTS_DIR "/include/texts")) {
    const std::string area = entry.path().stem();
    for (const std::string& key : keys_of(entry.path())) {
      ++seen;
      const bool used = std::any_of(files.begin(), files.end(), [&](const auto& file) {
        return uses(file.second, "text::" + area + "::" + key);
      });
      if (!used) FAIL_CHECK(area << "." << key << " is a text that nothing uses");
    }
  }
  CHECK(seen > 500);
}
