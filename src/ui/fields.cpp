// Text fields. The text itself is drawn by the real <input> of the page; the kit
// draws the label, the frame, the help and the error around it.
#include <algorithm>
#include <cfloat>

#include "base/text.h"
#include "icons.h"
#include "imgui.h"
#include "texts/controls.h"
#include "ui/ui.h"

namespace ui {

namespace {

using base::say;

constexpr float side = 12;
constexpr float lines_padding = 10;  // above several lines: 0.625em in shell/style.css
const Style help_style{type::small, false, {}, 1.45f};

}  // namespace

void Ui::label(const Name& name, bool optional, NodeId for_id) {
  const Style style{type::body, true, colors().text};
  float height = write(name, flow_.x, flow_.y, flow_.w, style);
  if (optional) {
    const Style quiet{type::small, false, colors().muted};
    const std::string said = say(text::controls::optional);
    const float room = measure(said, quiet) + 1;
    const float x = flow_.x + measure(name, style) + 8;
    const bool beside = x + room <= flow_.x + flow_.w;
    const float y = beside ? flow_.y + 1 : flow_.y + height;
    const float lines = write(said, beside ? x : flow_.x, y, room, quiet);
    if (!beside) height += lines;
  }
  Node& made = node(for_id ? "label" : "text", "", {flow_.x, flow_.y, flow_.w, height},
                    note_id(for_id ? for_id : id("label:" + name.key), "l"));
  made.text = optional ? say(text::controls::optional_label, {{"label", name}}) : name.text;
  made.label_for = for_id;
  flow_.y += height + 4;
}

// The element of a field shows its text, but a browser scrolls elements before the canvas is drawn:
// the text would leave its frame. So the canvas shows it as long as something scrolls, unless only
// the element knows which part of a longer text is in sight (`whole`: none is out of it).
void Ui::draw_while_moving(Node& field, bool whole) {
  const bool empty = !field.value || field.value->empty();
  const std::string& shown = empty ? field.placeholder : *field.value;
  const Style style{type::body, false, empty || field.disabled ? colors().muted : colors().text};
  const float room = field.box.w - field.pad_left - field.pad_right;
  const float line = style.size * style.line;
  const float above = field.multiline ? lines_padding : (field.box.h - line) / 2;
  field.drawn_moving =
      whole && (field.multiline || focused() != field.id || measure(shown, style) <= room);
  if (!field.drawn_moving || !input_->moving) return;
  const float left = field.box.x + field.pad_left;
  canvas()->PushClipRect(ImVec2(left, field.box.y), ImVec2(left + room, field.box.bottom()), true);
  write(shown, left, field.box.y + above, field.multiline ? room : FLT_MAX, style);
  canvas()->PopClipRect();
}

void Ui::below_field(const std::string& help, const std::string& error, NodeId field_id) {
  const Palette& c = colors();
  if (!help.empty()) {
    flow_.y += 4;
    Style style = help_style;
    style.color = c.muted;
    const float height = write(help, flow_.x, flow_.y, flow_.w, style);
    node("text", "", {flow_.x, flow_.y, flow_.w, height}, note_id(field_id, "h")).text = help;
    flow_.y += height;
  }
  if (!error.empty()) {
    flow_.y += 4;
    icon(::icon::circle_alert, flow_.x, flow_.y + 2, 16, c.danger);
    const float height =
        write(error, flow_.x + 22, flow_.y, flow_.w - 22, {type::small, true, c.danger, 1.45f});
    node("text", "", {flow_.x, flow_.y, flow_.w, height}, note_id(field_id, "e")).text = error;
    flow_.y += height;
  }
}

std::optional<std::string> Ui::field(const FieldSpec& spec) {
  const NodeId field_id = id("f:" + (spec.key.empty() ? spec.label.key : spec.key));
  const Palette& c = colors();
  if (!spec.search) label(spec.label, spec.optional, field_id);
  float height = control_height, whole = height;
  if (spec.lines > 1) {
    const float text_h =
        wrapped_height(spec.value + " ", {type::body, false, {}}, flow_.w - 2 * side - 4);
    whole = std::max(static_cast<float>(spec.lines) * 24, text_h) + 22;
    height = spec.readonly ? whole : std::min(whole, 360.0f);
  }
  const Box box = place(height);
  const bool bad = !spec.error.empty();
  const bool has_focus = focused() == field_id;
  fill(box, c.surface, radius_control);
  stroke(box,
         bad         ? c.danger
         : has_focus ? c.primary
                     : c.border,
         radius_control, bad || has_focus ? 2 : 1);
  if (spec.icon) icon(spec.icon, box.x + 12, box.y + 14, 20, c.muted);
  focus_ring(box, field_id);
  add_item(box, field_id);

  Node& made = node(spec.search ? "searchbox" : "textbox", spec.label.text, box, field_id);
  made.value = spec.value;
  made.type = spec.lines > 1 ? std::string_view{} : spec.type;
  made.inputmode = spec.inputmode;
  made.autocomplete = spec.autocomplete;
  made.maxlength = spec.maxlength;
  made.multiline = spec.lines > 1;
  made.readonly = spec.readonly || (read_only_ && !spec.search);
  made.required = !spec.optional && !spec.search && !spec.readonly;
  made.invalid = bad;
  made.placeholder = spec.placeholder;
  made.font = type::body;
  made.pad_left = spec.icon ? 42 : side;
  made.pad_right = side + spec.right_room;
  made.z = z_;
  draw_while_moving(made, height == whole);
  if (!spec.search) made.labelled_by = 0;
  if (!spec.help.empty()) made.described_by.push_back(note_id(field_id, "h"));
  if (bad) made.described_by.push_back(note_id(field_id, "e"));
  below_field(spec.help, spec.error, field_id);
  return typed(field_id);
}

}  // namespace ui
