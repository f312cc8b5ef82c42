#include "app/history.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "format/json_reader.h"
#include "format/json_text.h"

namespace app {
namespace {

constexpr std::string_view undo_prefix = "u/";

std::string key_of(uint64_t id) {
  return std::string(undo_prefix) + std::to_string(id);
}

// The number in "u/12", or 0.
uint64_t id_of(std::string_view key) {
  if (key.substr(0, undo_prefix.size()) != undo_prefix) return 0;
  key.remove_prefix(undo_prefix.size());
  uint64_t id = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
  return error == std::errc{} && end == key.data() + key.size() ? id : 0;
}

void write_also(const std::vector<crdt::Value>& values, std::string& out) {
  out += ",\"also\":";
  char before = '[';
  for (const crdt::Value& value : values) {
    (out += before) += "{\"kind\":" + std::to_string(static_cast<int>(value.kind)) + ",\"value\":";
    format::append_string(out, value.text);
    out += '}';
    before = ',';
  }
  out += ']';
}

std::string text_of(const Undo& step, bool undo) {
  std::string out = undo ? "{\"stack\":\"undo\"" : "{\"stack\":\"redo\"";
  const auto text = [&out](const char* name, std::string_view value) {
    out += std::string(",\"") + name + "\":";
    format::append_string(out, value);
  };
  text("label", step.label);
  out += ",\"steps\":[";
  bool first = true;
  for (const Undo::Step& one : step.steps) {
    const Edit& edit = one.before;
    out += first ? "\n{" : ",\n{";
    first = false;
    out += "\"kind\":" + std::to_string(static_cast<int>(edit.value.kind));
    text("value", edit.value.text);
    text("type", edit.record.type);
    text("id", edit.record.id);
    text("field", edit.field);
    if (edit.element) text("element", *edit.element);
    if (edit.tombstone) out += ",\"tombstone\":true";
    if (!edit.also.empty()) write_also(edit.also, out);
    if (one.written != crdt::Stamp{}) text("written", one.written.text());
    out += '}';
  }
  return out + "]}";
}

std::string member(const format::Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<crdt::Value> read_value(const format::Json& json) {
  if (!json.is_object()) return {};
  const auto kind = json.find("kind");
  const int64_t number =
      kind != json.end() && kind->is_number_integer() ? kind->get<int64_t>() : -1;
  if (number < 0 || number > static_cast<int64_t>(crdt::Value::Kind::json)) return {};
  return crdt::Value{static_cast<crdt::Value::Kind>(number), member(json, "value")};
}

std::optional<Undo::Step> read_step(const format::Json& json) {
  if (!json.is_object()) return {};
  Undo::Step step;
  Edit& edit = step.before;
  edit.record = {member(json, "type"), member(json, "id")};
  edit.field = member(json, "field");
  if (json.contains("element")) edit.element = member(json, "element");
  edit.tombstone = json.contains("tombstone");
  const auto value = read_value(json);
  if (!value) return {};
  edit.value = *value;
  if (const auto also = json.find("also"); also != json.end()) {
    if (!also->is_array()) return {};
    for (const format::Json& one : *also) {
      const auto other = read_value(one);
      if (!other) return {};
      edit.also.push_back(*other);
    }
  }
  if (json.contains("written")) {
    const auto written = crdt::Stamp::parse(member(json, "written"));
    if (!written) return {};
    step.written = *written;
  }
  if (edit.record.type.empty() || edit.record.id.empty()) return {};
  return step;
}

// Nothing when the entry cannot be read: a step that is not sure is not offered.
std::optional<Undo> read_undo(std::string_view text, bool& undo) {
  const auto tree = format::read_json(text, format::own_storage_limits);
  if (!tree || !tree->is_object()) return {};
  Undo out;
  out.label = member(*tree, "label");
  undo = member(*tree, "stack") == "undo";
  const auto steps = tree->find("steps");
  if (steps == tree->end() || !steps->is_array()) return {};
  for (const format::Json& json : *steps) {
    auto step = read_step(json);
    if (!step) return {};
    out.steps.push_back(std::move(*step));
  }
  return out;
}

}  // namespace

void History::push(Undo step) {
  for (const Undo& old : redo_) drop(old);
  redo_.clear();
  put(undo_, std::move(step));
}

void History::prolong(const crdt::Stamp& written) {
  assert(!undo_.empty());
  undo_.back().steps[0].written = written;
  dirty_.insert(undo_.back().id);
  for (const Undo& old : redo_) drop(old);
  redo_.clear();
}

Undo History::pop_undo() {
  return pop(undo_);
}

Undo History::pop_redo() {
  return pop(redo_);
}

void History::put(std::deque<Undo>& stack, Undo step) {
  step.id = ++last_id_;
  dirty_.insert(step.id);
  stack.push_back(std::move(step));
  if (stack.size() > limit) {
    drop(stack.front());
    stack.pop_front();
  }
}

Undo History::pop(std::deque<Undo>& stack) {
  assert(!stack.empty());
  Undo step = std::move(stack.back());
  stack.pop_back();
  drop(step);
  return step;
}

void History::drop(const Undo& step) {
  dirty_.erase(step.id);
  gone_.insert(step.id);
}

void History::forget(const crdt::RecordKey& record) {
  for (std::deque<Undo>* stack : {&undo_, &redo_}) {
    for (Undo& step : *stack) {
      const size_t before = step.steps.size();
      std::erase_if(step.steps, [&](const Undo::Step& one) { return one.before.record == record; });
      if (step.steps.size() != before) dirty_.insert(step.id);
    }
    std::erase_if(*stack, [&](const Undo& step) {
      if (!step.steps.empty()) return false;
      drop(step);
      return true;
    });
  }
}

void History::clear() {
  for (std::deque<Undo>* stack : {&undo_, &redo_}) {
    for (const Undo& step : *stack) drop(step);
    stack->clear();
  }
}

void History::load(const std::vector<StoredEntry>& entries) {
  for (const StoredEntry& entry : entries) {
    const uint64_t id = id_of(entry.key);
    if (id == 0) continue;
    last_id_ = std::max(last_id_, id);
    bool undo = false;
    auto step = read_undo(entry.text, undo);
    if (!step) continue;
    step->id = id;
    (undo ? undo_ : redo_).push_back(std::move(*step));
  }
  const auto older = [](const Undo& a, const Undo& b) { return a.id < b.id; };
  std::sort(undo_.begin(), undo_.end(), older);
  std::sort(redo_.begin(), redo_.end(), older);
}

void History::take(std::vector<StoredEntry>& puts, std::vector<std::string>& deletes) {
  for (const auto& [stack, undo] : {std::pair(&undo_, true), std::pair(&redo_, false)}) {
    for (const Undo& step : *stack) {
      if (dirty_.contains(step.id)) puts.push_back({key_of(step.id), text_of(step, undo)});
    }
  }
  for (const uint64_t id : gone_) deletes.push_back(key_of(id));
  dirty_.clear();
  gone_.clear();
}

void History::give_back(const std::vector<std::string>& keys) {
  const auto holds = [](const std::deque<Undo>& stack, uint64_t id) {
    return std::any_of(stack.begin(), stack.end(), [id](const Undo& u) { return u.id == id; });
  };
  for (const std::string& key : keys) {
    const uint64_t id = id_of(key);
    if (id != 0) (holds(undo_, id) || holds(redo_, id) ? dirty_ : gone_).insert(id);
  }
}

}  // namespace app
