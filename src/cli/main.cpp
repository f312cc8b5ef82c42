// sorora: the same core as the page, for the command line.
#include <cstdio>

#include "cli/commands.h"
#include "cli/disk.h"

namespace {

constexpr const char* help =
    "sorora: la red de mentoría desde la línea de comandos\n"
    "\n"
    "  sorora sample --people N --seed S --out CARPETA   fichas inventadas sobre juntas reales\n"
    "  sorora validate ARCHIVO…                          revisa archivos (0 bien, 1 problemas)\n"
    "  sorora merge ARCHIVO… --out ARCHIVO               une archivos en uno\n"
    "  sorora groups ARCHIVO… --out ARCHIVO              forma grupos equilibrados\n"
    "         [--min 30] [--max 40] [--groups K] [--seed S]\n"
    "  sorora hash ARCHIVO…                              huella SHA-256 del estado unido\n"
    "  sorora schema                                     JSON Schema de sorora/1\n"
    "\n"
    "  Una CARPETA en vez de un ARCHIVO vale por todos los .json que contiene.\n"
    "  --json: resultado para máquinas en la salida estándar (validate, merge, groups)\n"
    "  Salida: 0 todo bien, 1 hay problemas, 2 la llamada está mal.\n";

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
    std::fputs(help, stdout);
    return 0;
  }
  if (!arguments.error.empty()) return cli::wrong_call(arguments.error);
  arguments.files = cli::expand(arguments.files);
  for (const Command& command : commands) {
    if (arguments.command == command.name) return command.run(arguments);
  }
  return cli::wrong_call(arguments.command.empty() ? "falta el comando"
                                                   : "no existe el comando " + arguments.command);
}
