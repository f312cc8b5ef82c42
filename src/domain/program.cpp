#include "domain/program.h"

namespace domain {
namespace {

Options levels() { return {{"local", "Local"}, {"distrital", "Distrital"}}; }

// Our own proposal (D9): the seeds leave the times of the sessions to each group (R33).
Options times_of_week() {
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
      bool eligible = program.vocalias.empty();
      for (const std::string& key : program.vocalias) eligible |= key == option.key;
      if (eligible) options.push_back(option);
    }
  } else if (catalogue == "entidades") {
    for (const Entidad& e : catalogues.entidades) options.push_back({e.code, e.name});
  } else if (catalogue == "programas") {
    for (const Program& p : catalogues.programs) options.push_back({p.id, p.short_name});
  }
  return options;
}

std::string name_of(std::string_view catalogue, std::string_view key, const Catalogues& catalogues,
                    const Program& program) {
  if (catalogue == "distritos") return "Distrito " + std::string(key);
  for (const Option& option : options_of(catalogue, catalogues, program, nullptr)) {
    if (option.key == key) return option.name;
  }
  return std::string(key);
}

}  // namespace domain
