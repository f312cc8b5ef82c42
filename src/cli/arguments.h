// The command line split into a command, its files and its options.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cli {

struct Arguments {
  std::string command;
  std::vector<std::string> files;
  std::map<std::string, std::string> options;  // "--seed" -> "7"; flags -> ""
  std::string error;                           // what is wrong with the call, empty when fine

  bool has(const std::string& option) const { return options.contains(option); }
  // A whole number within [low, high], `otherwise` when not given; sets `error` when it is not one.
  int64_t number(const std::string& option, int64_t otherwise, int64_t low, int64_t high);
  std::string text(const std::string& option) const;
};

Arguments parse_arguments(int count, char** values);

}  // namespace cli
