#include <charconv>
#include <nlohmann/json.hpp>

#include "app/duplicates.h"
#include "app/edits.h"
#include "app/erasure.h"
#include "app/event.h"
#include "app/files.h"
#include "app/groups.h"
#include "app/sample.h"
#include "base/text.h"
#include "format/file.h"
#include "format/json_reader.h"
#include "format/programs.h"

namespace app {
namespace {

constexpr const char* device_key = "device";
constexpr std::pair<Role, const char*> role_names[] = {
    {Role::none, ""}, {Role::mentee, "mentoranda"}, {Role::group, "grupo"}, {Role::unit, "unidad"}};

std::string device_text(const Device& device) {
  nlohmann::ordered_json json = {{"node", crdt::node_text(device.node)},
                                 {"clock", std::to_string(device.clock)},
                                 {"role", ""},
                                 {"program", device.program},
                                 {"person", device.person},
                                 {"group", device.group},
                                 {"review", device.review}};
  for (const auto& [role, name] : role_names) {
    if (role == device.role) json["role"] = name;
  }
  return json.dump(1);
}

void read_device(std::string_view text, Device& device) {
  const auto tree = format::read_json(text);
  if (!tree || !tree->is_object()) return;
  const auto member = [&](const char* name) {
    const auto found = tree->find(name);
    return found != tree->end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  device.node = crdt::parse_node(member("node")).value_or(0);
  const std::string clock = member("clock");
  std::from_chars(clock.data(), clock.data() + clock.size(), device.clock);
  device.program = member("program");
  device.person = member("person");
  device.group = member("group");
  device.review = tree->value("review", false);
  const std::string role = member("role");
  for (const auto& [value, name] : role_names) {
    if (role == name) device.role = value;
  }
}

class Handler {
 public:
  Handler(Workspace& workspace, Effects& effects) : w(workspace), effects(effects) {}

  void operator()(const Started& event) {
    w.random = base::Random(event.seed);
    w.offset_minutes = event.offset_minutes;
    w.storage_blocked = event.storage_blocked;
    for (const StoredEntry& entry : event.entries) {
      if (entry.key == device_key) read_device(entry.text, w.device);
      if (entry.key == FileLog::key) w.log.read(entry.text);
    }
    w.history.load(event.entries);
    w.batch.load(event.entries);
    const base::Problems problems = w.shelf.load(event.entries, w.store);
    if (!problems.empty()) {
      effects.push_back(Say{
          "Una parte de lo guardado no se pudo leer y sigue guardada como estaba.", false, true});
    }
    if (w.device.node == 0) {
      w.device.node = w.random.next() & crdt::max_node;
      w.device_dirty = true;
    }
    w.clock = crdt::Clock(w.device.node, w.device.clock);
    for (const crdt::Record* record : format::all_records(w.store)) {
      w.clock.observe(record->latest());
    }
    w.ready = true;
    ++w.version;
  }

  void operator()(const RoleChosen& event) {
    w.device.role = event.role;
    w.device_dirty = true;
    if (event.role == Role::mentee && w.device.person.empty()) w.device.person = w.new_id();
  }

  void operator()(const ProgramChosen& event) {
    if (!format::catalogues().program(event.id)) return;
    w.device.program = event.id;
    w.device_dirty = true;
    ++w.version;
  }

  void operator()(const Edited& event) {
    apply(w, event.action);
    for (const Edit& edit : event.action.edits) {  // what went away can be had back at once
      if (edit.tombstone && edit.value.is_true()) {
        effects.push_back(Say{event.action.label + ": listo.", true});
        return;
      }
    }
  }
  void operator()(const UndoAsked&) { say_done("Se deshizo: ", undo(w)); }
  void operator()(const RedoAsked&) { say_done("Se rehízo: ", redo(w)); }

  void operator()(const ImportBegun& event) { begin_import(w, event); }
  void operator()(const FileRead& event) { import_file(w, event, effects); }
  void operator()(const ImportEnded& event) { end_import(w, event, effects); }
  void operator()(const ImportCancelAsked&) {
    if (!w.import.reading()) return;
    w.import.cancelled = true;
    effects.push_back(StopImport{w.import.id});
  }

  void operator()(const ImportApplied&) { apply_import(w, effects); }
  void operator()(const ImportDiscarded&) { discard_import(w, effects); }
  void operator()(const ImportUndone&) { undo_import(w, effects); }
  void operator()(const ReviewChosen& event) {
    w.device.review = event.on;
    w.device_dirty = true;
  }
  void operator()(const PersonErased& event) { erase_person(w, event.person, effects); }

  void operator()(const GroupsAsked& event) { form_groups(w, event, effects); }
  void operator()(const PersonMoved& event) { move_person(w, event, effects); }
  void operator()(const PersonPinned& event) { pin_person(w, event, effects); }
  void operator()(const SeparationAsked& event) { separate(w, event, effects); }
  void operator()(const FusionAsked& event) { join_profiles(w, event, effects); }
  void operator()(const FusionUndone& event) { undo_fusion(w, event, effects); }
  void operator()(const DistinctSaid& event) { say_distinct(w, event, effects); }
  void operator()(const PlanChanged& event) { change_plan(w, event, effects); }

  void operator()(const ProfileExportAsked&) { download(profile_file(w)); }
  void operator()(const PackageExportAsked& event) { download(package_file(w, event.group)); }
  void operator()(const PlanExportAsked&) { download(plan_file(w, w.device.group)); }
  void operator()(const ReceiptExportAsked&) { download(receipt_file(w)); }
  void operator()(const ErasureExportAsked&) { download(erasure_file(w)); }
  void operator()(const PackagesExportAsked&) {
    Zip zip{"paquetes-" + base::slug(w.program().short_name) + ".zip", package_files(w)};
    if (zip.files.empty()) return;
    const auto count = static_cast<int64_t>(zip.files.size());
    for (const Download& file : zip.files) log_sent(w, file);
    effects.push_back(std::move(zip));
    effects.push_back(Say{"Se exportaron " + base::counted(count, "paquete", "paquetes") + "."});
  }
  void operator()(const PracticeAsked& event) { add_practice(w, event.people, effects); }

  void operator()(const Saved& event) {
    if (event.token != w.save.token) return;
    w.save.token = 0;
    w.save.state = Saving::done;
    w.save.saved_at = w.now;
  }
  void operator()(const SaveFailed& event) {
    if (event.token != w.save.token) return;
    w.save.token = 0;
    w.save.state = Saving::failed;
    w.save.why = event.why;
  }

 private:
  void download(Download file) {
    if (file.name.empty()) return;
    const std::string name = file.name;
    log_sent(w, file);
    effects.push_back(std::move(file));
    effects.push_back(Say{"Se exportó «" + name + "»."});
  }
  void say_done(const char* start, const std::string& label) {
    effects.push_back(
        label.empty() ? Say{"No queda nada que deshacer, o alguien escribió después.", false, true}
                      : Say{start + label + '.'});
  }

  Workspace& w;
  Effects& effects;
};

// One transaction at a time: what changes meanwhile goes into the next one.
void save_what_changed(Workspace& w, const Event& event, Effects& effects) {
  if (!w.ready || w.storage_blocked || w.save.token != 0) return;
  const bool retry = w.save.state == Saving::failed;
  if (retry && std::holds_alternative<SaveFailed>(event)) return;  // wait for the next event
  const bool records = w.shelf.dirty() || w.history.dirty() || w.batch.dirty();
  if (!records && !w.device_dirty && !w.log.dirty()) return;
  SaveEffect save{++w.save.last_token, w.shelf.take(w.store), {}};
  w.device.clock = w.clock.last_time();
  save.puts.push_back({device_key, device_text(w.device)});
  if (w.log.dirty()) save.puts.push_back({FileLog::key, w.log.take_text()});
  w.history.take(save.puts, save.deletes);
  w.batch.take(save.puts, save.deletes);
  w.device_dirty = false;
  w.save.token = save.token;
  w.save.state = Saving::waiting;
  w.unsaved = save.deletes;
  for (const StoredEntry& entry : save.puts) w.unsaved.push_back(entry.key);
  effects.push_back(std::move(save));
}

}  // namespace

const domain::Program& Workspace::program() const {
  const domain::Program* chosen = format::catalogues().program(device.program);
  return chosen ? *chosen : format::catalogues().default_program();
}

const crdt::Record* Workspace::person() const {
  return store.find(domain::type::person, device.person);
}

std::string Workspace::new_id() {
  constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id;
  for (int i = 0; i < 16; ++i) id += digits[random.below(32)];
  return id;
}

Effects update(Workspace& workspace, const Event& event, int64_t now) {
  Effects effects;
  workspace.now = now;
  std::visit(Handler(workspace, effects), event);
  if (std::holds_alternative<SaveFailed>(event)) {  // due again, with the next save
    workspace.shelf.give_back(workspace.unsaved);
    workspace.history.give_back(workspace.unsaved);
    workspace.device_dirty = true;
    workspace.log.mark_dirty();
    workspace.batch.mark_dirty();
  }
  save_what_changed(workspace, event, effects);
  return effects;
}

}  // namespace app
