// Laws of reading and writing files over random histories and random damage. rapidcheck prints its
// seed; RC_PARAMS="seed=…" repeats a run.
#include <rapidcheck.h>

#include "base/text.h"
#include "doctest/doctest.h"
#include "tests/format/records.h"
#include "tests/property/histories.h"

using histories::History;
using histories::text_of;
using histories::World;

namespace {

std::vector<const crdt::Record*> pointers(const std::vector<crdt::Record>& records) {
  std::vector<const crdt::Record*> out;
  for (const crdt::Record& record : records) out.push_back(&record);
  return out;
}

// What is accepted must be written, read and written again the same.
void stays_the_same(const format::File& file) {
  const std::string once = format::encode(file.header, pointers(file.records));
  const auto again = format::decode(once);
  RC_ASSERT(again.ok());
  RC_ASSERT(format::encode(again->header, pointers(again->records)) == once);
}

std::string busy_text() {
  const crdt::Record person = format_tests::busy_person();
  return format::encode(format_tests::header("ficha", domain::Audience::backup), {&person});
}

}  // namespace

TEST_CASE("format laws: reading what was written gives the same records and the same bytes") {
  CHECK(rc::check("encode and decode", [](const History& history, bool cloned) {
    World world(cloned);
    world.run(history);
    for (const auto& device : world.devices) {
      const crdt::Store back = histories::sent(device.store, domain::Audience::backup);
      RC_ASSERT(text_of(back) == text_of(device.store));
      for (const auto* record : format::all_records(device.store)) {
        const crdt::Record* read = back.find(record->type, record->id);
        RC_ASSERT(read != nullptr);
        RC_ASSERT(*read == *record);
      }
    }
  }));
}

TEST_CASE("format laws: the way out and back of a filtered file takes nothing away") {
  CHECK(rc::check("filtered files", [](const History& history, bool cloned) {
    World world(cloned);
    world.run(history);
    for (const auto& device : world.devices) {
      for (const auto audience : {domain::Audience::group, domain::Audience::unit}) {
        const crdt::Store back = histories::sent(device.store, audience);
        RC_ASSERT(text_of(histories::merged(device.store, back)) == text_of(device.store));
      }
    }
  }));
}

TEST_CASE("format laws: any text comes back as it was written") {
  CHECK(rc::check("texts", [](const std::vector<uint16_t>& letters) {
    std::string text;
    for (const uint16_t letter : letters) {
      base::append_code_point(text, letter >= 0xD800 && letter < 0xE000 ? 0x1F600 : letter);
    }
    crdt::Record person = format_tests::make("persona", "p1");
    person.fields["nombre"].set({1, 1}, crdt::Value::of(text));
    const auto file = format::decode(
        format::encode(format_tests::header("ficha", domain::Audience::unit), {&person}));
    RC_ASSERT(file.ok());
    RC_ASSERT(file->records[0].text("nombre") == text);
  }));
}

TEST_CASE("format laws: a damaged file is refused or is another file, never a crash") {
  static const std::string text = busy_text();
  CHECK(rc::check("damage", [](const std::vector<std::pair<uint16_t, uint8_t>>& changes, bool cut) {
    std::string damaged = text;
    for (const auto& [at, byte] : changes) damaged[at % damaged.size()] = static_cast<char>(byte);
    if (cut) damaged.resize(*rc::gen::inRange<size_t>(0, damaged.size()));
    if (const auto file = format::decode(damaged)) stays_the_same(*file);
  }));
}

TEST_CASE("format laws: pieces of a file put together otherwise are refused or are a file") {
  static const std::string text = busy_text();
  // Cutting between tokens keeps the JSON alive more often than damaging bytes.
  CHECK(rc::check("pieces", [] {
    std::string mixed = text;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
      static const char* from[] = {"true",       "\"temas\"",  "\"values\"", "\"also\"",
                                   "\"stamps\"", "\"correo\"", "[",          "null",
                                   "\"1.1\"",    "\"seen\"",   "\"nombre\"", "0000"};
      static const char* to[] = {"false", "\"temas\"", "\"nombre\"", "5",   "{}",
                                 "[]",    "null",      "\"x\"",      "2.5", "\"aviso\""};
      const std::string token = from[*rc::gen::inRange<size_t>(0, std::size(from))];
      const size_t at = mixed.find(token, *rc::gen::inRange<size_t>(0, mixed.size()));
      if (at == std::string::npos) continue;
      mixed.replace(at, token.size(), to[*rc::gen::inRange<size_t>(0, std::size(to))]);
    }
    const auto file = format::decode(mixed);
    RC_CLASSIFY(file.ok(), "accepted");
    if (file) stays_the_same(*file);
  }));
}
