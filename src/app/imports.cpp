#include <algorithm>
#include <cassert>

#include "app/conflicts.h"
#include "app/erasure.h"
#include "app/files.h"
#include "app/views.h"
#include "base/date.h"
#include "base/sha256.h"
#include "domain/validation.h"
#include "format/file.h"
#include "format/programs.h"
#include "texts/imports.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

// The name of a programme for a sentence, or its id when this version does not know it.
std::string program_text(std::string_view id) {
  const domain::Program* program = format::catalogues().program(id);
  return program ? program->short_name : std::string(id);
}

// The programme that the device will have once the files read so far are applied.
const std::string& program_here(const Workspace& workspace) {
  const Import& import = workspace.import;
  return import.program.empty() ? workspace.program().id : import.program;
}

bool has_people_or_groups(const Workspace& workspace) {
  const Trial& trial = workspace.import.trial;
  return !workspace.store.of(type::person).empty() || !workspace.store.of(type::group).empty() ||
         trial.has(type::person) || trial.has(type::group);
}

// Reasons of this device, not of the file itself, to refuse a well-formed file.
base::Problems refusals(const Workspace& workspace, const format::File& file) {
  base::Problems problems;
  const std::string& program = file.header.program;
  const std::string& here = program_here(workspace);
  if (!format::catalogues().program(program)) {
    problems.push_back({"archivo.programa", "program",
                        say(text::imports::unknown_program, {{"program", program}}),
                        say(text::imports::unknown_program_remedy)});
  } else if (program != here && !file.records.empty() &&
             (workspace.device.role == Role::unit || has_people_or_groups(workspace))) {
    problems.push_back({"archivo.programa", "program",
                        say(text::imports::other_program,
                            {{"program", program_text(program)}, {"here", program_text(here)}}),
                        say(text::imports::other_program_remedy)});
  }
  if (file.header.kind == "respaldo") {
    problems.push_back({"archivo.respaldo", "kind", say(text::imports::is_backup),
                        say(text::imports::is_backup_remedy)});
  }
  if (file.records.empty() && file.header.receipts.empty()) {
    problems.push_back({"archivo.vacio", "records", say(text::imports::nothing_inside),
                        say(text::imports::export_again)});
  }
  return problems;
}

std::string who(const format::File& file) {
  for (const crdt::Record& record : file.records) {
    if (record.type == type::group) return group_name(record);
  }
  for (const crdt::Record& record : file.records) {
    if (record.type == type::person && !record.is_erased()) {
      return domain::read_person(record).full_name();
    }
  }
  return file.header.name;
}

Verdict verdict_of(Change change) {
  switch (change) {
    case Change::created:
      return Verdict::added;
    case Change::updated:
      return Verdict::updated;
    case Change::conflicting:
      return Verdict::conflicting;
    case Change::same:
      break;
  }
  return Verdict::same;
}

// The later word about two profiles counts by itself: nothing to look at.
bool settles_itself(std::string_view record_type) {
  return record_type == type::fusion;
}

// What matters most about a file: a disagreement, then what is new, then what changes.
Verdict stronger(Verdict one, Verdict other) {
  const auto weight = [](Verdict verdict) {
    return verdict == Verdict::conflicting ? 3
           : verdict == Verdict::added     ? 2
           : verdict == Verdict::updated   ? 1
                                           : 0;
  };
  return weight(one) < weight(other) ? other : one;
}

void try_records(Workspace& workspace, const format::File& file, FileVerdict& verdict) {
  verdict.verdict = Verdict::same;
  const domain::Program& program =
      *format::catalogues().program(file.header.program);  // known: see refusals()
  for (const crdt::Record& record : file.records) {
    Change change = workspace.import.trial.add(workspace.store, record);
    if (change == Change::conflicting && settles_itself(record.type)) change = Change::updated;
    verdict.verdict = stronger(verdict.verdict, verdict_of(change));
    for (base::Problem& problem : domain::validate(record, format::catalogues(), program)) {
      // A package leaves out what only the Unidad Técnica may see: not a gap of the file.
      const domain::Noun* noun = domain::find_noun(record.type);
      const domain::Field* field = noun ? noun->find(problem.where) : nullptr;
      if (domain::may_leave(field, file.header.audience)) {
        verdict.warnings.push_back(std::move(problem));
      }
    }
  }
}

void try_receipts(Workspace& workspace, const format::File& file, FileVerdict& verdict) {
  if (file.header.receipts.empty()) return;
  const bool ours = std::any_of(
      file.header.receipts.begin(), file.header.receipts.end(),
      [&](const format::Receipt& receipt) { return workspace.log.was_sent(receipt.hash); });
  if (ours) {
    verdict.verdict = stronger(verdict.verdict, Verdict::updated);
  } else {
    verdict.warnings.push_back({"acuse.ajeno", "", say(text::imports::foreign_receipt),
                                say(text::imports::foreign_receipt_remedy)});
  }
  std::vector<format::Receipt>& all = workspace.import.receipts;
  all.insert(all.end(), file.header.receipts.begin(), file.header.receipts.end());
}

