#include "domain/schema.h"

#include <set>

#include "doctest/doctest.h"
#include "format/programs.h"

using domain::Audience;
using domain::Field;
using domain::Kind;
using domain::may_leave;
using domain::Noun;
using domain::Scope;

namespace {

bool plain_name(std::string_view name) {
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (!plain) return false;
  }
  return !name.empty() && name.size() <= 40;
}

}  // namespace

TEST_CASE("schema: every noun has its own type, names for the screen and fields") {
  std::set<std::string_view> types;
  for (const Noun& noun : domain::nouns()) {
    CAPTURE(std::string(noun.type));
    CHECK(types.insert(noun.type).second);
    CHECK(plain_name(noun.type));
    CHECK_FALSE(noun.singular.empty());
    CHECK_FALSE(noun.plural.empty());
    CHECK_FALSE(noun.fields.empty());
    CHECK(domain::find_noun(noun.type) == &noun);
  }
  CHECK(types.size() >= 7);
  CHECK(domain::find_noun("desconocido") == nullptr);
}

TEST_CASE(
    "schema: every field is named once, has a label, a limit and the requirement it comes from") {
  for (const Noun& noun : domain::nouns()) {
    std::set<std::string_view> names;
    for (const Field& field : noun.fields) {
      CAPTURE(std::string(noun.type) + '.' + std::string(field.name));
      CHECK(names.insert(field.name).second);
      CHECK(plain_name(field.name));
      CHECK_FALSE(field.label.empty());
      CHECK_FALSE(field.source.empty());
      CHECK(noun.find(field.name) == &field);
      const bool sized = field.kind == Kind::text || field.kind == Kind::long_text ||
                         field.kind == Kind::email || field.kind == Kind::choices ||
                         field.kind == Kind::number;
      CHECK((field.max > 0) == sized);
    }
    CHECK(noun.find("desconocido") == nullptr);
  }
}

TEST_CASE("schema: choices name a catalogue that has something in it, references a noun") {
  const auto& catalogues = format::catalogues();
  crdt::Record record;
  record.fields["entidad"].set({1, 1}, crdt::Value::of("14"));
  for (const Noun& noun : domain::nouns()) {
    for (const Field& field : noun.fields) {
      CAPTURE(std::string(noun.type) + '.' + std::string(field.name));
      if (field.kind == Kind::choice || field.kind == Kind::choices) {
        CHECK_FALSE(
            domain::options_of(field.catalogue, catalogues, catalogues.default_program(), &record)
                .empty());
      } else if (field.kind == Kind::reference) {
        CHECK(domain::find_noun(field.catalogue) != nullptr);
      } else {
        CHECK(field.catalogue.empty());
      }
    }
  }
}

TEST_CASE("schema: who may receive a field") {
  Field device, group, unit;
  device.name = "device";
  group.name = "group";
  unit.name = "unit";
  device.scope = Scope::device;
  group.scope = Scope::group;
  unit.scope = Scope::unit;
  struct Row {
    const Field* field;
    bool to_group, to_unit, to_backup;
  };
  for (const Row& row : {Row{&device, false, false, true}, Row{&group, true, true, true},
                         Row{&unit, false, true, true}, Row{nullptr, false, true, true}}) {
    CAPTURE(row.field ? std::string(row.field->name) : "unknown");
    CHECK(may_leave(row.field, Audience::group) == row.to_group);
    CHECK(may_leave(row.field, Audience::unit) == row.to_unit);
    CHECK(may_leave(row.field, Audience::backup) == row.to_backup);
  }
}

TEST_CASE("schema: a person's declarations stay with the Unidad Técnica, her notes with her") {
  const Noun& person = *domain::find_noun(domain::type::person);
  CHECK(person.find("sin_conflicto")->scope == Scope::unit);
  CHECK(person.find("aviso")->scope == Scope::unit);
  CHECK(person.find("notas")->scope == Scope::device);
  for (const Field& field : domain::find_noun(domain::type::separation)->fields) {
    CHECK(field.scope == Scope::unit);
  }
}

TEST_CASE("schema: the accessible names that people and tests rely on are the labels") {
  const Noun& person = *domain::find_noun(domain::type::person);
  CHECK(std::string(base::say(person.find("nombre")->label)) == "Nombre(s)");
  CHECK(std::string(base::say(person.find("apellido1")->label)) == "Primer apellido");
  CHECK(std::string(base::say(person.find("apellido2")->label)) == "Segundo apellido");
  CHECK(std::string(base::say(person.find("correo")->label)) == "Correo electrónico");
  CHECK(std::string(base::say(person.find("vocalia")->label)) == "Vocalía");
  CHECK(std::string(base::say(person.find("adscripcion")->label)) == "Adscripción");
  CHECK(std::string(base::say(person.find("entidad")->label)) == "Entidad");
  CHECK(std::string(base::say(person.find("distrito")->label)) == "Distrito");
  CHECK(std::string(base::say(person.find("aviso")->label)) == "He leído el aviso de privacidad");
  CHECK(std::string(base::say(person.find("sin_conflicto")->label)) ==
        "Declaro que no tengo conflicto de intereses");
}

TEST_CASE("schema: every scope is said in words of its own") {
  std::set<std::string_view> texts;
  for (const Scope scope : {Scope::device, Scope::group, Scope::unit}) {
    const std::string_view text = domain::scope_text(scope);
    CHECK(text.size() > 10);
    texts.insert(text);
  }
  CHECK(texts.size() == 3);
}
