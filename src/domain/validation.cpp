#include "domain/validation.h"

#include <charconv>

#include "base/text.h"
#include "texts/validation.h"

namespace domain {
namespace {

using base::Problem;
using base::Problems;
using base::say;

Problem problem(const Field& field, std::string_view code, std::string what, std::string remedy) {
  return {"campo." + std::string(code), std::string(field.name), std::move(what),
          std::move(remedy)};
}

std::string most(const Field& field) {  // without separators, as she would type it
  return std::to_string(field.max);
}

// R21: only a distrital post has a district, and it must have one.
bool applies(const Field& field, const crdt::Record& record) {
  return field.name != "distrito" || record.text("adscripcion") == "distrital";
}

bool required(const Field& field) {
  return field.required || field.name == "distrito";
}

const char* missing_remedy(const Field& field) {
  switch (field.kind) {
    case Kind::choice:
      return say(text::validation::choose_one);
    case Kind::choices:
      return say(text::validation::choose_some);
    case Kind::flag:
      return say(text::validation::mark);
    default:
      return say(text::validation::write_it);
  }
}

bool is_time(std::string_view text) {  // "16:20"
  const auto digit = [text](size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  return text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4) &&
         text.substr(0, 2) <= "23" && text[3] <= '5';
}

void check_text(const Field& field, std::string_view text, Problems& out) {
  if (field.max > 0 && base::count_code_points(text) > field.max) {
    out.push_back(problem(field, "largo", say(text::validation::too_long),
                          say(text::validation::shorten, {{"most", most(field)}})));
  }
  if (field.kind == Kind::email && !plausible_email(text)) {
    out.push_back(problem(field, "correo", say(text::validation::email),
                          say(text::validation::email_remedy)));
  }
  if (field.kind == Kind::date && !base::Date::parse(text)) {
    out.push_back(problem(field, "fecha", say(text::validation::date, {{"text", text}}),
                          say(text::validation::date_remedy)));
  }
  if (field.kind == Kind::time && !is_time(text)) {
    out.push_back(problem(field, "hora", say(text::validation::time, {{"text", text}}),
                          say(text::validation::time_remedy)));
  }
}

void check_choice(const Field& field, const crdt::Record& record, const Catalogues& catalogues,
                  const Program& program, Problems& out) {
  const auto check = [&](std::string_view key) {
    if (has_option(field.catalogue, key, catalogues, program, &record)) return;
    out.push_back(problem(field, "catalogo",
                          say(field.name == "distrito" ? text::validation::unlisted_district
                                                       : text::validation::unlisted,
                              {{"option", key}, {"field", say(field.label)}}),
                          say(text::validation::unlisted_remedy)));
  };
  if (field.kind == Kind::choice) return check(record.text(field.name));
  const std::vector<std::string> keys = record.elements(field.name);
  for (const std::string& key : keys) check(key);
  if (keys.size() > field.max) {
    out.push_back(problem(field, "largo", say(text::validation::too_many),
                          say(text::validation::choose_fewer, {{"most", most(field)}})));
  }
}

void check_number(const Field& field, std::string_view text, Problems& out) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || number < 0 || (field.max > 0 && number > field.max)) {
    out.push_back(problem(field, "numero", say(text::validation::number),
                          say(text::validation::number_remedy, {{"most", most(field)}})));
  }
}

}  // namespace

bool plausible_email(std::string_view text) {
  const size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) {
    return false;
  }
  const std::string_view host = text.substr(at + 1);
  const size_t dot = host.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
         text.find(' ') == std::string_view::npos;
}

Problems validate_field(const Field& field, const crdt::Record& record,
                        const Catalogues& catalogues, const Program& program) {
  Problems out;
  if (!applies(field, record)) return out;
  const crdt::Value& value = record.value(field.name);
  const bool is_set = field.kind == Kind::choices;
  const bool absent = is_set                     ? record.elements(field.name).empty()
                      : field.kind == Kind::flag ? !value.is_true()
                                                 : base::trim(value.text).empty();
  if (absent) {
    if (required(field)) {
      const auto what =
          field.kind == Kind::flag ? text::validation::missing_flag : text::validation::missing;
      out.push_back(
          problem(field, "falta", say(what, {{"field", say(field.label)}}), missing_remedy(field)));
    }
    return out;
  }
  switch (field.kind) {
    case Kind::choice:
    case Kind::choices:
      check_choice(field, record, catalogues, program, out);
      break;
    case Kind::number:
      check_number(field, value.text, out);
      break;
    case Kind::flag:
    case Kind::reference:
      break;
    default:
      check_text(field, value.text, out);
  }
  return out;
}

Problems validate(const crdt::Record& record, const Catalogues& catalogues,
                  const Program& program) {
  Problems out;
  const Noun* noun = find_noun(record.type);
  if (!noun || record.is_deleted()) return out;
  for (const Field& field : noun->fields) {
    for (Problem& p : validate_field(field, record, catalogues, program)) {
      out.push_back(std::move(p));
    }
  }
  return out;
}

}  // namespace domain
