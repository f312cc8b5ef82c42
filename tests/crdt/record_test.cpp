#include "crdt/record.h"

#include "doctest/doctest.h"
#include "tests/base/printing.h"
#include "tests/crdt/stamps.h"

using crdt::Merged;
using crdt::Record;
using crdt::Register;
using crdt::Stamp;
using crdt::Store;
using crdt::Value;
using crdt_tests::at;

namespace {

Record person(const char* id = "p1") {
  Record record;
  record.type = "persona";
  record.id = id;
  return record;
}

void write(Record& record, const char* field, const char* text, const Stamp& stamp) {
  record.fields[field].set(stamp, Value::of(std::string_view(text)));
}

void choose(Record& record, const char* element, bool in, const Stamp& stamp) {
  record.sets["temas"][element].set(stamp, Value::of(in));
}

Record merged(Record one, const Record& other) {
  one.merge(other);
  return one;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("named: items are found by name, sorted, and made when asked for") {
  crdt::Named<int> named;
  CHECK(named.find("a") == nullptr);
  named["c"] = 3;
  named["a"] = 1;
  named["b"] = 2;
  named["a"] += 10;
  Names names;
  for (const auto& [name, value] : named) names.push_back(name + std::to_string(value));
  CHECK(names == Names{"a11", "b2", "c3"});
  CHECK(named.erase("b"));
  CHECK_FALSE(named.erase("b"));
  CHECK(named.size() == 2);
}

TEST_CASE("record: fields written apart come together") {
  Record one = person();
  write(one, "nombre", "Ana", at(1, 7));
  Record other = person();
  write(other, "correo", "ana@ine.mx", at(1, 8));
  const Record both = merged(one, other);
  CHECK(both.text("nombre") == "Ana");
  CHECK(both.text("correo") == "ana@ine.mx");
  CHECK(both.text("vocalia") == "");
  CHECK(both == merged(other, one));
  CHECK(both.conflicts() == 0);
  CHECK(both.latest() == at(1, 8));
}

TEST_CASE("record: a file without a field neither deletes nor covers it") {
  Record full = person();
  write(full, "nombre", "Ana", at(1, 7));
  write(full, "notas", "solo mías", at(2, 7));
  Record without = person();
  write(without, "nombre", "Ana María", at(9, 8));
  full.merge(without);
  CHECK(full.text("notas") == "solo mías");
  CHECK(full.conflicts() == 1);  // "nombre" was written apart
}

TEST_CASE("sets: an addition and a removal that did not know of each other leave it in") {
  Record start = person();
  choose(start, "1.1", true, at(1, 7));
  Record removed = start;
  choose(removed, "1.1", false, at(9, 7));
  Record added = start;
  choose(added, "1.1", true, at(2, 8));
  CHECK(merged(removed, added).has("temas", "1.1"));
  CHECK(merged(added, removed).has("temas", "1.1"));
}

TEST_CASE("sets: a removal that saw the addition takes it out for everybody") {
  Record start = person();
  choose(start, "1.1", true, at(1, 7));
  choose(start, "2.1", true, at(1, 7));
  Record removed = start;
  choose(removed, "1.1", false, at(2, 8));
  CHECK(merged(start, removed).elements("temas") == Names{"2.1"});
  CHECK(merged(removed, start).elements("temas") == Names{"2.1"});
  Record again = removed;
  choose(again, "1.1", true, at(3, 7));
  CHECK(merged(removed, again).elements("temas") == Names{"1.1", "2.1"});
}

TEST_CASE("sets: elements are apart from each other, and an unknown set is empty") {
  Record one = person();
  choose(one, "1.1", true, at(1, 7));
  Record other = person();
  choose(other, "2.1", true, at(1, 8));
  CHECK(merged(one, other).elements("temas") == Names{"1.1", "2.1"});
  CHECK(one.elements("mentorias").empty());
  CHECK_FALSE(one.has("mentorias", "grupal"));
}

TEST_CASE("record: deleting keeps the fields, so it can be undone") {
  Record record = person();
  write(record, "nombre", "Ana", at(1, 7));
  record.deleted.set(at(2, 7), Value::of(true));
  CHECK(record.is_deleted());
  CHECK(record.text("nombre") == "Ana");
  record.deleted.set(at(3, 7), Value::of(false));
  CHECK_FALSE(record.is_deleted());
}

TEST_CASE("record: a deletion that saw every value stands, also when older copies come back") {
  Record start = person();
  write(start, "nombre", "Ana", at(1, 8));
  choose(start, "1.1", true, at(2, 9));
  Record removed = start;
  removed.remove(at(5, 7));
  CHECK(removed.is_deleted());
  CHECK(merged(removed, start).is_deleted());
  CHECK(merged(start, removed).is_deleted());
}

TEST_CASE(
    "record: a value written apart from the deletion brings the record back, even an earlier one") {
  Record start = person();
  write(start, "nombre", "Ana", at(1, 8));
  Record removed = start;
  removed.remove(at(5, 7));
  for (const int when : {3, 6}) {
    Record edited = start;
    write(edited, "nombre", "Ana Luisa", at(when, 9));
    const Record both = merged(removed, edited);
    CHECK_FALSE(both.is_deleted());
    CHECK(both.is_revived());
    CHECK(both.text("nombre") == "Ana Luisa");
    CHECK(both == merged(edited, removed));
    Record again = both;
    again.remove(at(7, 7));
    CHECK(again.is_deleted());
    CHECK(merged(again, edited).is_deleted());
  }
}

TEST_CASE("record: what the deleting device itself wrote earlier needs no remembering") {
  Record removed = person();
  write(removed, "nombre", "Ana", at(1, 7));
  removed.remove(at(5, 7));
  CHECK(removed.deleted.seen().empty());
  CHECK(removed.is_deleted());
}

TEST_CASE("record: members that nobody knows are kept, and two versions give one in every order") {
  Record one = person();
  one.extra["futuro"] = "{\"a\":1}";
  one.extra["solo"] = "1";
  Record other = person();
  other.extra["futuro"] = "{\"a\":2}";
  const Record both = merged(one, other);
  CHECK(both == merged(other, one));
  CHECK(*both.extra.find("futuro") == "{\"a\":2}");
  CHECK(*both.extra.find("solo") == "1");
}

TEST_CASE("record: a name that one file has as a field and another as a set stays a set") {
  Record field = person();
  write(field, "temas", "1.1", at(9, 7));
  Record set = person();
  choose(set, "2.1", true, at(1, 8));
  const Record both = merged(field, set);
  CHECK(both == merged(set, field));
  CHECK(both.fields.find("temas") == nullptr);
  CHECK(both.elements("temas") == Names{"2.1"});
  CHECK_FALSE(merged(both, field).fields.find("temas"));
  Record again = both;
  CHECK_FALSE(again.merge(field));
}

TEST_CASE("store: merging says whether a record was new, changed or known") {
  Store store;
  Record record = person();
  write(record, "nombre", "Ana", at(1, 7));
  CHECK(store.merge(record) == Merged::created);
  CHECK(store.merge(record) == Merged::same);
  write(record, "nombre", "Ana María", at(2, 7));
  CHECK(store.merge(record) == Merged::updated);
  CHECK(store.find("persona", "p1")->text("nombre") == "Ana María");
}

TEST_CASE("store: records are told apart by type and id") {
  Store store;
  store.at("persona", "x");
  store.at("grupo", "x");
  store.at("persona", "x");
  CHECK(store.size() == 2);
  CHECK(store.of("persona").size() == 1);
  CHECK(store.of("sesion").empty());
  CHECK(store.find("sesion", "x") == nullptr);
  store.erase("persona", "x");
  store.erase("persona", "absent");
  store.erase("absent", "x");
  CHECK(store.find("persona", "x") == nullptr);
  CHECK(store.find("grupo", "x") != nullptr);
}
