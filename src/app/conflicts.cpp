#include "app/conflicts.h"

#include "app/edits.h"
#include "app/fusions.h"
#include "app/views.h"
#include "base/date.h"
#include "domain/schema.h"
#include "format/programs.h"
#include "texts/conflicts.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

std::string shown(const Workspace& workspace, const domain::Field* field,
                  const crdt::Value& value) {
  if (value.empty()) return say(text::conflicts::empty);
  if (value.kind == crdt::Value::Kind::boolean)
    return say(value.is_true() ? text::conflicts::yes : text::conflicts::no);
  if (!field) return value.text;
  if (field->kind == domain::Kind::choice) {
    return domain::name_of(field->catalogue, value.text, format::catalogues(), workspace.program());
  }
  if (field->kind == domain::Kind::reference) {
    const crdt::Record* found = workspace.store.find(field->catalogue, value.text);
    if (found && field->catalogue == type::person) return domain::read_person(*found).full_name();
    if (found && field->catalogue == type::group) return group_name(*found);
  }
  if (field->kind == domain::Kind::date) {
    if (const auto date = base::Date::parse(value.text)) return date->full();
  }
  return value.text;
}

ConflictValue make_value(const Workspace& workspace, const domain::Field* field,
                         const crdt::Entry& entry) {
  ConflictValue out;
  out.value = entry.value;
  out.shown = shown(workspace, field, entry.value);
  out.when = base::moment_text(entry.stamp.unix_ms(), workspace.offset_minutes);
  if (entry.stamp.node == workspace.device.node) {
    out.who = say(text::conflicts::this_device);
    return out;
  }
  const LoggedFile* file = workspace.log.last_from(crdt::node_text(entry.stamp.node));
  out.who = file && !file->from.empty() ? file->from : say(text::conflicts::other_device);
  if (file) out.file = file->name;
  return out;
}

std::string label_of(std::string_view record_type, std::string_view name) {
  const domain::Noun* noun = domain::find_noun(record_type);
  const domain::Field* field = noun ? noun->find(name) : nullptr;
  return field ? say(field->label) : std::string(name);
}

}  // namespace

std::string about(const Workspace& workspace, const crdt::Record& record) {
  if (record.type == type::person) return domain::read_person(record).full_name();
  if (record.type == type::group) return group_name(record);
  const crdt::Record* group = workspace.store.find(type::group, record.text("grupo"));
  const domain::Noun* noun = domain::find_noun(record.type);
  const std::string what = record.type == type::session
                               ? say(text::conflicts::session, {{"number", record.text("numero")}})
                           : noun ? say(noun->singular)
                                  : record.type;
  if (!group) return what;
  return say(text::conflicts::of_group, {{"what", what}, {"group", group_name(*group)}});
}

std::vector<Conflict> make_conflicts(const Workspace& workspace) {
  std::vector<Conflict> out;
  const domain::Fusions fusions = make_fusion_set(workspace);
  for (const auto& [record_type, records] : workspace.store.all()) {
    if (record_type == type::fusion) continue;  // these settle themselves (domain/fusions.h)
    const domain::Noun* noun = domain::find_noun(record_type);
    for (const auto& [id, record] : records) {
      if (record.is_deleted()) continue;
      if (record_type == type::person && fusions.absorbed(id)) continue;  // not shown
      for (const auto& [name, reg] : record.fields) {
        if (!reg.conflicted()) continue;
        const domain::Field* field = noun ? noun->find(name) : nullptr;
        Conflict conflict{
            {record_type, id}, name, about(workspace, record), label_of(record_type, name), {}};
        for (const crdt::Entry& entry : reg.entries()) {
          conflict.values.push_back(make_value(workspace, field, entry));
        }
        conflict.values.front().winner = true;
        out.push_back(std::move(conflict));
      }
    }
  }
  return out;
}

void settle_conflict(Workspace& workspace, const ConflictSettled& event, Effects& effects) {
  const crdt::Record* record = workspace.store.find(event.record.type, event.record.id);
  if (!record) return;
  const std::string whom = about(workspace, *record);
  const std::string field = label_of(event.record.type, event.field);
  apply(workspace, {say(text::conflicts::settle_step, {{"field", field}, {"whom", whom}}),
                    {edit(event.record.type, event.record.id, event.field, event.value)}});
  effects.push_back(Say{say(text::conflicts::settled, {{"field", field}, {"whom", whom}}), true});
}

}  // namespace app
