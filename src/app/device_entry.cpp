#include "app/device_entry.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/texts.h"
#include "format/json_reader.h"

namespace app {
namespace {

constexpr std::pair<Role, const char*> role_names[] = {
    {Role::none, ""}, {Role::mentee, "mentoranda"}, {Role::group, "grupo"}, {Role::unit, "unidad"}};

constexpr std::pair<Theme, const char*> theme_names[] = {{Theme::device, ""},
                                                         {Theme::light, "claro"},
                                                         {Theme::dark, "oscuro"},
                                                         {Theme::contrast, "contraste"}};

constexpr std::pair<const char*, int64_t Device::*> numbers[] = {
    {"backup_at", &Device::backup_at},
    {"changes", &Device::changes},
    {"changed_at", &Device::changed_at},
    {"snapshot_at", &Device::snapshot_at},
    {"snapshot_changes", &Device::snapshot_changes}};

}  // namespace

std::string_view role_name(Role wanted) {
  for (const auto& [role, name] : role_names) {
    if (role == wanted) return name;
  }
  return "";
}

Role role_named(std::string_view wanted) {
  for (const auto& [role, name] : role_names) {
    if (name == wanted) return role;
  }
  return Role::none;
}

std::string known_language(std::string_view tag) {
  for (const base::LanguageName& one : base::languages().subspan(1)) {
    if (one.tag == tag) return std::string(tag);
  }
  return {};
}

int nearest_text_size(int64_t percent) {
  const auto wanted = static_cast<int>(std::clamp<int64_t>(percent, 0, 1000));
  const auto apart = [&](int size) { return std::max(size, wanted) - std::min(size, wanted); };
  return *std::min_element(std::begin(text_sizes), std::end(text_sizes),
                           [&](int a, int b) { return apart(a) < apart(b); });
}

std::string device_text(const Device& device) {
  nlohmann::ordered_json json = {{"node", crdt::node_text(device.node)},
                                 {"clock", std::to_string(device.clock)},
                                 {"role", role_name(device.role)},
                                 {"program", device.program},
                                 {"person", device.person},
                                 {"group", device.group}};
  for (const auto& [name, number] : numbers) {
    if (device.*number != 0) json[name] = std::to_string(device.*number);
  }
  if (device.review) json["review"] = "1";
  if (device.lost) json["lost"] = "1";
  if (device.text_size != text_sizes[0]) json["text_size"] = std::to_string(device.text_size);
  if (!device.language.empty()) json["language"] = device.language;
  for (const auto& [theme, name] : theme_names) {
    if (theme == device.theme && *name) json["theme"] = name;
  }
  return json.dump(1);
}

void read_device(std::string_view text, Device& device) {
  const auto tree = format::read_json(text);
  if (!tree || !tree->is_object()) return;
  const auto member = [&](const char* name) {
    const auto found = tree->find(name);
    return found != tree->end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  device.node = crdt::parse_node(member("node")).value_or(0);
  const std::string clock = member("clock");
  std::from_chars(clock.data(), clock.data() + clock.size(), device.clock);
  device.role = role_named(member("role"));
  device.program = member("program");
  device.person = member("person");
  device.group = member("group");
  for (const auto& [name, number] : numbers) {
    const std::string digits = member(name);
    std::from_chars(digits.data(), digits.data() + digits.size(), device.*number);
  }
  int64_t percent = 0;
  const std::string size = member("text_size");
  std::from_chars(size.data(), size.data() + size.size(), percent);
  device.text_size = nearest_text_size(percent);
  device.language = known_language(member("language"));
  const std::string theme_name = member("theme");
  for (const auto& [theme, name] : theme_names) {
    if (name == theme_name) device.theme = theme;
  }
  const auto review = tree->find("review");  // a truth value in version 1 of the storage
  device.review = review != tree->end() && (review->is_string() || *review == true);
  device.lost = !member("lost").empty();
}

}  // namespace app
