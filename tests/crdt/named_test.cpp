#include "crdt/record.h"
#include "doctest/doctest.h"

TEST_CASE("named: names asked for in rising order are found or made, wherever they belong") {
  for (const std::string start : {"", "abc", "mno", "xyz", "bnx"}) {
    crdt::Named<int> items;
    for (const char name : start) items[std::string(1, name)] = name;
    size_t next = 0;
    for (char name = 'a'; name <= 'z'; ++name) {  // far more than there was room for
      items.at(std::string(1, name), next) += name;
    }
    REQUIRE(items.size() == 26);
    char expected = 'a';
    for (const auto& [name, value] : items) {
      CHECK(name == std::string(1, expected));
      CHECK(value == (start.find(expected) == std::string::npos ? 1 : 2) * expected);
      ++expected;
    }
  }
}
