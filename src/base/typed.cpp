#include "base/typed.h"

#include "base/text.h"

namespace base {
namespace {

constexpr int most = 1'000'000;
constexpr int minutes_of_hour = 60;
constexpr int hours_of_day = 24;
enum class Half { none, morning, afternoon };

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// Takes an ending off, dots and spaces left out: "p. m." is "pm".
bool take_end(std::string& text, std::string_view end) {
  if (text.size() <= end.size() || !text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

Half take_half(std::string& text) {
  if (take_end(text, "am")) return Half::morning;
  if (take_end(text, "pm")) return Half::afternoon;
  for (const char* word : {"horas", "hrs", "hr", "h"}) {
    if (take_end(text, word)) break;
  }
  return Half::none;
}

struct Digits {
  std::string hours, minutes;
};

// "930" has its minutes at the end; elsewhere one sign stands before them.
std::optional<Digits> digits_of(std::string_view text) {
  Digits found;
  size_t at = 0;
  while (at < text.size() && is_digit(text[at])) found.hours += text[at++];
  if (at < text.size()) {
    if (text.find_first_of(":.h,") != at) return {};
    found.minutes = text.substr(at + 1);
    if (found.minutes.size() != 2 || !is_digit(found.minutes[0]) || !is_digit(found.minutes[1])) {
      return {};
    }
  } else if (found.hours.size() > 2) {
    found.minutes = found.hours.substr(found.hours.size() - 2);
    found.hours.resize(found.hours.size() - 2);
  }
  if (found.hours.empty() || found.hours.size() > 2) return {};
  return found;
}

}  // namespace

std::optional<int> read_number(std::string_view typed) {
  typed = trim(typed);
  std::string digits;
  for (size_t i = 0; i < typed.size(); ++i) {
    if (is_digit(typed[i])) {
      digits += typed[i];
      continue;
    }
    // Between thousands: exactly three digits follow, and then no other one.
    const std::string_view rest = typed.substr(i + 1);
    const bool between = (typed[i] == ',' || typed[i] == ' ') && !digits.empty() &&
                         rest.size() >= 3 && is_digit(rest[0]) && is_digit(rest[1]) &&
                         is_digit(rest[2]) && (rest.size() == 3 || !is_digit(rest[3]));
    if (!between) return {};
  }
  if (digits.empty() || digits.size() > 7 || number(digits) > most) return {};
  return number(digits);
}

std::optional<int> read_time(std::string_view typed) {
  std::string text;
  char before = 0;
  for (const char c : fold(trim(typed))) {
    // "21 30": the space stands for the sign between; any other one says nothing.
    if (c == ' ' && is_digit(before)) text += ':';
    if (c != ' ') text += c;
    before = c;
  }
  for (size_t at = text.find(':'); at != std::string::npos; at = text.find(':', at + 1)) {
    if (at + 1 < text.size() && is_digit(text[at + 1])) continue;
    text.erase(at, 1);  // "9 pm", "9 : 30"
    --at;
  }
  for (const char* dotted : {"a.m.", "p.m.", "a.m", "p.m"}) {
    if (take_end(text, dotted)) text += dotted[0] == 'a' ? "am" : "pm";
  }
  const Half half = take_half(text);
  const auto digits = digits_of(text);
  if (!digits) return {};
  int hours = number(digits->hours);
  const int minutes = number(digits->minutes);
  if (hours >= hours_of_day || minutes >= minutes_of_hour) return {};
  if (half != Half::none && (hours == 0 || hours > 12)) return {};
  if (half == Half::morning && hours == 12) hours = 0;
  if (half == Half::afternoon && hours < 12) hours += 12;
  return hours * minutes_of_hour + minutes;
}

std::string time_text(int minutes) {
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return two(minutes / minutes_of_hour) + ':' + two(minutes % minutes_of_hour);
}

}  // namespace base
