#include <algorithm>
#include <cassert>

#include "app/files.h"
#include "app/views.h"
#include "base/sha256.h"
#include "base/text.h"
#include "domain/validation.h"
#include "format/file.h"
#include "format/programs.h"

namespace app {
namespace {

namespace type = domain::type;

// The name of a programme for a sentence, or its id when this version does not know it.
std::string program_text(std::string_view id) {
  const domain::Program* program = format::catalogues().program(id);
  return program ? program->short_name : std::string(id);
}

bool has_people_or_groups(const Workspace& workspace) {
  return !workspace.store.of(type::person).empty() || !workspace.store.of(type::group).empty();
}

// Reasons of this device, not of the file itself, to refuse a well-formed file.
base::Problems refusals(const Workspace& workspace, const format::File& file) {
  base::Problems problems;
  const std::string& program = file.header.program;
  const std::string& here = workspace.program().id;
  if (!format::catalogues().program(program)) {
    problems.push_back({"archivo.programa", "program",
                        "Es de un programa que esta versión no conoce («" + program + "»).",
                        "Actualiza Sorora o pide el archivo de tu programa."});
  } else if (program != here &&
             (workspace.device.role == Role::unit || has_people_or_groups(workspace))) {
    problems.push_back({"archivo.programa", "program",
                        "Es del programa " + program_text(program) + " y aquí trabajas con " +
                            program_text(here) + ".",
                        "Cambia de programa o pide el archivo correcto."});
  }
  if (file.header.kind == "respaldo") {
    problems.push_back({"archivo.respaldo", "kind",
                        "Es un respaldo completo, no un archivo para importar.",
                        "Si es tuyo, usa «Restaurar un respaldo» en Respaldos."});
  }
  if (file.records.empty()) {
    problems.push_back({"archivo.vacio", "records", "No trae ningún dato.",
                        "Pide que exporten el archivo de nuevo."});
  }
  return problems;
}

std::string who(const format::File& file) {
  for (const crdt::Record& record : file.records) {
    if (record.type == type::group) return group_name(record);
  }
  for (const crdt::Record& record : file.records) {
    if (record.type == type::person) return domain::read_person(record).full_name();
  }
  return file.header.name;
}

void merge_records(Workspace& workspace, const format::File& file, FileVerdict& verdict) {
  bool created = false;
  bool updated = false;
  for (const crdt::Record& record : file.records) {
    workspace.clock.observe(record.latest());
    const crdt::Merged merged = workspace.store.merge(record);
    created |= merged == crdt::Merged::created;
    updated |= merged == crdt::Merged::updated;
    if (merged != crdt::Merged::same) workspace.shelf.touch({record.type, record.id});
    for (base::Problem& problem :
         domain::validate(record, format::catalogues(), workspace.program())) {
      // A package leaves out what only the Unidad Técnica may see: not a gap of the file.
      const domain::Noun* noun = domain::find_noun(record.type);
      const domain::Field* field = noun ? noun->find(problem.where) : nullptr;
      if (domain::may_leave(field, file.header.audience)) {
        verdict.warnings.push_back(std::move(problem));
      }
    }
  }
  verdict.verdict = created ? Verdict::added : updated ? Verdict::updated : Verdict::same;
  if (created || updated) {
    ++workspace.version;
    workspace.device_dirty = true;
  }
}

// A device without a programme or a group of its own takes those of the first file that has them.
// The Unidad Técnica chose its programme on screen: no file changes it.
void adopt(Workspace& workspace, const format::File& file) {
  if (workspace.device.role == Role::unit) return;
  if (!has_people_or_groups(workspace)) workspace.device.program = file.header.program;
  if (workspace.device.role != Role::group) return;
  if (file.header.kind != "paquete" && !workspace.device.group.empty()) return;
  for (const crdt::Record& record : file.records) {
    if (record.type == type::group) workspace.device.group = record.id;
  }
  workspace.device_dirty = true;
}

FileVerdict read_one(Workspace& workspace, const FileRead& event) {
  FileVerdict verdict;
  verdict.name = event.name;
  if (event.too_large) {
    verdict.problems.push_back({"json.tamano", "", "El archivo pesa más de 32 MB.",
                                "Revisa que sea un archivo de Sorora."});
    return verdict;
  }
  // These very bytes were merged before: merging them again would change nothing. A group's device
  // reads on, for the file may be what tells it which group it is.
  const std::string hash = base::sha256_hex(event.bytes);
  const LoggedFile* known = workspace.log.received(hash);
  if (known && workspace.device.role != Role::group) {
    verdict.verdict = Verdict::same;
    verdict.who = known->from;
    return verdict;
  }
  auto file = format::decode(event.bytes, {workspace.now + format::clock_tolerance_ms});
  if (!file) {
    verdict.problems = file.problems();
    return verdict;
  }
  verdict.who = who(*file);
  verdict.problems = refusals(workspace, *file);
  if (!verdict.problems.empty()) return verdict;
  adopt(workspace, *file);
  merge_records(workspace, *file, verdict);
  if (!known) {
    const format::Header& header = file->header;
    workspace.log.add({true, event.name, hash, header.kind, header.name, header.node, workspace.now,
                       static_cast<int64_t>(file->records.size())});
  }
  return verdict;
}

std::string summary(const Import& import) {
  std::string text;
  const auto part = [&](Verdict verdict, const char* one, const char* many) {
    const size_t count = import.count(verdict);
    if (count == 0) return;
    if (!text.empty()) text += ", ";
    text += base::counted(static_cast<int64_t>(count), one, many);
  };
  part(Verdict::added, "archivo nuevo", "archivos nuevos");
  part(Verdict::updated, "con cambios", "con cambios");
  part(Verdict::same, "ya lo tenías", "ya los tenías");
  part(Verdict::refused, "no se importó", "no se importaron");
  return text;
}

}  // namespace

size_t Import::count(Verdict verdict) const {
  return static_cast<size_t>(
      std::count_if(files.begin(), files.end(),
                    [verdict](const FileVerdict& file) { return file.verdict == verdict; }));
}

void begin_import(Workspace& workspace, const ImportBegun& event) {
  workspace.import = Import{};
  workspace.import.id = event.id;
  workspace.import.expected = event.count;
  workspace.import.running = true;
}

void import_file(Workspace& workspace, const FileRead& event, Effects&) {
  Import& import = workspace.import;
  if (event.id != import.id || !import.running || import.cancelled) return;
  import.files.push_back(read_one(workspace, event));
}

void end_import(Workspace& workspace, const ImportEnded& event, Effects& effects) {
  Import& import = workspace.import;
  if (event.id != import.id) return;
  import.running = false;
  import.cancelled |= event.cancelled;
  std::string text = import.cancelled ? "Detuviste la importación. Se conserva lo leído: " : "";
  const std::string counts = summary(import);
  if (counts.empty() && !import.cancelled) return;
  text += counts.empty() ? "nada" : counts;
  effects.push_back(Say{text + '.', false, import.count(Verdict::refused) > 0});
}

}  // namespace app
