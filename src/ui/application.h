// The whole interface: one Workspace, one screen at a time, drawn on demand. The outside (wasm/, or
// a test) hands in surfaces, input and events, and carries out the effects. Knows no platform.
#pragma once

#include <string>
#include <vector>

#include "app/event.h"
#include "ui/state.h"
#include "ui/ui.h"

namespace ui {

class Application {
 public:
  explicit Application(const Fonts& fonts) : ui_(fonts) {}

  // `route`: the address the page was opened at, "#/padron".
  app::Effects start(const app::Started& started, std::string_view route, int64_t now);
  // What the outside world answers: files read, saves done.
  app::Effects handle(const app::Event& event, int64_t now);
  // Back, Forward, a link, an edited address. `returning`: what had the focus there before.
  void go(std::string_view route, NodeId returning = 0);

  // Draws one frame with at most one action taken from `input`; call again while input.actions is
  // not empty. ImGui's context, its IO size and fonts are the caller's.
  app::Effects frame(const Surface& surface, Input& input, double seconds, int64_t now);
  // The bar above the screen alone, before the first frame: what every frame takes is met for the
  // first time here, and the browser is heard before the screen follows. Takes no action.
  void warm(const Surface& surface, double seconds);

  const Semantics& semantics() const { return ui_.semantics(); }
  // Milliseconds until the next frame is wanted, 0: at once, -1: none.
  double wake() const { return wake_; }
  std::string route() const;
  std::string title() const;
  // What to read out since the last call; empty when nothing.
  std::string take_announcement();

  const app::Workspace& workspace() const { return workspace_; }

 private:
  void absorb(app::Effects& effects, int64_t now);  // Say becomes a toast and an announcement
  float bar_height() const { return ui_.narrow() ? 56.0f : 64.0f; }
  void draw(const Surface& surface, int64_t now);

  Ui ui_;
  app::Workspace workspace_;
  State state_;
  std::vector<app::Event> events_;
  std::string announcement_;
  double wake_ = -1;
};

}  // namespace ui
