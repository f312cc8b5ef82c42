// Buttons, links, check boxes, radio cards, bars, progress.
#include <algorithm>

#include "icons.h"
#include "texts/common.h"
#include "texts/controls.h"
#include "ui/ui.h"

namespace ui {
namespace {

using base::say;

constexpr float widest_reason = 280;

struct ButtonColors {
  Color fill, ink;
  std::optional<Color> edge;
};

ButtonColors button_colors(const Palette& c, const ButtonSpec& spec, bool hovered) {
  if (spec.busy || !spec.disabled_why.empty())
    return {c.surface2, c.disabled, c.edges() ? c.disabled : c.line};
  if (spec.pressed && *spec.pressed) return {c.primary_soft, c.primary, c.primary};
  switch (spec.look) {
    case Look::primary:
      return {hovered ? c.primary.alpha(225) : c.primary, c.on_primary, {}};
    case Look::danger:
      return {hovered ? c.danger_soft : c.surface, c.danger, c.danger};
    case Look::quiet:
      return {hovered ? c.primary_soft : Color(0, 0), c.primary, {}};
    case Look::secondary:
      break;
  }
  return {hovered ? c.primary_soft : c.surface, c.primary, c.border};
}

}  // namespace

bool Ui::button(const ButtonSpec& spec) {
  const NodeId button_id = id("b:" + (spec.key.empty() ? spec.name.key : spec.key));
  const Style style{type::body, true, {}};
  float side = spec.look == Look::quiet ? space::m : 20;
  float icon_room = spec.icon ? 28.0f : 0;
  // Where a word would be cut apart the margins go first, then the icon.
  const float word = longest_word(spec.name, style);
  if (word + icon_room + 2 * side > flow_.w) side = space::s;
  const bool pictured = spec.icon && word + icon_room + 2 * side <= flow_.w;
  if (!pictured) icon_room = 0;
  // Why it cannot be pressed stands below its name.
  const std::string& why = spec.disabled_why;
  const Style quiet{type::small, false, colors().muted};
  const float wanted = std::max(measure(spec.name, style) + icon_room,
                                std::min(measure(why, quiet) + 1, widest_reason)) +
                       2 * side;
  float width = spec.full ? flow_.w : std::min(std::max(wanted, target), flow_.w);
  // A label that does not fit wraps: the button grows instead of cutting it.
  const float room = width - 2 * side - icon_room;
  const float lines = wrapped_height(spec.name, style, room + 1);
  const float reason = why.empty() ? 0 : wrapped_height(why, quiet, width - 2 * side);
  const float height = std::max(control_height, lines + reason + 20);
  Box box = place_inline(width, height);
  if (spec.flush) box.x = std::max(box.x - side, surface_.safe_left);
  const ButtonColors look = button_colors(colors(), spec, hovered(box));
  if (look.fill.a > 0) fill(box, look.fill, radius_control);
  if (look.edge) stroke(box, *look.edge, radius_control);
  const float label = std::min(measure(spec.name, style), room + 1);
  float x = spec.full ? box.x + (box.w - label - icon_room) / 2 : box.x + side;
  const float y = box.y + (box.h - lines - reason) / 2;
  if (pictured) {
    icon(spec.busy ? ::icon::refresh_cw : spec.icon, x, y + (lines - 20) / 2, 20, look.ink);
    x += icon_room;
  }
  write(spec.name, x, y, room + 1, {type::body, true, look.ink});
  write(why, box.x + side, y + lines, box.w - 2 * side, quiet);
  focus_ring(box, button_id);
  add_item(box, button_id);

  Node& made = node("button", spec.spoken.empty() ? spec.name.text : spec.spoken, box, button_id);
  made.disabled = spec.busy || !spec.disabled_why.empty();
  made.disabled_why = spec.busy ? say(text::controls::busy) : spec.disabled_why;
  made.pick_accept = spec.pick;
  made.pick_multiple = !spec.pick.empty() && !spec.restore;
  made.pick_restore = spec.restore;
  made.checked = spec.pressed;
  made.expanded = spec.expanded;
  made.z = z_;
  return !made.disabled && activated(button_id);
}

bool Ui::link(const Name& name, std::string href, const char* glyph) {
  const NodeId link_id = id("l:" + name.key);
  const Style style{type::body, true, colors().primary};
  const float room = glyph ? 26.0f : 0;
  const float wide = std::min(measure(name, style) + room + 4, flow_.w);
  const float words = wide - room - 3;
  const float lines = wrapped_height(name, style, words);
  const Box box = place_inline(wide, std::max(target, lines + 20));
  if (glyph) icon(glyph, box.x, box.y + 12, 20, colors().primary);
  const float y = box.y + (box.h - lines) / 2;
  write(name, box.x + room, y, words, style);
  line(box.x + room, y + lines - 1, box.right() - 4, y + lines - 1,
       colors().primary.alpha(hovered(box) ? 255 : 110));
  focus_ring(box, link_id);
  add_item(box, link_id);
  Node& made = node("link", name.text, box, link_id);
  made.href = std::move(href);
  return activated(link_id);
}

std::optional<bool> Ui::checkbox(const Name& name, bool checked, std::string_view help,
                                 std::string_view error, int depth, bool bold) {
  const NodeId box_id = id("c:" + name.key);
  const Palette& c = colors();
  const float indent = static_cast<float>(depth) * (narrow() ? 20.0f : 32.0f);
  const float text_x = flow_.x + indent + 36;
  const float text_w = flow_.w - indent - 36;
  const Style style{type::body, bold, c.text};
  const float text_h = wrapped_height(name, style, text_w);
  const float help_h =
      help.empty() ? 0 : wrapped_height(help, {type::small, false, {}, 1.45f}, text_w);
  const float inner = std::max(24.0f, text_h + help_h);
  const Box box{flow_.x + indent, flow_.y, flow_.w - indent, std::max(target, inner + 20)};
  flow_.y += box.h;
  const float top = box.y + (box.h - inner) / 2;
  const Box mark{box.x, top + (text_h <= 24 ? 0.0f : 1.0f), 24, 24};
  if (hovered(box))
    fill({box.x - 8, box.y, box.w + 8, box.h}, c.primary_soft.alpha(120), radius_control);
  if (checked) {
    fill(mark, c.primary, 5);
    icon(::icon::check, mark.x + 3, mark.y + 3, 18, c.on_primary);
  } else {
    fill(mark, c.surface, 5);
    stroke(mark, error.empty() ? c.border : c.danger, 5, error.empty() ? 1.5f : 2);
  }
  write(name, text_x, top, text_w, style);
  focus_ring(box, box_id);
  add_item(box, box_id);
  Node& made = node("checkbox", name.text, box, box_id);
  made.checked = checked;
  made.invalid = !error.empty();
  if (!help.empty()) {
    made.described_by.push_back(note_id(box_id, "h"));
    write(help, text_x, top + text_h, text_w, {type::small, false, c.muted, 1.45f});
    node("text", "", {text_x, top + text_h, text_w, help_h}, note_id(box_id, "h")).text = help;
  }
  if (!error.empty()) {
    const std::string message(error);
    semantics_.find(box_id)->described_by.push_back(note_id(box_id, "e"));
    inset(indent + 36, 0, [&] {
      icon(::icon::circle_alert, flow_.x, flow_.y + 2, 16, c.danger);
      const float height =
          write(message, flow_.x + 22, flow_.y, flow_.w - 22, {type::small, true, c.danger});
      Node& note = node("text", "", {flow_.x, flow_.y, flow_.w, height}, note_id(box_id, "e"));
      note.text = message;
      flow_.y += height;
    });
  }
  return toggled(box_id);
}

// As many side by side as have room for the longest name, in rows of about the same length.
size_t Ui::radios_across(const domain::Options& options) const {
  float widest = 0;
  for (const domain::Option& option : options) {
    widest = std::max(widest, measure(option.name, {type::body, true, {}}) + 60);
  }
  const auto most = static_cast<size_t>((flow_.w + space::m) / (widest + space::m));
  const size_t across = std::clamp(most, size_t{1}, std::max(options.size(), size_t{1}));
  const size_t rows = (options.size() + across - 1) / across;
  return rows == 0 ? 1 : (options.size() + rows - 1) / rows;
}

void Ui::radio(const std::string& name, bool on, bool bad, NodeId radio_id) {
  const Palette& c = colors();
  const Style style{type::body, on, c.text};
  const float left = tiny() ? space::s : 16;
  const float room = flow_.w - left - 36;
  const float lines = wrapped_height(name, {type::body, true, {}}, room);
  const Box box = place(std::max(52.0f, lines + 28));
  fill(box, on ? c.primary_soft : c.surface, radius_control);
  stroke(box, on ? c.primary : bad ? c.danger : c.border, radius_control, on ? 2 : 1);
  icon(on ? ::icon::circle_dot : ::icon::circle, box.x + left, box.y + 16, 20,
       on ? c.primary : c.border);
  write(name, box.x + left + 30, box.y + 14, room, style);
  focus_ring(box, radio_id);
  add_item(box, radio_id);
  node("radio", name, box, radio_id).checked = on;
}

std::optional<std::string> Ui::radios(const ChoiceSpec& spec) {
  const std::string& key = spec.key.empty() ? spec.label.key : spec.key;
  const NodeId group_id = id("r:" + key);
  std::optional<std::string> chosen;
  label(spec.label, spec.optional, 0);
  Node group;
  group.id = group_id;
  group.role = "radiogroup";
  group.name = spec.label.text;
  group.invalid = !spec.error.empty();
  group.required = !spec.optional;
  if (!spec.help.empty()) group.described_by.push_back(note_id(group_id, "h"));
  if (!spec.error.empty()) group.described_by.push_back(note_id(group_id, "e"));
  within(std::move(group), [&] {
    const size_t across = radios_across(*spec.options);
    for (size_t first = 0; first < spec.options->size(); first += across) {
      if (first > 0) gap(space::s);
      columns(std::vector<float>(across, 1.0f), space::m, [&](size_t i) {
        if (first + i >= spec.options->size()) return;
        const domain::Option& option = (*spec.options)[first + i];
        const NodeId radio_id = id("ro:" + key + option.key);
        radio(option.name, option.key == spec.value, !spec.error.empty(), radio_id);
        if (toggled(radio_id).value_or(false)) chosen = option.key;
      });
    }
  });
  below_field(spec.help, spec.error, group_id);
  return chosen;
}

void Ui::progress(const Name& name, double now, double max) {
  const double part = max > 0 ? std::clamp(now / max, 0.0, 1.0) : 0;
  const Box box = place(10);
  fill(box, colors().surface2, 5);
  stroke(box, colors().border, 5);
  if (part > 0)
    fill({box.x, box.y, std::max(10.0f, box.w * static_cast<float>(part)), box.h}, colors().primary,
         5);
  Node& made = node("progressbar", name.text, box, id("p:" + name.key));
  made.min = 0;
  made.max = max;
  made.now = now;
}

bool Ui::bar(const Name& name, size_t count, size_t most, bool pressed, base::TextId unit) {
  const NodeId bar_id = this->bar_id(name);
  const Palette& c = colors();
  const std::string digits = say(text::common::number, {{"count", count}});
  const Style number{type::small, true, c.text};
  const Style words{type::small, false, c.text, 1.35f};
  const float digits_w = measure(digits, number);
  const float label_w = flow_.w - digits_w - 28;
  const float label_h = wrapped_height(name, words, label_w);
  const Box box = place(std::max(48.0f, label_h + 30));
  if (pressed || hovered(box)) fill(box, c.primary_soft, radius_control);
  if (pressed) stroke(box, c.primary, radius_control, 1.5f);
  write(name, box.x + 8, box.y + 7, label_w, words);
  write(digits, box.right() - 8 - digits_w, box.y + 6, digits_w + 1, number, 1);
  const Box track{box.x + 8, box.bottom() - 17, box.w - 16, 10};
  fill(track, c.surface2, 5);
  if (count > 0 && most > 0) {
    const float part = static_cast<float>(count) / static_cast<float>(most);
    fill({track.x, track.y, std::max(6.0f, track.w * part), track.h},
         pressed ? c.accent : c.primary, 5);
  }
  focus_ring(box, bar_id);
  add_item(box, bar_id);
  const std::string counted = say(unit, {{"count", count}});
  Node& made = node("button", say(text::common::labelled, {{"label", name}, {"text", counted}}),
                    box, bar_id);
  made.checked = pressed;
  return activated(bar_id);
}

}  // namespace ui
