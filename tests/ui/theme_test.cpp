#include "doctest/doctest.h"

#include <initializer_list>
#include <utility>

#include "ui/appearance.h"

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
  for (const ui::Palette* p : {&ui::light_palette(), &ui::dark_palette(),
                               &ui::light_contrast_palette(), &ui::dark_contrast_palette()}) {
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

TEST_CASE("theme: in high contrast text has at least 7, and edges at least 4.5") {
  for (const ui::Palette* p : {&ui::light_contrast_palette(), &ui::dark_contrast_palette()}) {
    for (const ui::Color ground : {p->bg, p->surface, p->surface2}) {
      for (const ui::Color ink : {p->text, p->muted, p->primary, p->disabled}) {
        CHECK(ui::contrast(ink, ground) >= 7);
      }
      for (const ui::Color ink : {p->line, p->border, p->focus, p->accent}) {
        CHECK(ui::contrast(ink, ground) >= 4.5);
      }
      for (const ui::Color ink : {p->danger, p->warn, p->ok}) {
        CHECK(ui::contrast(ink, ground) >= 7);
      }
    }
    for (const auto& [ink, ground] :
         {std::pair(p->on_primary, p->primary), std::pair(p->primary, p->primary_soft),
          std::pair(p->text, p->primary_soft), std::pair(p->danger, p->danger_soft),
          std::pair(p->text, p->danger_soft), std::pair(p->warn, p->warn_soft),
          std::pair(p->text, p->warn_soft), std::pair(p->ok, p->ok_soft),
          std::pair(p->text, p->ok_soft), std::pair(p->bg, p->text)}) {
      CHECK(ui::contrast(ink, ground) >= 7);
    }
    CHECK(p->edges());
  }
}

TEST_CASE("theme: forced colours are used as they are, and win over what was chosen") {
  const ui::SystemColors forced{0x000000, 0xFFFFFF, 0xFFFF00, 0x1AEBFF, 0x3FF23F};
  app::Device device;
  device.theme = app::Theme::light;
  const ui::Appearance made = ui::appearance(device, {false, true, forced});
  CHECK(made.palette == ui::system_palette(forced));
  CHECK(made.dark);
  CHECK(made.palette.bg == forced.canvas);
  CHECK(made.palette.text == forced.canvas_text);
  CHECK(made.palette.primary == forced.link_text);
  CHECK(made.palette.disabled == forced.gray_text);
  CHECK(made.palette.edges());
}

TEST_CASE("theme: as the device says, unless she chose otherwise") {
  app::Device device;
  const auto palette = [&](bool dark, bool more) {
    return ui::appearance(device, {dark, more, {}}).palette;
  };
  CHECK(palette(false, false) == ui::light_palette());
  CHECK(palette(true, false) == ui::dark_palette());
  CHECK(palette(false, true) == ui::light_contrast_palette());
  CHECK(palette(true, true) == ui::dark_contrast_palette());
  device.theme = app::Theme::dark;
  CHECK(palette(false, true) == ui::dark_palette());
  device.theme = app::Theme::light;
  CHECK(palette(true, false) == ui::light_palette());
  device.theme = app::Theme::contrast;
  CHECK(palette(false, false) == ui::light_contrast_palette());
  CHECK(palette(true, false) == ui::dark_contrast_palette());
  device.text_size = 175;
  CHECK(ui::appearance(device, {}).scale == doctest::Approx(1.75));
}

TEST_CASE("theme: contrast is WCAG's: 21 for black on white, 1 for equals") {
  CHECK(ui::contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(ui::contrast(0x5B2C83, 0x5B2C83) == doctest::Approx(1));
}
