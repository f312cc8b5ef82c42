#include "domain/program.h"

namespace domain {
namespace {

const Options& levels() {
  static const Options options{{"local", "Local"}, {"distrital", "Distrital"}};
  return options;
}

// Our own proposal (D9): the seeds leave the times of the sessions to each group (R33).
Options make_times_of_week() {
  Options options;
  const std::pair<const char*, const char*> days[] = {{"lun", "Lunes"},
                                                      {"mar", "Martes"},
                                                      {"mie", "Miércoles"},
                                                      {"jue", "Jueves"},
                                                      {"vie", "Viernes"}};
  for (const auto& [key, name] : days) {
    options.push_back({std::string(key) + "-m", std::string(name) + " por la mañana"});
    options.push_back({std::string(key) + "-t", std::string(name) + " por la tarde"});
  }
  options.push_back({"sab-m", "Sábado por la mañana"});
  return options;
}

const Options& times_of_week() {
  static const Options options = make_times_of_week();
  return options;
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

Options district_options(const Catalogues& catalogues, const Program& program,
                         const crdt::Record* record) {
  Options options;
  const Entidad* entidad = record ? catalogues.entidad(record->text("entidad")) : nullptr;
  const int count = entidad ? districts(*entidad, program) : 0;
  for (int i = 1; i <= count; ++i) {
    options.push_back({std::to_string(i), "Distrito " + std::to_string(i)});
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
  if (catalogue == "niveles") return levels();
  if (catalogue == "horarios") return times_of_week();
  if (catalogue == "temas") return program.topics;
  if (catalogue == "mentorias") return program.kinds;
  if (catalogue == "distritos") return district_options(catalogues, program, record);
  Options options;
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
  if (catalogue == "niveles") return find_option(levels(), key) != nullptr;
  if (catalogue == "horarios") return find_option(times_of_week(), key) != nullptr;
  if (catalogue == "vocalias") {
    return find_option(catalogues.vocalias, key) != nullptr && eligible(program, key);
  }
  return find_option(options_of(catalogue, catalogues, program, record), key) != nullptr;
}

std::string name_of(std::string_view catalogue, std::string_view key, const Catalogues& catalogues,
                    const Program& program) {
  if (catalogue == "distritos") return "Distrito " + std::string(key);
  if (catalogue == "entidades") {
    const Entidad* entidad = catalogues.entidad(key);
    return entidad ? entidad->name : std::string(key);
  }
  const Option* found = catalogue == "vocalias"    ? find_option(catalogues.vocalias, key)
                        : catalogue == "temas"     ? find_option(program.topics, key)
                        : catalogue == "mentorias" ? find_option(program.kinds, key)
                        : catalogue == "niveles"   ? find_option(levels(), key)
                        : catalogue == "horarios"  ? find_option(times_of_week(), key)
                                                   : nullptr;
  if (found) return found->name;
  const Program* other = catalogue == "programas" ? catalogues.program(key) : nullptr;
  return other ? other->short_name : std::string(key);
}

}  // namespace domain
