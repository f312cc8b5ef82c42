// Every state of the storage has words of its own and a way out.
#include "app/storage_state.h"

#include <set>
#include <string>

#include "doctest/doctest.h"

TEST_CASE("storage states: each reason has its own words and at least one way out") {
  std::set<std::string_view> titles;
  for (const char* why : {"closed", "quota", "blocked", "newer", "held", "mismatch", "other"}) {
    CAPTURE(std::string(why));
    const app::StorageWords words = app::storage_words(app::storage_state(why));
    CHECK(titles.insert(words.title).second);
    CHECK_FALSE(words.title.empty());
    CHECK_FALSE(words.text.empty());
    CHECK(words.bar.substr(0, 4) == "No s");
    CHECK(words.rescue);
    CHECK((words.retry || words.reload));
  }
  for (const char* why : {"", "ok", "new", "lost"}) {
    CHECK(app::storage_words(app::storage_state(why)).title.empty());
  }
}
