#include "base/few.h"

#include <algorithm>
#include <string>

#include "doctest/doctest.h"

namespace {

using Words = base::Few<std::string>;

Words words(std::initializer_list<const char*> list) {
  Words few;
  for (const char* word : list) few.push_back(word);
  return few;
}

std::string joined(const Words& few) {
  std::string text;
  for (const std::string& word : few) text += word + ' ';
  return text;
}

}  // namespace

TEST_CASE("few: none, one and many are walked in the order they came") {
  CHECK(words({}).empty());
  CHECK(joined(words({"una"})) == "una ");
  CHECK(joined(words({"una", "dos", "tres"})) == "una dos tres ");
  CHECK(words({"una", "dos", "tres"}).size() == 3);
  CHECK(words({"una", "dos"}).front() == "una");
}

TEST_CASE("few: a copy is its own, and what was moved away is empty") {
  for (const Words& original : {words({}), words({"una"}), words({"una", "dos"})}) {
    Words copy = original;
    CHECK(copy == original);
    copy.push_back("más");
    CHECK_FALSE(copy == original);
    Words moved = std::move(copy);
    CHECK(moved.size() == original.size() + 1);
    CHECK(copy.empty());
    copy.push_back("otra");
    CHECK(joined(copy) == "otra ");
    moved = original;
    CHECK(moved == original);
  }
}

TEST_CASE("few: cut leaves what lies before") {
  const std::string left[] = {"", "una ", "una dos ", "una dos tres "};
  for (size_t kept = 0; kept < std::size(left); ++kept) {
    Words few = words({"una", "dos", "tres"});
    few.cut(few.begin() + kept);
    CHECK(few.size() == kept);
    CHECK(joined(few) == left[kept]);
  }
  Words few = words({"a", "b", "a", "c"});
  few.cut(std::remove(few.begin(), few.end(), "a"));
  CHECK(joined(few) == "b c ");
  few.clear();
  few.push_back("d");
  CHECK(joined(few) == "d ");
}
