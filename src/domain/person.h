// A woman of the registry, read out of her record, and what is derived from it: her full name, her
// junta, the line that says her post. Views are values; they own their text.
#pragma once

#include <string>

#include "base/problem.h"
#include "crdt/record.h"
#include "domain/program.h"

namespace domain {

struct Person {
  std::string id;
  std::string nombre, apellido1, apellido2, correo;
  std::string vocalia, adscripcion, entidad, distrito;

  std::string full_name() const;   // "Ana María Peña Ruiz"
  std::string by_surname() const;  // "Peña Ruiz, Ana María"
  std::string junta() const;       // "14-local", "14-05"; empty while unknown
  bool complete_post() const;      // vocalía, adscripción, entidad and, if distrital, distrito
};

Person read_person(const crdt::Record& record);

// "Vocalía Secretarial · Junta Distrital 05, Jalisco"
std::string post_text(const Person& person, const Catalogues& catalogues, const Program& program);
std::string junta_text(const Person& person, const Catalogues& catalogues);

}  // namespace domain
