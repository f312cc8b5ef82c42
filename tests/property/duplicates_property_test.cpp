// Laws of finding duplicates and of joining them. rapidcheck prints its seed; RC_PARAMS="seed=…"
// repeats a run.
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/duplicates.h"
#include "app/sample.h"
#include "base/text.h"
#include "doctest/doctest.h"
#include "domain/duplicates.h"
#include "domain/fusions.h"
#include "format/programs.h"
#include "tests/app/device.h"

using domain::Evidence;
using domain::Fusions;
using domain::Pair;
using domain::Person;

namespace {

std::vector<Person> sample(size_t count, uint64_t seed) {
  std::vector<Person> people;
  for (const auto& record :
       app::sample_people(count, seed, format::catalogues().default_program())) {
    people.push_back(domain::read_person(record));
  }
  return people;
}

template <class T>
void shuffle(std::vector<T>& list) {
  for (size_t left = list.size(); left > 1; --left) {
    std::swap(list[left - 1], list[*rc::gen::inRange<size_t>(0, left)]);
  }
}

bool has(const Pair& pair, Evidence evidence) {
  return std::find(pair.evidence.begin(), pair.evidence.end(), evidence) != pair.evidence.end();
}

// One letter of a text of ASCII letters changed, left out, doubled or swapped with the next.
std::string mistyped(const std::string& text) {
  std::string out = text;
  if (out.size() < 2) return out + 'x';
  const size_t at = *rc::gen::inRange<size_t>(0, out.size() - 1);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      out[at] = out[at] == 'x' ? 'z' : 'x';
      break;
    case 1:
      out.erase(at, 1);
      break;
    case 2:
      out.insert(at, 1, out[at]);
      break;
    default:
      std::swap(out[at], out[at + 1]);
  }
  return out;
}

std::string initial_of(const std::string& text) {
  size_t at = 0;
  base::next_code_point(text, at);
  return text.substr(0, at) + '.';
}

// The same woman as another hurried hand would write her, and what ought to be said of it.
Evidence perturb(Person& person) {
  switch (*rc::gen::inRange(0, 8)) {
    case 0:
      person.correo = mistyped(person.correo);
      return Evidence::email_typing;
    case 1:
      person.correo = person.correo.substr(0, person.correo.find('@')) + "@correo.mx";
      return Evidence::email_domain;
    case 2:
      person.apellido1 = base::fold(person.apellido1);
      person.nombre = ' ' + person.nombre + ' ';
      return Evidence::same_name;
    case 3:
      std::swap(person.apellido1, person.apellido2);
      return Evidence::swapped;
    case 4:
      person.nombre = initial_of(person.nombre) +
                      person.nombre.substr(std::min(person.nombre.find(' '), person.nombre.size()));
      return Evidence::initial;
    case 5:
      person.apellido2 = "de la " + person.apellido2;
      return Evidence::particles;
    case 6:
      (*rc::gen::arbitrary<bool>() ? person.apellido1 : person.apellido2).clear();
      return Evidence::missing;
    default:
      person.apellido1 = mistyped(base::fold(person.apellido1));
      return Evidence::typing;
  }
}

std::vector<domain::FusionLink> links() {
  const auto id = [] { return std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 12))); };
  std::vector<domain::FusionLink> out(*rc::gen::inRange<size_t>(0, 16));
  for (auto& link : out) link = {id(), id()};
  return out;
}

std::set<std::string> in_registry(const app_tests::Device& device) {
  std::set<std::string> ids;
  for (const auto& row : app::make_registry(device.w).rows) ids.insert(row.person.id);
  return ids;
}

void take_over(app_tests::Device& device, const crdt::Store& store) {
  for (const crdt::Record* record : format::all_records(store)) {
    device.w.clock.observe(record->latest());
    device.w.store.merge(*record);
  }
}

}  // namespace

TEST_CASE("duplicates: the order of the registry does not matter, nor that of the two") {
  CHECK(rc::check("order", [] {
    auto people = sample(60, *rc::gen::inRange<uint64_t>(1, 50));
    const size_t copies = *rc::gen::inRange<size_t>(0, 20);
    for (size_t i = 0; i < copies; ++i) {
      Person again = people[*rc::gen::inRange<size_t>(0, people.size())];
      again.id += std::to_string(i);
      perturb(again);
      people.push_back(again);
    }
    const auto pairs = domain::find_duplicates(people);
    shuffle(people);
    RC_ASSERT(domain::find_duplicates(people) == pairs);
    const Person& a = people[*rc::gen::inRange<size_t>(0, people.size())];
    const Person& b = people[*rc::gen::inRange<size_t>(0, people.size())];
    RC_ASSERT(domain::compare(a, b) == domain::compare(b, a));
    for (const Pair& pair : pairs) RC_ASSERT(pair.one < pair.other);
  }));
}

TEST_CASE("duplicates: a woman who is written again with a small difference is found") {
  CHECK(rc::check("perturbed", [] {
    auto people = sample(100, *rc::gen::inRange<uint64_t>(1, 500));
    const Person original = people[*rc::gen::inRange<size_t>(0, people.size())];
    RC_PRE(original.apellido1 != original.apellido2);
    Person again = original;
    again.id += "x";
    const Evidence expected = perturb(again);
    people.push_back(again);
    size_t found = 0;
    for (const Pair& pair : domain::find_duplicates(people)) {
      if (pair.one != original.id || pair.other != again.id) continue;
      ++found;
      RC_ASSERT(pair == domain::compare(original, again));
      RC_ASSERT(pair.score > 0 && pair.score <= 100);
      // A mistyped text may happen to be the text itself ("ll" with one l moved).
      RC_ASSERT(has(pair, expected) || has(pair, Evidence::same_email) ||
                has(pair, Evidence::same_name));
    }
    RC_ASSERT(found == 1);
  }));
}

