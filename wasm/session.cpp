#include "session.h"

#include <algorithm>
#include <utility>

#include "format/language.h"
#include "format/programs.h"
#include "host.h"

namespace wasm {
namespace {

constexpr int max_passes = 64;
constexpr size_t tiles_a_turn = 100;  // of the first picture: a third on a phone
constexpr double following_s = 0.1;   // between two trees that only follow what scrolls

// Some requests stand in one pass only: the shell must see that pass.
bool asks_once(const ui::Semantics& semantics) {
  for (const ui::Node& node : semantics.nodes()) {
    if (node.focus != 0 || node.scroll_to_y) return true;
  }
  return false;
}

bool only_looks(std::string_view type) {
  return type == "scroll" || type == "pointer" || type == "moving";
}

}  // namespace

void Session::start(const Json& message) {
  take_surface(message);
  take_media(message);
  application_.emplace(backend_.fonts());
  entry_ = whole(message, "entry");
  host::effects(application_->start(started(message), text(message, "route"), now(message)));
  tell_place(true);
}

// A browser compiles what is called first while everybody waits, and a first picture is memory that
// nobody has touched: each has its turn.
bool Session::open(double milliseconds) {
  if (!application_) return false;
  seconds_ = std::max(seconds_, milliseconds / 1000);
  switch (opened_) {
    case 0:
      dress();
      backend_.open();
      break;
    case 1:
      format::catalogues();
      break;
    case 2:
      backend_.prepare(seconds_, input_);
      application_->warm(surface_, seconds_);
      break;
    case 3:  // letters that the first pass brings into ImGui's picture of letters move others there
    case 4:
      pass(now(), true);
      break;
    case 5:
      if (!backend_.paint(appearance_.palette.bg, tiles_a_turn)) return true;
      break;
    default:
      backend_.show();
      return false;
  }
  ++opened_;
  return true;
}

void Session::event(const Json& message) {
  if (!application_) return;
  const std::string type = text(message, "t");
  happened_ |= !only_looks(type);
  if (take_action(type, message) || take_look(type, message)) return;
  if (const auto event = answer(type, message)) {
    host::effects(application_->handle(*event, now(message)));
  } else if (type == "route") {
    // What was typed just before is written on the screen where it was typed.
    if (!input_.actions.empty()) act();
    go(message);
  } else if (type == "visible" || type == "context_restored") {
    backend_.forget();
  } else if (type == "language") {
    if (format::learn_language(text(message, "text"))) return;
    asked_language_.clear();
    host::effects(application_->handle(app::LanguageMissing{}, now(message)));
  }
}

bool Session::take_action(std::string_view type, const Json& message) {
  using Kind = ui::Action::Kind;
  constexpr std::pair<std::string_view, Kind> kinds[] = {{"activate", Kind::activate},
                                                         {"input", Kind::typed},
                                                         {"check", Kind::checked},
                                                         {"key", Kind::key},
                                                         {"blur", Kind::blur}};
  for (const auto& [name, kind] : kinds) {
    if (name != type) continue;
    ui::Action action;
    action.kind = kind;
    action.id = whole(message, "id");
    action.text = text(message, kind == Kind::key ? "key" : "value");
    action.on = flag(message, "on");
    action.shift = flag(message, "shift");
    action.ctrl = flag(message, "ctrl");
    // Letters typed since the last frame are one value.
    const bool more = kind == Kind::typed && !input_.actions.empty() &&
                      input_.actions.back().kind == kind && input_.actions.back().id == action.id;
    if (more) input_.actions.pop_back();
    if (kind == Kind::blur && input_.focus == action.id) input_.focus = 0;
    input_.actions.push_back(std::move(action));
    return true;
  }
  return false;
}

bool Session::take_look(std::string_view type, const Json& message) {
  if (type == "focus") {
    input_.focus = whole(message, "id");
    input_.focus_visible = flag(message, "visible");
  } else if (type == "scroll") {
    input_.scroll_x[whole(message, "id")] = real(message, "x") / appearance_.scale;
    input_.scroll_y[whole(message, "id")] = real(message, "y") / appearance_.scale;
  } else if (type == "moving") {
    input_.moving = flag(message, "on");
  } else if (type == "pointer") {
    const bool inside = flag(message, "inside");
    input_.pointer_x = inside ? real(message, "x") / appearance_.scale : -1;
    input_.pointer_y = inside ? real(message, "y") / appearance_.scale : -1;
    input_.pointer_down = flag(message, "down");
  } else if (type == "resize") {
    take_surface(message);
  } else if (type == "media") {
    take_media(message);
  } else {
    return false;
  }
  return true;
}

void Session::take_surface(const Json& message) {
  place_ = {real(message, "w"),       real(message, "h"),        real(message, "dpr", 1),
            real(message, "covered"), flag(message, "keyboard"), {}};
  const Json* safe = find(message, "safe");
  if (!safe || !safe->is_array() || safe->size() != 4) return;
  for (size_t i = 0; i < 4; ++i) {
    if ((*safe)[i].is_number()) place_.safe[i] = (*safe)[i].get<float>();
  }
}

void Session::take_media(const Json& message) {
  surface_.reduced_motion = flag(message, "reduced");
  preferences_ = {flag(message, "dark"), flag(message, "contrast"), {}};
  const Json* forced = find(message, "forced");
  if (!forced || !forced->is_object()) return;
  preferences_.forced = {color(*forced, "Canvas"), color(*forced, "CanvasText"),
                         color(*forced, "LinkText"), color(*forced, "Highlight"),
                         color(*forced, "GrayText")};
}

// The language she chose, as soon as the page has brought it.
void Session::choose_language() {
  const std::string& chosen = application_->workspace().device.language;
  const std::string_view wanted = chosen.empty() ? base::built_in_language().tag : chosen;
  if (wanted == base::spoken().tag) return;
  if (const base::Language* language = format::find_language(wanted)) {
    base::speak(*language);
    host::language(wanted);
  } else if (asked_language_ != wanted) {
    asked_language_ = wanted;
    host::bring_language(wanted);
  }
}

// Before each pass: what the page and she want it to look like.
void Session::dress() {
  choose_language();
  const float scale_before = appearance_.scale;
  const ui::Palette before = std::exchange(surface_.colors, {});
  appearance_ = ui::appearance(application_->workspace().device, preferences_);
  const float scale = appearance_.scale;
  surface_.colors = appearance_.palette;
  if (!dressed_ || !(before == surface_.colors)) {
    host::theme(appearance_.palette, appearance_.dark);
  }
  dressed_ = true;
  // What a keyboard covers is no place for anything, nor is the edge below it.
  surface_.width = place_.width / scale;
  surface_.height = (place_.height - place_.covered) / scale;
  surface_.safe_top = place_.safe[0] / scale;
  surface_.safe_right = place_.safe[1] / scale;
  surface_.keyboard = place_.keyboard;
  surface_.safe_bottom = surface_.keyboard ? 0 : place_.safe[2] / scale;
  surface_.safe_left = place_.safe[3] / scale;
  backend_.resize(place_.width, place_.height, place_.density, scale);
  if (scale == scale_before) return;
  // Scrollers of the page stay where they are: the same offset is another place.
  const float turn = scale_before / scale;
  for (auto* offsets : {&input_.scroll_x, &input_.scroll_y}) {
    for (auto& [id, offset] : *offsets) offset *= turn;
  }
  stands_.clear();
  input_.pointer_x = input_.pointer_y = -1;
}

// To another entry of the browser's history.
void Session::leave(uint32_t entry) {
  stands_[entry_] = {input_.scroll_y, input_.focus};
  entry_ = entry;
}

// The address has changed already: only one that led elsewhere is put right. Back and Forward lead
// to where she stood.
void Session::go(const Json& message) {
  leave(whole(message, "entry"));
  const std::string path = text(message, "path");
  const auto stand = stands_.find(entry_);
  const bool known = flag(message, "travelled") && stand != stands_.end();
  application_->go(path, known ? stand->second.focus : 0);
  if (known) {
    input_.scroll_to_y = stand->second.scroll_y;
    for (const auto& [id, y] : stand->second.scroll_y) input_.scroll_y[id] = y;
  }
  told_route_ = path;
  tell_place(true);
}

bool Session::file(app::FileRead file) {
  if (!application_) return true;
  happened_ = true;
  const uint32_t id = file.id;
  host::effects(application_->handle(std::move(file), now()));
  const app::Import& import = application_->workspace().import;
  return import.id != id || !import.reading() || import.cancelled;
}

// Draws, which takes the next action that waits.
void Session::pass(int64_t clock, bool acting) {
  dress();
  backend_.prepare(seconds_, input_);
  host::effects(application_->frame(surface_, input_, seconds_, clock));
  if (acting && asks_once(application_->semantics())) tell_tree();
}

// Once for every action that waits, and once more to show what came of them. True when there are
// still some.
bool Session::act() {
  const int64_t clock = now();
  bool acted = true;
  for (int count = 1; acted && count <= max_passes; ++count) {
    acted = !input_.actions.empty();
    pass(clock, acted);
  }
  return acted;
}

bool Session::apply() {
  if (!application_) return false;
  const int64_t clock = now();
  for (int count = 1; !input_.actions.empty() && count <= max_passes; ++count) pass(clock, true);
  return application_->workspace().save.token != 0;
}

double Session::frame(double milliseconds) {
  if (!application_) return -1;
  seconds_ = std::max(seconds_, milliseconds / 1000);
  const bool acted = act();
  backend_.paint(appearance_.palette.bg);
  backend_.show();
  if (!tree_may_wait()) tell_tree();
  happened_ = false;
  const std::string announcement = application_->take_announcement();
  if (!announcement.empty()) host::announce(announcement);
  return acted ? 0 : application_->wake();
}

bool Session::tree_may_wait() const {
  return input_.moving && !happened_ && seconds_ < told_at_ + following_s &&
         !asks_once(application_->semantics());
}

void Session::tell_tree() {
  told_at_ = seconds_;
  tell_place(false);  // before the offsets of the screen that was left are gone
  const ui::Semantics& semantics = application_->semantics();
  // An offset lives as long as its scroller: one that comes back starts at the top.
  std::unordered_map<ui::NodeId, float> scroll_x, scroll_y;
  for (const ui::Node& node : semantics.nodes()) {
    if (const auto x = input_.scroll_x.find(node.id); x != input_.scroll_x.end()) {
      scroll_x.insert(*x);
    }
    if (const auto y = input_.scroll_y.find(node.id); y != input_.scroll_y.end()) {
      scroll_y.insert(*y);
    }
  }
  input_.scroll_x = std::move(scroll_x);
  input_.scroll_y = std::move(scroll_y);
  const std::string news = semantics.news(appearance_.scale, mirrored_);
  if (!news.empty()) host::semantics(news);
}

void Session::tell_place(bool replace) {
  if (std::string route = application_->route(); route != told_route_) {
    told_route_ = std::move(route);
    if (!replace) leave(entry_ + 1);
    host::route(told_route_, replace);
  }
  if (std::string title = application_->title(); title != told_title_) {
    told_title_ = std::move(title);
    host::title(told_title_);
  }
}

}  // namespace wasm
