#include "domain/person.h"

#include "texts/posts.h"

namespace domain {
namespace {

void join(std::string& out, std::string_view part, std::string_view between = " ") {
  if (part.empty()) return;
  if (!out.empty()) out += between;
  out += part;
}

std::string two_digits(const std::string& number) {
  return number.size() == 1 ? '0' + number : number;
}

}  // namespace

std::string Person::full_name() const {
  std::string name;
  join(name, nombre);
  join(name, apellido1);
  join(name, apellido2);
  return name;
}

std::string Person::by_surname() const {
  std::string name;
  join(name, apellido1);
  join(name, apellido2);
  join(name, nombre, name.empty() ? "" : ", ");
  return name;
}

std::string Person::junta() const {
  if (entidad.empty()) return {};
  if (adscripcion == "local") return entidad + "-local";
  return distrito.empty() ? std::string{} : entidad + '-' + two_digits(distrito);
}

bool Person::complete_post() const {
  return !vocalia.empty() && !adscripcion.empty() && !junta().empty();
}

Person read_person(const crdt::Record& record) {
  const auto text = [&record](std::string_view field) { return std::string(record.text(field)); };
  return {record.id,           text("nombre"),  text("apellido1"),
          text("apellido2"),   text("correo"),  text("vocalia"),
          text("adscripcion"), text("entidad"), text("distrito")};
}

std::string junta_text(const Person& person, const Catalogues& catalogues) {
  const Entidad* entidad = catalogues.entidad(person.entidad);
  const std::string where = entidad ? entidad->name : person.entidad;
  if (person.adscripcion == "local") return base::say(text::posts::junta_local, {{"where", where}});
  if (person.distrito.empty()) return where;
  return base::say(text::posts::junta_distrital,
                   {{"number", two_digits(person.distrito)}, {"where", where}});
}

std::string post_text(const Person& person, const Catalogues& catalogues, const Program& program) {
  std::string text;
  if (!person.vocalia.empty()) text = name_of("vocalias", person.vocalia, catalogues, program);
  join(text, junta_text(person, catalogues), " · ");
  return text;
}

}  // namespace domain
