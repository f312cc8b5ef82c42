// The program while the page is open: the application, what draws it, and what came from the page
// since the last frame.
//
// Invariants:
// - events only change what the next frame sees: nothing is drawn but in frame();
// - a frame takes every waiting action, one pass of the interface each, and draws the last pass;
//   apply() takes them too, and draws none;
// - what is said twice is sent once: the tree, the route, the title;
// - while something scrolls, a tree that only follows it is told ten times a second at most: the
//   browser moves the elements itself. What she did, a focus and an offset that C++ asks for never
//   wait;
// - lengths from the page and to it are turned here alone (a larger text is a smaller surface,
//   magnified).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "backend.h"
#include "messages.h"
#include "ui/appearance.h"
#include "ui/application.h"

namespace wasm {

class Session {
 public:
  Backend& backend() { return backend_; }
  // Opens what the page has stored; nothing else has any effect before.
  void start(const Json& message);
  // What the first frame would do for the first time, one thing each call: the browser is heard in
  // between. True while there is more. A frame that comes earlier does it all.
  bool open(double milliseconds);
  void event(const Json& message);
  // True when no further file of this import is wanted.
  bool file(app::FileRead file);
  // Takes the actions that wait, and draws nothing: the next frame shows what came of them. True
  // when storage is about to answer.
  bool apply();
  // Draws. The milliseconds until the next wanted frame; 0: at once, -1: none.
  double frame(double milliseconds);

 private:
  bool take_action(std::string_view type, const Json& message);
  bool take_look(std::string_view type, const Json& message);
  void take_surface(const Json& message);
  void take_media(const Json& message);
  void choose_language();
  void dress();
  void pass(int64_t clock, bool acting);
  bool act();
  void go(const Json& message);
  void leave(uint32_t entry);
  bool tree_may_wait() const;
  void tell_tree();
  void tell_place(bool replace);

  Backend backend_;
  std::optional<ui::Application> application_;
  ui::Surface surface_;
  ui::Preferences preferences_;
  ui::Appearance appearance_;
  // What the page measured, in CSS pixels.
  struct Place {
    float width = 1, height = 1, density = 1;
    float covered = 0;  // by a keyboard on the screen, where it takes nothing from the height
    bool keyboard = false;
    float safe[4] = {};  // top, right, bottom, left
  } place_;
  bool dressed_ = false;
  int opened_ = 0;  // steps of open()
  ui::Input input_;
  double seconds_ = 0;
  bool happened_ = false;  // anything since the last frame, but looking around
  double told_at_ = 0;
  ui::Mirrored mirrored_;
  std::string told_route_, told_title_;
  // Where she stood in each entry of the browser's history when she left it, and in which she is.
  struct Stand {
    std::unordered_map<ui::NodeId, float> scroll_y;
    ui::NodeId focus = 0;
  };
  std::unordered_map<uint32_t, Stand> stands_;
  uint32_t entry_ = 0;
  std::string asked_language_;
};

}  // namespace wasm
