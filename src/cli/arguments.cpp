#include "cli/arguments.h"

#include <charconv>
#include <set>

#include "base/texts.h"
#include "texts/cli.h"

namespace cli {
namespace {

using base::say;

const std::set<std::string> flags{"--json", "--help"};
const std::set<std::string> valued{"--people", "--seed",   "--out",     "--min",
                                   "--max",    "--groups", "--program", "--target"};

}  // namespace

int64_t Arguments::number(const std::string& option, int64_t otherwise, int64_t low, int64_t high) {
  const auto found = options.find(option);
  if (found == options.end()) return otherwise;
  const std::string& text = found->second;
  int64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || value < low || value > high) {
    error = say(text::cli::number_wanted, {{"option", option},
                                           {"least", std::to_string(low)},
                                           {"most", std::to_string(high)},
                                           {"text", text}});
  }
  return value;
}

std::string Arguments::text(const std::string& option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::string() : found->second;
}

Arguments parse_arguments(int count, char** values) {
  Arguments out;
  for (int i = 1; i < count; ++i) {
    const std::string value = values[i];
    if (value == "-h" || flags.contains(value)) {
      out.options[value == "-h" ? "--help" : value] = "";
    } else if (valued.contains(value)) {
      if (i + 1 == count) {
        out.error = say(text::cli::no_value, {{"option", value}});
        return out;
      }
      out.options[value] = values[++i];
    } else if (value.size() > 1 && value[0] == '-') {
      out.error = say(text::cli::unknown_option, {{"option", value}});
      return out;
    } else if (out.command.empty()) {
      out.command = value;
    } else {
      out.files.push_back(value);
    }
  }
  return out;
}

}  // namespace cli
