#include "domain/validation.h"

#include "app/sample.h"
#include "doctest/doctest.h"
#include "tests/base/printing.h"
#include "tests/format/shipped.h"

using format_tests::program;

namespace {

using Codes = std::vector<std::string>;

// A person with nothing wrong.
crdt::Record faultless() {
  for (crdt::Record& record : app::sample_people(20, 3, program())) {
    if (record.text("adscripcion") == "distrital") return record;
  }
  return {};
}

void write(crdt::Record& record, std::string_view field, const crdt::Value& value) {
  record.fields[field].set({record.latest().time + 1, 1}, value);
}

void write(crdt::Record& record, std::string_view field, std::string_view text) {
  write(record, field, crdt::Value::of(text));
}

crdt::Record of_type(std::string_view type) {
  crdt::Record record;
  record.type = type;
  record.id = "x";
  return record;
}

// "field code" for every problem.
Codes codes(const crdt::Record& record) {
  Codes out;
  for (const base::Problem& problem : domain::validate(record, format::catalogues(), program())) {
    CHECK_FALSE(problem.what.empty());
    CHECK_FALSE(problem.remedy.empty());
    out.push_back(problem.where + ' ' + problem.code);
  }
  return out;
}

// The codes of `field` in a person where it has this text.
Codes with(std::string_view field, std::string_view text) {
  crdt::Record record = faultless();
  write(record, field, text);
  return codes(record);
}

}  // namespace

TEST_CASE("validation: a complete person has no problem") {
  CHECK(codes(faultless()) == Codes{});
}

TEST_CASE("validation: all that is missing is said at once, in the order of the form") {
  const Codes missing = codes(of_type("persona"));
  CHECK(missing == Codes{"nombre campo.falta", "apellido1 campo.falta", "correo campo.falta",
                         "vocalia campo.falta", "adscripcion campo.falta", "entidad campo.falta",
                         "sin_conflicto campo.falta", "aviso campo.falta"});
}

TEST_CASE("validation: white space is no answer, and a box must be ticked, not only answered") {
  CHECK(with("nombre", "  ") == Codes{"nombre campo.falta"});
  crdt::Record record = faultless();
  write(record, "aviso", crdt::Value::of(false));
  CHECK(codes(record) == Codes{"aviso campo.falta"});
}

TEST_CASE("validation: the district is asked of distrital posts only") {
  crdt::Record record = faultless();
  write(record, "distrito", "");
  CHECK(codes(record) == Codes{"distrito campo.falta"});
  write(record, "adscripcion", "local");
  CHECK(codes(record) == Codes{});
  write(record, "distrito", "99");
  CHECK(codes(record) == Codes{});
}

TEST_CASE("validation: a district must exist in its entidad") {
  crdt::Record record = faultless();
  write(record, "entidad", "14");
  write(record, "distrito", "20");
  CHECK(codes(record) == Codes{});
  write(record, "distrito", "21");
  CHECK(codes(record) == Codes{"distrito campo.catalogo"});
  write(record, "entidad", "01");
  write(record, "distrito", "4");
  CHECK(codes(record) == Codes{"distrito campo.catalogo"});
}

TEST_CASE("validation: a choice outside its catalogue is named") {
  CHECK(with("vocalia", "VX") == Codes{"vocalia campo.catalogo"});
  crdt::Record record = faultless();
  record.sets["temas"]["9.9"].set({1, 1}, crdt::Value::of(true));
  record.sets["temas"]["8.8"].set({1, 1}, crdt::Value::of(false));  // not chosen: no matter
  const auto problems = domain::validate(record, format::catalogues(), program());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "campo.catalogo");
  CHECK(problems[0].what.find("«9.9»") != std::string::npos);
}

TEST_CASE("validation: length counts letters, not bytes") {
  std::string name;
  for (int i = 0; i < 80; ++i) name += "ñ";
  CHECK(with("nombre", name) == Codes{});
  CHECK(with("nombre", name + "ñ") == Codes{"nombre campo.largo"});
}

TEST_CASE("validation: more options than the field takes are too many") {
  crdt::Record record = faultless();
  record.sets.erase("temas");
  domain::Program wide = program();
  for (int i = 0; i <= 60; ++i) {
    const std::string key = "x" + std::to_string(i);
    wide.topics.push_back({key, key});
    record.sets["temas"][key].set({1, 1}, crdt::Value::of(true));
  }
  const auto problems = domain::validate(record, format::catalogues(), wide);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "campo.largo");
  record.sets["temas"]["x0"].set({2, 1}, crdt::Value::of(false));
  CHECK(domain::validate(record, format::catalogues(), wide).empty());
}

TEST_CASE("validation: an e-mail needs one at sign and a domain with a dot") {
  for (const char* good : {"a@b.mx", "ana.pena@ine.mx", "ñandú@correo.com.mx", "a+b@c-d.org"}) {
    CAPTURE(std::string(good));
    CHECK(domain::plausible_email(good));
  }
  for (const char* bad : {"", "ana", "@ine.mx", "ana@", "ana@ine", "ana@.mx", "ana@ine.",
                          "a@b@c.mx", "ana pena@ine.mx"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(domain::plausible_email(bad));
  }
  CHECK(with("correo", "ana@ine") == Codes{"correo campo.correo"});
}

TEST_CASE("validation: dates, times and numbers must be such") {
  crdt::Record group = of_type("grupo");
  write(group, "numero", crdt::Value::of(int64_t{3}));
  CHECK(codes(group) == Codes{});
  write(group, "inicio", "2020-02-30");
  write(group, "hora", "24:00");
  write(group, "cada_semanas", crdt::Value::of(int64_t{27}));
  CHECK(codes(group) ==
        Codes{"inicio campo.fecha", "cada_semanas campo.numero", "hora campo.hora"});
  write(group, "inicio", "2020-11-02");
  write(group, "hora", "16:20");
  write(group, "cada_semanas", crdt::Value::of(int64_t{26}));
  CHECK(codes(group) == Codes{});
  for (const char* bad : {"16:60", "1620", "16:2", "6:20", "ab:cd", "16:200", "29:00"}) {
    CAPTURE(std::string(bad));
    write(group, "hora", bad);
    CHECK(codes(group) == Codes{"hora campo.hora"});
  }
}

TEST_CASE("validation: negative and broken numbers are not numbers of a group") {
  crdt::Record group = of_type("grupo");
  write(group, "numero", crdt::Value::of(int64_t{-1}));
  CHECK(codes(group) == Codes{"numero campo.numero"});
  write(group, "numero", crdt::Value{crdt::Value::Kind::number, "1.5"});
  CHECK(codes(group) == Codes{"numero campo.numero"});
}

TEST_CASE("validation: removed records and nouns of newer versions are left alone") {
  crdt::Record removed = of_type("persona");
  removed.remove({9, 1});
  CHECK(codes(removed) == Codes{});
  CHECK(codes(of_type("bitacora")) == Codes{});
}
