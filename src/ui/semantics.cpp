#include "ui/semantics.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <unordered_map>

#include "format/json_text.h"

namespace ui {
namespace {

// Appends `,"name":value` members to an object that is already open.
class Writer {
 public:
  Writer(std::string& out, double scale) : out_(out), scale_(scale) {}

  void text(const char* name, std::string_view value, bool always = false) {
    if (value.empty() && !always) return;
    key(name);
    format::append_string(out_, value);
  }
  void number(const char* name, double value) {
    key(name);
    append(value);
  }
  void length(const char* name, double value) { number(name, value * scale_); }
  void lengths(const char* name, std::initializer_list<float> values) {
    key(name);
    char before = '[';
    for (const float value : values) {
      out_ += before;
      append(value * scale_);
      before = ',';
    }
    out_ += ']';
  }
  void whole(const char* name, int64_t value) {
    key(name);
    out_ += std::to_string(value);
  }
  void flag(const char* name, bool value) {
    if (value) truth(name, true);
  }
  void truth(const char* name, bool value) {
    key(name);
    out_ += value ? "true" : "false";
  }
  void maybe(const char* name, const std::optional<bool>& value) {
    if (value) truth(name, *value);
  }
  void maybe(const char* name, const std::optional<double>& value) {
    if (value) number(name, *value);
  }
  void key(const char* name) {
    out_ += ",\"";
    out_ += name;
    out_ += "\":";
  }

 private:
  // To the nearest quarter; what no screen has (not a number, infinite) is 0.
  void append(double value) {
    constexpr double most = 1e15;
    constexpr const char* quarters[] = {"", ".25", ".5", ".75"};
    const int64_t all = std::abs(value) < most ? std::llround(value * 4) : 0;
    if (all < 0) out_ += '-';
    out_ += std::to_string(std::abs(all) / 4);
    out_ += quarters[std::abs(all) % 4];
  }

