#include "app/search.h"

#include <algorithm>

#include "base/text.h"
#include "format/programs.h"
#include "texts/common.h"

namespace app {
namespace {

using base::say;

// A day as people may type it: "lun 2 nov", "2 de noviembre de 2020", "2/11/2020", "02/11/2020".
std::string day_words(base::Date day) {
  const auto padded = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string year = '/' + std::to_string(day.year());
  return day.full() + ' ' + day.brief() + ' ' + std::to_string(day.day()) + '/' +
         std::to_string(day.month()) + year + ' ' + padded(day.day()) + '/' + padded(day.month()) +
         year + ' ' + day.iso();
}

// Like matches(), but the number of a day is that number: "2" is not found in "2020".
bool matches_day(std::string_view text, std::string_view query) {
  std::string words = ' ' + base::fold(text) + ' ';
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == ',' || c == '(' || c == ')'; }, ' ');
  std::string wanted = base::fold(query) + ' ';
  for (size_t from = 0, to = 0; (to = wanted.find(' ', from)) != std::string::npos; from = to + 1) {
    std::string word = wanted.substr(from, to - from);
    const bool day = word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos;
    if (day && !word.empty()) word = ' ' + word + ' ';
    if (words.find(word) == std::string::npos) return false;
  }
  return true;
}

}  // namespace

bool matches(std::string_view text, std::string_view query) {
  return base::contains_all_words(base::fold(text), base::fold(query));
}

Hits search(const Workspace& workspace, const Registry& registry,
            const std::vector<GroupView>& groups, const std::vector<CalendarMark>& calendar,
            std::string_view query) {
  Hits hits;
  const std::string wanted = base::fold(base::trim(query));
  if (wanted.empty()) return hits;
  for (const RegistryRow& row : registry.rows) {
    if (!base::contains_all_words(row.search, wanted)) continue;
    if (++hits.all_people > most_people) continue;
    hits.people.push_back({row.name.empty() ? say(text::common::no_name) : row.name,
                           domain::post_text(row.person, format::catalogues(), workspace.program()),
                           row.person.id});
  }
  for (const GroupView& group : groups) {
    if (hits.groups.size() == most_groups || !matches(group.name, query)) continue;
    hits.groups.push_back({group.name, say(text::common::women, {{"count", group.members.size()}}),
                           std::to_string(group.number)});
  }
  for (const CalendarMark& mark : calendar) {
    const std::string text =
        mark_text(mark) + ' ' + day_words(mark.from) + ' ' + day_words(mark.to);
    if (hits.days.size() == most_days || !matches_day(text, query)) continue;
    hits.days.push_back(
        {mark_text(mark),
         mark.from == mark.to
             ? mark.from.full()
             : say(text::common::from_to, {{"from", mark.from.full()}, {"to", mark.to.full()}}),
         mark.from.iso()});
  }
  return hits;
}

}  // namespace app
