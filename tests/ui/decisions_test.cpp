// Differences, duplicates and groups: each decision says what it did, can be taken back, and leaves
// the focus where the work goes on.
#include "crdt/stamp.h"
#include "doctest/doctest.h"
#include "every_screen.h"
#include "format/file.h"
#include "harness.h"
#include "tests/app/device.h"
#include "tests/format/speaking.h"
#include "texts/balance.h"
#include "texts/common.h"
#include "texts/conflicts_screen.h"
#include "texts/duplicates_screen.h"
#include "texts/groups.h"

namespace {

using test::first_starting;
using test::Page;

constexpr const char* keep_this = "Quedarnos con esta: «";

void import_one(Page& page, uint32_t id, const app::Download& file) {
  page.handle(app::ImportBegun{id, 1});
  page.handle(app::FileRead{id, file.name, file.text});
  page.handle(app::ImportEnded{id});
}

// The same woman, as another device wrote her meanwhile.
app::Download written_apart(const app::Download& file) {
  auto decoded = format::decode(file.text);
  REQUIRE(decoded.ok());
  crdt::Record& person = decoded->records[0];
  crdt::Clock clock(4242, 0);
  clock.observe(person.latest());
  for (const char* field : {"nombre", "busca"}) {
    person.fields[field].set(clock.tick(0), crdt::Value::of("Como allá"));
  }
  return {"aparte.sorora.json", format::encode(decoded->header, {&person})};
}

// A Unidad Técnica before two differences.
struct Disagreement : Page {
  Disagreement() {
    REQUIRE(press("button", "Coordinar la red"));
    now = app_tests::start_ms;
    const app::Download file = app_tests::sample_files(1)[0];
    import_one(*this, 1, file);
    const std::string id = format::decode(file.text)->records[0].id;
    handle(app::Edited{{"Escribir",
                        {app::edit_text("persona", id, "nombre", "Como aquí"),
                         app::edit_text("persona", id, "busca", "Como aquí")}}});
    import_one(*this, 2, written_apart(file));
    REQUIRE(press("button", "Aplicar importación"));
    app().go("#/diferencias");
    frame();
  }
  std::vector<std::string> headings() const {
    std::vector<std::string> found;
    for (const ui::Node* node : with_role("heading")) {
      if (node->level == 2) found.push_back(node->name);
    }
    return found;
  }
};

// The groups, with the members of the first one in sight.
struct Formed : Page {
  Formed() {
    REQUIRE(start_unit());
    REQUIRE(press("button", "Formar grupos"));
    REQUIRE(press("button", "Ver integrantes del Grupo 1"));
  }
  std::string move_first(const char* group) {
    const std::string move = first_starting(*this, "Mover a ");
    REQUIRE(press("button", move));
    REQUIRE(choose(move + " al", group));
    return move.substr(std::string("Mover a ").size());
  }
  // What is said of the bars of all attributes.
  std::string all_bars() {
    std::string said;
    for (const char* attribute : {"Tamaño de los grupos", "Vocalía", "Vocalía y adscripción",
                                  "Circunscripción", "Entidad", "Junta"}) {
      REQUIRE(press("button", std::string("Ver detalle por grupo: ") + attribute));
      for (const ui::Node* item : with_role("listitem")) said += item->text.value_or("") + '\n';
    }
    return said;
  }
};

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("differences: a choice is announced, leads to the next one, and is taken back") {
  Disagreement page;
  const std::vector<std::string> before = page.headings();
  REQUIRE(before.size() == 2);
  (void)page.app().take_announcement();
  REQUIRE(page.press("button", first_starting(page, keep_this)));
  CHECK(page.app().take_announcement().ends_with(": quedó la versión que elegiste."));
  CHECK(page.headings() == std::vector<std::string>{before[1]});
  CHECK(page.focus_on == "heading " + before[1]);
  REQUIRE(page.press("button", "Deshacer"));
  CHECK(page.headings() == before);
}

TEST_CASE("differences: after the last one the focus is on what says so, above the way back") {
  Disagreement page;
  REQUIRE(page.press("button", first_starting(page, keep_this)));
  REQUIRE(page.press("button", first_starting(page, keep_this)));
  CHECK(page.focus_on == "heading No hay diferencias");
  REQUIRE(page.press("link", "Volver al padrón"));
  CHECK(page.app().route() == "#/padron");
}

TEST_CASE("differences: a version written by hand counts as a choice") {
  Disagreement page;
  const size_t before = page.headings().size();
  REQUIRE(page.type("O escribe otra versión", "Como las dos"));
  REQUIRE(page.press("button", "Usar lo que escribí"));
  CHECK(page.headings().size() == before - 1);
  CHECK(page.app().take_announcement().ends_with(": quedó la versión que elegiste."));
}

TEST_CASE("differences: a group goes back to its own screen") {
  Page page;
  REQUIRE(page.press("button", "Trabajar con mi grupo"));
  page.app().go("#/diferencias");
  page.frame();
  REQUIRE(page.press("link", "Volver a mi grupo"));
  CHECK(page.app().route() == "#/grupo");
}

TEST_CASE("duplicates: each decision leads to the next pair, and the last one to the result") {
  Page page;
  REQUIRE(page.start_unit());
  test::write_twice(page, 3);
  REQUIRE(page.press("button", "Revisar duplicadas"));
  const auto first_pair = [&] {
    for (const ui::Node* node : page.with_role("heading")) {
      if (node->level == 2) return "heading " + node->name;
    }
    return std::string();
  };
  REQUIRE(page.press("button", first_starting(page, "Es la misma: ")));
  CHECK(page.focus_on == first_pair());
  REQUIRE(page.press("button", first_starting(page, "Son dos mujeres distintas: ")));
  CHECK(page.focus_on == first_pair());
  REQUIRE(page.press("button", first_starting(page, "Es la misma: ")));
  CHECK(page.focus_on == "heading No hay fichas por comparar");
  CHECK(page.find("link", "Volver al padrón"));
  REQUIRE(page.press("button", first_starting(page, "Separar de nuevo: ")));
  CHECK(page.focus_on == "heading Posibles duplicadas");
}

TEST_CASE("groups: moving a woman says what it does to the balance, and the bars say where") {
  Formed page;
  CHECK_FALSE(holds(page.all_bars(), " de más)"));
  (void)page.app().take_announcement();
  const std::string name = page.move_first("Grupo 2");
  CHECK(page.app().take_announcement() == name +
                                              " pasó al Grupo 2 y quedó fijada ahí. Ahora los "
                                              "grupos tienen diferencias.");
  CHECK(page.focus_on == "heading Grupo 1");
  CHECK(page.find("heading", "Los grupos tienen diferencias"));
  const std::string bars = page.all_bars();
  CHECK((holds(bars, "(1 de más)") || holds(bars, "(1 de menos)")));
  REQUIRE(page.press("button", "Ver integrantes del Grupo 2"));
  REQUIRE(page.press("button", "Mover a " + name));
  REQUIRE(page.choose("Mover a " + name + " al", "Grupo 1"));
  CHECK(page.app().take_announcement().ends_with("Ahora los grupos están equilibrados."));
}

TEST_CASE("groups: a pinned woman is marked, and her button says that it takes the pin away") {
  Formed page;
  const std::string pin = first_starting(page, "Fijar aquí a ");
  const std::string name = pin.substr(std::string("Fijar aquí a ").size());
  CHECK_FALSE(page.find("text", "Fijada aquí"));
  const ui::Box place = page.find("button", pin)->box;
  REQUIRE(page.press("button", pin));
  CHECK(page.find("text", "Fijada aquí"));
  const ui::Node* unpin = page.find("button", "Soltar a " + name);
  REQUIRE(unpin);
  CHECK(unpin->box.y == place.y);
  REQUIRE(page.press("button", "Soltar a " + name));
  CHECK(page.find("button", pin));
}

TEST_CASE("groups: to keep two women apart, both are asked for") {
  Formed page;
  for (const char* field : {"Una integrante", "Otra integrante"}) {
    const ui::Node* box = page.find("combobox", field);
    REQUIRE(box);
    CHECK(box->required);
  }
}

TEST_CASE("groups: bars carry the numbers of their groups, in more lines where there is no room") {
  for (const float width : {160.0f, 360.0f, 1280.0f}) {
    CAPTURE(width);
    Page page(width);
    REQUIRE(page.start_unit());
    REQUIRE(page.press("button", "Formar grupos"));
    REQUIRE(page.press("button", "Ver detalle por grupo: Tamaño de los grupos"));
    const ui::Node* bars = nullptr;
    for (const ui::Node* item : page.with_role("listitem")) {
      if (item->text && item->text->starts_with("Todas: grupo 1 ")) bars = item;
    }
    REQUIRE(bars);
    CHECK(bars->box.h > 60);  // count, bar and number
  }
}

// WCAG 2.5.3: who speaks to the device says what she sees.
TEST_CASE("language: what is said of a button holds the words that are drawn on it") {
  namespace texts = text;
  struct Pair {
    base::TextId drawn, said;
  };
  const Pair pairs[] = {
      {texts::balance::show, texts::balance::show_of},
      {texts::balance::hide, texts::balance::hide_of},
      {texts::groups::pin, texts::groups::pin_spoken},
      {texts::groups::unpin, texts::groups::unpin_spoken},
      {texts::groups::move, texts::groups::move_spoken},
      {texts::groups::show_members, texts::groups::show_members_of},
      {texts::groups::hide_members, texts::groups::hide_members_of},
      {texts::groups::export_one, texts::groups::export_one_spoken},
      {texts::common::remove, texts::groups::not_apart},
      {texts::conflicts_screen::keep, texts::conflicts_screen::keep_value},
      {texts::duplicates_screen::keep, texts::duplicates_screen::keep_first},
      {texts::duplicates_screen::keep, texts::duplicates_screen::keep_second},
      {texts::duplicates_screen::two, texts::duplicates_screen::two_of},
      {texts::duplicates_screen::separate, texts::duplicates_screen::separate_of},
      {texts::duplicates_screen::review_again, texts::duplicates_screen::review_again_of}};
  const auto check = [&] {
    for (const Pair& pair : pairs) {
      const std::string drawn = base::say(pair.drawn);
      const std::string said = base::say(pair.said, {{"name", "A"},
                                                     {"attribute", "A"},
                                                     {"group", "A"},
                                                     {"both", "A"},
                                                     {"one", "A"},
                                                     {"other", "A"},
                                                     {"value", "A"},
                                                     {"field", "A"},
                                                     {"whom", "A"}});
      CAPTURE(drawn);
      CAPTURE(said);
      CHECK(holds(said, drawn));
    }
  };
  check();
  const format_tests::Speaking speaking(format_tests::english());
  check();
}
