// One candidate of tests/bench/merge.mjs: Sorora's own merging, natively and as WebAssembly.
//
//   merge_bench FOLDER FIRST LATEST_MS RUNS      prints one line of JSON
//
// Reads all files of the folder from number FIRST on into memory, then takes time: bytes to decoded
// records, with every limit and rule of the format, to one merged store; the path of `sorora
// merge`. Importing files again is what app/imports.cpp does with bytes it knows: it looks up their
// hash.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/file_log.h"
#include "base/sha256.h"
#include "format/file.h"

namespace {

using Clock = std::chrono::steady_clock;
using Files = std::vector<std::string>;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "merge_bench: %s\n", why.c_str());
  std::exit(1);
}

// Into memory of the right size at once, as the page does: letter by letter, the string would grow
// and leave holes, which WebAssembly never gives back, and all that before time is taken.
std::string contents(const std::string& path) {
  std::string bytes(std::filesystem::file_size(path), '\0');
  std::ifstream stream(path, std::ios::binary);
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream) fail("cannot read " + path);
  return bytes;
}

Files read_files(const std::string& folder, size_t first) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".bin") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  Files files;
  for (size_t i = first; i < paths.size(); ++i) files.push_back(contents(paths[i]));
  if (files.empty()) fail("no files in " + folder);
  return files;
}

// The greatest memory this process ever had, in MB; under node, that of node and all.
double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

format::File decoded(const std::string& bytes, int64_t latest_ms) {
  auto file = format::decode(bytes, {latest_ms, format::command_line_limits});
  if (!file) fail(file.problems().front().where + ' ' + file.problems().front().what);
  return std::move(*file);
}

crdt::Store merged(const Files& files, int64_t latest_ms) {
  crdt::Store store;
  for (const std::string& bytes : files) {
    format::File file = decoded(bytes, latest_ms);
    for (crdt::Record& record : file.records) store.merge(std::move(record));
  }
  return store;
}

// The files are as Sorora writes them, so what is measured are real files.
void check_canonical(const std::string& bytes, int64_t latest_ms) {
  const format::File file = decoded(bytes, latest_ms);
  std::vector<const crdt::Record*> records;
  for (const crdt::Record& record : file.records) records.push_back(&record);
  if (format::encode(file.header, records) != bytes) fail("a file is not in canonical form");
}

// The hash of the values shown, as digest() in peers/workload.mjs makes it.
std::string shown(const crdt::Store& store) {
  std::string text;
  for (const crdt::Record* record : format::all_records(store)) {
    for (const auto& [name, reg] : record->fields) {
      text += record->id + '\t' + name + '\t' + reg.value().text + '\n';
    }
  }
  return base::sha256_hex(text);
}

// How many of the files the log does not know.
size_t import_again(const Files& files, const app::FileLog& log) {
  return static_cast<size_t>(std::count_if(files.begin(), files.end(), [&](const auto& bytes) {
    return !log.received(base::sha256_hex(bytes));
  }));
}

app::FileLog log_of(const Files& files) {
  app::FileLog log;
  for (const std::string& bytes : files) {
    app::LoggedFile file;
    file.hash = base::sha256_hex(bytes);
    file.answer = "recibido";
    log.add(file);
  }
  return log;
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) fail("usage: merge_bench FOLDER FIRST LATEST_MS RUNS");
  Files files = read_files(words[1], std::strtoull(words[2], nullptr, 10));
  const int64_t latest_ms = std::strtoll(words[3], nullptr, 10);
  const int runs = std::atoi(words[4]);

  auto start = Clock::now();
  crdt::Store store = merged(files, latest_ms);
  const double cold = ms_since(start);
  const double peak = peak_mb();

  size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  check_canonical(files.front(), latest_ms);
  check_canonical(files.back(), latest_ms);
  const std::string hash = format::state_hash(store);
  const std::string digest = shown(store);
  store = {};
  std::string warm;
  for (int run = 0; run < runs; ++run) {
    start = Clock::now();
    const crdt::Store again = merged(files, latest_ms);
    warm += (run == 0 ? "" : ",") + std::to_string(ms_since(start));
  }

  const app::FileLog log = log_of(files);
  start = Clock::now();
  if (import_again(files, log) != 0) fail("a known file was not recognised");
  const double again = ms_since(start);

  std::reverse(files.begin(), files.end());
  if (format::state_hash(merged(files, latest_ms)) != hash) fail("the order of files matters");
  std::printf(
      "{\"files\":%zu,\"bytes\":%zu,\"cold\":%.3f,\"warm\":[%s],\"again\":%.3f,\"peak\":%.1f,"
      "\"shown\":\"%s\",\"hash\":\"%s\"}\n",
      files.size(), bytes, cold, warm.c_str(), again, peak, digest.c_str(), hash.c_str());
  return 0;
}
