// Times the frames of the padrón while it is scrolled, without a browser: widgets and draw lists,
// the pixels, and the tree for the page. Prints one JSON object per line; frames.mjs shows it.
//
//   frames_bench PEOPLE FRAMES [WIDTH [HEIGHT [DENSITY]]]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "app/sample.h"
#include "format/file.h"
#include "tests/ui/harness.h"
#include "ui/painter.h"

namespace {

constexpr size_t people_per_file = 2500;
constexpr int64_t after_registration = 1'603'110'600'000;  // 19 October 2020
constexpr float wheel = 120;  // CSS pixels that one step of a wheel scrolls

// Imported as from files, because that is how a large padrón comes to be.
void import_people(test::Page& page, size_t count) {
  const domain::Program& program = page.app().workspace().program();
  const std::vector<crdt::Record> people = app::sample_people(count, 7, program);
  page.handle(app::ImportBegun{1, (count + people_per_file - 1) / people_per_file});
  format::Header header;
  header.kind = "registro";
  header.program = program.id;
  header.created = "2020-10-19T12:00:00.000Z";
  header.node = "zaf631wxcgta";
  for (size_t first = 0; first < people.size(); first += people_per_file) {
    std::vector<const crdt::Record*> records;
    for (size_t i = first; i < std::min(people.size(), first + people_per_file); ++i) {
      records.push_back(&people[i]);
    }
    page.app().handle(app::FileRead{1, std::to_string(first), format::encode(header, records)},
                      page.now);
  }
  page.handle(app::ImportEnded{1});
}

class Times {
 public:
  template <class Work>
  void add(const Work& work) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    work();
    ms_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  double at(double quantile) {
    std::sort(ms_.begin(), ms_.end());
    return ms_[static_cast<size_t>(quantile * static_cast<double>(ms_.size() - 1) + 0.5)];
  }

 private:
  std::vector<double> ms_;
};

// How many women the padrón lists: in a table, or as cards where there is little room. 0 where it
// is not on the screen.
int women(const test::Page& page) {
  if (const ui::Node* table = page.find("table", "Padrón")) return table->rows - 1;
  const auto cards = page.with_role("listitem");
  return page.find("list", "Padrón") && !cards.empty() ? cards.front()->set_size : 0;
}

// From the top in steps of the wheel, then in leaps of a hundredth of the way.
void scroll(test::Page& page, size_t frames, const char* how, float step) {
  const ui::Node* found = page.with_role("scroller").front();
  const ui::NodeId scroller = found->id;
  const float end = found->content_h - found->box.h;
  Times draw, paint, tree;
  ui::Mirrored mirrored;
  page.app().semantics().news(1, mirrored);
  ui::Painter painter;
  const int width = static_cast<int>(page.surface.width * page.density);
  const int height = static_cast<int>(page.surface.height * page.density);
  std::vector<uint32_t> pixels(static_cast<size_t>(width) * static_cast<size_t>(height));
  size_t nodes = 0, rows = 0, bytes = 0;
  float at = 0;
  for (size_t i = 0; i < frames; ++i) {
    at += step;
    if (at > end) at = 0;
    page.input.scroll_y[scroller] = at;
    draw.add([&] { page.app().frame(page.surface, page.input, page.seconds += 0.016, page.now); });
    paint.add([&] {
      painter.paint(*ImGui::GetDrawData(), page.surface.colors.bg, {pixels.data(), width, height});
    });
    tree.add([&] { bytes = std::max(bytes, page.app().semantics().news(1, mirrored).size()); });
    nodes = std::max(nodes, page.nodes().size());
    rows =
        static_cast<size_t>(std::count_if(page.nodes().begin(), page.nodes().end(),
                                          [](const ui::Node& node) { return node.role == "row"; }));
  }
  std::printf(
      "{\"how\":\"%s\",\"people\":%d,\"frames\":%zu,\"nodes\":%zu,\"rows\":%zu,\"bytes\":%zu,"
      "\"draw_p50\":%.3f,\"draw_p95\":%.3f,\"paint_p50\":%.3f,\"paint_p95\":%.3f,"
      "\"tree_p50\":%.3f,\"tree_p95\":%.3f}\n",
      how, women(page), frames, nodes, rows, bytes, draw.at(0.5), draw.at(0.95), paint.at(0.5),
      paint.at(0.95), tree.at(0.5), tree.at(0.95));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "frames_bench PEOPLE FRAMES [WIDTH [HEIGHT [DENSITY]]]\n");
    return 2;
  }
  const size_t people = std::strtoul(argv[1], nullptr, 10);
  const size_t frames = std::strtoul(argv[2], nullptr, 10);
  const auto number = [&](int at, float otherwise) {
    return argc > at ? std::strtof(argv[at], nullptr) : otherwise;
  };
  test::Page page(number(3, 1280), number(4, 800));
  page.density = number(5, 1);
  page.now = after_registration;  // files from the future are refused
  if (!page.press("button", "Coordinar la red")) return 1;
  import_people(page, people);
  if (women(page) == 0) {
    std::fprintf(stderr, "the padrón is not on the screen\n");
    return 1;
  }
  scroll(page, frames, "wheel", wheel);
  scroll(page, frames, "leaps", 0.01f * page.with_role("scroller").front()->content_h);
  return 0;
}
