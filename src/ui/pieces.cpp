// Tabs, breadcrumbs, initials, figures, and the shape of what is on its way.
#include <algorithm>

#include "base/text.h"
#include "icons.h"
#include "texts/pieces.h"
#include "ui/ui.h"

namespace ui {
namespace {

using base::say;

std::string_view first_letter(std::string_view word) {
  size_t end = 0;
  if (!word.empty()) base::next_code_point(word, end);
  return word.substr(0, end);
}

// What stands before a surname and is no part of its initial: "de la Peña" is P.
std::string_view without_particles(std::string_view surname) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view particle : {"de ", "del ", "la ", "las ", "los ", "y "}) {
      if (surname.size() <= particle.size()) continue;
      if (base::fold(surname.substr(0, particle.size())) != particle) continue;
      surname = base::trim(surname.substr(particle.size()));
      found = true;
    }
  }
  return surname;
}

}  // namespace

std::string initials(std::string_view given_names, std::string_view surname) {
  return std::string(first_letter(base::trim(given_names))) +
         std::string(first_letter(without_particles(base::trim(surname))));
}

void Ui::avatar(std::string_view given_names, std::string_view surname, float x, float y,
                float side) {
  const Palette& c = colors();
  size_t sum = 0;
  for (const std::string_view name : {given_names, surname}) {
    for (const char letter : name) sum = sum * 31 + static_cast<unsigned char>(letter);
  }
  const Color ground = c.edges() ? c.surface : c.series[sum % c.series.size()];
  const Color ink = c.edges() ? c.text : ink_on(c, ground);
  fill({x, y, side, side}, ground, side / 2);
  if (c.edges()) stroke({x, y, side, side}, c.text, side / 2);
  const std::string letters = initials(given_names, surname);
  if (letters.empty()) return icon(::icon::user, x + side / 4, y + side / 4, side / 2, ink);
  const Style style{side * 0.38f, true, ink};
  write(letters, x + (side - measure(letters, style)) / 2, y + (side - style.size * 1.5f) / 2, side,
        style, 1);
}

void Ui::stat(const Name& label, std::string_view figure, std::string_view note) {
  const Box start{flow_.x, flow_.y, flow_.w, 0};
  const Palette& c = colors();
  const auto part = [&](std::string_view words_shown, const Style& style) {
    if (words_shown.empty()) return;
    flow_.y += write(words_shown, flow_.x, flow_.y, flow_.w, style);
  };
  part(figure, {type::heading, true, c.text, 1.2f});
  part(label, {type::body, true, c.text, 1.35f});
  part(note, {type::small, false, c.muted, 1.4f});
  Node& made =
      node("text", "", {start.x, start.y, start.w, flow_.y - start.y}, id("cifra:" + label.key));
  made.text = label.text + ": " + std::string(figure);
  if (!note.empty()) *made.text += ". " + std::string(note);
}

void Ui::skeleton(const Name& name, int lines) {
  const Flow start = flow_;
  for (int i = 0; i < lines; ++i) {
    const float part = i + 1 == lines ? 0.6f : 1;  // the last line of a paragraph is shorter
    fill({flow_.x, flow_.y + 5, flow_.w * part, 14}, colors().surface2, 7);
    if (colors().edges()) {
      stroke({flow_.x, flow_.y + 5, flow_.w * part, 14}, colors().line, 7);
    }
    flow_.y += 24;
  }
  Node& made =
      node("status", "", {start.x, start.y, start.w, flow_.y - start.y}, id("espera:" + name.key));
  made.text = name.text;
  made.live = "polite";
}

