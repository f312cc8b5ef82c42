// The semantics layer: what is on the screen, as a tree that people and their assistive technology
// act on. Every widget adds a node while it draws; the shell mirrors the tree into the page as real
// elements (shell/semantics.js). ImGui draws, the nodes act: a button is pressed when its element
// is clicked, a text field is its real <input>.
//
// Invariants: ids are stable from frame to frame; parents come before children; order is reading
// order; rectangles are pixels of the Surface until to_json() makes them relative to the parent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ui {

using NodeId = uint32_t;

struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool contains(float px, float py) const {
    return px >= x && py >= y && px < right() && py < bottom();
  }
};

struct Node {
  NodeId id = 0;
  NodeId parent = 0;
  std::string_view role;  // static text: "button", "textbox" … (the list is in shell/elements.js)
  std::string name;
  Box box;

  std::optional<std::string> text;
  std::optional<std::string> value;
  std::optional<bool> checked, selected, expanded;
  bool disabled = false, required = false, invalid = false, modal = false, drop = false;
  bool readonly = false;
  bool multiline = false, bold = false;
  std::string disabled_why;
  int level = 0;
  std::vector<NodeId> described_by;
  NodeId labelled_by = 0, label_for = 0, controls = 0, active_descendant = 0;
  std::string_view sort;
  int rows = -1, cols = -1, row = 0, col = 0, set_size = 0, pos_in_set = 0;
  std::optional<double> min, max, now;
  std::string value_text;  // `now` in words
  std::string_view live, current;
  std::string href;
  std::vector<std::string_view> keys;
  bool aside = false;         // Tab passes it by: the arrow keys lead to it
  std::string_view shortcut;  // a letter: with Ctrl or ⌘ it is a press on this, from anywhere
  std::string pick_accept;    // not empty: a click opens the file picker
  bool pick_multiple = false;
  bool pick_restore = false;  // what is picked is a backup to restore
  std::string_view type, inputmode, autocomplete;
  uint32_t maxlength = 0;
  std::string placeholder;
  bool drawn_moving = false;  // its text is drawn, not the element's own, while something scrolls
  float font = 0;
  float line = 0;  // height of a line of it, 0: as the page has it
  float pad_left = 0, pad_right = 0, pad_top = -1, pad_bottom = -1;
  float content_w = 0, content_h = 0;  // of a scroller
  std::optional<float> scroll_to_y;    // only when C++ moves it
  float scroll_x = 0, scroll_y = 0;    // the offset this frame was drawn with
  int z = 0;
  uint32_t focus = 0;  // a counter: a new value moves the focus here
};

// What the shell has been told of a tree, and mirrors.
class Mirrored {
 private:
  friend class Semantics;
  std::unordered_map<NodeId, std::string> texts_;
  std::vector<NodeId> order_;
};

class Semantics {
 public:
  void clear() { nodes_.clear(); }
  Node& add(Node node);
  Node* find(NodeId id);
  bool has(NodeId id) const;
  const std::vector<Node>& nodes() const { return nodes_; }

  // The tree as the shell reads it, all lengths magnified by `scale`.
  std::string to_json(float scale = 1) const;
  // The same for a shell that has `mirrored`, which becomes this tree: a node that reads as it did
  // is its id alone. Empty when nothing differs. Of nodes with the same id, only the first is told.
  std::string news(float scale, Mirrored& mirrored) const;

 private:
  std::vector<Node> nodes_;
};

}  // namespace ui
