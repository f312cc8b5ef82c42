#include "ui/painter.h"

#include <algorithm>

#include "doctest/doctest.h"
#include "every_screen.h"
#include "harness.h"

namespace {

using test::Page;

// A picture of its own for what ImGui laid out last.
class Picture {
 public:
  const std::vector<ui::Area>& paint(const Page& page, size_t most = SIZE_MAX) {
    const float density = page.density;
    const ImDrawData& data = *ImGui::GetDrawData();
    const int width = static_cast<int>(page.surface.width * density);
    const int height = static_cast<int>(page.surface.height * density);
    if (width != width_) bytes_.assign(static_cast<size_t>(width) * height, 0);
    width_ = width;
    return painter_.paint(data, page.surface.colors.bg, {bytes_.data(), width, height}, most);
  }
  bool more() const { return painter_.more(); }
  const std::vector<uint32_t>& bytes() const { return bytes_; }
  uint32_t at(int x, int y) const { return bytes_[static_cast<size_t>(y) * width_ + x]; }

 private:
  ui::Painter painter_;
  std::vector<uint32_t> bytes_;
  int width_ = 0;
};

struct Canvas {
  explicit Canvas(int width, int height, uint32_t color = 0xffffffff)
      : bytes(static_cast<size_t>(width) * height, color), width(width), height(height) {}
  ui::Pixels pixels() { return {bytes.data(), width, height}; }
  ui::Area all() const { return {0, 0, width, height}; }
  std::vector<uint32_t> bytes;
  int width, height;
};

constexpr uint32_t half_black = 0x80000000;

}  // namespace

TEST_CASE("painter: what is painted bit by bit is what is painted at once, on every screen") {
  for (const float density : {1.0f, 1.5f, 3.0f}) {
    Picture gradual;
    size_t screens = 0;
    test::visit_all(
        360,
        [&](Page& page, const char* screen) {
          CAPTURE(screen);
          page.density = density;
          page.frame();
          gradual.paint(page);
          Picture fresh;
          fresh.paint(page);
          CHECK(gradual.bytes() == fresh.bytes());
          ++screens;
        },
        800);
    CHECK(screens > 35);
  }
}

TEST_CASE("painter: what did not change is not painted, and one letter is a small part") {
  Page page(1280, 800);
  REQUIRE(page.press("button", "Llenar mi ficha"));
  REQUIRE(page.type("Nombre(s)", "An"));
  Picture picture;
  CHECK(picture.paint(page) == std::vector<ui::Area>{{0, 0, 1280, 800}});
  page.frame();
  CHECK(picture.paint(page).empty());
  page.input.pointer_x = page.find("button", "Buscar")->box.x + 10;
  page.input.pointer_y = page.find("button", "Buscar")->box.y + 10;
  page.frame();
  int painted = 0;
  for (const ui::Area& area : picture.paint(page)) {
    painted += (area.right - area.left) * (area.bottom - area.top);
  }
  CHECK(painted > 0);
  CHECK(painted < 1280 * 800 / 10);
}

TEST_CASE("painter: a picture painted a few tiles at a time is the same, and then whole") {
  Page page(1280, 800);
  REQUIRE(page.press("button", "Llenar mi ficha"));
  Picture whole, gradual;
  whole.paint(page);
  CHECK(!whole.more());
  int turns = 1;
  for (gradual.paint(page, 50); gradual.more(); gradual.paint(page, 50)) ++turns;
  CHECK(turns == 6);  // 20 by 13 tiles
  CHECK(gradual.bytes() == whole.bytes());
  CHECK(gradual.paint(page).empty());
}

TEST_CASE("painter: the areas it names hold all that changed, and none meets another") {
  Page page(1280, 800);
  REQUIRE(page.press("button", "Coordinar la red"));
  Picture picture;
  picture.paint(page);
  const std::vector<uint32_t> before = picture.bytes();
  REQUIRE(page.press("button", "Practicar con datos ficticios"));
  const std::vector<ui::Area> areas = picture.paint(page);
  CHECK(areas.size() > 0);
  std::vector<int> named(before.size());
  for (const ui::Area& area : areas) {
    for (int y = area.top; y < area.bottom; ++y) {
      for (int x = area.left; x < area.right; ++x) ++named[static_cast<size_t>(y) * 1280 + x];
    }
  }
  CHECK(*std::max_element(named.begin(), named.end()) == 1);
  for (size_t i = 0; i < before.size(); ++i) {
    if (named[i] == 0 && before[i] != picture.bytes()[i]) FAIL("a change outside at " << i);
  }
}

