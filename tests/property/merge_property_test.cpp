// Laws of merging over random histories. rapidcheck prints its seed; RC_PARAMS="seed=…" repeats a
// run, RC_PARAMS="max_success=10000" looks longer.
#include <rapidcheck.h>

#include "doctest/doctest.h"
#include "tests/property/histories.h"

using histories::held;
using histories::History;
using histories::merged;
using histories::text_of;
using histories::World;

namespace {

World world_of(const History& history, bool cloned, bool erases = false) {
  World world(cloned, erases);
  world.run(history);
  return world;
}

// The states of all devices and every file that was ever sent, in this order.
std::string merged_text(const std::vector<const crdt::Store*>& states) {
  crdt::Store all;
  for (const crdt::Store* state : states) all = merged(std::move(all), *state);
  return text_of(all) + format::state_hash(all);
}

std::vector<const crdt::Store*> states_of(const World& world) {
  std::vector<const crdt::Store*> states;
  for (const auto& device : world.devices) states.push_back(&device.store);
  for (const crdt::Store& file : world.files) states.push_back(&file);
  return states;
}

void shuffle(std::vector<const crdt::Store*>& states) {
  for (size_t left = states.size(); left > 1; --left) {
    std::swap(states[left - 1], states[*rc::gen::inRange<size_t>(0, left)]);
  }
}

}  // namespace

TEST_CASE("merge laws: the order of two does not matter, also between cloned devices") {
  CHECK(rc::check("commutative", [](const History& history, bool cloned) {
    const World world = world_of(history, cloned, true);
    for (const auto& one : world.devices) {
      for (const auto& other : world.devices) {
        RC_ASSERT(text_of(merged(one.store, other.store)) ==
                  text_of(merged(other.store, one.store)));
      }
    }
  }));
}

TEST_CASE("merge laws: the grouping of three does not matter") {
  CHECK(rc::check("associative", [](const History& history, bool cloned) {
    const World world = world_of(history, cloned, true);
    const auto states = states_of(world);
    const auto pick = [&] { return *states[*rc::gen::inRange<size_t>(0, states.size())]; };
    const crdt::Store a = pick(), b = pick(), c = pick();
    RC_ASSERT(text_of(merged(merged(a, b), c)) == text_of(merged(a, merged(b, c))));
  }));
}

TEST_CASE("merge laws: what is known already changes nothing, and merging says so") {
  CHECK(rc::check("idempotent", [](const History& history, bool cloned) {
    const World world = world_of(history, cloned, true);
    for (const auto& device : world.devices) {
      for (const auto* record : format::all_records(device.store)) {
        crdt::Record copy = *record;
        RC_ASSERT_FALSE(copy.merge(*record));
        RC_ASSERT(copy == *record);
      }
    }
    crdt::Store all;
    for (const auto* state : states_of(world)) all = merged(std::move(all), *state);
    for (const auto* state : states_of(world)) {
      for (const auto* record : format::all_records(*state)) {
        RC_ASSERT(all.merge(*record) == crdt::Merged::same);
      }
    }
  }));
}

TEST_CASE("merge laws: all states and files in any order, some twice, give the same bytes") {
  CHECK(rc::check("order-free", [](const History& history, bool cloned) {
    const World world = world_of(history, cloned, true);
    auto states = states_of(world);
    const std::string expected = merged_text(states);
    for (int round = 0; round < 4; ++round) {
      auto mixed = states;
      mixed.push_back(states[*rc::gen::inRange<size_t>(0, states.size())]);
      shuffle(mixed);
      RC_ASSERT(merged_text(mixed) == expected);
    }
  }));
}

TEST_CASE("merge laws: no value disappears without a later edit that saw it, and none comes back") {
  CHECK(rc::check("as the ideal register", [](const History& history) {
    const World world = world_of(history, false);
    for (const auto& device : world.devices) {
      const auto real = held(device.store);
      for (const auto& [path, ideal] : device.ideal) {
        const auto found = real.find(path);
        RC_ASSERT((found != real.end() ? found->second : std::set<histories::Ideal::Write>{}) ==
                  ideal.alive);
      }
      for (const auto& [path, writes] : real) RC_ASSERT(device.ideal.contains(path));
    }
  }));
}

TEST_CASE("merge laws: devices that have seen everything of each other know the same") {
  CHECK(rc::check("converges", [](const History& history, bool cloned) {
    World world = world_of(history, cloned);
    crdt::Store all;
    for (const auto& device : world.devices) all = merged(std::move(all), device.store);
    for (const auto& device : world.devices) {
      RC_ASSERT(text_of(merged(device.store, all)) == text_of(all));
    }
  }));
}

TEST_CASE("merge laws: a register remembers at most one write for each identity and value") {
  CHECK(rc::check("bounded", [](const History& history) {
    const World world = world_of(history, false);
    for (const auto& device : world.devices) {
      for (const auto* record : format::all_records(device.store)) {
        for (const auto& [name, reg] : record->fields) {
          RC_ASSERT(reg.entries().size() + reg.seen().size() <= world.devices.size());
        }
      }
    }
  }));
}

TEST_CASE("clock laws: stamps only rise, whatever the wall clock and the others do") {
  CHECK(rc::check("rising", [](const std::vector<std::pair<int32_t, bool>>& moves) {
    crdt::Clock clock(7, 0);
    int64_t wall = 1'602'072'000'000;
    crdt::Stamp last;
    for (const auto& [move, others] : moves) {
      wall += move;
      if (others)
        clock.observe({static_cast<uint64_t>(std::max<int64_t>(wall + move, 0)) << 16, 9});
      const crdt::Stamp next = clock.tick(wall);
      RC_ASSERT(last < next);
      RC_ASSERT(next.unix_ms() >= wall);
      last = next;
    }
  }));
}

TEST_CASE(
    "merge laws: what was erased anywhere is erased everywhere it reaches, with nothing left") {
  CHECK(rc::check("erasure", [](const History& history, bool cloned) {
    const World world = world_of(history, cloned, true);
    crdt::Store all;
    for (const auto* state : states_of(world)) all = merged(std::move(all), *state);
    for (const auto* state : states_of(world)) {
      for (const auto* record : format::all_records(*state)) {
        const crdt::Record& whole = *all.find(record->type, record->id);
        if (record->is_erased()) RC_ASSERT(whole.is_erased());
        if (!whole.is_erased()) continue;
        RC_ASSERT(whole.fields.empty() && whole.sets.empty() && whole.extra.empty());
        RC_ASSERT(whole.deleted == crdt::Register{});
      }
    }
  }));
}
