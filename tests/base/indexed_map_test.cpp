#include "base/indexed_map.h"

#include <algorithm>

#include "doctest/doctest.h"

namespace {

using Ages = base::IndexedMap<int>;

std::string walk(const Ages& ages) {
  std::string text;
  for (const auto& [name, age] : ages) text += name + '=' + std::to_string(age) + ' ';
  return text;
}

}  // namespace

TEST_CASE("indexed map: it is walked in the order of names, however they came") {
  Ages ages;
  for (const char* name : {"m", "b", "z", "a"}) ages.insert(name, name[0]);
  CHECK(walk(ages) == "a=97 b=98 m=109 z=122 ");
  CHECK(ages.size() == 4);
}

TEST_CASE("indexed map: what is there stays when it is put in again") {
  Ages ages;
  CHECK(ages.insert("ana", 1) == 1);
  CHECK(ages.insert("ana", 2) == 1);
  *ages.find("ana") = 3;
  CHECK(walk(ages) == "ana=3 ");
}

TEST_CASE("indexed map: what is taken out is found no more, and can come back") {
  Ages ages;
  ages.insert("ana", 1);
  ages.insert("eva", 2);
  ages.erase("ana");
  ages.erase("nadie");
  CHECK_FALSE(ages.find("ana"));
  CHECK(walk(ages) == "eva=2 ");
  ages.insert("ana", 5);
  CHECK(*ages.find("ana") == 5);
}

TEST_CASE("indexed map: a copy finds its own items, also when the original is gone") {
  Ages copy;
  {
    Ages ages;
    ages.insert("ana", 1);
    copy = ages;
    *ages.find("ana") = 9;
  }
  REQUIRE(copy.find("ana"));
  CHECK(*copy.find("ana") == 1);
  Ages moved = std::move(copy);
  CHECK(*moved.find("ana") == 1);
  CHECK((moved == Ages(moved)));
}

TEST_CASE("indexed map: thousands come and go, and it holds what a plain map holds") {
  Ages ages;
  std::map<std::string, int, std::less<>> plain;
  uint32_t state = 7;
  const auto random = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int i = 0; i < 20'000; ++i) {
    const std::string name = "p" + std::to_string(random() % 3000);
    if (random() % 3 == 0) {
      ages.erase(name);
      plain.erase(name);
    } else {
      ages.insert(name, i);
      plain.emplace(name, i);
    }
  }
  CHECK(ages.size() == plain.size());
  CHECK(std::equal(ages.begin(), ages.end(), plain.begin(), plain.end()));
  for (int i = 0; i < 3000; ++i) {
    const std::string name = "p" + std::to_string(i);
    const int* found = ages.find(name);
    REQUIRE((found != nullptr) == plain.contains(name));
    if (found) CHECK(*found == plain.at(name));
  }
}
