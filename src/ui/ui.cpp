#include "ui/ui.h"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"

namespace ui {
namespace {

constexpr NodeId root_scope = 2166136261u;

ImVec2 vec(float x, float y) {
  return {x, y};
}

}  // namespace

// --- frame ------------------------------------------------------------------------------------

void Ui::begin(const Surface& surface, Input& input, double seconds) {
  surface_ = surface;
  input_ = &input;
  seconds_ = seconds;
  wake_ = -1;
  action_ = {};
  if (!input.actions.empty()) {
    action_ = std::move(input.actions.front());
    input.actions.pop_front();
    wake_ = 0;  // what it changed in the interface is drawn in the next frame
  }
  semantics_.clear();
  texts_.clear();
  overlays_.clear();
  blockers_ = std::move(next_blockers_);
  next_blockers_.clear();
  scopes_.assign(1, root_scope);
  parents_.assign(1, 0);
  z_ = 0;
  row_ = {};
  flow_ = {0, 0, surface.width};

  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({surface.width, surface.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
  ImGui::Begin("sorora", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar(2);
}

void Ui::end() {
  for (size_t i = 0; i < overlays_.size(); ++i) {  // an overlay may open another
    const auto body = overlays_[i].second;
    layer(overlays_[i].first, body);
  }
  if (focus_wanted_ != 0) {
    if (Node* found = semantics_.find(focus_wanted_)) {
      found->focus = focus_count_;
      focus_wanted_ = 0;
    }
  }
  for (auto draft = drafts_.begin(); draft != drafts_.end();) {
    const bool drawn = std::exchange(draft->second.drawn, false);
    draft = drawn ? std::next(draft) : drafts_.erase(draft);
  }
  for (auto told = told_.begin(); told != told_.end();) {
    const bool drawn = std::exchange(told->second.drawn, false);
    told = drawn ? std::next(told) : told_.erase(told);
  }
  input_->scroll_to_y.clear();
  // A list stays open only while its field has the focus.
  if (action_.kind == Action::Kind::blur && action_.id == combo_.open) combo_ = {};
  ImGui::End();
  ImGui::Render();
}

void Ui::announce_changes(NodeId id, const std::string& text) {
  const auto [told, fresh] = told_.try_emplace(id, Told{text});
  told->second.drawn = true;
  if (fresh || told->second.text == text) return;
  told->second.text = text;
  announce(text);
}

void Ui::wake_after(double ms) {
  wake_ = wake_ < 0 ? ms : std::min(wake_, ms);
}

// --- identity and structure -------------------------------------------------------------------

NodeId Ui::id(std::string_view name) const {
  uint32_t h = scopes_.back();
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  h = (h ^ 0x2f) * 16777619u;
  return h == 0 ? 1 : h;
}

void Ui::scope(std::string_view name, const std::function<void()>& body) {
  scopes_.push_back(id(name));
  body();
  scopes_.pop_back();
}

Node& Ui::node(std::string_view role, std::string name, const Box& box, NodeId node_id) {
  Node made;
  made.id = node_id;
  made.parent = parents_.back();
  made.role = role;
  made.name = std::move(name);
  made.box = box;
  return semantics_.add(std::move(made));
}

void Ui::within(Node container, const std::function<void()>& body) {
  const NodeId container_id = container.id;
  container.parent = parents_.back();
  const size_t at = semantics_.nodes().size();
  const float top = flow_.y;
  const bool grows = container.box.h <= 0;
  if (grows) container.box = {flow_.x, top, flow_.w, 0};
  semantics_.add(std::move(container));
  parents_.push_back(container_id);
  body();
  parents_.pop_back();
  if (grows) const_cast<Node&>(semantics_.nodes()[at]).box.h = flow_.y - top;
}

void Ui::layer(int z, const std::function<void()>& body) {
  const int outer = z_;
  z_ = z;
  body();
  z_ = outer;
}

void Ui::overlay(int z, std::function<void()> body) {
  const auto scopes = scopes_;
  const NodeId landmark = parents_.size() > 1 ? parents_[1] : 0;  // what opened it lies in it
  overlays_.emplace_back(z, [this, scopes, landmark, body = std::move(body)] {
    const auto outer_scopes = scopes_;
    const Flow outer_flow = flow_;
    scopes_ = scopes;
    parents_.push_back(landmark);
    body();
    parents_.pop_back();
    scopes_ = outer_scopes;
    flow_ = outer_flow;
  });
}

void Ui::scroller(std::string_view name, const Box& box, const std::function<void()>& body) {
  const NodeId scroller_id = id(name);
  float offset = 0;
  if (const auto found = input_->scroll_y.find(scroller_id); found != input_->scroll_y.end()) {
    offset = found->second;
  }
  Node container;
  container.id = scroller_id;
  container.parent = parents_.back();
  container.role = "scroller";
  container.box = box;
  container.scroll_y = offset;
  if (const auto to = input_->scroll_to_y.find(scroller_id); to != input_->scroll_to_y.end()) {
    container.scroll_to_y = to->second;
  }
  const size_t at = semantics_.nodes().size();
  semantics_.add(std::move(container));

  if (z_ == 0) page_bottom_ = box.bottom();
  const Flow outer = flow_;
  flow_ = {box.x, box.y - offset, box.w};
  canvas()->PushClipRect(vec(box.x, box.y), vec(box.right(), box.bottom()), true);
  parents_.push_back(scroller_id);
  body();
  parents_.pop_back();
  canvas()->PopClipRect();
  Node& made = const_cast<Node&>(semantics_.nodes()[at]);
  made.content_w = box.w;
  made.content_h = std::max(1.0f, flow_.y + offset - box.y);
  flow_ = outer;
}

// --- layout -----------------------------------------------------------------------------------

Box Ui::place(float height, float gap_after) {
  const Box box{flow_.x, flow_.y, flow_.w, height};
  flow_.y += height + gap_after;
  return box;
}

Box Ui::place_inline(float width, float height) {
  if (!row_.active) {
    const Box box{flow_.x, flow_.y, std::min(width, flow_.w), height};
    flow_.y += height;
    return box;
  }
  width = std::min(width, flow_.w);
  if (row_.x > flow_.x && row_.x + width > flow_.x + flow_.w + 0.5f) {
    row_.x = flow_.x;
    row_.y += row_.height + row_.gap;
    row_.height = 0;
  }
  const Box box{row_.x, row_.y, width, height};
  row_.x += width + row_.gap;
  row_.height = std::max(row_.height, height);
  return box;
}

void Ui::row(const std::function<void()>& body, float row_gap) {
  const RowState outer = row_;
  row_ = {true, flow_.x, flow_.y, 0, row_gap};
  body();
  flow_.y = row_.y + row_.height;
  row_ = outer;
}

void Ui::columns(const std::vector<float>& weights, float gap_between,
                 const std::function<void(size_t)>& body) {
  float total = 0;
  for (const float weight : weights) total += weight;
  const Flow outer = flow_;
  const float room = outer.w - gap_between * static_cast<float>(weights.size() - 1);
  float x = outer.x;
  float bottom = outer.y;
  for (size_t i = 0; i < weights.size(); ++i) {
    const float width = room * weights[i] / total;
    flow_ = {x, outer.y, width};
    body(i);
    bottom = std::max(bottom, flow_.y);
    x += width + gap_between;
  }
  flow_ = {outer.x, bottom, outer.w};
}

void Ui::inset(float left, float right, const std::function<void()>& body) {
  flow_.x += left;
  flow_.w -= left + right;
  body();
  flow_.x -= left;
  flow_.w += left + right;
}

void Ui::beside(float room, const std::function<void()>& body) {
  if (!tiny()) return inset(room, 0, body);
  flow_.y += 28;
  body();
}

void Ui::panel(Color background, std::optional<Color> edge, float radius, float padding,
               const std::function<void()>& body) {
  if (tiny()) padding = std::min(padding, space::s);
  ImDrawList* list = canvas();
  ImDrawListSplitter splitter;
  splitter.Split(list, 2);
  splitter.SetCurrentChannel(list, 1);
  const Flow outer = flow_;
  flow_.y += padding;
  inset(padding, padding, body);
  flow_.y += padding;
  const Box box{outer.x, outer.y, outer.w, flow_.y - outer.y};
  splitter.SetCurrentChannel(list, 0);
  fill(box, background, radius);
  if (edge) stroke(box, *edge, radius);
  splitter.Merge(list);
}

void Ui::card(const std::function<void()>& body) {
  panel(colors().surface, colors().line, radius_card, narrow() ? space::l : space::xl, body);
}

// --- drawing ----------------------------------------------------------------------------------

ImDrawList* Ui::canvas() const {
  return ImGui::GetWindowDrawList();
}

void Ui::fill(const Box& box, Color color, float radius) {
  canvas()->AddRectFilled(vec(box.x, box.y), vec(box.right(), box.bottom()), color.packed(),
                          radius);
}

void Ui::stroke(const Box& box, Color color, float radius, float thickness) {
  const float half = thickness / 2 - 0.5f;  // ImGui goes half a pixel inwards by itself
  canvas()->AddRect(vec(box.x + half, box.y + half), vec(box.right() - half, box.bottom() - half),
                    color.packed(), radius, 0, thickness);
}

void Ui::line(float x1, float y1, float x2, float y2, Color color, float thickness) {
  canvas()->AddLine(vec(x1, y1), vec(x2, y2), color.packed(), thickness);
}

void Ui::icon(const char* glyph, float x, float y, float size, Color color) {
  ImFontBaked* baked = fonts_.icons->GetFontBaked(size);
  canvas()->AddText(fonts_.icons, size, vec(x, y - (baked->Ascent - baked->Descent - size) / 2),
                    color.packed(), glyph);
}

bool Ui::hovered(const Box& box) const {
  if (!input_ || !box.contains(input_->pointer_x, input_->pointer_y)) return false;
  for (const auto& [z, blocker] : blockers_) {
    if (z > z_ && blocker.contains(input_->pointer_x, input_->pointer_y)) return false;
  }
  const ImVec2 low = canvas()->GetClipRectMin();
  const ImVec2 high = canvas()->GetClipRectMax();
  return input_->pointer_x >= low.x && input_->pointer_y >= low.y && input_->pointer_x < high.x &&
         input_->pointer_y < high.y;
}

bool Ui::blocked(const Box& box) const {
  return std::any_of(blockers_.begin(), blockers_.end(), [&](const auto& blocker) {
    const Box& other = blocker.second;
    return box.x < other.right() && other.x < box.right() && box.y < other.bottom() &&
           other.y < box.bottom();
  });
}

void Ui::focus_ring(const Box& box, NodeId node_id, float radius) {
  if (!focus_visible() || focused() != node_id) return;
  const Box outside{box.x - 3.5f, box.y - 3.5f, box.w + 7, box.h + 7};
  stroke(outside, colors().focus, radius + 3.5f, 3);
}

void Ui::add_item(const Box& box, NodeId node_id) {
  ImGui::ItemAdd(ImRect(box.x, box.y, box.right(), box.bottom()), node_id);
}

// --- actions ----------------------------------------------------------------------------------

bool Ui::activated(NodeId node_id) {
  return action_.kind == Action::Kind::activate && action_.id == node_id;
}

const std::string* Ui::key_pressed(NodeId node_id) {
  return action_.kind == Action::Kind::key && action_.id == node_id ? &action_.text : nullptr;
}

std::optional<std::string> Ui::typed(NodeId node_id) {
  if (action_.kind != Action::Kind::typed || action_.id != node_id) return {};
  return action_.text;
}

std::optional<bool> Ui::toggled(NodeId node_id) {
  if (action_.kind != Action::Kind::checked || action_.id != node_id) return {};
  return action_.on;
}

}  // namespace ui
