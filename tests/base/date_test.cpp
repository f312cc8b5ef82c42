#include "base/date.h"

#include <algorithm>

#include "doctest/doctest.h"

using base::Date;

namespace {

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}

}  // namespace

TEST_CASE("date: every day from 1900 to 2100 follows the one before and reads back from its text") {
  int days = Date::from(1900, 1, 1).days;
  CHECK(days == -25567);
  int wrong = 0;
  for (int year = 1900; year <= 2100; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in(year, month); ++day, ++days) {
        const Date date = Date::from(year, month, day);
        wrong += date.days != days || date.year() != year || date.month() != month ||
                 date.day() != day || Date::parse(date.iso()) != date ||
                 date.weekday() != ((days + 3) % 7 + 7) % 7;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(Date::from(2100, 12, 31).days == days - 1);
}

TEST_CASE("date: leap years are those divisible by 4, by 100 only when also by 400") {
  CHECK(Date::parse("2020-02-29").has_value());
  CHECK(Date::parse("2000-02-29").has_value());
  CHECK_FALSE(Date::parse("2021-02-29").has_value());
  CHECK_FALSE(Date::parse("1900-02-29").has_value());
  CHECK_FALSE(Date::parse("2100-02-29").has_value());
}

TEST_CASE("date: only real days in the ISO form are read") {
  for (const char* text : {"", "2020-11-2", "2020-13-01", "2020-00-01", "2020-04-31", "2020-01-00",
                           "0000-01-01", "2020/11/02", "2020-11-02 ", "+020-11-02", "2020-1a-02"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(Date::parse(text).has_value());
  }
}

TEST_CASE("date: a typed date has the day first, as in Mexico, or is ISO") {
  const Date second_of_november = Date::from(2020, 11, 2);
  for (const char* text : {"2/11/2020", "02-11-2020", "2.11.2020", "2020-11-02", "02/11/2020"}) {
    CAPTURE(std::string(text));
    CHECK(Date::parse_typed(text) == second_of_november);
  }
}

TEST_CASE("date: a typed date that is cut, has a short year or is no day is not guessed") {
  for (const char* text : {"", "2/11", "2/11/20", "31/2/2020", "2//2020", "/11/2020", "2/11/2020/",
                           "2 11 2020", "11/13/2020", "2020/11/02", "2/11/02020", "mañana"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(Date::parse_typed(text).has_value());
  }
}

TEST_CASE("date: dates are said as people say them") {
  const Date date = Date::from(2020, 11, 2);
  CHECK(date.full() == "2 de noviembre de 2020");
  CHECK(date.brief() == "lun 2 nov");
  CHECK(Date::from(2020, 9, 30).brief() == "mié 30 sep");
  CHECK(Date::from(2021, 3, 27).brief() == "sáb 27 mar");
  CHECK(base::month_name(1) == "enero");
  CHECK(base::month_name(12) == "diciembre");
}

TEST_CASE("date: weeks and days are added across months and years") {
  CHECK(Date::from(2020, 12, 28).plus_weeks(1) == Date::from(2021, 1, 4));
  CHECK(Date::from(2020, 3, 1).plus_days(-1) == Date::from(2020, 2, 29));
  CHECK(Date::from(2020, 11, 2).plus_weeks(20) == Date::from(2021, 3, 22));
}

TEST_CASE("date: instants are UTC with three decimals and read back exactly") {
  CHECK(base::instant_text(0) == "1970-01-01T00:00:00.000Z");
  CHECK(base::instant_text(1602087631123) == "2020-10-07T16:20:31.123Z");
  CHECK(base::instant_text(-1) == "1969-12-31T23:59:59.999Z");
  for (const int64_t ms :
       {int64_t{0}, int64_t{1602087631123}, int64_t{-1}, int64_t{253402300799999}}) {
    CHECK(base::parse_instant(base::instant_text(ms)) == ms);
  }
}

TEST_CASE("date: an instant in any other form is refused") {
  for (const char* text :
       {"", "2020-10-07T16:20:31Z", "2020-10-07T16:20:31.123", "2020-10-07 16:20:31.123Z",
        "2020-10-07T24:00:00.000Z", "2020-10-07T16:60:00.000Z", "2020-10-07T16:20:60.000Z",
        "2020-02-30T16:20:31.123Z", "2020-10-07T16:20:31.1234Z", "2020-10-07t16:20:31.123z"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(base::parse_instant(text).has_value());
  }
}

TEST_CASE("date: the clock and the day shown are those of the person's offset") {
  const int64_t just_before_midnight_utc = base::parse_instant("2020-10-07T23:59:00.000Z").value();
  CHECK(base::clock_text(just_before_midnight_utc, 0) == "23:59");
  CHECK(base::clock_text(just_before_midnight_utc, -360) == "17:59");
  CHECK(base::local_date(just_before_midnight_utc, -360) == Date::from(2020, 10, 7));
  CHECK(base::local_date(just_before_midnight_utc, 60) == Date::from(2020, 10, 8));
  CHECK(base::local_date(0, -1) == Date::from(1969, 12, 31));
}

TEST_CASE("date: months later is the same day, or the last that the month has") {
  CHECK(Date::from(2020, 1, 31).plus_months(1) == Date::from(2020, 2, 29));
  CHECK(Date::from(2020, 11, 2).plus_months(2) == Date::from(2021, 1, 2));
  CHECK(Date::from(2020, 1, 15).plus_months(-1) == Date::from(2019, 12, 15));
  CHECK(Date::from(2020, 5, 31).plus_months(-15) == Date::from(2019, 2, 28));
}

TEST_CASE("date: what numeric writes is what parse_typed reads") {
  CHECK(Date::from(2020, 11, 2).numeric() == "02/11/2020");
  for (int day = -1000; day < 40000; day += 37) {
    CHECK(Date::parse_typed(Date{day}.numeric()) == Date{day});
  }
}
