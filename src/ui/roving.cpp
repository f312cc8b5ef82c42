// Several controls that are one stop for Tab (ARIA Authoring Practices, "roving tabindex"): the
// arrow keys lead to the next one where it is drawn, Home and End to the first and the last.
#include <algorithm>
#include <cmath>

#include "ui/ui.h"

namespace ui {
namespace {

struct Direction {
  float x = 0, y = 0;
};

std::optional<Direction> direction_of(std::string_view key) {
  if (key == "ArrowLeft") return Direction{-1, 0};
  if (key == "ArrowRight") return Direction{1, 0};
  if (key == "ArrowUp") return Direction{0, -1};
  if (key == "ArrowDown") return Direction{0, 1};
  return {};
}

// The nearest box that lies in the direction; what is off to the side counts as far away.
size_t next_to(const std::vector<Box>& boxes, size_t at, Direction towards) {
  constexpr float side_cost = 3;
  const auto middle = [&](size_t i) {
    return Direction{boxes[i].x + boxes[i].w / 2, boxes[i].y + boxes[i].h / 2};
  };
  const Direction from = middle(at);
  size_t best = at;
  float least = 0;
  for (size_t i = 0; i < boxes.size(); ++i) {
    const Direction to = middle(i);
    const float ahead = (to.x - from.x) * towards.x + (to.y - from.y) * towards.y;
    const float aside = std::abs((to.x - from.x) * towards.y) +  //
                        std::abs((to.y - from.y) * towards.x);
    if (ahead < 1) continue;
    const float cost = ahead + side_cost * aside;
    if (best != at && cost >= least) continue;
    best = i;
    least = cost;
  }
  return best;
}

}  // namespace

void Ui::one_stop(NodeId group, const std::vector<NodeId>& items) {
  std::vector<Node*> nodes;
  std::vector<Box> boxes;
  for (const NodeId item : items) {
    Node* found = semantics_.find(item);
    if (!found) continue;
    nodes.push_back(found);
    boxes.push_back(found->box);
  }
  if (nodes.empty()) return;
  const auto position = [&](NodeId wanted) {
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const Node* node) { return node->id == wanted; });
    return static_cast<size_t>(found - nodes.begin());
  };
  if (position(focused()) < nodes.size()) stops_[group] = focused();
  size_t at = position(stops_[group]);
  if (at == nodes.size()) {  // nobody was there: the one that is on, or the first
    const auto on = std::find_if(nodes.begin(), nodes.end(),
                                 [](const Node* node) { return node->checked == true; });
    at = on == nodes.end() ? 0 : static_cast<size_t>(on - nodes.begin());
  }
  if (const std::string* key = key_pressed(nodes[at]->id)) {
    if (*key == "Home") at = 0;
    if (*key == "End") at = nodes.size() - 1;
    if (const auto towards = direction_of(*key)) at = next_to(boxes, at, *towards);
    stops_[group] = nodes[at]->id;
    move_focus(nodes[at]->id);
  }
  for (size_t i = 0; i < nodes.size(); ++i) {
    nodes[i]->keys = {"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"};
    nodes[i]->aside = i != at;
  }
}

}  // namespace ui
