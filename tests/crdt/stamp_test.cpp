#include "crdt/stamp.h"

#include <vector>

#include "doctest/doctest.h"

using crdt::Clock;
using crdt::Stamp;

namespace {

constexpr int64_t noon = 1'602'072'000'123;  // 2020-10-07T12:00:00.123Z

Stamp stamp(int64_t ms, uint32_t counter, crdt::Node node) {
  return {static_cast<uint64_t>(ms) << 16 | counter, node};
}

}  // namespace

TEST_CASE("stamp: the text says instant, counter and node, and reads back the same") {
  const Stamp one = stamp(noon, 0, crdt::parse_node("k3f9a2m4p7q2").value());
  CHECK(one.text() == "2020-10-07T12:00:00.123Z/0/k3f9a2m4p7q2");
  for (const Stamp& each : {one, Stamp{}, stamp(noon, 65535, crdt::max_node), stamp(1, 10, 1),
                            stamp(253402300799999, 1, 0)}) {
    CHECK(Stamp::parse(each.text()) == each);
  }
}

TEST_CASE("stamp: there is one text for each stamp; anything else is refused") {
  for (const char* text : {"",
                           "2020-10-07T12:00:00.123Z",
                           "2020-10-07T12:00:00.123Z/0",
                           "2020-10-07T12:00:00.123Z/0/",
                           "2020-10-07T12:00:00.123Z//k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/00/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/01/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/+1/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/-1/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/65536/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/99999999999/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/0/k3f9a2m4p7q",
                           "2020-10-07T12:00:00.123Z/0/k3f9a2m4p7q22",
                           "2020-10-07T12:00:00.123Z/0/K3F9A2M4P7Q2",
                           "2020-10-07T12:00:00.123Z/0/i3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/0/u3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z/0/k3f9a2m4p7q2 ",
                           " 2020-10-07T12:00:00.123Z/0/k3f9a2m4p7q2",
                           "2020-13-07T12:00:00.123Z/0/k3f9a2m4p7q2",
                           "1969-12-31T23:59:59.999Z/0/k3f9a2m4p7q2",
                           "2020-10-07T12:00:00.123Z-0/k3f9a2m4p7q2"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(Stamp::parse(text).has_value());
  }
}

TEST_CASE("stamp: instants come before counters, counters before nodes") {
  CHECK(stamp(noon, 9, 9) < stamp(noon + 1, 0, 0));
  CHECK(stamp(noon, 1, 9) < stamp(noon, 2, 0));
  CHECK(stamp(noon, 1, 1) < stamp(noon, 1, 2));
  CHECK(stamp(noon, 65535, 9) < stamp(noon + 1, 0, 0));
}

TEST_CASE("stamp: a node is twelve digits without i, l, o, u") {
  CHECK(crdt::node_text(0) == "000000000000");
  CHECK(crdt::node_text(31) == "00000000000z");
  CHECK(crdt::node_text(crdt::max_node) == "zzzzzzzzzzzz");
  CHECK(crdt::parse_node("zzzzzzzzzzzz") == crdt::max_node);
  for (const char* text : {"", "00000000000", "0000000000000", "00000000000l", "00000000000o"}) {
    CHECK_FALSE(crdt::parse_node(text).has_value());
  }
}

TEST_CASE("clock: a wall clock that moves on gives its own time with counter 0") {
  Clock clock(7, 0);
  CHECK(clock.tick(noon) == stamp(noon, 0, 7));
  CHECK(clock.tick(noon + 5) == stamp(noon + 5, 0, 7));
}

TEST_CASE("clock: a stuttering wall clock counts up") {
  Clock clock(7, 0);
  for (uint32_t counter = 0; counter < 1000; ++counter) {
    CHECK(clock.tick(noon) == stamp(noon, counter, 7));
  }
}

TEST_CASE("clock: a full counter runs over into the next millisecond") {
  Clock clock(7, stamp(noon, 65535, 0).time);
  CHECK(clock.tick(noon) == stamp(noon + 1, 0, 7));
  CHECK(clock.tick(noon) == stamp(noon + 1, 1, 7));
}

TEST_CASE("clock: a wall clock that runs backwards never moves stamps back") {
  Clock clock(7, 0);
  const std::vector<int64_t> wall{noon, noon - 1000, noon - 86'400'000, 0, -5, noon - 1, noon + 1};
  Stamp last;
  for (const int64_t now : wall) {
    const Stamp next = clock.tick(now);
    CHECK(last < next);
    last = next;
  }
  CHECK(last == stamp(noon + 1, 0, 7));
}

TEST_CASE("clock: what it has seen from others is always before what it writes next") {
  Clock clock(7, 0);
  const Stamp ahead = stamp(noon + 3'600'000, 41, 9);
  clock.observe(ahead);
  CHECK(clock.tick(noon) == stamp(noon + 3'600'000, 42, 7));
  clock.observe(stamp(noon, 0, 9));  // older: changes nothing
  CHECK(clock.tick(noon) == stamp(noon + 3'600'000, 43, 7));
}

TEST_CASE("clock: a clock that is stored and read goes on where it was") {
  Clock clock(7, 0);
  const Stamp before = clock.tick(noon);
  Clock again(clock.node(), clock.last_time());
  CHECK(again.tick(noon - 1000) == stamp(noon, 1, 7));
  CHECK(before < again.tick(noon - 1000));
}