TEST_CASE("duplicates: who is found by the keys is who comparing everybody would find") {
  CHECK(rc::check("complete", [] {
    auto people = sample(40, *rc::gen::inRange<uint64_t>(1, 500));
    const size_t originals = people.size();
    for (size_t i = 0; i < originals; i += *rc::gen::inRange<size_t>(1, 20)) {
      Person again = people[i];
      again.id += 'x';
      perturb(again);
      people.push_back(again);
    }
    size_t all = 0;
    for (size_t i = 0; i < people.size(); ++i) {
      for (size_t k = i + 1; k < people.size(); ++k) {
        all += domain::compare(people[i], people[k]).score > 0;
      }
    }
    RC_ASSERT(domain::find_duplicates(people).size() == all);
  }));
}

TEST_CASE("duplicates: other given names with the same surnames are sisters") {
  CHECK(rc::check("sisters", [] {
    const auto people = sample(2, *rc::gen::inRange<uint64_t>(1, 2000));
    Person sister = people[1];
    sister.apellido1 = people[0].apellido1;
    sister.apellido2 = people[0].apellido2;
    RC_PRE(base::fold(sister.nombre) != base::fold(people[0].nombre));
    RC_ASSERT(domain::compare(people[0], sister).score == 0);
  }));
}

TEST_CASE("fusions: whatever was joined in whatever order, one profile of each woman is shown") {
  CHECK(rc::check("fusions", [] {
    auto all = links();
    const char gone = static_cast<char>('a' + *rc::gen::inRange(0, 12));
    const auto there = [gone](std::string_view id) { return id[0] != gone; };
    const Fusions fusions(all, there);
    std::set<std::string> joined;
    std::map<std::string, std::vector<std::string>> classes;
    for (const auto& link : all) {
      RC_ASSERT(fusions.resolve(link.keep) == fusions.resolve(link.absorb));
      if (link.keep != link.absorb) joined.insert(link.absorb);
    }
    for (char c = 'a'; c < 'a' + 12; ++c) {
      const std::string id(1, c);
      const std::string shown(fusions.resolve(id));
      RC_ASSERT(fusions.resolve(shown) == shown);
      classes[shown].push_back(id);
    }
    size_t profiles = 0;
    for (const auto& [shown, ids] : classes) {
      auto listed = fusions.profiles(shown);
      profiles += listed.size();
      RC_ASSERT(listed.front() == shown);
      std::sort(listed.begin(), listed.end());
      RC_ASSERT(listed == ids);
      for (const std::string& id : ids) {
        if (there(id)) RC_ASSERT(there(shown));
        if (there(id) && !joined.contains(id)) RC_ASSERT(!joined.contains(shown));
      }
    }
    RC_ASSERT(profiles == 12u);
    shuffle(all);
    const Fusions again(all, there);
    for (char c = 'a'; c < 'a' + 12; ++c) {
      const std::string id(1, c);
      RC_ASSERT(again.resolve(id) == fusions.resolve(id));
      RC_ASSERT(again.profiles(id) == fusions.profiles(id));
    }
  }));
}

TEST_CASE("fusions: devices that join, part and exchange at random agree, and no profile changes") {
  CHECK(rc::check("two devices", [] {
    using app_tests::Device;
    Device first(1, app::Role::unit);
    for (char c = 'a'; c < 'a' + 6; ++c) first.write("persona", std::string(1, c), "nombre", "Ana");
    const auto people = first.w.store.of("persona");
    first.w.history.clear();  // only decisions are taken back
    std::vector<Device> devices{first, Device(2, app::Role::unit)};
    take_over(devices[1], first.w.store);
    const auto id = [] { return std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 6))); };
    const int steps = *rc::gen::inRange(0, 25);
    for (int step = 0; step < steps; ++step) {
      Device& device = devices[*rc::gen::inRange<size_t>(0, 2)];
      const std::string one = id(), other = id();
      switch (*rc::gen::inRange(0, 6)) {
        case 0:
          device.send(app::FusionUndone{std::min(one, other) + '.' + std::max(one, other)});
          break;
        case 1:
          device.send(app::DistinctSaid{one, other});
          break;
        case 2:
          take_over(devices[0], devices[1].w.store);
          break;
        case 3:
          device.send(app::UndoAsked{});
          break;
        default:
          device.send(app::FusionAsked{one, other});
          RC_ASSERT(one == other || in_registry(device).contains(one));
          RC_ASSERT(one == other || !in_registry(device).contains(other));
      }
      RC_ASSERT(device.w.store.of("persona") == people);
    }
    take_over(devices[0], devices[1].w.store);
    take_over(devices[1], devices[0].w.store);
    RC_ASSERT(devices[0].hash() == devices[1].hash());
    RC_ASSERT(in_registry(devices[0]) == in_registry(devices[1]));
    RC_ASSERT(!in_registry(devices[0]).empty());
    for (const auto& fusion : app::make_fusions(devices[0].w)) {
      devices[0].send(app::FusionUndone{fusion.id});
    }
    RC_ASSERT(in_registry(devices[0]).size() == 6u);
  }));
}
