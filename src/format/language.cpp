#include "format/language.h"

#include <deque>
#include <string>
#include <vector>

#include "format/json_reader.h"

namespace format {
namespace {

struct Learnt {
  Json json;  // what all the views point into
  std::vector<std::vector<const char*>> areas;
  std::vector<std::span<const char* const>> spans;
  base::Language language;
};

std::deque<Learnt>& learnt() {
  static std::deque<Learnt> all;
  return all;
}

const std::string* text_of(const Json& json) {
  return json.get_ptr<const std::string*>();
}

const Json* member(const Json& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(name);
  return found == json.end() ? nullptr : &*found;
}

bool take(const Json* json, std::string_view& out) {
  const std::string* text = json ? text_of(*json) : nullptr;
  if (text) out = *text;
  return text != nullptr;
}

template <size_t count>
bool take(const Json* json, std::array<std::string_view, count>& out) {
  if (!json || !json->is_array() || json->size() != count) return false;
  for (size_t i = 0; i < count; ++i) {
    if (!take(&(*json)[i], out[i])) return false;
  }
  return true;
}

bool take_rules(const Json* json, base::LanguageRules& out) {
  return json && take(member(*json, "months"), out.months) &&
         take(member(*json, "short_months"), out.short_months) &&
         take(member(*json, "weekdays"), out.weekdays) &&
         take(member(*json, "short_weekdays"), out.short_weekdays) &&
         take(member(*json, "thousands"), out.thousands) &&
         take(member(*json, "plurals"), out.plurals);
}

bool take_areas(const Json* json, Learnt& out) {
  const auto& wanted = base::built_in_language().areas;
  if (!json || !json->is_array() || json->size() != wanted.size()) return false;
  for (size_t area = 0; area < wanted.size(); ++area) {
    const Json& texts = (*json)[area];
    if (!texts.is_array() || texts.size() != wanted[area].size()) return false;
    auto& list = out.areas.emplace_back(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
      const std::string* text = text_of(texts[i]);
      if (!text) return false;
      list[i] = text->c_str();
    }
  }
  for (const auto& list : out.areas) out.spans.emplace_back(list);
  out.language.areas = out.spans;
  return true;
}

}  // namespace

const base::Language* learn_language(std::string_view json) {
  auto tree = read_json(json);
  if (!tree) return nullptr;
  Learnt& made = learnt().emplace_back();
  made.json = std::move(*tree);
  if (take(member(made.json, "tag"), made.language.tag) &&
      take_rules(member(made.json, "rules"), made.language.rules) &&
      take_areas(member(made.json, "areas"), made)) {
    return &made.language;
  }
  learnt().pop_back();
  return nullptr;
}

const base::Language* find_language(std::string_view tag) {
  if (tag == base::built_in_language().tag) return &base::built_in_language();
  for (const Learnt& one : learnt()) {
    if (one.language.tag == tag) return &one.language;
  }
  return nullptr;
}

}  // namespace format
