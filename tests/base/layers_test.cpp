// The arrows of the house: an include may only point down (README, "Capas"), ImGui, SDL and
// Emscripten stay out of the core, and so does the platform: no clock, no disk, no threads.
#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "tests/base/printing.h"

namespace {

struct Include {
  std::string file;  // "src/domain/person.cpp"
  std::string path;  // as between the quotes or the angle brackets
  bool system = false;
};

const std::vector<std::string> core{"base", "crdt", "domain", "format", "app"};

bool starts_with(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// "domain" of "src/domain/person.cpp", "wasm" of "wasm/bridge.cpp".
std::string layer_of_file(const std::string& file) {
  const std::string inside = starts_with(file, "src/") ? file.substr(4) : file;
  return inside.substr(0, inside.find('/'));
}

// What a layer may include from the house, itself apart.
std::vector<std::string> below(const std::string& layer) {
  const auto at = std::find(core.begin(), core.end(), layer);
  std::vector<std::string> allowed(core.begin(), at);
  if (layer == "wasm") allowed.push_back("ui");
  return allowed;
}

bool is_platform(const std::string& path) {
  static const std::vector<std::string> platform{
      "chrono",     "ctime",      "time.h",   "filesystem", "fstream",
      "iostream",   "thread",     "mutex",    "future",     "atomic",
      "random",     "cstdlib",    "stdlib.h", "unistd.h",   "condition_variable",
      "sys/time.h", "sys/stat.h", "locale",   "clocale",    "csignal"};
  return std::find(platform.begin(), platform.end(), path) != platform.end();
}

bool is_graphics(const std::string& path) {
  return starts_with(path, "imgui") || starts_with(path, "SDL") ||
         starts_with(path, "emscripten") || path == "icons.h";
}

// What is wrong with an include; empty when nothing is.
std::string verdict(const Include& include) {
  const std::string layer = layer_of_file(include.file);
  const bool in_core = std::find(core.begin(), core.end(), layer) != core.end();
  const bool graphics = is_graphics(include.path);
  if (graphics && (in_core || layer == "cli")) return "graphics in " + layer;
  if (in_core && is_platform(include.path)) return "platform in " + layer;
  if (layer == "ui" &&
      (starts_with(include.path, "SDL") || starts_with(include.path, "emscripten"))) {
    return "backend in ui";
  }
  if (include.system || graphics) return {};
  const size_t slash = include.path.find('/');
  const std::string target = include.path.substr(0, slash);
  if (slash == std::string::npos || target == layer) return {};  // a neighbour
  if (target == "nlohmann" || target == "texts") return {};  // theirs; words, generated
  const std::vector<std::string> allowed = below(layer);
  const bool fine = std::find(allowed.begin(), allowed.end(), target) != allowed.end();
  return fine ? "" : layer + " includes " + target;
}

Include read_line(const std::string& file, const std::string& line) {
  const size_t start = line.find_first_not_of(" \t");
  if (start == std::string::npos || line[start] != '#') return {};
  const size_t word = line.find_first_not_of(" \t", start + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return {};
  const size_t open = line.find_first_of("\"<", word);
  const size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
  if (close == std::string::npos) return {};
  return {file, line.substr(open + 1, close - open - 1), line[open] == '<'};
}

std::vector<Include> includes_of(const std::string& file, std::istream& text) {
  std::vector<Include> found;
  for (std::string line; std::getline(text, line);) {
    Include include = read_line(file, line);
    if (!include.path.empty()) found.push_back(std::move(include));
  }
  return found;
}

// Every C++ file below the folder, as paths from the repository's root.
void list_sources(const std::string& folder, std::vector<std::string>& out) {
  DIR* directory = opendir((std::string(SORORA_SOURCE_DIR) + '/' + folder).c_str());
  if (!directory) return;
  while (const dirent* entry = readdir(directory)) {
    const std::string name = entry->d_name;
    if (name[0] == '.') continue;
    const std::string path = folder + '/' + name;
    if (ends_with(name, ".cpp") || ends_with(name, ".h")) {
      out.push_back(path);
    } else {
      list_sources(path, out);
    }
  }
  closedir(directory);
}

}  // namespace

TEST_CASE("layers: no include of the house points up, and the core knows no platform") {
  std::vector<std::string> files;
  list_sources("src", files);
  list_sources("wasm", files);
  CHECK(files.size() > 60);
  size_t seen = 0;
  for (const std::string& file : files) {
    std::ifstream text(std::string(SORORA_SOURCE_DIR) + '/' + file);
    for (const Include& include : includes_of(file, text)) {
      ++seen;
      const std::string wrong = verdict(include);
      if (!wrong.empty()) FAIL_CHECK(file << ": " << wrong << " (" << include.path << ")");
    }
  }
  CHECK(seen > 300);
}

TEST_CASE("layers: the checker catches every kind of bad include") {
  const auto wrong = [](const char* file, const char* line) {
    return verdict(read_line(file, line));
  };
  CHECK(wrong("src/base/x.cpp", "#include \"domain/schema.h\"") == "base includes domain");
  CHECK(wrong("src/crdt/x.h", "#include \"format/file.h\"") == "crdt includes format");
  CHECK(wrong("src/domain/x.cpp", "#include \"app/views.h\"") == "domain includes app");
  CHECK(wrong("src/format/x.cpp", "#include \"app/event.h\"") == "format includes app");
  CHECK(wrong("src/app/x.cpp", "#include \"ui/ui.h\"") == "app includes ui");
  CHECK(wrong("src/ui/x.cpp", "#include \"wasm/host.h\"") == "ui includes wasm");
  CHECK(wrong("src/ui/x.cpp", "#include \"cli/disk.h\"") == "ui includes cli");
  CHECK(wrong("src/cli/x.cpp", "#include \"ui/ui.h\"") == "cli includes ui");
  CHECK(wrong("wasm/x.cpp", "#include \"cli/disk.h\"") == "wasm includes cli");
  CHECK(wrong("src/app/x.cpp", "#include \"imgui.h\"") == "graphics in app");
  CHECK(wrong("src/domain/x.cpp", "  # include <SDL.h>") == "graphics in domain");
  CHECK(wrong("src/format/x.cpp", "#include <emscripten/emscripten.h>") == "graphics in format");
  CHECK(wrong("src/cli/x.cpp", "#include \"imgui_internal.h\"") == "graphics in cli");
  CHECK(wrong("src/ui/x.cpp", "#include <SDL2/SDL.h>") == "backend in ui");
  CHECK(wrong("src/app/x.cpp", "#include <chrono>") == "platform in app");
  CHECK(wrong("src/base/x.cpp", "#include <filesystem>") == "platform in base");
  CHECK(wrong("src/crdt/x.cpp", "#include <thread>") == "platform in crdt");
}

TEST_CASE("layers: the checker lets the arrows of the house pass") {
  const auto wrong = [](const char* file, const char* line) {
    return verdict(read_line(file, line));
  };
  CHECK(wrong("src/app/x.cpp", "#include \"base/text.h\"") == "");
  CHECK(wrong("src/app/x.cpp", "#include <vector>") == "");
  CHECK(wrong("src/ui/x.cpp", "#include \"app/views.h\"") == "");
  CHECK(wrong("src/ui/x.cpp", "#include \"imgui.h\"") == "");
  CHECK(wrong("src/cli/x.cpp", "#include <filesystem>") == "");
  CHECK(wrong("src/cli/x.cpp", "#include \"app/groups.h\"") == "");
  CHECK(wrong("wasm/x.cpp", "#include \"ui/application.h\"") == "");
  CHECK(read_line("src/app/x.cpp", "// #include \"ui/ui.h\"").path == "");
}
