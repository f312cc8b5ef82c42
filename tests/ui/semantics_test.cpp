#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "doctest/doctest.h"

#include "format/json_reader.h"
#include "ui/semantics.h"

TEST_CASE("semantics: rectangles are relative to the parent, and to the content of a scroller") {
  ui::Semantics tree;
  ui::Node scroller;
  scroller.id = 1;
  scroller.role = "scroller";
  scroller.box = {10, 20, 300, 400};
  scroller.scroll_y = 50;
  scroller.content_w = 300;
  scroller.content_h = 900;
  tree.add(scroller);
  ui::Node button;
  button.id = 2;
  button.parent = 1;
  button.role = "button";
  button.name = "Di «hola»\n\"sí\"";
  button.box = {15, 30, 100, 44};
  tree.add(button);
  const auto json = format::read_json(tree.to_json());
  REQUIRE(json.ok());
  const auto& made = (*json)[1];
  CHECK(made["x"].get<double>() == 5);
  CHECK(made["y"].get<double>() == 60);
  CHECK(made["name"].get<std::string>() == button.name);
  CHECK((*json)[0]["ch"].get<double>() == 900);
}

TEST_CASE("semantics: what is not said is not written") {
  ui::Semantics tree;
  ui::Node node;
  node.id = 3;
  node.role = "text";
  node.text = "";
  tree.add(node);
  const auto json = format::read_json(tree.to_json());
  REQUIRE(json.ok());
  const auto& made = (*json)[0];
  CHECK(made.contains("text"));
  CHECK_FALSE(made.contains("checked"));
  CHECK_FALSE(made.contains("disabled"));
  CHECK_FALSE(made.contains("value"));
}

namespace {

ui::Node item(ui::NodeId id, std::string text) {
  ui::Node node;
  node.id = id;
  node.role = "listitem";
  node.box = {0, static_cast<float>(id) * 50, 300, 44};
  node.text = std::move(text);
  return node;
}

ui::Semantics tree_of(const std::vector<ui::Node>& nodes) {
  ui::Semantics tree;
  for (const ui::Node& node : nodes) tree.add(node);
  return tree;
}

std::string again(std::string_view json) {
  const auto read = format::read_json(json);
  return read.ok() ? read->dump() : "";
}

}  // namespace

TEST_CASE("semantics: of a node that reads as it did, the id alone is told") {
  ui::Mirrored mirrored;
  const auto news = [&](const std::vector<ui::Node>& nodes, float scale = 1) {
    return tree_of(nodes).news(scale, mirrored);
  };
  const std::string whole = again(tree_of({item(1, "uno"), item(2, "dos")}).to_json());
  CHECK(again(news({item(1, "uno"), item(2, "dos")})) == whole);
  CHECK(news({item(1, "uno"), item(2, "dos")}) == "");

  SUBCASE("a new one and a changed one are told whole, one that went not at all") {
    const auto json = format::read_json(news({item(2, "dos"), item(3, "tres")}));
    REQUIRE(json.ok());
    REQUIRE(json->size() == 2);
    CHECK((*json)[0].get<int>() == 2);
    CHECK((*json)[1]["text"].get<std::string>() == "tres");
    CHECK(news({item(2, "dos, y otro"), item(3, "tres")}).find("dos, y otro") != std::string::npos);
  }
  SUBCASE("another order is news") {
    CHECK(news({item(2, "dos"), item(1, "uno")}) == "[2,1]");
  }
  SUBCASE("one that went is news") {
    CHECK(news({item(2, "dos")}) == "[2]");
  }
  SUBCASE("one that comes back is told whole") {
    news({item(2, "dos")});
    CHECK(news({item(1, "uno"), item(2, "dos")}).find("uno") != std::string::npos);
  }
  SUBCASE("of two with one id, the first is told, and once") {
    CHECK(news({item(1, "uno"), item(1, "otro"), item(2, "dos")}) == "");
  }
  SUBCASE("at another scale all are told anew") {
    CHECK(again(news({item(1, "uno"), item(2, "dos")}, 2)) ==
          again(tree_of({item(1, "uno"), item(2, "dos")}).to_json(2)));
  }
}

TEST_CASE("semantics: lengths are written to the nearest quarter") {
  const auto written = [](double value) {
    ui::Node node = item(1, "");
    node.now = value;
    const auto json = format::read_json(tree_of({node}).to_json());
    return json.ok() ? (*json)[0]["now"].get<double>() : -1e9;
  };
  for (const double value : {0.0, 0.25, 0.5, 0.75, 1.0, -0.25, -1.75, 1264.5, 100000.25, 1e12}) {
    CHECK(written(value) == value);
  }
  CHECK(written(0.6) == 0.5);
  CHECK(written(-0.6) == -0.5);
  CHECK(written(0.1) == 0);
  CHECK(written(-0.1) == 0);
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == 0);
  CHECK(written(std::numeric_limits<double>::infinity()) == 0);
}
