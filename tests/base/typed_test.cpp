#include "base/typed.h"

#include <utility>

#include "doctest/doctest.h"
#include "tests/base/printing.h"

TEST_CASE("typed: a time is read as people write it") {
  const std::pair<const char*, const char*> times[] = {
      {"9", "09:00"},       {"09", "09:00"},       {"9:30", "09:30"},     {"09.30", "09:30"},
      {"9,30", "09:30"},    {"930", "09:30"},      {"0930", "09:30"},     {"1645", "16:45"},
      {"9 30", "09:30"},    {"9h30", "09:30"},     {"9 h 30", "09:30"},   {"21:05 hrs", "21:05"},
      {"9 horas", "09:00"}, {" 9 : 30 ", "09:30"}, {"9 a. m.", "09:00"},  {"4:45 p. m.", "16:45"},
      {"4.45pm", "16:45"},  {"12 p.m.", "12:00"},  {"12:15 AM", "00:15"}, {"0:00", "00:00"},
      {"23:59", "23:59"}};
  for (const auto& time : times) {
    CAPTURE(std::string(time.first));
    const auto minutes = base::read_time(time.first);
    REQUIRE(minutes);
    CHECK(base::time_text(*minutes) == time.second);
  }
}

TEST_CASE("typed: what is no time is not taken for one") {
  for (const char* text : {"", ":", " ", "24:00", "9:60", "93", "9:3", "9:300", "12345", "9:30:15",
                           "a las 9", "13 pm", "0 am", "-9", "9-30", ":30", "pm", "9:", "h"}) {
    CAPTURE(std::string(text));
    const bool half = std::string(text) == "9:";  // she is about to write the minutes
    CHECK(base::read_time(text).has_value() == half);
  }
}

TEST_CASE("typed: a whole number is read with or without its separators") {
  CHECK(base::read_number("30") == 30);
  CHECK(base::read_number(" 007 ") == 7);
  CHECK(base::read_number("1,200") == 1200);
  CHECK(base::read_number("1 200") == 1200);
  CHECK(base::read_number("1,000,000") == 1'000'000);
  for (const char* text : {"", "-3", "3.5", "1,2", "12,34", "1,2000", "99999999", "1000001", "tres",
                           "3 o 4", "1,", ",5"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(base::read_number(text));
  }
}
