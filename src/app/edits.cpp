#include "app/edits.h"

#include <algorithm>
#include <optional>
#include <set>

namespace app {
namespace {

const crdt::Register* find_register(const Workspace& workspace, const Edit& edit) {
  const crdt::Record* record = workspace.store.find(edit.record.type, edit.record.id);
  if (!record) return nullptr;
  if (edit.tombstone) return &record->deleted;
  if (!edit.element) return record->fields.find(edit.field);
  const crdt::Elements* elements = record->sets.find(edit.field);
  return elements ? elements->find(*edit.element) : nullptr;
}

crdt::Register& register_at(Workspace& workspace, const Edit& edit) {
  crdt::Record& record = workspace.store.at(edit.record.type, edit.record.id);
  if (edit.tombstone) return record.deleted;
  if (!edit.element) return record.fields[edit.field];
  return record.sets[edit.field][*edit.element];
}

// What people changed apart, beside the value shown.
std::vector<crdt::Value> others_of(const crdt::Register* reg) {
  std::vector<crdt::Value> others;
  if (!reg) return others;
  for (const crdt::Entry& entry : reg->entries()) {
    if (!(entry.value == reg->value())) others.push_back(entry.value);
  }
  return others;
}

// Writes one edit; the step that takes it back.
Undo::Step write(Workspace& workspace, const Edit& edit) {
  Undo::Step step{edit, {}};
  const crdt::Register* old = find_register(workspace, edit);
  const bool yes_or_no = edit.tombstone || edit.element;
  const bool unwritten = !old || old->empty();
  step.before.value = !unwritten  ? old->value()
                      : yes_or_no ? crdt::Value::of(false)
                                  : crdt::Value{};
  step.before.also = others_of(old);
  step.written = workspace.clock.tick(workspace.now);
  if (edit.tombstone && edit.value.is_true()) {
    workspace.store.at(edit.record.type, edit.record.id).remove(step.written);
  } else {
    crdt::Register& reg = register_at(workspace, edit);
    reg.set(step.written, edit.value);
    // Under one stamp: as if two had written apart.
    for (const crdt::Value& value : edit.also) reg.add_entry(step.written, value);
    reg.normalise();
  }
  workspace.shelf.touch(edit.record);
  return step;
}

enum class Removed { stay, come_back };  // what a write does to a record that was removed

// Writing into a record that is not there, or no longer, makes it: taking that back removes it
// whole.
Undo write_all(Workspace& workspace, const std::string& label, const std::vector<Edit>& edits,
               Removed removed) {
  Undo undo{label, {}, 0};
  std::set<crdt::RecordKey> created;
  for (const Edit& edit : edits) {
    const crdt::RecordKey& key = edit.record;
    const crdt::Record* record = workspace.store.find(key.type, key.id);
    if (record && record->is_erased()) continue;  // nobody writes there any more
    if (!record) {
      created.insert(key);
      undo.steps.push_back({remove_record(key.type, key.id), {}});
    } else if (record->is_deleted() && !edit.tombstone && removed == Removed::come_back) {
      created.insert(key);
      Edit revive = remove_record(key.type, key.id);
      revive.value = crdt::Value::of(false);
      undo.steps.push_back(write(workspace, revive));
    }
    Undo::Step step = write(workspace, edit);
    if (!created.contains(key)) undo.steps.push_back(std::move(step));
  }
  ++workspace.version;
  workspace.device_dirty = true;
  return undo;
}

// Typing one field is one step, however many letters: the first value before it is kept.
bool continues(const Undo& last, const Action& action) {
  if (last.steps.size() != 1 || last.steps[0].before.tombstone || action.edits.size() != 1 ||
      last.label != action.label) {
    return false;
  }
  const Edit& before = last.steps[0].before;
  const Edit& next = action.edits[0];
  return before.record == next.record && before.field == next.field && !next.element &&
         before.element == next.element && !next.tombstone;
}

// Whether anybody else has written in the record after `since`.
bool others_wrote(const crdt::Record& record, crdt::Node own, const crdt::Stamp& since) {
  const auto foreign = [&](const crdt::Register& reg) {
    return std::any_of(reg.entries().begin(), reg.entries().end(), [&](const crdt::Entry& entry) {
      return entry.stamp.node != own && entry.stamp > since;
    });
  };
  bool found = foreign(record.deleted);
  for (const auto& [name, reg] : record.fields) found |= foreign(reg);
  for (const auto& [name, elements] : record.sets) {
    for (const auto& [element, reg] : elements) found |= foreign(reg);
  }
  return found;
}

// Whether the step may still be taken back: nobody else wrote there since, nor, when that removes a
// record, anywhere in it. Own later writes were taken back before. In a removed record only its
// removal is taken back: any other write would bring it back.
bool stands(const Workspace& workspace, const Undo::Step& step) {
  const crdt::Register* now = find_register(workspace, step.before);
  const crdt::Node own = workspace.clock.node();
  if (!now || std::any_of(now->entries().begin(), now->entries().end(),
                          [own](const crdt::Entry& entry) { return entry.stamp.node != own; })) {
    return false;
  }
  const bool removes = step.before.tombstone && step.before.value.is_true();
  const auto& [type, id] = step.before.record;
  const crdt::Record& record = *workspace.store.find(type, id);
  if (record.is_erased() || (record.is_deleted() && !step.before.tombstone)) return false;
  return !removes || !others_wrote(record, own, step.written);
}

// Writes back what the step holds; the step that undoes this again, if anything could be written.
std::optional<Undo> take_back(Workspace& workspace, const Undo& last) {
  std::vector<Edit> edits;
  for (auto step = last.steps.rbegin(); step != last.steps.rend(); ++step) {
    if (stands(workspace, *step)) edits.push_back(step->before);
  }
  if (edits.empty()) return {};  // somebody wrote later in all of it
  return write_all(workspace, last.label, edits, Removed::stay);
}

}  // namespace

void apply(Workspace& workspace, const Action& action) {
  if (action.edits.empty()) return;
  History& history = workspace.history;
  Undo undo = write_all(workspace, action.label, action.edits, Removed::come_back);
  if (undo.steps.empty()) return;
  if (!history.undo().empty() && continues(history.undo().back(), action)) {
    history.prolong(undo.steps[0].written);
  } else {
    history.push(std::move(undo));
  }
}

std::string undo(Workspace& workspace) {
  History& history = workspace.history;
  if (history.undo().empty()) return {};
  const Undo last = history.pop_undo();
  std::optional<Undo> again = take_back(workspace, last);
  if (!again) return {};
  history.push_redo(std::move(*again));
  return last.label;
}

std::string redo(Workspace& workspace) {
  History& history = workspace.history;
  if (history.redo().empty()) return {};
  const Undo last = history.pop_redo();
  std::optional<Undo> again = take_back(workspace, last);
  if (!again) return {};
  history.push_undo(std::move(*again));
  return last.label;
}

Edit edit(std::string_view type, std::string_view id, std::string_view field, crdt::Value value) {
  return {{std::string(type), std::string(id)}, std::string(field), {}, std::move(value), false};
}

Edit edit_text(std::string_view type, std::string_view id, std::string_view field,
               std::string_view text) {
  return edit(type, id, field, crdt::Value::of(text));
}

Edit edit_member(std::string_view type, std::string_view id, std::string_view set,
                 std::string_view element, bool in) {
  Edit made = edit(type, id, set, crdt::Value::of(in));
  made.element = std::string(element);
  return made;
}

Edit remove_record(std::string_view type, std::string_view id) {
  Edit made = edit(type, id, "", crdt::Value::of(true));
  made.tombstone = true;
  return made;
}

Edit keep_record(std::string_view type, std::string_view id) {
  Edit made = remove_record(type, id);
  made.value = crdt::Value::of(false);
  return made;
}

}  // namespace app
