// The table of the padrón: rows where there is room, cards on a phone.
#pragma once

#include "app/table.h"
#include "ui/state.h"

namespace ui {

void draw_registry_table(const View& view);
// The women listed now, in this order, with the columns of the wide table.
app::Table shown_table(const View& view);

}  // namespace ui
