// Files of the disk for the command line, read into one merged store.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "crdt/record.h"
#include "format/file.h"

namespace cli {

// A folder stands for all *.json files in it and below, in order of name: a registry of 100,000
// files does not fit on a command line.
std::vector<std::string> expand(const std::vector<std::string>& paths);

base::Result<std::string> read_file(const std::string& path);
// False (with a message on standard error) when it cannot be written.
bool write_file(const std::string& path, const std::string& text);

void print_problems(const std::string& path, const base::Problems& problems);

struct Loaded {
  crdt::Store store;
  std::string program;  // of the first file that was read
  size_t refused = 0;
};
// Merges all files, all or nothing each; problems go to standard error.
Loaded load(const std::vector<std::string>& paths);

}  // namespace cli
