// Buscar: people, groups and days of the calendar by any words, without accents. What it finds are
// names and numbers; where each leads is the interface's matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/calendar.h"
#include "app/views.h"

namespace app {

struct Hit {
  std::string title;   // "Peña Ruiz, Ana"
  std::string detail;  // "Vocalía Secretarial · Junta Local, Jalisco"
  std::string id;      // of the person; of a group its number
};

struct Hits {
  std::vector<Hit> people, groups, days;
  size_t all_people = 0;  // also those beyond the first
};

inline constexpr size_t most_people = 8;
inline constexpr size_t most_groups = 5;
inline constexpr size_t most_days = 6;

Hits search(const Workspace& workspace, const Registry& registry,
            const std::vector<GroupView>& groups, const std::vector<CalendarMark>& calendar,
            std::string_view query);

// Whether each word of `query` occurs in `text`; accents and case do not matter.
bool matches(std::string_view text, std::string_view query);

}  // namespace app
