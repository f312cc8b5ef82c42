// Comboboxes: a list that is narrowed by typing (WAI-ARIA APG, editable combobox with a listbox).
//
// Invariants: nothing is chosen that she has not seen lit, or typed so that nothing else is meant;
// what is typed and fits nothing is said, not dropped.
#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "icons.h"
#include "texts/controls.h"
#include "ui/ui.h"

namespace ui {
namespace {

using base::say;

constexpr float option_side = 12;
constexpr float option_height = 44;
constexpr size_t most_options = 80;  // drawn at once; typing finds the others

std::string_view name_of(const domain::Options& options, std::string_view key) {
  for (const domain::Option& option : options) {
    if (option.key == key) return option.name;
  }
  return {};
}

// A finger sets the caret behind the name that is there: what she types then stands in its place.
std::string typed_anew(std::string text, std::string_view shown) {
  if (shown.empty() || text.size() <= shown.size()) return text;
  const size_t more = text.size() - shown.size();
  if (text.compare(0, shown.size(), shown) == 0) return text.substr(shown.size());
  if (text.compare(more, shown.size(), shown) == 0) return text.substr(0, more);
  return text;
}

// The name itself before those that begin with it, and those before all that have it somewhere.
std::vector<size_t> matching(const domain::Options& options, std::string_view text) {
  const std::string wanted = base::fold(base::trim(text));
  if (wanted.empty()) {  // in every frame, of lists that nobody narrows
    std::vector<size_t> all(options.size());
    std::iota(all.begin(), all.end(), size_t{0});
    return all;
  }
  std::vector<size_t> ranked[3];
  for (size_t i = 0; i < options.size(); ++i) {
    const std::string name = base::fold(options[i].name);
    if (!base::contains_all_words(name, wanted)) continue;
    const bool begins = name.rfind(wanted, 0) == 0;
    ranked[begins ? name.size() > wanted.size() : 2].push_back(i);
  }
  std::vector<size_t> found = std::move(ranked[0]);
  for (const size_t rank : {1, 2}) {
    found.insert(found.end(), ranked[rank].begin(), ranked[rank].end());
  }
  return found;
}

// The one that is meant by what was typed, when no other is.
std::optional<size_t> meant(const domain::Options& options, std::string_view text) {
  const std::vector<size_t> found = matching(options, text);
  if (found.empty() || base::trim(text).empty()) return {};
  const bool named = base::fold(options[found[0]].name) == base::fold(base::trim(text));
  if (!named && found.size() > 1) return {};
  return found[0];
}

}  // namespace

// Opened to be looked through: what is chosen is lit, or nothing.
void Ui::open_combo(const ChoiceSpec& spec, NodeId field_id) {
  combo_ = {field_id, "", false, -1};
  const domain::Options& options = *spec.options;
  for (size_t i = 0; i < options.size(); ++i) {
    if (options[i].key == spec.value) combo_.highlighted = static_cast<int>(i);
  }
}

std::vector<size_t> Ui::combo_matches(const ChoiceSpec& spec, NodeId field_id) const {
  const bool narrowed = combo_.open == field_id && combo_.typing;
  return matching(*spec.options, narrowed ? std::string_view(combo_.query) : "");
}

std::optional<std::string> Ui::combo_keys(const ChoiceSpec& spec, NodeId field_id,
                                          const std::vector<size_t>& matches) {
  const std::string* key = key_pressed(field_id);
  if (!key) return {};
  const int last = static_cast<int>(std::min(matches.size(), most_options)) - 1;
  if (*key == "ArrowDown" || *key == "ArrowUp") {
    const bool was_open = combo_.open == field_id;
    if (!was_open) open_combo(spec, field_id);
    if (was_open || combo_.highlighted < 0) combo_.highlighted += *key == "ArrowDown" ? 1 : -1;
    combo_.highlighted = std::clamp(combo_.highlighted, 0, std::max(last, 0));
  } else if (*key == "Escape") {
    combo_ = {};
  } else if (*key == "Enter" && combo_.open == field_id) {
    const int at = std::min(combo_.highlighted, last);
    if (at >= 0) return (*spec.options)[matches[static_cast<size_t>(at)]].key;
    if (!combo_.typing) combo_ = {};
  }
  return {};
}

// She leaves the field with something typed in it.
std::optional<std::string> Ui::combo_left(const ChoiceSpec& spec, NodeId field_id) {
  const std::string typed(base::trim(combo_.query));
  if (const auto found = meant(*spec.options, typed)) return (*spec.options)[*found].key;
  if (typed.empty()) return spec.optional ? std::optional(std::string()) : std::nullopt;
  refused_ = {field_id, say(text::controls::not_in_list, {{"text", typed}})};
  return {};
}

std::optional<std::string> Ui::combobox(const ChoiceSpec& spec) {
  const NodeId field_id = id("f:" + (spec.key.empty() ? spec.label.key : spec.key));
  const NodeId list_id = note_id(field_id, "o");
  const Palette& c = colors();
  std::optional<std::string> chosen;

  std::string_view shown = name_of(*spec.options, spec.value);
  const auto text_typed = typed(field_id);
  if (text_typed) {
    combo_ = {field_id, typed_anew(*text_typed, shown), true, 0};
    if (base::trim(combo_.query).empty()) combo_.highlighted = -1;
  } else if (activated(field_id)) {
    if (combo_.open != field_id) {
      open_combo(spec, field_id);
    } else if (!combo_.typing) {
      combo_ = {};
    }
  }
  const std::vector<size_t> matches = combo_matches(spec, field_id);
  if (text_typed) {
    announce(matches.empty() ? say(text::controls::no_match)
                             : say(text::controls::matches, {{"count", matches.size()}}));
  }
  chosen = combo_keys(spec, field_id, matches);
  const bool left = action_.kind == Action::Kind::blur && action_.id == field_id;
  if (left && combo_.typing) chosen = combo_left(spec, field_id);
  const bool open = combo_.open == field_id && !left;
  if (chosen) shown = name_of(*spec.options, *chosen);
  if (chosen || open) refused_ = refused_.first == field_id ? Refused{} : refused_;
  const std::string& error =
      spec.error.empty() && refused_.first == field_id ? refused_.second : spec.error;

  label(spec.label, spec.optional, field_id);
  const Box box = place(control_height);
  const bool bad = !error.empty();
  fill(box, c.surface, radius_control);
  stroke(box, bad ? c.danger : open ? c.primary : c.border, radius_control, bad || open ? 2 : 1);
  icon(open ? ::icon::chevron_up : ::icon::chevron_down, box.right() - 34, box.y + 14, 20, c.muted);
  focus_ring(box, field_id);
  add_item(box, field_id);
  Node& made = node("combobox", spec.label.text, box, field_id);
  made.value = open && combo_.typing ? combo_.query : std::string(shown);
  made.placeholder = spec.placeholder.empty() ? say(text::controls::choose) : spec.placeholder;
  made.expanded = open;
  made.required = !spec.optional;
  made.invalid = bad;
  // Enter and Escape are listed also while closed: the key may come before the next frame opens it.
  made.keys = {"ArrowDown", "ArrowUp", "Enter", "Escape"};
  made.font = type::body;
  made.pad_left = option_side;
  made.pad_right = 40;
  made.z = z_;
  draw_while_moving(made);
  if (open) made.controls = list_id;
  const int lit = std::min(combo_.highlighted, static_cast<int>(matches.size()) - 1);
  if (open && lit >= 0) {
    made.active_descendant =
        note_id(list_id, "x") + static_cast<NodeId>(matches[static_cast<size_t>(lit)]);
  }
  if (!spec.help.empty()) made.described_by.push_back(note_id(field_id, "h"));
  if (bad) made.described_by.push_back(note_id(field_id, "e"));
  if (open) {
    for (const size_t i : matches) {
      if (activated(note_id(list_id, "x") + static_cast<NodeId>(i)))
        chosen = (*spec.options)[i].key;
    }
    if (!chosen) {
      // The options may be a temporary of the screen: the overlay draws later, from its own copy.
      overlay(3, [this, spec, options = *spec.options, box, matches, list_id]() {
        ChoiceSpec own = spec;
        own.options = &options;
        combo_popup(own, box, matches, list_id);
      });
    }
  }
  below_field(spec.help, error, field_id);
  if (chosen) combo_ = {};
  return chosen;
}

void Ui::combo_popup(const ChoiceSpec& spec, const Box& field_box,
                     const std::vector<size_t>& matches, NodeId list_id) {
  const Palette& c = colors();
  const float text_w = field_box.w - 2 * option_side - 24;
  const auto row_height = [&](size_t i) {  // a long name wraps instead of being cut
    return wrapped_height((*spec.options)[i].name, {type::body, false, {}}, text_w) + 20;
  };
  const size_t drawn = std::min(matches.size(), most_options);
  // What stands in the list, or below its end, and is no option.
  const std::string note = matches.empty()          ? say(text::controls::no_match)
                           : drawn < matches.size() ? say(text::controls::more_matches,
                                                          {{"count", matches.size() - drawn}})
                                                    : std::string();
  const Style noted{type::body, false, c.muted};
  const float note_height =
      note.empty() ? 0
                   : std::max(option_height, wrapped_height(note, noted, field_box.w - 26) + 20);
  float content = note_height;
  for (size_t i = 0; i < drawn; ++i) content += row_height(matches[i]);
  const float below = page_bottom_ - field_box.bottom() - 12;
  const float above = field_box.y - surface_.safe_top - 12;
  const bool under = below >= std::min(content, 220.0f) || below >= above;
  const float height =
      std::min({content, 320.0f,
                std::max(under ? below : above,
                         std::max(option_height, matches.empty() ? note_height : 0))});
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
      for (size_t i = 0; i < drawn; ++i) {
        const domain::Option& option = (*spec.options)[matches[i]];
        const NodeId option_id = note_id(list_id, "x") + static_cast<NodeId>(matches[i]);
        const Box row_box = place(row_height(matches[i]));
        const bool current = option.key == spec.value;
        const bool lit = static_cast<int>(i) == combo_.highlighted || hovered(row_box);
        if (lit) fill(row_box, c.primary_soft);
        write(option.name, row_box.x + option_side, row_box.y + 10, text_w,
              {type::body, false, c.text});
        if (current) icon(::icon::check, row_box.right() - 32, row_box.y + 12, 20, c.primary);
        add_item(row_box, option_id);
        Node& made = node("option", option.name, row_box, option_id);
        made.selected = current;
        made.set_size = static_cast<int>(matches.size());
        made.pos_in_set = static_cast<int>(i) + 1;
      }
      if (note.empty()) return;
      write(note, flow_.x + option_side, flow_.y + 10, flow_.w - 2 * option_side, noted);
      flow_.y += note_height;
    });
    scopes_.pop_back();
  });
}

}  // namespace ui