std::optional<std::string> Ui::tabs(const ChoiceSpec& spec, const std::function<void()>& body) {
  const domain::Options& options = *spec.options;
  const NodeId list_id = id("tabs:" + spec.label.key);
  const auto id_of = [&](size_t i) { return id("tab:" + spec.label.key + options[i].key); };
  size_t at = 0;
  for (size_t i = 0; i < options.size(); ++i) {
    if (options[i].key == spec.value) at = i;
  }
  std::optional<size_t> wanted;
  for (size_t i = 0; i < options.size(); ++i) {
    if (activated(id_of(i))) wanted = i;
  }
  if (const std::string* key = options.empty() ? nullptr : key_pressed(id_of(at))) {
    const size_t last = options.size() - 1;
    if (*key == "Home") wanted = 0;
    if (*key == "End") wanted = last;
    if (*key == "ArrowRight") wanted = at == last ? 0 : at + 1;
    if (*key == "ArrowLeft") wanted = at == 0 ? last : at - 1;
    if (wanted) move_focus(id_of(*wanted));
  }
  Node list;
  list.id = list_id;
  list.role = "tablist";
  list.name = spec.label.text;
  const NodeId panel_id = note_id(list_id, "p");
  const Palette& c = colors();
  const float top = flow_.y;
  list.box = {flow_.x, top, flow_.w, control_height};
  within(std::move(list), [&] {
    row(
        [&] {
          for (size_t i = 0; i < options.size(); ++i) {
            const bool on = i == at;
            const Style style{type::body, on, on ? c.primary : c.text};
            const float width = std::min(measure(options[i].name, style) + 2 * space::l, flow_.w);
            const Box box = place_inline(width, control_height);
            if (hovered(box)) fill(box, c.primary_soft, radius_control);
            write(options[i].name, box.x + space::l, box.y + 12, width - 2 * space::l + 1, style,
                  1);
            if (on) fill({box.x, box.bottom() - 3, box.w, 3}, c.primary);
            focus_ring(box, id_of(i));
            add_item(box, id_of(i));
            Node& made = node("tab", options[i].name, box, id_of(i));
            made.selected = on;
            made.controls = on ? panel_id : 0;
            made.keys = {"ArrowLeft", "ArrowRight", "Home", "End"};
          }
        },
        0);
  });
  if (Node* made = semantics_.find(list_id)) made->box.h = flow_.y - top;
  line(flow_.x, flow_.y, flow_.x + flow_.w, flow_.y, c.line);
  gap(space::l);
  Node panel;
  panel.id = panel_id;
  panel.role = "tabpanel";
  panel.name = options.empty() ? "" : options[at].name;
  panel.box = {flow_.x, flow_.y, flow_.w, 0};
  const float from = flow_.y;
  within(std::move(panel), body);
  if (Node* made = semantics_.find(panel_id)) made->box.h = flow_.y - from;
  if (!wanted || *wanted == at) return {};
  return options[*wanted].key;
}

std::optional<size_t> Ui::breadcrumbs(const std::vector<std::pair<Name, std::string>>& places) {
  std::optional<size_t> followed;
  Node way;
  way.id = id("camino");
  way.role = "navigation";
  way.name = say(text::pieces::way_here);
  const float top = flow_.y;
  way.box = {flow_.x, top, flow_.w, target};
  const NodeId way_id = way.id;
  within(std::move(way), [&] {
    row([&] {
      for (size_t i = 0; i < places.size(); ++i) {
        const auto& [name, address] = places[i];
        if (i > 0) {
          const Box between = place_inline(16, target);
          icon(::icon::chevron_right, between.x, between.y + (between.h - 16) / 2, 16,
               colors().muted);
        }
        if (i + 1 < places.size()) {
          if (link(name, address)) followed = i;
          continue;
        }
        const Style here{type::body, false, colors().muted};
        const float width = std::min(measure(name, here) + 1, flow_.w);
        const float lines = wrapped_height(name, here, width);
        const Box box = place_inline(width, std::max(target, lines));
        write(name, box.x, box.y + (box.h - lines) / 2, width, here);
        Node& made = node("text", "", box, id("aqui:" + name.key));
        made.text = name.text;
        made.current = "page";
      }
    });
  });
  if (Node* made = semantics_.find(way_id)) made->box.h = flow_.y - top;
  return followed;
}

}  // namespace ui
