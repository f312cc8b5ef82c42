#include "domain/person.h"

#include "doctest/doctest.h"
#include "tests/format/shipped.h"

using domain::Person;
using format_tests::catalogues;

namespace {

Person ana_in_jalisco() {
  return {"p1", "Ana María", "Peña", "Ruiz", "", "VS", "distrital", "14", "5"};
}

}  // namespace

TEST_CASE("person: she is read out of her record, with what is missing empty") {
  crdt::Record record;
  record.id = "p1";
  record.fields["nombre"].set({1, 1}, crdt::Value::of("Ana"));
  record.fields["entidad"].set({1, 1}, crdt::Value::of("14"));
  const Person person = domain::read_person(record);
  CHECK(person.id == "p1");
  CHECK(person.nombre == "Ana");
  CHECK(person.entidad == "14");
  CHECK(person.apellido1 == "");
  CHECK(person.full_name() == "Ana");
  CHECK(person.by_surname() == "Ana");
}

TEST_CASE("person: her name is said in full and by surname, without gaps for what is missing") {
  Person person = ana_in_jalisco();
  CHECK(person.full_name() == "Ana María Peña Ruiz");
  CHECK(person.by_surname() == "Peña Ruiz, Ana María");
  person.apellido2.clear();
  CHECK(person.full_name() == "Ana María Peña");
  CHECK(person.by_surname() == "Peña, Ana María");
  person.nombre.clear();
  CHECK(person.by_surname() == "Peña");
}

TEST_CASE("person: her junta is that of her post") {
  Person person = ana_in_jalisco();
  CHECK(person.junta() == "14-05");
  CHECK(person.complete_post());
  person.distrito = "12";
  CHECK(person.junta() == "14-12");
  person.adscripcion = "local";  // a district left over from before does not count
  CHECK(person.junta() == "14-local");
  CHECK(person.complete_post());
}

TEST_CASE("person: while the post is not complete there is no junta") {
  Person person = ana_in_jalisco();
  person.distrito.clear();
  CHECK(person.junta() == "");
  CHECK_FALSE(person.complete_post());
  person = ana_in_jalisco();
  person.entidad.clear();
  CHECK(person.junta() == "");
  person = ana_in_jalisco();
  person.vocalia.clear();
  CHECK_FALSE(person.complete_post());
}

TEST_CASE("person: her post in one line") {
  const auto& program = catalogues().default_program();
  Person person = ana_in_jalisco();
  CHECK(domain::post_text(person, catalogues(), program) ==
        "Vocalía Secretarial · Junta Distrital 05, Jalisco");
  person.adscripcion = "local";
  CHECK(domain::post_text(person, catalogues(), program) ==
        "Vocalía Secretarial · Junta Local, Jalisco");
  person.vocalia.clear();
  CHECK(domain::post_text(person, catalogues(), program) == "Junta Local, Jalisco");
  person.adscripcion.clear();
  person.distrito.clear();
  CHECK(domain::post_text(person, catalogues(), program) == "Jalisco");
}
