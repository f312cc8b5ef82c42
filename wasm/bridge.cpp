// The way in: what the page tells C++. The shell (shell/bridge.js) calls the exported functions at
// the end; a Session holds everything between them.
//
// Invariants:
// - events only change what the next frame sees: nothing is drawn but in sorora_frame();
// - a frame takes every waiting action, one pass of the interface each, and draws the last pass;
//   sorora_apply() takes them too, and draws none;
// - what is said twice is sent once: the tree, the route, the title.

#include <emscripten.h>

#include <charconv>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

#include "backend.h"
#include "format/language.h"
#include "format/programs.h"
#include "host.h"
#include "ui/appearance.h"
#include "ui/application.h"

namespace wasm {
namespace {

using Json = nlohmann::json;

constexpr int max_passes = 64;
constexpr uint32_t too_large = 0xffffffff;

// Members of what the shell sent; one that is absent or of another type counts as empty.
const Json* find(const Json& message, const char* name) {
  const auto found = message.find(name);
  return found == message.end() ? nullptr : &*found;
}

std::string text(const Json& message, const char* name) {
  const Json* found = find(message, name);
  return found && found->is_string() ? found->get_ref<const std::string&>() : std::string();
}

double number(const Json& message, const char* name, double otherwise = 0) {
  const Json* found = find(message, name);
  return found && found->is_number() ? found->get<double>() : otherwise;
}

float real(const Json& message, const char* name, float otherwise = 0) {
  return static_cast<float>(number(message, name, otherwise));
}

uint32_t whole(const Json& message, const char* name) {
  const Json* found = find(message, name);
  return found && found->is_number_unsigned() ? found->get<uint32_t>() : 0;
}

bool flag(const Json& message, const char* name) {
  const Json* found = find(message, name);
  return found && found->is_boolean() && found->get<bool>();
}

// What an event says the time is; frames and files bring no event.
int64_t now(const Json& message) {
  return static_cast<int64_t>(number(message, "now"));
}

int64_t now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

Json parse(const char* text) {
  return Json::parse(text, text + std::strlen(text), nullptr, false);
}

std::vector<app::StoredEntry> entries(const Json& message) {
  std::vector<app::StoredEntry> list;
  if (const Json* found = find(message, "entries"); found && found->is_array()) {
    for (const Json& entry : *found) list.push_back({text(entry, "key"), text(entry, "text")});
  }
  return list;
}

std::vector<std::string> texts(const Json& message, const char* name) {
  std::vector<std::string> list;
  if (const Json* found = find(message, name); found && found->is_array()) {
    for (const Json& item : *found) {
      if (item.is_string()) list.push_back(item.get<std::string>());
    }
  }
  return list;
}

app::Started started(const Json& message) {
  app::Started event;
  const std::string random = text(message, "random").substr(0, 16);
  std::from_chars(random.data(), random.data() + random.size(), event.seed, 16);
  event.offset_minutes = static_cast<int>(number(message, "tz"));
  event.entries = entries(message);
  event.storage = app::storage_state(text(message, "storage"));
  event.lost = text(message, "storage") == "lost";
  event.following = flag(message, "following");
  event.persisted = flag(message, "persisted") ? app::Persisted::yes : app::Persisted::unknown;
  event.snapshots = texts(message, "snapshots");
  const std::string home = text(message, "home");
  event.home = home == "app" ? app::Home::app : home == "file" ? app::Home::file : app::Home::page;
  event.home_screen = flag(message, "home_screen");
  return event;
}

app::PageFacts page_facts(const Json& message) {
  const auto pixels = [&](const char* name) { return static_cast<int>(number(message, name)); };
  app::PageFacts page;
  page.build = text(message, "build");
  page.browser = text(message, "browser");
  page.languages = text(message, "languages");
  page.density = text(message, "density");
  page.width = pixels("width");
  page.height = pixels("height");
  page.screen_width = pixels("screenWidth");
  page.screen_height = pixels("screenHeight");
  page.used = number(message, "used", -1);
  page.quota = number(message, "quota", -1);
  page.errors = texts(message, "errors");
  return page;
}

// The events that a Workspace knows.
std::optional<app::Event> answer(std::string_view type, const Json& message) {
  if (type == "saved") return app::Saved{whole(message, "token")};
  if (type == "save_failed") return app::SaveFailed{whole(message, "token"), text(message, "why")};
  if (type == "save_due") return app::SaveDue{};
  if (type == "followed") {
    return app::Followed{entries(message), flag(message, "following"),
                         app::storage_state(text(message, "storage")), texts(message, "snapshots")};
  }
  if (type == "copied") return app::Copied{flag(message, "ok")};
  if (type == "page") return app::PageDescribed{page_facts(message)};
  if (type == "writing_refused") return app::WritingRefused{};
  if (type == "install_offered") return app::InstallOffered{flag(message, "on")};
  if (type == "share_offered") return app::ShareOffered{text(message, "name")};
  if (type == "share_refused") return app::ShareRefused{};
  if (type == "version_kept") return app::VersionKept{};
  if (type == "update_refused") return app::UpdateRefused{};
  if (type == "version_taken") return app::VersionTaken{};
  if (type == "persisted") return app::PersistAnswered{flag(message, "granted")};
  if (type == "snapshot") return app::SnapshotRead{text(message, "key"), text(message, "text")};
  if (type == "snapshots") {
    return app::SnapshotsListed{texts(message, "keys"), text(message, "failed")};
  }
  const uint32_t import = whole(message, "import");
  if (type == "import_begin") {
    return app::ImportBegun{import, whole(message, "count"), flag(message, "restore"),
                            flag(message, "opened")};
  }
  if (type == "import_end") return app::ImportEnded{import, false};
  if (type == "import_cancelled") return app::ImportEnded{import, true};
  return {};
}

// "#RRGGBB" of a member.
ui::Color color(const Json& message, const char* name) {
  const std::string hex = text(message, name);
  uint32_t rgb = 0;
  if (hex.size() == 7) std::from_chars(hex.data() + 1, hex.data() + 7, rgb, 16);
  return rgb;
}

// Some requests stand in one pass only: the shell must see that pass.
bool asks_once(const ui::Semantics& semantics) {
  for (const ui::Node& node : semantics.nodes()) {
    if (node.focus != 0 || node.scroll_to_y) return true;
  }
  return false;
}

// What the page measured, in CSS pixels.
struct Place {
  float width = 1, height = 1, density = 1, keyboard = 0;
  float safe[4] = {};  // top, right, bottom, left
};

class Session {
 public:
  Backend& backend() { return backend_; }
  void start(const Json& message);
  bool open(double milliseconds);
  void event(const Json& message);
  bool file(app::FileRead file);
  bool apply();
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
  void tell_tree();
  void tell_place(bool replace);

