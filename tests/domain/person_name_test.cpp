#include "domain/person_name.h"

#include "doctest/doctest.h"
#include "tests/base/printing.h"

using domain::GivenNames;
using domain::one_edit_apart;
using domain::Surnames;

namespace {

domain::PersonName name(const char* given, const char* first, const char* second = "") {
  domain::Person person;
  person.nombre = given;
  person.apellido1 = first;
  person.apellido2 = second;
  return domain::read_name(person);
}

GivenNames given(const char* a, const char* b) {
  return domain::compare_given(name(a, "x"), name(b, "x"));
}

bool is(Surnames wanted, const domain::PersonName& a, const domain::PersonName& b) {
  return domain::compare_surnames(a, b) == wanted && domain::compare_surnames(b, a) == wanted;
}

}  // namespace

TEST_CASE("name: accents, capitals, hyphens and particles are not part of what is compared") {
  CHECK(name("María de la Luz", "Peña", "del Río").text == "maria luz pena rio");
  CHECK(name("MARIA  LUZ", "Pena", "Río").text == "maria luz pena rio");
  CHECK(name("Ana-Sofía", "D'Angelo").text == "ana sofia dangelo");
  CHECK(name("Ana", "de la").surname_text == "de la");  // nothing else is left
  CHECK(name("María de la Luz", "Peña").whole == "maria de la luz pena");
}

TEST_CASE("name: given names are the same, abbreviated, one letter apart or others") {
  CHECK(given("María José", "maria jose") == GivenNames::same);
  CHECK(given("Ana M.", "Ana María") == GivenNames::initial);
  CHECK(given("Ma. Guadalupe", "María Gpe.") == GivenNames::initial);
  CHECK(given("Guadalupe", "Guadaulpe") == GivenNames::typing);
  CHECK(given("María José", "María Elena") == GivenNames::other);
  CHECK(given("Ana", "Ana María") == GivenNames::other);
  CHECK(given("", "") == GivenNames::other);
}

TEST_CASE("name: surnames are the same however they are spread over the fields") {
  CHECK(is(Surnames::same, name("Ana", "Peña", "Ruiz"), name("Ana", "Peña Ruiz")));
  CHECK(is(Surnames::same, name("Ana", "de la Peña", "Ruiz"), name("Ana", "Peña", "y Ruiz")));
  CHECK(is(Surnames::swapped, name("Ana", "Peña", "Ruiz"), name("Ana", "Ruiz", "Peña")));
  CHECK(is(Surnames::missing, name("Ana", "Peña", "Ruiz"), name("Ana", "Peña")));
  CHECK(is(Surnames::missing, name("Ana", "Peña", "Ruiz"), name("Ana", "", "Ruiz")));
  CHECK(is(Surnames::initial, name("Ana", "Peña", "Ruiz"), name("Ana", "Peña", "R.")));
  CHECK(is(Surnames::typing, name("Ana", "Peña", "Ruiz"), name("Ana", "Peña", "Ruis")));
  CHECK(is(Surnames::other, name("Ana", "Peña", "Ruiz"), name("Ana", "Peña", "Soto")));
  CHECK(is(Surnames::other, name("Ana", "Peña", "R."), name("Ana", "Peña", "Soto")));
  CHECK(is(Surnames::other, name("Ana", ""), name("Ana", "")));
}

TEST_CASE("one edit apart: a letter added, left out, changed or swapped with its neighbour") {
  CHECK(one_edit_apart("pena", "pena"));
  CHECK(one_edit_apart("pena", "penna"));
  CHECK(one_edit_apart("pena", "pea"));
  CHECK(one_edit_apart("pena", "pela"));
  CHECK(one_edit_apart("pena", "epna"));
  CHECK(one_edit_apart("pena", "pean"));
  CHECK(one_edit_apart("", "p"));
  CHECK_FALSE(one_edit_apart("pena", "peluca"));
  CHECK_FALSE(one_edit_apart("pena", "anep"));
  CHECK_FALSE(one_edit_apart("pena", "pe"));
  CHECK_FALSE(one_edit_apart("abcd", "badc"));
}