TEST_CASE("painter: a line of one pixel is one pixel at every density") {
  for (const float density : {1.0f, 2.0f, 3.0f}) {
    CAPTURE(density);
    Page page(1280, 800);
    page.density = density;
    page.frame();
    Picture picture;
    picture.paint(page);
    // Under the bar at the top: colour of the bar, the line, colour of the page.
    const int x = static_cast<int>(600 * density);
    int thick = 0;
    const uint32_t line = page.surface.colors.line.packed();
    for (int y = 0; y < static_cast<int>(100 * density); ++y) thick += picture.at(x, y) == line;
    CHECK(thick == static_cast<int>(density));
  }
}

TEST_CASE("raster: a pixel belongs to what its centre is in") {
  Canvas canvas(8, 1);
  ui::fill(canvas.pixels(), canvas.all(),
           ui::Triangle{{{1.5f, -9, 0xff000000}, {4.5f, -9, 0xff000000}, {1.5f, 99, 0xff000000}}});
  const uint32_t o = 0xffffffff, x = 0xff000000;
  CHECK(canvas.bytes == std::vector<uint32_t>{o, x, x, x, o, o, o, o});
}

TEST_CASE("raster: triangles that share a side leave no gap and lie on no pixel twice") {
  // A fan of many around a middle that is on no pixel's corner.
  Canvas canvas(200, 200);
  const ui::Corner middle{97.3f, 101.7f, half_black};
  const auto on_edge = [](int i) {
    const float along = static_cast<float>(i % 100) * 2;
    const ui::Corner corners[] = {{along, 0, half_black},
                                  {200, along, half_black},
                                  {200 - along, 200, half_black},
                                  {0, 200 - along, half_black}};
    return corners[i / 100 % 4];
  };
  for (int i = 0; i < 400; ++i) {
    ui::fill(canvas.pixels(), canvas.all(), {{middle, on_edge(i), on_edge(i + 1)}});
  }
  const uint32_t once = ui::blend(0xffffffff, half_black, 0x81);
  CHECK(std::all_of(canvas.bytes.begin(), canvas.bytes.end(),
                    [once](uint32_t pixel) { return pixel == once; }));
}

TEST_CASE("raster: colours of a triangle run from corner to corner") {
  Canvas canvas(256, 1, 0xff000000);
  ui::fill(canvas.pixels(), canvas.all(),
           ui::Triangle{{{0, 0, 0x00ffffff}, {256, 0, 0xffffffff}, {0, 300, 0x00ffffff}}});
  CHECK((canvas.bytes[1] & 0xff) <= 3);
  CHECK((canvas.bytes[128] & 0xff) == doctest::Approx(128).epsilon(0.03));
  CHECK((canvas.bytes[254] & 0xff) >= 252);
  for (size_t i = 1; i < 255; ++i) CHECK((canvas.bytes[i] & 0xff) >= (canvas.bytes[i - 1] & 0xff));
}

TEST_CASE("raster: a letter between two columns is shared by them, and never leaves its place") {
  const uint8_t coverage[] = {0, 255, 0, 0};
  for (const float shift : {0.0f, 0.25f, 0.5f, 0.75f}) {
    CAPTURE(shift);
    Canvas canvas(4, 1);
    ui::Letter letter;
    letter.x = shift;
    letter.color = 0xff000000;
    ui::write(canvas.pixels(), canvas.all(), letter, coverage, 4, 1);
    int ink = 0;
    for (const uint32_t pixel : canvas.bytes) ink += 255 - static_cast<int>(pixel & 0xff);
    CHECK(ink == doctest::Approx(255).epsilon(0.02));
    CHECK(255 - static_cast<int>(canvas.bytes[2] & 0xff) ==
          doctest::Approx(255 * shift).epsilon(0.02));
    CHECK(canvas.bytes[0] == 0xffffffff);
  }
}

TEST_CASE("raster: nothing is painted outside what is allowed") {
  Canvas canvas(64, 64);
  const ui::Area inside{10, 20, 30, 40};
  ui::fill(canvas.pixels(), inside,
           ui::Triangle{{{-500, -500, half_black}, {900, -20, half_black}, {30, 900, half_black}}});
  ui::fill(canvas.pixels(), inside, half_black);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const bool in = x >= 10 && x < 30 && y >= 20 && y < 40;
      if ((canvas.bytes[static_cast<size_t>(y) * 64 + x] != 0xffffffff) != in) {
        FAIL("at " << x << ", " << y);
      }
    }
  }
}
