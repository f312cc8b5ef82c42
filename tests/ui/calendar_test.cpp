// Calendario, and what wide screens do with their width.
#include "doctest/doctest.h"
#include "every_screen.h"
#include "harness.h"

namespace {

using test::Page;

// Two weeks after the first of these sessions the period is over.
void plan_late(Page& page) {
  const app::Workspace& workspace = page.app().workspace();
  const std::string group = app::make_groups(workspace)[0].id;
  const base::Date last = workspace.program().sessions->window_to;
  page.handle(app::PlanChanged{group, {last.plus_days(-7), 2, 3}});
  page.app().go("#/calendario");
  page.frame();
}

// How often the cells of the page say it.
size_t times_said(const Page& page, std::string_view words) {
  size_t count = 0;
  for (const ui::Node* cell : page.with_role("cell")) {
    const std::string text = cell->text.value_or("");
    for (size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++count;
  }
  return count;
}

size_t sessions_outside(Page& page) {
  size_t count = 0;
  const app::Workspace& workspace = page.app().workspace();
  for (const app::GroupView& group : app::make_groups(workspace)) {
    for (const auto& session : app::make_plan(workspace, group.id).sessions) {
      count += session.outside;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("calendar: a session outside its period says so beside its date, at any width") {
  for (const float width : {360.0f, 1280.0f}) {
    CAPTURE(width);
    Page page(width);
    REQUIRE(page.start_unit());
    REQUIRE(page.press("button", "Formar grupos"));
    plan_late(page);
    CHECK(sessions_outside(page) > 2);
    CHECK(times_said(page, " (fuera del periodo)") == sessions_outside(page));
    CHECK(page.says("El triángulo marca") == (width > 720));  // narrow, the words stand there
    page.handle(app::ProgramChosen{"rcmspen-2020"});          // which has no period
    CHECK(times_said(page, "fuera del periodo") == 0);
    CHECK_FALSE(page.says("El triángulo marca"));
  }
}

TEST_CASE("wide screens: tables and schedules take the width, sentences do not") {
  size_t tables = 0;
  test::visit_all(2560, [&](Page& page, const char* screen) {
    const std::string_view name = screen;
    const bool wide = name == "padrón" || name == "grupos" || name == "calendario" ||
                      name == "importación aplicada";
    if (!wide) return;
    CAPTURE(name);
    for (const ui::Node& node : page.nodes()) {
      CAPTURE(node.text.value_or(node.name));
      if (node.role == "table") {
        CHECK(node.box.w > 1200);
        ++tables;
      }
      const bool prose = node.role == "text" || node.role == "note";
      if (prose && node.text && node.text->size() > 130) CHECK(node.box.w <= 960);
    }
  });
  CHECK(tables >= 2);
}
