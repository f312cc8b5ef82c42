// What surrounds every screen: the top bar with the state of saving, the navigation (a rail when
// wide, a bottom bar on a phone), and the message that comes and goes.
#pragma once

#include <vector>

#include "ui/places.h"

namespace ui {

void draw_top_bar(const View& view, float left, float height);
void draw_rail(const View& view, const std::vector<Destination>& items, float width);
void draw_bottom_bar(const View& view, const std::vector<Destination>& items, float height);
// Offers a newer version of Sorora at the bottom, where nothing moves under anybody's hands;
// returns how high it is, 0: there is nothing to offer.
float draw_update_bar(const View& view, float left, float bottom);
void draw_toast(const View& view, float bottom);

}  // namespace ui
