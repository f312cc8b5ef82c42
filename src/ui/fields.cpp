// Text fields and comboboxes. The text itself is drawn by the real <input> of the page; the kit
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
constexpr float option_height = 44;
constexpr size_t most_options = 80;  // of a list that is narrowed by typing
constexpr float lines_padding = 10;  // above several lines: 0.625em in shell/style.css
const Style help_style{type::small, false, {}, 1.45f};

}  // namespace

void Ui::label(const Name& name, bool optional, NodeId for_id) {
  const Style style{type::body, true, colors().text};
  const float height = write(name, flow_.x, flow_.y, flow_.w, style);
  if (optional) {
    const float x = flow_.x + measure(name, style) + 8;
    if (x + 70 < flow_.x + flow_.w) {
      write(say(text::controls::optional), x, flow_.y + 1, 80,
            {type::small, false, colors().muted, 1.6f}, 1);
    }
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

std::vector<size_t> Ui::combo_matches(const ChoiceSpec& spec) const {
  std::vector<size_t> matches;
  const std::string wanted = combo_.typing ? base::fold(combo_.query) : std::string();
  for (size_t i = 0; i < spec.options->size(); ++i) {
    if (matches.size() == most_options) break;
    if (wanted.empty() || base::contains_all_words(base::fold((*spec.options)[i].name), wanted)) {
      matches.push_back(i);
    }
  }
  return matches;
}

std::optional<std::string> Ui::combo_keys(const ChoiceSpec& spec, NodeId field_id,
                                          const std::vector<size_t>& matches) {
  const std::string* key = key_pressed(field_id);
  if (!key) return {};
  const int last = static_cast<int>(matches.size()) - 1;
  if (*key == "ArrowDown" || *key == "ArrowUp") {
    if (combo_.open != field_id) {
      combo_ = {field_id, "", false, 0};
      for (size_t i = 0; i < spec.options->size(); ++i) {
        if ((*spec.options)[i].key == spec.value) combo_.highlighted = static_cast<int>(i);
      }
    } else {
      combo_.highlighted += *key == "ArrowDown" ? 1 : -1;
    }
    combo_.highlighted = std::clamp(combo_.highlighted, 0, std::max(last, 0));
  } else if (*key == "Escape") {
    combo_ = {};
  } else if (*key == "Enter" && combo_.open == field_id && last >= 0) {
    const size_t at = matches[static_cast<size_t>(std::clamp(combo_.highlighted, 0, last))];
    combo_ = {};
    return (*spec.options)[at].key;
  }
  return {};
}

std::optional<std::string> Ui::combobox(const ChoiceSpec& spec) {
  const NodeId field_id = id("f:" + (spec.key.empty() ? spec.label.key : spec.key));
  const NodeId list_id = note_id(field_id, "o");
  const Palette& c = colors();
  std::optional<std::string> chosen;

  std::string shown;
  for (const domain::Option& option : *spec.options) {
    if (option.key == spec.value) shown = option.name;
  }
  if (const auto text_typed = typed(field_id)) {
    combo_ = {field_id, *text_typed, true, 0};
  } else if (activated(field_id)) {
    const bool was_open = combo_.open == field_id;
    if (!was_open) combo_ = {field_id, "", false, 0};
  }
  std::vector<size_t> matches = combo_matches(spec);
  if (const auto key = combo_keys(spec, field_id, matches)) chosen = key;
  // Leaving the field with a name typed in full chooses it.
  if (action_.kind == Action::Kind::blur && action_.id == field_id && combo_.typing) {
    for (const domain::Option& option : *spec.options) {
      if (base::fold(option.name) == base::fold(base::trim(combo_.query))) chosen = option.key;
    }
    if (spec.optional && base::trim(combo_.query).empty()) chosen = std::string();
  }
  const bool open = combo_.open == field_id && action_.kind != Action::Kind::blur;
  if (chosen) {
    for (const domain::Option& option : *spec.options) {
      if (option.key == *chosen) shown = option.name;
    }
  }

  label(spec.label, spec.optional, field_id);
  const Box box = place(control_height);
  const bool bad = !spec.error.empty();
  fill(box, c.surface, radius_control);
  stroke(box, bad ? c.danger : open ? c.primary : c.border, radius_control, bad || open ? 2 : 1);
  icon(open ? ::icon::chevron_up : ::icon::chevron_down, box.right() - 34, box.y + 14, 20, c.muted);
  focus_ring(box, field_id);
  add_item(box, field_id);
  Node& made = node("combobox", spec.label.text, box, field_id);
  made.value = open && combo_.typing ? combo_.query : shown;
  made.placeholder = spec.placeholder.empty() ? say(text::controls::choose) : spec.placeholder;
  made.expanded = open;
  made.required = !spec.optional;
  made.invalid = bad;
  // Enter and Escape are listed also while closed: the key may come before the next frame opens it.
  made.keys = {"ArrowDown", "ArrowUp", "Enter", "Escape"};
  made.font = type::body;
  made.pad_left = side;
  made.pad_right = 40;
  made.z = z_;
  draw_while_moving(made);
  if (open) made.controls = list_id;
  if (open && !matches.empty()) {
    const int at = std::clamp(combo_.highlighted, 0, static_cast<int>(matches.size()) - 1);
    made.active_descendant =
        note_id(list_id, "x") + static_cast<NodeId>(matches[static_cast<size_t>(at)]);
  }
  if (!spec.help.empty()) made.described_by.push_back(note_id(field_id, "h"));
  if (bad) made.described_by.push_back(note_id(field_id, "e"));
  if (open) {
    for (const size_t i : matches) {
      if (activated(note_id(list_id, "x") + static_cast<NodeId>(i)))
        chosen = (*spec.options)[i].key;
    }
    if (chosen) {
      combo_ = {};
    } else {
      // The options may be a temporary of the screen: the overlay draws later, from its own copy.
      overlay(3, [this, spec, options = *spec.options, box, matches, list_id]() {
        ChoiceSpec own = spec;
        own.options = &options;
        combo_popup(own, box, matches, list_id);
      });
    }
  }
  below_field(spec.help, spec.error, field_id);
  if (chosen) combo_ = {};
  return chosen;
}

void Ui::combo_popup(const ChoiceSpec& spec, const Box& field_box,
                     const std::vector<size_t>& matches, NodeId list_id) {
  const Palette& c = colors();
  const float text_w = field_box.w - 2 * side - 24;
  const auto row_height = [&](size_t i) {  // a long name wraps instead of being cut
    return wrapped_height((*spec.options)[i].name, {type::body, false, {}}, text_w) + 20;
  };
  float content = matches.empty() ? option_height : 0;
  for (const size_t i : matches) content += row_height(i);
  const float below = page_bottom_ - field_box.bottom() - 12;
  const float above = field_box.y - surface_.safe_top - 12;
  const bool under = below >= std::min(content, 220.0f) || below >= above;
  const float height = std::min({content, 320.0f, std::max(under ? below : above, option_height)});
  const Box box{field_box.x, under ? field_box.bottom() + 4 : field_box.y - 4 - height - 2,
                field_box.w, height + 2};
  next_blockers_.emplace_back(z_, box);
  for (int i = 0; i < 4; ++i) {  // a soft shadow: it floats
    const float spread = static_cast<float>(i) * 2;
    fill({box.x - spread, box.y - spread + 3, box.w + 2 * spread, box.h + 2 * spread},
         Color(0x000000, 14), radius_control + spread);
  }
  fill(box, c.surface, radius_control);
  stroke(box, c.border, radius_control);
  Node list;
  list.id = list_id;
  list.role = "listbox";
  list.name = spec.label.text;
  list.box = {box.x + 1, box.y + 1, box.w - 2, box.h - 2};
  list.z = z_;
  within(std::move(list), [&] {
    scopes_.push_back(list_id);
    scroller("lista", {box.x + 1, box.y + 1, box.w - 2, box.h - 2}, [&] {
      if (matches.empty()) {
        write(say(text::controls::no_match), flow_.x + side, flow_.y + 10, flow_.w - 2 * side,
              {type::body, false, c.muted}, 1);
        flow_.y += option_height;
      }
      for (size_t i = 0; i < matches.size(); ++i) {
        const domain::Option& option = (*spec.options)[matches[i]];
        const NodeId option_id = note_id(list_id, "x") + static_cast<NodeId>(matches[i]);
        const Box row_box = place(row_height(matches[i]));
        const bool current = option.key == spec.value;
        const bool lit = static_cast<int>(i) == combo_.highlighted || hovered(row_box);
        if (lit) fill(row_box, c.primary_soft);
        write(option.name, row_box.x + side, row_box.y + 10, text_w, {type::body, false, c.text});
        if (current) icon(::icon::check, row_box.right() - 32, row_box.y + 12, 20, c.primary);
        add_item(row_box, option_id);
        Node& made = node("option", option.name, row_box, option_id);
        made.selected = current;
        made.set_size = static_cast<int>(matches.size());
        made.pos_in_set = static_cast<int>(i) + 1;
      }
    });
    scopes_.pop_back();
  });
}

}  // namespace ui
