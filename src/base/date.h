// Calendar dates and instants, without time zones beyond a fixed offset that the outside hands in.
// A Date counts days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant,
// "chrono-compatible low-level date algorithms"). Texts are in the language spoken (base/texts.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Date {
  int32_t days = 0;

  static Date from(int year, int month, int day);
  // "2020-11-02" only; nothing when it is not a real day.
  static std::optional<Date> parse(std::string_view iso);
  // What a person types: "2/11/2020", "02-11-2020" or the ISO form. Day first, as in Mexico.
  static std::optional<Date> parse_typed(std::string_view text);

  int year() const;
  int month() const;    // 1–12
  int day() const;      // 1–31
  int weekday() const;  // 0 = Monday … 6 = Sunday

  std::string iso() const;      // "2020-11-02"
  std::string numeric() const;  // "02/11/2020", as parse_typed reads it
  std::string full() const;     // "2 de noviembre de 2020"
  std::string brief() const;    // "lun 2 nov"

  // The same day `n` months later, or the last of that month.
  Date plus_months(int n) const;
  Date plus_days(int n) const { return {days + n}; }
  Date plus_weeks(int n) const { return {days + 7 * n}; }
  auto operator<=>(const Date&) const = default;
};

std::string_view month_name(int month);  // "noviembre"

// Milliseconds since 1970-01-01T00:00:00Z <-> "2020-10-07T16:20:31.123Z" (RFC 3339, UTC, 3
// decimals).
std::string instant_text(int64_t unix_ms);
void append_instant(std::string& out, int64_t unix_ms);
std::optional<int64_t> parse_instant(std::string_view text);

// "16:20" at the given offset (minutes east of UTC).
std::string clock_text(int64_t unix_ms, int offset_minutes);
Date local_date(int64_t unix_ms, int offset_minutes);
// "19 de octubre de 2020, 06:30".
std::string moment_text(int64_t unix_ms, int offset_minutes);

}  // namespace base