  Backend backend_;
  std::optional<ui::Application> application_;
  ui::Surface surface_;
  ui::Preferences preferences_;
  ui::Appearance appearance_;
  Place place_;
  bool dressed_ = false;
  int opened_ = 0;  // steps of open()
  ui::Input input_;
  double seconds_ = 0;
  std::string told_tree_, told_route_, told_title_;
  // Where she stood in each entry of the browser's history when she left it, and in which she is.
  struct Stand {
    std::unordered_map<ui::NodeId, float> scroll_y;
    ui::NodeId focus = 0;
  };
  std::unordered_map<uint32_t, Stand> stands_;
  uint32_t entry_ = 0;
  std::string asked_language_;
};

void Session::start(const Json& message) {
  take_surface(message);
  take_media(message);
  application_.emplace(backend_.fonts());
  entry_ = whole(message, "entry");
  host::effects(application_->start(started(message), text(message, "route"), now(message)));
  tell_place(true);
}

// What the first frame would do for the first time, one thing each call: a browser compiles what is
// called first while everybody waits. True while there is more.
bool Session::open(double milliseconds) {
  if (!application_) return false;
  switch (opened_++) {
    case 0:
      dress();
      backend_.open();
      return true;
    case 1:
      format::catalogues();
      return true;
    default:
      seconds_ = std::max(seconds_, milliseconds / 1000);
      pass(now(), true);
      return false;
  }
}

void Session::event(const Json& message) {
  if (!application_) return;
  const std::string type = text(message, "t");
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
  place_ = {real(message, "w"),
            real(message, "h"),
            real(message, "dpr", 1),
            real(message, "keyboard"),
            {}};
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

// Before each pass: what the page and she want it to look like. A larger text is a smaller surface,
// magnified; lengths from the page and to it are turned in this file alone.
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
  surface_.height = (place_.height - place_.keyboard) / scale;
  surface_.safe_top = place_.safe[0] / scale;
  surface_.safe_right = place_.safe[1] / scale;
  surface_.keyboard = place_.keyboard > 0;
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

// Only the actions; the next frame shows what came of them. True when storage is about to answer.
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
  backend_.present(appearance_.palette.bg);
  tell_tree();
  const std::string announcement = application_->take_announcement();
  if (!announcement.empty()) host::announce(announcement);
  return acted ? 0 : application_->wake();
}

void Session::tell_tree() {
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
  std::string tree = semantics.to_json(appearance_.scale);
  if (tree == told_tree_) return;
  told_tree_ = std::move(tree);
  host::semantics(told_tree_);
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

Session& session() {
  static Session session;
  return session;
}

}  // namespace
}  // namespace wasm

extern "C" {

EMSCRIPTEN_KEEPALIVE void sorora_font(int kind, uint8_t* bytes, uint32_t length) {
  wasm::session().backend().add_font(kind, bytes, length);
}

EMSCRIPTEN_KEEPALIVE void sorora_start(const char* text) {
  wasm::session().start(wasm::parse(text));
}

// Makes ready for the first frame, a step each call; returns 1 while there is more. A frame that
// comes earlier does it all.
EMSCRIPTEN_KEEPALIVE int sorora_open(double milliseconds) {
  return wasm::session().open(milliseconds) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void sorora_event(const char* text) {
  wasm::session().event(wasm::parse(text));
}

// Returns 1 when no further file of this import is wanted.
EMSCRIPTEN_KEEPALIVE int sorora_file(uint32_t import, uint32_t, const char* name,
                                     const uint8_t* bytes, uint32_t length) {
  app::FileRead file{import, name, {}, length == wasm::too_large};
  if (!file.too_large) file.bytes.assign(reinterpret_cast<const char*>(bytes), length);
  return wasm::session().file(std::move(file)) ? 1 : 0;
}

// Takes what was typed, without a picture: it is on its way to storage before a frame holds the
// page. Returns 1 when storage is about to answer, which the next frame may wait for.
EMSCRIPTEN_KEEPALIVE int sorora_apply() {
  return wasm::session().apply() ? 1 : 0;
}

// Draws. Returns the milliseconds until the next wanted frame; 0: at once, -1: none.
EMSCRIPTEN_KEEPALIVE double sorora_frame(double milliseconds) {
  return wasm::session().frame(milliseconds);
}

}  // extern "C"
