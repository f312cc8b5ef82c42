#include "domain/program.h"

#include <span>

#include "texts/posts.h"

namespace domain {
namespace {

using base::say;

struct NamedKey {
  std::string_view key;
  base::TextId name;
};

constexpr NamedKey levels[] = {{"local", text::posts::local},
                               {"distrital", text::posts::distrital}};

// Our own proposal (D9): the seeds leave the times of the sessions to each group (R33).
constexpr NamedKey times_of_week[] = {
    {"lun-m", text::posts::monday_morning},    {"lun-t", text::posts::monday_afternoon},
    {"mar-m", text::posts::tuesday_morning},   {"mar-t", text::posts::tuesday_afternoon},
    {"mie-m", text::posts::wednesday_morning}, {"mie-t", text::posts::wednesday_afternoon},
    {"jue-m", text::posts::thursday_morning},  {"jue-t", text::posts::thursday_afternoon},
    {"vie-m", text::posts::friday_morning},    {"vie-t", text::posts::friday_afternoon},
    {"sab-m", text::posts::saturday_morning}};

// The catalogues that are the same in every programme.
std::span<const NamedKey> fixed_keys(std::string_view catalogue) {
  if (catalogue == "niveles") return levels;
  if (catalogue == "horarios") return times_of_week;
  return {};
}

const NamedKey* find_key(std::span<const NamedKey> keys, std::string_view key) {
  for (const NamedKey& one : keys) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

const Option* find_option(const Options& options, std::string_view key) {
  for (const Option& option : options) {
    if (option.key == key) return &option;
  }
  return nullptr;
}

bool eligible(const Program& program, std::string_view vocalia) {
  if (program.vocalias.empty()) return true;
  for (const std::string& key : program.vocalias) {
    if (key == vocalia) return true;
  }
  return false;
}

std::string district_name(std::string_view number) {
  return say(text::posts::district, {{"number", number}});
}

Options district_options(const Catalogues& catalogues, const Program& program,
                         const crdt::Record* record) {
  Options options;
  const Entidad* entidad = record ? catalogues.entidad(record->text("entidad")) : nullptr;
  const int count = entidad ? districts(*entidad, program) : 0;
  for (int i = 1; i <= count; ++i) {
    options.push_back({std::to_string(i), district_name(std::to_string(i))});
  }
  return options;
}

}  // namespace

const Entidad* Catalogues::entidad(std::string_view code) const {
  for (const Entidad& entidad : entidades) {
    if (entidad.code == code) return &entidad;
  }
  return nullptr;
}

const Program* Catalogues::program(std::string_view id) const {
  for (const Program& program : programs) {
    if (program.id == id) return &program;
  }
  return nullptr;
}

const Program& Catalogues::default_program() const {
  for (const Program& program : programs) {
    if (program.is_default) return program;
  }
  return programs.front();
}

int districts(const Entidad& entidad, const Program& program) {
  return program.district_map == 2022 ? entidad.districts_2022 : entidad.districts_2017;
}

Options options_of(std::string_view catalogue, const Catalogues& catalogues, const Program& program,
                   const crdt::Record* record) {
  if (catalogue == "temas") return program.topics;
  if (catalogue == "mentorias") return program.kinds;
  if (catalogue == "distritos") return district_options(catalogues, program, record);
  Options options;
  for (const NamedKey& one : fixed_keys(catalogue)) {
    options.push_back({std::string(one.key), say(one.name)});
  }
  if (catalogue == "vocalias") {
    for (const Option& option : catalogues.vocalias) {
      if (eligible(program, option.key)) options.push_back(option);
    }
  } else if (catalogue == "entidades") {
    for (const Entidad& e : catalogues.entidades) options.push_back({e.code, e.name});
  } else if (catalogue == "programas") {
    for (const Program& p : catalogues.programs) options.push_back({p.id, p.short_name});
  }
  return options;
}

bool has_option(std::string_view catalogue, std::string_view key, const Catalogues& catalogues,
                const Program& program, const crdt::Record* record) {
  if (catalogue == "entidades") return catalogues.entidad(key) != nullptr;
  if (catalogue == "programas") return catalogues.program(key) != nullptr;
  if (catalogue == "temas") return find_option(program.topics, key) != nullptr;
  if (catalogue == "mentorias") return find_option(program.kinds, key) != nullptr;
  if (const auto keys = fixed_keys(catalogue); !keys.empty()) return find_key(keys, key) != nullptr;
  if (catalogue == "vocalias") {
    return find_option(catalogues.vocalias, key) != nullptr && eligible(program, key);
  }
  return find_option(options_of(catalogue, catalogues, program, record), key) != nullptr;
}

std::string name_of(std::string_view catalogue, std::string_view key, const Catalogues& catalogues,
                    const Program& program) {
  if (catalogue == "distritos") return district_name(key);
  if (catalogue == "entidades") {
    const Entidad* entidad = catalogues.entidad(key);
    return entidad ? entidad->name : std::string(key);
  }
  if (const NamedKey* one = find_key(fixed_keys(catalogue), key)) return say(one->name);
  const Option* found = catalogue == "vocalias"    ? find_option(catalogues.vocalias, key)
                        : catalogue == "temas"     ? find_option(program.topics, key)
                        : catalogue == "mentorias" ? find_option(program.kinds, key)
                                                   : nullptr;
  if (found) return found->name;
  const Program* other = catalogue == "programas" ? catalogues.program(key) : nullptr;
  return other ? other->short_name : std::string(key);
}

}  // namespace domain
