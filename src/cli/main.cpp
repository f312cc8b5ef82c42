// sorora: the same core as the page, for the command line.
#include <cstdio>

#include "cli/commands.h"
#include "cli/disk.h"
#include "texts/cli.h"

namespace {

using base::say;

struct Command {
  const char* name;
  int (*run)(cli::Arguments&);
};

constexpr Command commands[] = {{"sample", cli::sample}, {"validate", cli::validate},
                                {"merge", cli::merge},   {"groups", cli::groups},
                                {"hash", cli::hash},     {"schema", cli::schema}};

}  // namespace

int main(int count, char** values) {
  cli::Arguments arguments = cli::parse_arguments(count, values);
  if (arguments.has("--help")) {
    std::fputs(say(text::cli::help), stdout);
    return 0;
  }
  if (!arguments.error.empty()) return cli::wrong_call(arguments.error);
  arguments.files = cli::expand(arguments.files);
  for (const Command& command : commands) {
    if (arguments.command == command.name) return command.run(arguments);
  }
  return cli::wrong_call(arguments.command.empty()
                             ? say(text::cli::no_command)
                             : say(text::cli::unknown_command, {{"command", arguments.command}}));
}