  std::string& out_;
  double scale_;
};

void write_field(const Node& node, Writer& w) {
  w.text("type", node.type);
  w.text("inputmode", node.inputmode);
  w.text("autocomplete", node.autocomplete);
  if (node.maxlength > 0) w.whole("maxlength", node.maxlength);
  w.text("placeholder", node.placeholder);
  w.flag("multiline", node.multiline);
  w.flag("drawnMoving", node.drawn_moving);
  w.flag("bold", node.bold);
  if (node.font > 0) {
    w.length("font", node.font);
    if (node.line > 0) w.length("line", node.line);
    if (node.pad_top >= 0) {
      w.lengths("pad", {node.pad_left, node.pad_right, node.pad_top, node.pad_bottom});
    } else {
      w.lengths("pad", {node.pad_left, node.pad_right});
    }
  }
}

void write_state(const Node& node, Writer& w, std::string& out) {
  w.maybe("checked", node.checked);
  w.maybe("selected", node.selected);
  w.maybe("expanded", node.expanded);
  w.flag("disabled", node.disabled);
  w.text("disabledWhy", node.disabled_why);
  w.flag("required", node.required);
  w.flag("invalid", node.invalid);
  w.flag("modal", node.modal);
  w.flag("drop", node.drop);
  w.flag("readonly", node.readonly);
  if (!node.described_by.empty()) {
    w.key("describedby");
    out += '[';
    for (size_t i = 0; i < node.described_by.size(); ++i) {
      if (i > 0) out += ',';
      out += std::to_string(node.described_by[i]);
    }
    out += ']';
  }
  if (node.labelled_by) w.whole("labelledby", node.labelled_by);
  if (node.label_for) w.whole("for", node.label_for);
  if (node.controls) w.whole("controls", node.controls);
  if (node.active_descendant) w.whole("activedescendant", node.active_descendant);
  if (!node.keys.empty()) {
    w.key("keys");
    out += '[';
    for (size_t i = 0; i < node.keys.size(); ++i) {
      if (i > 0) out += ',';
      format::append_string(out, node.keys[i]);
    }
    out += ']';
  }
  w.flag("aside", node.aside);
  w.text("shortcut", node.shortcut);
  if (!node.pick_accept.empty()) {
    w.key("pick");
    out += "{\"accept\":";
    format::append_string(out, node.pick_accept);
    if (node.pick_multiple) out += ",\"multiple\":true";
    out += node.pick_restore ? ",\"restore\":true}" : "}";
  }
}

void write_structure(const Node& node, Writer& w) {
  if (node.level > 0) w.whole("level", node.level);
  w.text("sort", node.sort);
  if (node.rows >= 0) w.whole("rows", node.rows);
  if (node.cols >= 0) w.whole("cols", node.cols);
  if (node.row > 0) w.whole("row", node.row);
  if (node.col > 0) w.whole("col", node.col);
  if (node.set_size > 0) w.whole("setsize", node.set_size);
  if (node.pos_in_set > 0) w.whole("posinset", node.pos_in_set);
  w.maybe("min", node.min);
  w.maybe("max", node.max);
  w.maybe("now", node.now);
  w.text("valuetext", node.value_text);
  w.text("live", node.live);
  w.text("current", node.current);
  w.text("href", node.href);
  if (node.content_h > 0) {
    w.length("cw", node.content_w);
    w.length("ch", node.content_h);
    if (node.scroll_to_y) w.length("sy", *node.scroll_to_y);
  }
  if (node.z > 0) w.whole("z", node.z);
  if (node.focus > 0) w.whole("focus", node.focus);
}

struct Origin {
  float x = 0, y = 0;
};

std::string written(const Node& node, Origin origin, float scale) {
  std::string out = "{\"id\":" + std::to_string(node.id);
  Writer w(out, scale);
  if (node.parent) w.whole("parent", node.parent);
  w.text("role", node.role);
  w.text("name", node.name);
  w.length("x", node.box.x - origin.x);
  w.length("y", node.box.y - origin.y);
  w.length("w", node.box.w);
  w.length("h", node.box.h);
  if (node.text) w.text("text", *node.text, true);
  if (node.value) w.text("value", *node.value, true);
  write_state(node, w, out);
  write_structure(node, w);
  write_field(node, w);
  return out + '}';
}

// Calls `take` with the text of each node.
template <class Take>
void write_each(const std::vector<Node>& nodes, float scale, Take take) {
  std::unordered_map<NodeId, Origin> origins;
  for (const Node& node : nodes) {
    const auto parent = origins.find(node.parent);
    const Origin origin = parent == origins.end() ? Origin{} : parent->second;
    origins[node.id] = {node.box.x - node.scroll_x, node.box.y - node.scroll_y};
    take(node.id, written(node, origin, scale));
  }
}

}  // namespace

Node& Semantics::add(Node node) {
  nodes_.push_back(std::move(node));
  return nodes_.back();
}

Node* Semantics::find(NodeId id) {
  for (Node& node : nodes_) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

bool Semantics::has(NodeId id) const {
  return std::any_of(nodes_.begin(), nodes_.end(),
                     [id](const Node& node) { return node.id == id; });
}

std::string Semantics::to_json(float scale) const {
  std::string out = "[";
  write_each(nodes_, scale, [&](NodeId, std::string text) {
    if (out.size() > 1) out += ",\n";
    out += text;
  });
  return out + ']';
}

std::string Semantics::news(float scale, Mirrored& mirrored) const {
  Mirrored now;
  bool differs = false;
  std::string out = "[";
  write_each(nodes_, scale, [&](NodeId id, std::string text) {
    if (now.texts_.contains(id)) return;
    if (out.size() > 1) out += ',';
    const auto before = mirrored.texts_.find(id);
    const bool known = before != mirrored.texts_.end() && before->second == text;
    out += known ? std::to_string(id) : text;
    differs |= !known;
    now.texts_.emplace(id, std::move(text));
    now.order_.push_back(id);
  });
  differs |= now.order_ != mirrored.order_;
  mirrored = std::move(now);
  return differs ? out + ']' : "";
}

}  // namespace ui
