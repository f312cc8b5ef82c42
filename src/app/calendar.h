// The calendar of the programme in one list: when its period opens and closes, its pauses, and on
// which days how many groups meet. A view: computed, never stored.
#pragma once

#include <string>
#include <vector>

#include "app/table.h"
#include "app/views.h"

namespace app {

struct CalendarMark {
  enum class Kind { opens, pause, session, closes };
  Kind kind = Kind::session;
  base::Date from, to;     // the same day for all but a pause
  std::string text;        // "Sesión 2", "Vacaciones de invierno"
  int session = 0;         // its number
  size_t groups = 0;       // that meet
  bool agreed = false;     // groups said so; else it is the programme's proposal
  bool outside = false;    // of the period
  std::string group = {};  // its name, where there is only one
};

// By day. `plans` are those of `groups`, in their order.
std::vector<CalendarMark> make_calendar(const Workspace& workspace,
                                        const std::vector<GroupView>& groups,
                                        const std::vector<PlanView>& plans);

// "Las sesiones van del 2 de noviembre de 2020 al 22 de marzo de 2021, dentro del periodo"
std::string calendar_finding(const std::vector<CalendarMark>& marks);
// "lun 2 nov", "21 dic a 5 ene"
std::string mark_days(const CalendarMark& mark);
// "Sesión 2, 14 grupos", "Sesión 2, 14 grupos (propuesta)"
std::string mark_text(const CalendarMark& mark);
Table calendar_table(const std::vector<CalendarMark>& marks);

}  // namespace app
