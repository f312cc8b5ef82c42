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
