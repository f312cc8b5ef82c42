#include "domain/program.h"

#include <set>

#include "doctest/doctest.h"
#include "tests/format/shipped.h"

using format_tests::catalogues;
using format_tests::program;

namespace {

crdt::Record in_entidad(std::string_view code) {
  crdt::Record record;
  record.fields["entidad"].set({1, 1}, crdt::Value::of(code));
  return record;
}

}  // namespace

TEST_CASE("program: the districts offered are those of the entidad, on the programme's own map") {
  const crdt::Record baja_california = in_entidad("02");
  domain::Program later = program();
  later.district_map = 2022;
  CHECK(domain::options_of("distritos", catalogues(), program(), &baja_california).size() == 8);
  CHECK(domain::options_of("distritos", catalogues(), later, &baja_california).size() == 9);
  CHECK(domain::options_of("distritos", catalogues(), program(), nullptr).empty());
  const crdt::Record nowhere = in_entidad("33");
  CHECK(domain::options_of("distritos", catalogues(), program(), &nowhere).empty());
}

TEST_CASE("program: only the eligible Vocalías are offered, all when the programme names none") {
  domain::Program narrow = program();
  narrow.vocalias = {"VE", "VS"};
  CHECK(domain::options_of("vocalias", catalogues(), narrow, nullptr).size() == 2);
  narrow.vocalias.clear();
  CHECK(domain::options_of("vocalias", catalogues(), narrow, nullptr).size() == 5);
}

TEST_CASE("program: the keys of every catalogue are unique and have a name") {
  const crdt::Record jalisco = in_entidad("14");
  for (const char* catalogue : {"niveles", "horarios", "temas", "mentorias", "distritos",
                                "vocalias", "entidades", "programas"}) {
    CAPTURE(std::string(catalogue));
    const auto options = domain::options_of(catalogue, catalogues(), program(), &jalisco);
    std::set<std::string> keys;
    for (const auto& option : options) {
      CHECK(keys.insert(option.key).second);
      CHECK_FALSE(option.name.empty());
    }
    CHECK(keys.size() > 1);
  }
  CHECK(domain::options_of("desconocido", catalogues(), program(), nullptr).empty());
}

TEST_CASE("program: a key is named, and stays itself when nobody knows it") {
  CHECK(domain::name_of("entidades", "14", catalogues(), program()) == "Jalisco");
  CHECK(domain::name_of("distritos", "5", catalogues(), program()) == "Distrito 5");
  CHECK(domain::name_of("temas", "1.1", catalogues(), program()) == "Tipos de liderazgo");
  CHECK(domain::name_of("temas", "9.9", catalogues(), program()) == "9.9");
}

TEST_CASE("program: an unknown programme or entidad is nothing, never another one") {
  CHECK(catalogues().program("rmmspen-2020") == &program());
  CHECK(catalogues().program("rmmspen-2099") == nullptr);
  CHECK(catalogues().entidad("33") == nullptr);
}
