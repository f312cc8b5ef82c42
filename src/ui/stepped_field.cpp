// Numbers and times of day: typed as people type them, or changed step by step with the arrow keys
// or the two buttons (ARIA Authoring Practices, "Spinbutton"; the field is the one stop for Tab).
//
// Idea: while she types, the field shows her own letters, and every reading of them that makes
// sense is handed on at once; when she leaves, it shows what they were read as. What makes none
// stays, with what is wrong about it, until she mends it.
#include <algorithm>

#include "base/typed.h"
#include "icons.h"
#include "texts/stepped_field.h"
#include "ui/ui.h"

namespace ui {
namespace {

using base::say;

constexpr int day_minutes = 24 * 60;
constexpr int quarter = 15;
constexpr int hour = 60;
constexpr int usual_start = 10 * 60;  // of a session, when no time is written yet

// The next multiple of `step` above or below, so that 9:07 goes to 9:15 and not to 9:22.
int stepped(int from, int step, int direction) {
  const int below = from / step * step;
  if (direction > 0) return below + step;
  return below == from ? from - step : below;
}

}  // namespace

// What was done in this frame, as a value; nothing: nothing, or nothing that makes sense.
std::optional<int> Ui::stepped_value(NodeId field_id, std::optional<int> value,
                                     const Stepping& how) {
  Draft& draft = drafts_[field_id];
  draft.drawn = true;
  const bool left = action_.kind == Action::Kind::blur && action_.id == field_id;
  if (const auto text = typed(field_id)) draft.text = *text;
  if (draft.text) {
    const auto read = how.read(*draft.text);
    const bool fits = read && *read >= how.min && *read <= how.max;
    if (typed(field_id)) draft.value = fits ? read : value;
    if (left && (fits || draft.text->empty())) draft.text.reset();
    // Somebody else has changed it meanwhile: her letters are no longer about it.
    if (value != draft.value && focused() != field_id) draft.text.reset();
    if (typed(field_id) && fits) return read;
  }
  int direction = activated(note_id(field_id, "-"))   ? -1
                  : activated(note_id(field_id, "+")) ? 1
                                                      : 0;
  int step = how.step;
  if (const std::string* key = read_only_ ? nullptr : key_pressed(field_id)) {
    direction = *key == "ArrowUp" || *key == "PageUp" ? 1 : -1;
    if (key->starts_with("Page")) step = how.page;
  }
  if (direction == 0) return {};
  // From what the field shows, also where that is beyond the limits.
  std::optional<int> from = value;
  if (const auto shown = std::exchange(draft.text, {})) {
    if (shown->empty()) from.reset();
    if (const auto read = how.read(*shown)) from = read;
  }
  if (!from) return how.start;
  return std::clamp(stepped(*from, step, direction), how.min, how.max);
}

void Ui::stepped_look(FieldSpec spec, NodeId field_id, std::optional<int> value,
                      const Stepping& how) {
  const Draft& draft = drafts_[field_id];
  spec.value = draft.text ? *draft.text : value ? how.write(*value) : std::string();
  spec.inputmode = "numeric";
  const auto read = how.read(spec.value);
  const bool fits = read && *read >= how.min && *read <= how.max;
  // Half a number is no error while it is typed.
  if (!spec.value.empty() && !fits && focused() != field_id) spec.error = how.error;
  const bool buttons =
      !read_only_ && flow_.w >= 3.5f * control_height;  // or there is only room to type
  spec.right_room = buttons ? 2 * control_height : 0;
  field(spec);
  Node& made = *semantics_.find(field_id);
  const Box box = made.box;
  made.role = "spinbutton";
  made.min = how.min;
  made.max = how.max;
  if (value) made.now = *value;
  if (value) made.value_text = how.spoken(*value);
  if (read_only_) return;
  made.keys = {"ArrowUp", "ArrowDown", "PageUp", "PageDown"};
  if (!buttons) return;
  const auto button = [&](const char* glyph, base::TextId text, float x, NodeId id, bool at_end) {
    const Box place{x, box.y, control_height, control_height};
    picture_button(glyph, place, say(text, {{"field", spec.label.text}}), id);
    Node& node = *semantics_.find(id);
    node.aside = true;
    node.disabled = at_end;
    if (at_end) node.disabled_why = say(text::stepped_field::at_end);
  };
  const std::optional<int> shown = read ? read : value;
  const bool first = shown && *shown <= how.min;
  const bool last = shown && *shown >= how.max;
  line(box.right() - 2 * control_height, box.y + 8, box.right() - 2 * control_height,
       box.bottom() - 8, colors().line);
  button(::icon::minus, text::stepped_field::less, box.right() - 2 * control_height,
         note_id(field_id, "-"), first);
  button(::icon::plus, text::stepped_field::more, box.right() - control_height,
         note_id(field_id, "+"), last);
}

std::optional<int> Ui::number(const NumberSpec& spec) {
  const std::string& key = spec.key.empty() ? spec.label.key : spec.key;
  const NodeId field_id = id("f:" + key);
  Stepping how;
  how.min = spec.min;
  how.max = spec.max;
  how.page = 10;
  how.start = spec.min;
  how.read = base::read_number;
  how.write = [](int number) { return std::to_string(number); };
  how.spoken = [&](int number) {
    return spec.unit.empty() ? std::string() : say(spec.unit, {{"count", number}});
  };
  how.error = say(text::stepped_field::number, {{"min", spec.min}, {"max", spec.max}});
  const auto done = stepped_value(field_id, spec.value, how);
  FieldSpec look;
  look.label = spec.label;
  look.help = spec.help;
  look.optional = spec.optional;
  look.key = key;
  look.maxlength = 9;
  stepped_look(std::move(look), field_id, done ? done : spec.value, how);
  return done == spec.value ? std::nullopt : done;
}

std::optional<std::string> Ui::time(const TimeSpec& spec) {
  const std::string& key = spec.key.empty() ? spec.label.key : spec.key;
  const NodeId field_id = id("f:" + key);
  Stepping how;
  how.max = day_minutes - 1;
  how.step = quarter;
  how.page = hour;
  how.start = usual_start;
  how.read = base::read_time;
  how.write = how.spoken = base::time_text;
  how.error = say(text::stepped_field::time);
  const auto value = base::read_time(spec.value);
  const bool cleared = spec.optional && value && typed(field_id) == std::string();
  const auto done = stepped_value(field_id, value, how);
  FieldSpec look;
  look.label = spec.label;
  look.help = spec.help;
  look.optional = spec.optional;
  look.key = key;
  look.maxlength = 12;
  stepped_look(std::move(look), field_id, cleared ? std::nullopt : done ? done : value, how);
  if (cleared) return std::string();
  if (!done || done == value) return {};
  return base::time_text(*done);
}

}  // namespace ui