// A device without a programme or a group of its own takes those of the first file that has them.
// The Unidad Técnica chose its programme on screen: no file changes it.
void adopt(Workspace& workspace, const format::File& file) {
  if (workspace.device.role == Role::unit) return;
  Import& import = workspace.import;
  if (!has_people_or_groups(workspace)) import.program = file.header.program;
  if (workspace.device.role != Role::group) return;
  const bool has_group = !workspace.device.group.empty() || !import.group.empty();
  if (file.header.kind != "paquete" && has_group) return;
  for (const crdt::Record& record : file.records) {
    if (record.type == type::group) import.group = record.id;
  }
}

FileVerdict read_one(Workspace& workspace, const FileRead& event) {
  Import& import = workspace.import;
  FileVerdict verdict;
  verdict.name = event.name;
  if (event.too_large) {
    verdict.problems.push_back(
        {"json.tamano", "", say(text::imports::too_large), say(text::imports::too_large_remedy)});
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
  LoggedFile logged{true, event.name, hash, "", "", "", workspace.now, 0, "recibido", "", ""};
  auto file = format::decode(event.bytes, {workspace.now + format::clock_tolerance_ms});
  if (file) {
    verdict.who = who(*file);
    verdict.problems = refusals(workspace, *file);
    logged.kind = file->header.kind;
    logged.from = file->header.name;
    logged.node = file->header.node;
    logged.records = static_cast<int64_t>(file->records.size());
  } else {
    verdict.problems = file.problems();
  }
  if (!verdict.problems.empty()) {
    logged.answer = "rechazado";
    logged.why = verdict.problems.front().what + ' ' + verdict.problems.front().remedy;
  } else {
    adopt(workspace, *file);
    try_records(workspace, *file, verdict);
    try_receipts(workspace, *file, verdict);
  }
  if (!known) import.log.push_back(std::move(logged));
  return verdict;
}

std::string summary(const Import& import) {
  std::string text;
  const auto part = [&](Verdict verdict, base::TextId counted) {
    const size_t count = import.count(verdict);
    if (count == 0) return;
    if (!text.empty()) text += ", ";
    text += say(counted, {{"count", count}});
  };
  part(Verdict::added, text::imports::added);
  part(Verdict::updated, text::imports::updated);
  part(Verdict::conflicting, text::imports::conflicting);
  part(Verdict::same, text::imports::same);
  part(Verdict::refused, text::imports::refused);
  return text;
}

// The labels of the record's fields and sets for which `wanted` holds.
template <class Wanted>
std::vector<std::string> labels_of(const crdt::Record& record, Wanted wanted) {
  const domain::Noun* noun = domain::find_noun(record.type);
  std::vector<std::string> labels;
  const auto add = [&](std::string_view name) {
    if (!wanted(name)) return;
    const domain::Field* field = noun ? noun->find(name) : nullptr;
    labels.emplace_back(field ? say(field->label) : name);
  };
  for (const auto& [name, reg] : record.fields) add(name);
  for (const auto& [name, elements] : record.sets) add(name);
  return labels;
}

// What differs between the record as it is and as it would be.
std::vector<std::string> changed_fields(const crdt::Record& now, const crdt::Record& then) {
  return labels_of(then, [&](std::string_view name) {
    if (then.sets.find(name)) return then.elements(name) != now.elements(name);
    const crdt::Register* old = now.fields.find(name);
    return !old || !(old->entries() == then.fields.find(name)->entries());
  });
}

RecordVerdict describe(const Workspace& workspace, const crdt::Record& then) {
  const crdt::Record* now = workspace.store.find(then.type, then.id);
  RecordVerdict out{{then.type, then.id}, about(workspace, then), Verdict::added, {}};
  if (!now) {
    if (then.conflicts() == 0 || settles_itself(then.type)) return out;
    out.verdict = Verdict::conflicting;  // two of the files disagree
    out.fields = labels_of(then, [&](std::string_view name) {
      const crdt::Register* reg = then.fields.find(name);
      return reg && reg->conflicted();
    });
    return out;
  }
  if (then.is_erased()) out.who = about(workspace, *now);
  const bool disagrees = then.conflicts() > now->conflicts();
  const bool revived = then.is_revived() && !now->is_revived();
  const bool differs = (disagrees || revived) && !settles_itself(then.type);
  out.verdict = differs ? Verdict::conflicting : Verdict::updated;
  out.fields = changed_fields(*now, then);
  if (then.is_erased()) out.fields = {say(text::imports::erases)};
  if (then.is_deleted() && !now->is_deleted() && !then.is_erased())
    out.fields = {say(text::imports::removes)};
  if (revived) out.fields = {say(text::imports::revived)};
  return out;
}

// Whether somebody should look before it happens: where people disagree, or somebody's data go.
bool wants_review(const Workspace& workspace) {
  if (workspace.import.trial.records().empty()) return false;
  if (workspace.import.opened) return true;
  if (workspace.device.review || workspace.import.count(Verdict::conflicting) > 0) return true;
  for (const auto& [key, then] : workspace.import.trial.records()) {
    const crdt::Record* now = workspace.store.find(key.type, key.id);
    if (settles_itself(key.type)) continue;
    if (now && !now->is_deleted() && then.is_deleted()) return true;
  }
  return false;
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
  workspace.import.stage = ImportStage::reading;
}

void import_file(Workspace& workspace, const FileRead& event, Effects&) {
  Import& import = workspace.import;
  if (event.id != import.id || !import.reading() || import.cancelled) return;
  import.files.push_back(read_one(workspace, event));
}

void end_import(Workspace& workspace, const ImportEnded& event, Effects& effects) {
  Import& import = workspace.import;
  if (event.id != import.id || !import.reading()) return;
  import.cancelled |= event.cancelled;
  for (const auto& [key, then] : import.trial.records()) {
    import.records.push_back(describe(workspace, then));
  }
  const auto rank = [](const RecordVerdict& record) {
    return record.verdict == Verdict::conflicting ? 0 : record.verdict == Verdict::updated ? 1 : 2;
  };
  std::stable_sort(
      import.records.begin(), import.records.end(),
      [&](const RecordVerdict& a, const RecordVerdict& b) { return rank(a) < rank(b); });
  if (wants_review(workspace)) {
    import.stage = ImportStage::review;
    effects.push_back(Say{say(text::imports::look_first)});
    return;
  }
  apply_import(workspace, effects);
}

void apply_import(Workspace& workspace, Effects& effects) {
  Import& import = workspace.import;
  if (!import.reading() && !import.reviewing()) return;
  import.stage = ImportStage::applied;

  ImportBatch::About about;
  about.at = workspace.now;
  about.program_before = workspace.device.program;
  about.group_before = workspace.device.group;
  if (!import.program.empty()) workspace.device.program = import.program;
  if (!import.group.empty()) workspace.device.group = import.group;
  about.program = workspace.device.program;
  about.group = workspace.device.group;
  const bool adopted = about.program != about.program_before || about.group != about.group_before;

  std::vector<crdt::Record> before;
  std::vector<const crdt::Record*> after;
  std::vector<crdt::RecordKey> erased;
  for (const auto& [key, then] : import.trial.records()) {
    const crdt::Record* now = workspace.store.find(key.type, key.id);
    if (then.is_erased() && now && !now->is_erased()) erased.push_back(key);
    if (now && !then.is_erased()) before.push_back(*now);
    workspace.clock.observe(then.latest());
    if (erased.empty() || !(erased.back() == key)) workspace.store.merge(then);
    workspace.shelf.touch(key);
    after.push_back(workspace.store.find(key.type, key.id));
  }
  for (const LoggedFile& file : import.log) {
    if (file.answer == "recibido") about.hashes.push_back(file.hash);
  }
  workspace.log.add(import.log);
  for (const format::Receipt& receipt : import.receipts) workspace.log.answer(receipt);
  if (!after.empty() || adopted) {
    about.files =
        static_cast<int64_t>(import.count(Verdict::added) + import.count(Verdict::updated) +
                             import.count(Verdict::conflicting));
    std::vector<const crdt::Record*> old;
    for (const crdt::Record& record : before) old.push_back(&record);
    workspace.batch.keep(std::move(about), old, after);
    ++workspace.version;
    workspace.device_dirty = true;
  }
  for (const crdt::RecordKey& key : erased) {
    erase_record(workspace, key, import.trial.find(key)->erased);
  }
  const std::string counts = summary(import);
  import.trial = {};
  if (counts.empty() && !import.cancelled) return;
  effects.push_back(Say{say(import.cancelled ? text::imports::cancelled : text::imports::done,
                            {{"counts", counts.empty() ? say(text::imports::nothing) : counts}}),
                        false, import.count(Verdict::refused) > 0});
}

void discard_import(Workspace& workspace, Effects& effects) {
  Import& import = workspace.import;
  if (!import.reviewing()) return;
  import.stage = ImportStage::discarded;
  import.trial = {};
  effects.push_back(Say{say(text::imports::discarded)});
}

void undo_import(Workspace& workspace, Effects& effects) {
  if (workspace.batch.empty()) return;
  const ImportBatch::About about = workspace.batch.about();
  for (const crdt::RecordKey& key : workspace.batch.take_back(workspace.store)) {
    workspace.shelf.touch(key);
  }
  workspace.log.forget(about.hashes);
  if (workspace.device.program == about.program) workspace.device.program = about.program_before;
  if (workspace.device.group == about.group) workspace.device.group = about.group_before;
  workspace.batch.clear();
  workspace.import = Import{};
  workspace.device_dirty = true;
  ++workspace.version;
  effects.push_back(Say{say(text::imports::undone)});
}

}  // namespace app
