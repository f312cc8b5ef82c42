#include "cli/disk.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "format/json_reader.h"
#include "texts/cli.h"

namespace cli {
namespace {

using base::say;

}  // namespace

std::vector<std::string> expand(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    const size_t first = files.size();
    for (const auto& entry : fs::recursive_directory_iterator(path, failed)) {
      if (entry.is_regular_file(failed) && entry.path().extension() == ".json") {
        files.push_back(entry.path().string());
      }
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
  }
  return files;
}

base::Result<std::string> read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  if (!stream) {
    return base::Problem{"archivo.lectura", "", say(text::cli::cannot_open),
                         say(text::cli::check_path)};
  }
  const auto size = static_cast<size_t>(stream.tellg());
  std::string text(size, '\0');
  stream.seekg(0);
  stream.read(text.data(), static_cast<std::streamsize>(size));
  if (!stream) {
    return base::Problem{"archivo.lectura", "", say(text::cli::cannot_read),
                         say(text::cli::check_rights)};
  }
  return text;
}

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  stream.close();
  if (stream) return true;
  std::fprintf(stderr, "%s\n", say(text::cli::cannot_write, {{"file", path}}).c_str());
  return false;
}

void print_problems(const std::string& path, const base::Problems& problems) {
  for (const base::Problem& problem : problems) {
    std::fprintf(stderr, "%s: %s%s%s %s [%s]\n", path.c_str(), problem.where.c_str(),
                 problem.where.empty() ? "" : ": ", problem.what.c_str(), problem.remedy.c_str(),
                 problem.code.c_str());
  }
}

Loaded load(const std::vector<std::string>& paths) {
  Loaded loaded;
  for (const std::string& path : paths) {
    auto text = read_file(path);
    if (!text) {
      print_problems(path, text.problems());
      ++loaded.refused;
      continue;
    }
    auto file = format::decode(*text, {.limits = format::command_line_limits});
    if (!file) {
      print_problems(path, file.problems());
      ++loaded.refused;
      continue;
    }
    if (loaded.program.empty()) loaded.program = file->header.program;
    if (file->header.program != loaded.program) {
      print_problems(path, {{"archivo.programa", "program",
                             say(text::cli::other_program,
                                 {{"program", file->header.program}, {"wanted", loaded.program}}),
                             say(text::cli::other_program_remedy)}});
      ++loaded.refused;
      continue;
    }
    for (crdt::Record& record : file->records) loaded.store.merge(std::move(record));
  }
  return loaded;
}

}  // namespace cli
