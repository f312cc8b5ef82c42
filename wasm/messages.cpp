#include "messages.h"

#include <charconv>
#include <chrono>
#include <cstring>

namespace wasm {

const Json* find(const Json& message, const char* name) {
  const auto found = message.find(name);
  return found == message.end() ? nullptr : &*found;
}

std::string text(const Json& message, const char* name) {
  const Json* found = find(message, name);
  return found && found->is_string() ? found->get_ref<const std::string&>() : std::string();
}

static double number(const Json& message, const char* name, double otherwise = 0) {
  const Json* found = find(message, name);
  return found && found->is_number() ? found->get<double>() : otherwise;
}

float real(const Json& message, const char* name, float otherwise) {
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

static std::vector<app::StoredEntry> entries(const Json& message) {
  std::vector<app::StoredEntry> list;
  if (const Json* found = find(message, "entries"); found && found->is_array()) {
    for (const Json& entry : *found) list.push_back({text(entry, "key"), text(entry, "text")});
  }
  return list;
}

static std::vector<std::string> texts(const Json& message, const char* name) {
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

static app::PageFacts page_facts(const Json& message) {
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
  if (type == "zip_failed") return app::ZipFailed{};
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

ui::Color color(const Json& message, const char* name) {
  const std::string hex = text(message, name);
  uint32_t rgb = 0;
  if (hex.size() == 7) std::from_chars(hex.data() + 1, hex.data() + 7, rgb, 16);
  return rgb;
}

}  // namespace wasm
