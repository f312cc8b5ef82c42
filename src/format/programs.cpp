#include "format/programs.h"

#include <array>

#include "base/bundled.h"
#include "format/json_reader.h"
#include "texts/privacy_notice.h"

namespace format {
namespace {

using domain::Catalogues;
using domain::Options;
using domain::Program;

Json bundled_json(std::string_view path) {
  auto tree = read_json(base::bundled(path));
  return tree ? std::move(*tree) : Json::object();
}

std::string text(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int number(const Json& json, const char* name, int otherwise = 0) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<int>() : otherwise;
}

const Json& list(const Json& json, const char* name) {
  static const Json none = Json::array();
  const auto found = json.find(name);
  return found != json.end() && found->is_array() ? *found : none;
}

const Json& object(const Json& json, const char* name) {
  static const Json none = Json::object();
  const auto found = json.find(name);
  return found != json.end() && found->is_object() ? *found : none;
}

std::vector<std::string> texts(const Json& json, const char* name) {
  std::vector<std::string> out;
  for (const Json& item : list(json, name)) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

base::Date date(const Json& json, const char* name) {
  return base::Date::parse(text(json, name)).value_or(base::Date{});
}

void add_topics(const Json& topics, int depth, Options& out) {
  for (const Json& topic : topics) {
    out.push_back({text(topic, "code"), text(topic, "name"), depth, text(topic, "about")});
    add_topics(list(topic, "children"), depth + 1, out);
  }
}

std::optional<domain::SessionRules> session_rules(const Json& json) {
  if (json.empty()) return {};
  domain::SessionRules rules;
  rules.count = number(json, "count");
  rules.every_weeks = number(json, "every_weeks", 1);
  rules.first = date(json, "first");
  rules.window_from = date(object(json, "window"), "from");
  rules.window_to = date(object(json, "window"), "to");
  rules.minutes = number(json, "minutes", 120);
  rules.mode = text(json, "mode");
  if (rules.count == 0 || text(json, "first").empty()) return {};
  return rules;
}

Program read_program(const Json& json) {
  Program program;
  program.id = text(json, "id");
  program.name = text(json, "name");
  program.short_name = text(json, "short");
  program.purpose = text(json, "purpose");
  program.audience = text(json, "audience");
  const Json& words = object(json, "vocabulary");
  if (const auto word = text(words, "program"); !word.empty()) program.network = word;
  if (const auto word = text(words, "mentor"); !word.empty()) program.mentor = word;
  if (const auto word = text(words, "mentee"); !word.empty()) program.mentee = word;
  program.is_default = json.value("default", false);
  program.district_map = number(json, "district_map", 2017);
  const Json& size = object(json, "group_size");
  program.group_min = number(size, "min");
  program.group_max = number(size, "max");
  program.group_target = number(size, "target");
  program.sessions = session_rules(object(json, "sessions"));
  for (const Json& week : list(json, "non_working")) {
    program.non_working.push_back({date(week, "from"), date(week, "to"), text(week, "name")});
  }
  add_topics(list(json, "topics"), 0, program.topics);
  for (const Json& kind : list(json, "kinds")) {
    program.kinds.push_back({text(kind, "id"), text(kind, "name"), 0, text(kind, "about")});
  }
  program.vocalias = texts(object(json, "eligible"), "vocalias");
  for (const Json& role : list(json, "roles")) {
    program.roles.push_back({text(role, "id"), text(role, "name"), texts(role, "duties")});
  }
  for (const Json& note : list(json, "notes")) {
    program.notes.push_back({text(note, "about"), text(note, "text")});
  }
  return program;
}

Catalogues read_catalogues() {
  Catalogues out;
  const Json juntas = bundled_json("catalogs/juntas.json");
  for (const Json& e : list(juntas, "entidades")) {
    out.entidades.push_back({text(e, "code"), text(e, "name"), number(e, "circunscripcion"),
                             number(e, "districts_2017"), number(e, "districts_2022")});
  }
  const Json vocalias = bundled_json("catalogs/vocalias.json");
  for (const Json& v : vocalias) {
    out.vocalias.push_back({text(v, "id"), text(v, "name")});
  }
  constexpr std::array ids{"rmmspen-2020", "rcmspen-2020", "crea-2024", "ieeq-2024",
                           "pat-spen-2020"};
  for (const char* id : ids) {
    out.programs.push_back(read_program(bundled_json("programs/" + std::string(id) + ".json")));
  }
  return out;
}

}  // namespace

const Catalogues& catalogues() {
  static const Catalogues read = read_catalogues();
  return read;
}

Notice privacy_notice() {
  Notice notice{
      base::say(text::privacy_notice::title), base::say(text::privacy_notice::marked), {}};
  for (const base::TextId id :
       {text::privacy_notice::paragraph_1, text::privacy_notice::paragraph_2,
        text::privacy_notice::paragraph_3, text::privacy_notice::paragraph_4,
        text::privacy_notice::paragraph_5}) {
    notice.paragraphs.emplace_back(base::say(id));
  }
  return notice;
}

SampleWords sample_words() {
  const Json words = bundled_json("samples/names.json");
  return {texts(words, "given"), texts(words, "surnames"), texts(words, "offers"),
          texts(words, "seeks")};
}

}  // namespace format
