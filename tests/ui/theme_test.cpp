#include "doctest/doctest.h"

#include <initializer_list>

#include "ui/theme.h"

TEST_CASE("theme: text has contrast of at least 4.5, graphics of at least 3, light and dark") {
  for (const ui::Palette* p : {&ui::light_palette(), &ui::dark_palette()}) {
    for (const ui::Color ground : {p->bg, p->surface, p->surface2}) {
      CHECK(ui::contrast(p->text, ground) >= 4.5);
      CHECK(ui::contrast(p->muted, ground) >= 4.5);
      CHECK(ui::contrast(p->primary, ground) >= 4.5);
      CHECK(ui::contrast(p->border, ground) >= 3);
      CHECK(ui::contrast(p->focus, ground) >= 3);
    }
    CHECK(ui::contrast(p->on_primary, p->primary) >= 4.5);
    CHECK(ui::contrast(p->primary, p->primary_soft) >= 4.5);
    CHECK(ui::contrast(p->text, p->primary_soft) >= 4.5);
    CHECK(ui::contrast(p->danger, p->surface) >= 4.5);
    CHECK(ui::contrast(p->danger, p->danger_soft) >= 4.5);
    CHECK(ui::contrast(p->warn, p->warn_soft) >= 4.5);
    CHECK(ui::contrast(p->warn, p->surface) >= 4.5);
    CHECK(ui::contrast(p->ok, p->ok_soft) >= 4.5);
    CHECK(ui::contrast(p->ok, p->surface) >= 4.5);
    CHECK(ui::contrast(p->bg, p->text) >= 4.5);  // the toast
  }
}

TEST_CASE("theme: the parts of a chart stand out from their ground, and numbers on them are read") {
  for (const ui::Palette* p : {&ui::light_palette(), &ui::dark_palette()}) {
    for (const ui::Color part : p->series) {
      for (const ui::Color ground : {p->bg, p->surface, p->surface2, p->primary_soft}) {
        CHECK(ui::contrast(part, ground) >= 3);
      }
      CHECK(ui::contrast(ui::ink_on(*p, part), part) >= 4.5);
    }
    CHECK(ui::contrast(p->border, p->surface) >= 3);  // the edge of every tile
    for (size_t step = 0; step <= ui::shade_steps; ++step) {
      const ui::Color tile = ui::shade(*p, step);
      CHECK(ui::contrast(ui::ink_on(*p, tile), tile) >= 4.5);
      if (step == 0) continue;
      CHECK(ui::contrast(tile, p->surface) > ui::contrast(ui::shade(*p, step - 1), p->surface));
    }
  }
}

TEST_CASE("theme: contrast is WCAG's: 21 for black on white, 1 for equals") {
  CHECK(ui::contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(ui::contrast(0x5B2C83, 0x5B2C83) == doctest::Approx(1));
}
