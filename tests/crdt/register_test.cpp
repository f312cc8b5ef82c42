#include "crdt/register.h"

#include <algorithm>
#include <vector>

#include "doctest/doctest.h"
#include "tests/base/printing.h"
#include "tests/crdt/stamps.h"

using crdt::Register;
using crdt::Stamp;
using crdt::Value;
using crdt_tests::at;

namespace {

Register written(const Stamp& stamp, const char* text) {
  Register reg;
  reg.set(stamp, Value::of(std::string_view(text)));
  return reg;
}

Register merged(Register one, const Register& other) {
  one.merge(other);
  return one;
}

std::vector<std::string> texts(const Register& reg) {
  std::vector<std::string> out;
  for (const crdt::Entry& entry : reg.entries()) out.push_back(entry.value.text);
  return out;
}

}  // namespace

TEST_CASE("value: the hash is FNV-1a over kind and text") {
  // Test vectors of FORMAT.md.
  CHECK(crdt::hash(Value{}) == 0x050c5d1fu);
  CHECK(crdt::hash(Value::of(true)) == 0x83fc6e6cu);
  CHECK(crdt::hash(Value::of(false)) == 0xbbb955dfu);
  CHECK(crdt::hash(Value::of(int64_t{5})) == 0x887bd050u);
  CHECK(crdt::hash(Value::of("Peña")) == 0xedf5a0c4u);
}

TEST_CASE("value: the same letters of another kind are another value") {
  const Value text = Value::of("true");
  const Value flag = Value::of(true);
  CHECK_FALSE(text == flag);
  CHECK(crdt::hash(text) != crdt::hash(flag));
  CHECK((text < flag) != (flag < text));
}

TEST_CASE("register: an unwritten one shows null") {
  const Register reg;
  CHECK(reg.empty());
  CHECK(reg.value() == Value{});
  CHECK(reg.stamp() == Stamp{});
  CHECK_FALSE(reg.conflicted());
}

TEST_CASE("register: writing replaces what was there and remembers that it saw it") {
  Register reg = written(at(1, 7), "a");
  reg.merge(written(at(2, 8), "b"));
  CHECK(reg.conflicted());
  reg.set(at(3, 7), Value::of("c"));
  CHECK(texts(reg) == std::vector<std::string>{"c"});
  REQUIRE(reg.seen().size() == 1);  // node 7's own later write covers its first
  CHECK(reg.seen()[0].stamp == at(2, 8));
  CHECK(reg.seen()[0].hash == crdt::hash(Value::of("b")));
}

TEST_CASE("register: values written apart are both kept, the later one is shown") {
  const Register one = written(at(1, 7), "early");
  const Register other = written(at(2, 8), "late");
  CHECK(texts(merged(one, other)) == std::vector<std::string>{"late", "early"});
  CHECK(merged(one, other) == merged(other, one));
}

TEST_CASE("register: the winner of equal instants is that of the greater node, everywhere") {
  const Register one = written(at(1, 7), "z");
  const Register other = written(at(1, 8), "a");
  CHECK(merged(one, other).value().text == "a");
  CHECK(merged(other, one).value().text == "a");
}

TEST_CASE("register: two devices with one identity keep both values of one stamp") {
  const Register one = written(at(1, 7), "casa");
  const Register other = written(at(1, 7), "oficina");
  const Register both = merged(one, other);
  CHECK(texts(both) == std::vector<std::string>{"oficina", "casa"});
  CHECK(both == merged(other, one));
  CHECK(merged(both, one) == both);
}

TEST_CASE("register: one value under one stamp is one value, however often it comes") {
  const Register reg = written(at(1, 7), "a");
  Register again = reg;
  CHECK_FALSE(again.merge(reg));
  CHECK(again == reg);
}

TEST_CASE("register: an edit that saw both values settles the disagreement for everybody") {
  const Register one = written(at(1, 7), "a");
  const Register other = written(at(2, 8), "b");
  Register settled = merged(one, other);
  settled.set(at(3, 9), Value::of("c"));
  for (const Register& old : {one, other, merged(one, other)}) {
    CHECK(merged(old, settled) == settled);
    CHECK(merged(settled, old) == settled);
  }
}

TEST_CASE("register: edits that saw each other never conflict") {
  Register here = written(at(1, 7), "a");
  Register there;
  for (uint64_t time = 2; time < 40; ++time) {
    Register& writer = time % 2 == 0 ? there : here;
    const Register& reader = time % 2 == 0 ? here : there;
    writer.merge(reader);
    CHECK_FALSE(writer.conflicted());
    writer.set(at(time, time % 2 == 0 ? 8 : 7), Value::of(static_cast<int64_t>(time)));
  }
  CHECK(texts(merged(here, there)) == std::vector<std::string>{"39"});
  CHECK(merged(here, there).seen().size() == 1);  // the memory does not grow with the edits
}

TEST_CASE("register: an edit that did not see another one leaves it standing") {
  const Register start = written(at(1, 7), "a");
  Register one = start;
  one.set(at(2, 8), Value::of("b"));
  Register other = start;
  other.set(at(3, 9), Value::of("c"));
  CHECK(texts(merged(one, other)) == std::vector<std::string>{"c", "b"});
}

TEST_CASE("register: a value that was replaced does not come back with an old file") {
  const Register old = written(at(1, 7), "a");
  Register now = old;
  now.set(at(2, 8), Value::of("b"));
  CHECK_FALSE(now.merge(old));
  CHECK(texts(now) == std::vector<std::string>{"b"});
}

TEST_CASE("register: of one identity the later write covers the earlier, also unseen") {
  // The price of remembering one dot per node: a cloned device that writes later wins (FORMAT.md).
  const Register one = written(at(1, 7), "a");
  const Register other = written(at(2, 7), "b");
  CHECK(texts(merged(one, other)) == std::vector<std::string>{"b"});
  CHECK(merged(one, other) == merged(other, one));
}

TEST_CASE("register: dots read from a file are put in order, and no dot stays twice") {
  Register reg;
  reg.add_seen(at(1, 9), 5);
  reg.add_entry(at(1, 7), Value::of("a"));
  reg.add_entry(at(3, 8), Value::of("c"));
  reg.add_entry(at(3, 8), Value::of("c"));
  reg.add_entry(at(2, 8), Value::of("covered"));
  reg.add_seen(at(3, 8), crdt::hash(Value::of("c")));
  reg.normalise();
  CHECK(texts(reg) == std::vector<std::string>{"c", "a"});
  REQUIRE(reg.seen().size() == 1);
  CHECK(reg.seen()[0].stamp == at(1, 9));
  CHECK(reg.latest() == at(3, 8));
}
