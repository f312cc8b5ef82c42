// What people did since the last frame, as the shell reports it. Actions (clicks, typing, keys) are
// taken one per frame, in order, so that nothing overtakes; looks (pointer, scroll, focus) are
// taken at once.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

#include "ui/semantics.h"

namespace ui {

struct Action {
  enum class Kind { none, activate, typed, checked, key, blur };
  Kind kind = Kind::none;
  NodeId id = 0;
  std::string text = {};  // the value typed, or the name of the key
  bool on = false;        // of a check box
  bool shift = false, ctrl = false;
};

struct Input {
  std::deque<Action> actions;
  std::unordered_map<NodeId, float> scroll_y, scroll_x;
  std::unordered_map<NodeId, float> scroll_to_y;  // to be brought there, once
  NodeId focus = 0;
  bool focus_visible = false;
  float pointer_x = -1, pointer_y = -1;
  bool pointer_down = false;
  bool moving = false;  // something scrolls: the browser moves elements before this is drawn
};

}  // namespace ui
