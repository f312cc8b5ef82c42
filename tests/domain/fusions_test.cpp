#include "domain/fusions.h"

#include "doctest/doctest.h"
#include "tests/base/printing.h"

using domain::FusionLink;
using domain::Fusions;

namespace {

Fusions of(const std::vector<FusionLink>& links, std::string_view gone = "") {
  return Fusions(links, [gone](std::string_view id) { return id != gone; });
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("fusions: without any, everybody stands for herself") {
  CHECK(Fusions().resolve("a") == "a");
  CHECK(Fusions().profiles("a") == Ids{"a"});
  CHECK_FALSE(Fusions().absorbed("a"));
  CHECK_FALSE(Fusions().several("a"));
}

TEST_CASE("fusions: the one that stays is shown for the one that joined it") {
  const Fusions fusions = of({{"b", "a"}});
  CHECK(fusions.resolve("a") == "b");
  CHECK(fusions.resolve("b") == "b");
  CHECK(fusions.resolve("c") == "c");
  CHECK(fusions.absorbed("a"));
  CHECK(fusions.several("b"));
  CHECK_FALSE(fusions.several("a"));
  CHECK(fusions.profiles("b") == Ids{"b", "a"});
}

TEST_CASE("fusions: a chain shows its head") {
  const Fusions fusions = of({{"b", "c"}, {"a", "b"}, {"c", "d"}});
  for (const char* id : {"a", "b", "c", "d"}) CHECK(fusions.resolve(id) == "a");
  CHECK(fusions.profiles("a") == Ids{"a", "b", "c", "d"});
}

TEST_CASE("fusions: contradictions and circles show the least of those that may stay") {
  CHECK(of({{"a", "b"}, {"b", "a"}}).resolve("b") == "a");
  CHECK(of({{"c", "a"}, {"a", "b"}, {"b", "c"}}).resolve("c") == "a");
  CHECK(of({{"c", "a"}, {"b", "a"}}).resolve("a") == "b");
}

TEST_CASE("fusions: a profile that is not there does not hide one that is") {
  CHECK(of({{"a", "b"}}, "a").resolve("b") == "b");
  CHECK(of({{"a", "b"}, {"b", "c"}}, "a").resolve("c") == "b");
  CHECK(of({{"a", "b"}}, "b").resolve("b") == "a");
}

TEST_CASE("fusions: what says nothing changes nothing") {
  const Fusions fusions = of({{"", "b"}, {"a", ""}, {"c", "c"}});
  CHECK(fusions.empty());
  CHECK(fusions.resolve("b") == "b");
}
