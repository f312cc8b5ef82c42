#include "base/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "texts/dates.h"

namespace base {
namespace {

constexpr int64_t day_ms = 86'400'000;

struct Civil {
  int year, month, day;
};

Civil civil_from_days(int32_t days) {
  const int z = days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const unsigned doe = static_cast<unsigned>(z - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  const int year = static_cast<int>(yoe) + era * 400 + (month <= 2);
  return {year, month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

// Digits only, from `at`, exactly `count` of them; -1 otherwise.
int number_at(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Date> real_day(int year, int month, int day) {
  constexpr std::array<int, 12> days_of{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || year > 9999 || month < 1 || month > 12) return {};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (day < 1 || day > days_of[month - 1] || (month == 2 && day == 29 && !leap)) return {};
  return Date::from(year, month, day);
}

template <class... Args>
std::string printed(const char* format, Args... args) {
  char buffer[64];
  const int size = std::snprintf(buffer, sizeof buffer, format, args...);
  return std::string(buffer, static_cast<size_t>(size));
}

// As "%0*d" writes it.
void append_padded(std::string& out, int number, int width) {
  if (number < 0) {
    out += '-';
    number = -number;
    --width;
  }
  char digits[12];
  const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  const std::string_view text(digits, static_cast<size_t>(end - digits));
  for (size_t size = text.size(); size < static_cast<size_t>(width); ++size) out += '0';
  out += text;
}

int64_t floor_div(int64_t a, int64_t b) {
  return a / b - (a % b < 0);
}

}  // namespace

Date Date::from(int year, int month, int day) {
  year -= month <= 2;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const unsigned yoe = static_cast<unsigned>(year - era * 400);
  const unsigned doy = (153u * static_cast<unsigned>(month > 2 ? month - 3 : month + 9) + 2) / 5 +
                       static_cast<unsigned>(day) - 1;
  const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return {era * 146097 + static_cast<int>(doe) - 719468};
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  return real_day(number_at(iso, 0, 4), number_at(iso, 5, 2), number_at(iso, 8, 2));
}

std::optional<Date> Date::parse_typed(std::string_view text) {
  if (auto iso = parse(text)) return iso;
  std::array<int, 3> parts{};
  size_t part = 0;
  size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++digits > 4) return {};
      parts[part] = parts[part] * 10 + (c - '0');
    } else if ((c == '/' || c == '-' || c == '.') && digits > 0 && part < 2) {
      ++part;
      digits = 0;
    } else {
      return {};
    }
  }
  if (part != 2 || digits != 4) return {};
  return real_day(parts[2], parts[1], parts[0]);
}

int Date::year() const {
  return civil_from_days(days).year;
}
int Date::month() const {
  return civil_from_days(days).month;
}
int Date::day() const {
  return civil_from_days(days).day;
}
int Date::weekday() const {
  return ((days + 3) % 7 + 7) % 7;
}

std::string Date::iso() const {
  const Civil c = civil_from_days(days);
  return printed("%04d-%02d-%02d", c.year, c.month, c.day);
}

std::string Date::numeric() const {
  const Civil c = civil_from_days(days);
  return printed("%02d/%02d/%04d", c.day, c.month, c.year);
}

Date Date::plus_months(int n) const {
  const Civil c = civil_from_days(days);
  const int months = c.year * 12 + c.month - 1 + n;
  const Date first = from(months / 12, months % 12 + 1, 1);
  const int length = from((months + 1) / 12, (months + 1) % 12 + 1, 1).days - first.days;
  return first.plus_days(std::min(c.day, length) - 1);
}

std::string Date::full() const {
  const Civil c = civil_from_days(days);
  return say(text::dates::full, {{"day", std::to_string(c.day)},
                                 {"month", month_name(c.month)},
                                 {"year", std::to_string(c.year)}});
}

std::string Date::brief() const {
  const Civil c = civil_from_days(days);
  const LanguageRules& rules = spoken().rules;
  return say(text::dates::brief, {{"weekday", rules.short_weekdays[weekday()]},
                                  {"day", std::to_string(c.day)},
                                  {"month", rules.short_months[c.month - 1]}});
}

std::string_view month_name(int month) {
  return spoken().rules.months[static_cast<size_t>(month - 1) % 12];
}

// By hand: every stamp of every record passes here on its way to storage, and printf took a third
// of the time of saving an import.
void append_instant(std::string& out, int64_t unix_ms) {
  const int64_t day = floor_div(unix_ms, day_ms);
  const int64_t rest = unix_ms - day * day_ms;
  const Civil c = civil_from_days(static_cast<int32_t>(day));
  append_padded(out, c.year, 4);
  char text[] = "-00-00T00:00:00.000Z";
  const auto put = [&text](size_t end, int64_t number) {
    for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  put(3, c.month);
  put(6, c.day);
  put(9, rest / 3'600'000);
  put(12, rest / 60'000 % 60);
  put(15, rest / 1000 % 60);
  put(19, rest % 1000);
  out.append(text, sizeof text - 1);
}

std::string instant_text(int64_t unix_ms) {
  std::string text;
  append_instant(text, unix_ms);
  return text;
}

std::optional<int64_t> parse_instant(std::string_view text) {
  if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != '.' || text[23] != 'Z') {
    return {};
  }
  const auto date = Date::parse(text.substr(0, 10));
  const int hour = number_at(text, 11, 2);
  const int minute = number_at(text, 14, 2);
  const int second = number_at(text, 17, 2);
  const int milli = number_at(text, 20, 3);
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
      milli < 0) {
    return {};
  }
  return date->days * day_ms + ((hour * 60LL + minute) * 60 + second) * 1000 + milli;
}

std::string clock_text(int64_t unix_ms, int offset_minutes) {
  const int64_t local = unix_ms + offset_minutes * 60'000LL;
  const int64_t rest = local - floor_div(local, day_ms) * day_ms;
  return printed("%02d:%02d", static_cast<int>(rest / 3'600'000),
                 static_cast<int>(rest / 60'000 % 60));
}

Date local_date(int64_t unix_ms, int offset_minutes) {
  return {static_cast<int32_t>(floor_div(unix_ms + offset_minutes * 60'000LL, day_ms))};
}

}  // namespace base
