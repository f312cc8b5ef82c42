#include "app/erasure.h"

#include <algorithm>

#include "app/backup.h"
#include "app/conflicts.h"
#include "app/files.h"
#include "base/date.h"
#include "format/file.h"
#include "texts/erasure.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

std::vector<const crdt::Record*> erased_people(const Workspace& workspace) {
  std::vector<const crdt::Record*> found;
  for (const auto& [id, record] : workspace.store.of(type::person)) {
    if (record.is_erased()) found.push_back(&record);
  }
  std::sort(found.begin(), found.end(),
            [](const crdt::Record* a, const crdt::Record* b) { return a->erased > b->erased; });
  return found;
}

// Enough of the id to tell erasures apart.
std::string folio_of(const crdt::Record& record) {
  std::string folio = record.id.substr(0, 8);
  for (char& letter : folio) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  if (folio.size() > 4) folio.insert(4, 1, '-');
  return folio;
}

}  // namespace

void erase_record(Workspace& workspace, const crdt::RecordKey& key, const crdt::Stamp& stamp) {
  crdt::Record& record = workspace.store.at(key.type, key.id);
  if (key.type == type::person && !record.is_erased()) {
    workspace.log.forget_name(about(workspace, record));
  }
  workspace.clock.observe(stamp);
  record.erase(stamp);
  workspace.shelf.touch(key);
  workspace.history.forget(key);
  workspace.batch.forget(key);
  forget_snapshots(workspace);  // copies of all there is: they hold her too
  workspace.device_dirty = true;
  ++workspace.version;
}

void erase_person(Workspace& workspace, std::string_view id, Effects& effects) {
  const crdt::Record* record = workspace.store.find(type::person, id);
  if (!record || record->is_erased()) return;
  const crdt::RecordKey key{record->type, record->id};
  // Her groups go with her, so that nobody is counted who is not there.
  for (const auto& [membership_id, membership] : workspace.store.of(type::membership)) {
    if (membership.text("persona") != id || membership.is_deleted()) continue;
    workspace.store.at(type::membership, membership_id).remove(workspace.clock.tick(workspace.now));
    workspace.shelf.touch({std::string(type::membership), membership_id});
  }
  erase_record(workspace, key, workspace.clock.tick(workspace.now));
  if (workspace.device.person == key.id) workspace.device.person = workspace.new_id();
  workspace.import = Import{};  // its verdicts may name her
  effects.push_back(Say{say(text::erasure::erased)});
}

std::vector<Erasure> make_erasures(const Workspace& workspace) {
  std::vector<Erasure> out;
  for (const crdt::Record* record : erased_people(workspace)) {
    out.push_back({folio_of(*record),
                   base::moment_text(record->erased.unix_ms(), workspace.offset_minutes),
                   record->erased.node == workspace.device.node});
  }
  return out;
}

Download erasure_file(const Workspace& workspace) {
  const auto records = erased_people(workspace);
  if (records.empty()) return {};
  format::Header header;
  header.kind = "borrado";
  header.program = workspace.program().id;
  header.created = base::instant_text(workspace.now);
  header.node = crdt::node_text(workspace.device.node);
  header.audience = domain::Audience::group;
  const std::string day = base::local_date(workspace.now, workspace.offset_minutes).iso();
  return {say(text::erasure::file_name, {{"day", day}}) + std::string(format::file_ending),
          format::encode(header, records), header.kind};
}

}  // namespace app
