// Text of the kit: measuring, wrapping, headings, notes.
#include <algorithm>
#include <cmath>

#include "icons.h"
#include "imgui.h"
#include "texts/controls.h"
#include "ui/ui.h"

namespace ui {
namespace {

// The next line of `text` that fits into `width`; moves `text` past it.
std::string_view take_line(ImFont* font, float size, std::string_view& text, float width) {
  const char* begin = text.data();
  const char* end = begin + text.size();
  const char* newline = std::find(begin, end, '\n');
  const char* stop = font->CalcWordWrapPosition(size, begin, newline, std::max(width, 1.0f));
  if (stop == begin && begin < newline) stop = begin + 1;
  const std::string_view line(begin, static_cast<size_t>(stop - begin));
  while (stop < newline && *stop == ' ') ++stop;
  if (stop == newline && stop < end) ++stop;
  text.remove_prefix(static_cast<size_t>(stop - begin));
  return line;
}

float advance(ImFont* font, float size, std::string_view text) {
  return font->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

}  // namespace

float Ui::measure(std::string_view text, const Style& style) const {
  return advance(style.bold ? fonts_.semibold : fonts_.regular, style.size, text);
}

float Ui::longest_word(std::string_view text, const Style& style) const {
  float longest = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(" \n"), text.size());
    longest = std::max(longest, measure(text.substr(0, end), style));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

float Ui::wrapped_height(std::string_view text, const Style& style, float width) const {
  ImFont* font = style.bold ? fonts_.semibold : fonts_.regular;
  int lines = 0;
  while (!text.empty()) {
    take_line(font, style.size, text, width);
    ++lines;
  }
  return static_cast<float>(std::max(lines, 1)) * style.size * style.line;
}

float Ui::write(std::string_view text, float x, float y, float width, const Style& style,
                int max_lines) {
  ImFont* font = style.bold ? fonts_.semibold : fonts_.regular;
  const uint32_t color = style.color.value_or(colors().text).packed();
  ImFontBaked* baked = font->GetFontBaked(style.size);
  const float line_height = style.size * style.line;
  const float lead = (line_height - (baked->Ascent - baked->Descent)) / 2;
  float top = y;
  int lines = 0;
  while (!text.empty()) {
    const bool last = max_lines > 0 && lines + 1 == max_lines;
    std::string_view line;
    std::string cut;
    if (last && advance(font, style.size, text) > width) {
      const float room = width - advance(font, style.size, "…");
      const char* rest = nullptr;
      font->CalcTextSizeA(style.size, std::max(room, 1.0f), 0, text.data(),
                          text.data() + text.size(), &rest);
      cut.assign(text.data(), static_cast<size_t>(rest - text.data()));
      cut += "…";
      line = cut;
      text = {};
    } else {
      line = take_line(font, style.size, text, width);
    }
    canvas()->AddText(font, style.size, ImVec2(x, top + lead), color, line.data(),
                      line.data() + line.size());
    top += line_height;
    if (max_lines > 0 && ++lines == max_lines) break;
  }
  return std::max(top - y, line_height);
}

void Ui::heading(int level, const Name& text) {
  const float wide[] = {type::heading, type::title, type::lead};
  const float phone[] = {26, 20, type::lead};
  const float* sizes = narrow() ? phone : wide;
  Style style{sizes[std::clamp(level, 1, 3) - 1], true, {}, 1.25f};
  // Rather smaller than with a word cut apart.
  const float word = longest_word(text, style);
  if (word > flow_.w) style.size = std::max(type::small, std::floor(style.size * flow_.w / word));
  const float height = write(text, flow_.x, flow_.y, flow_.w, style);
  Node& made = node("heading", text.text, place(height),
                    id(level == 1 ? std::string("h1") : "h:" + text.key));
  made.level = level;
  made.text = made.name;
  flow_.y += space::s;
}

void Ui::text(std::string_view text, const Style& style) {
  const float height = write(text, flow_.x, flow_.y, flow_.w, style);
  const Box box = place(height);
  node("text", "", box, next_text_id("t:")).text = std::string(text);
}

NodeId Ui::next_text_id(std::string_view kind) {
  const auto counted = texts_.try_emplace(std::string(kind), 0).first;
  return id(counted->first + std::to_string(counted->second++));
}

void Ui::muted(std::string_view text_shown) {
  text(text_shown, {type::small, false, colors().muted, 1.45f});
}

void Ui::banner(Tone tone, std::string_view title, std::string_view body, std::string_view role,
                const std::function<void()>& actions) {
  const Palette& c = colors();
  struct Look {
    Color fill, ink;
    const char* glyph;
  };
  const Look look = tone == Tone::ok       ? Look{c.ok_soft, c.ok, ::icon::circle_check}
                    : tone == Tone::warn   ? Look{c.warn_soft, c.warn, ::icon::triangle_alert}
                    : tone == Tone::danger ? Look{c.danger_soft, c.danger, ::icon::circle_alert}
                                           : Look{c.primary_soft, c.primary, ::icon::info};
  const std::optional<Color> edge = c.edges() ? std::optional(look.ink) : std::nullopt;
  panel(look.fill, edge, radius_card, space::l, [&] {
    const float top = flow_.y;
    icon(look.glyph, flow_.x, top + 2, 20, look.ink);
    const std::string spoken =
        title.empty()  ? std::string(body)
        : body.empty() ? std::string(title)
                       : base::say(text::controls::banner, {{"title", title}, {"text", body}});
    beside(32, [&] {
      if (!title.empty())
        flow_.y += write(title, flow_.x, flow_.y, flow_.w, {type::body, true, c.text});
      if (!body.empty())
        flow_.y += write(body, flow_.x, flow_.y, flow_.w, {type::body, false, c.text});
    });
    Node& made = node(role, "", {flow_.x, top, flow_.w, flow_.y - top},
                      next_text_id("banner:" + std::string(role)));
    made.text = spoken;
    if (role != "note") made.live = role == "alert" ? "assertive" : "polite";
    if (!actions) return;
    flow_.y += space::m;
    inset(tiny() ? 0 : 32, 0, [&] { row(actions); });
  });
}

void Ui::badge(Tone tone, std::string_view text) {
  const Palette& c = colors();
  const Color ink = tone == Tone::ok       ? c.ok
                    : tone == Tone::warn   ? c.warn
                    : tone == Tone::danger ? c.danger
                                           : c.primary;
  const Color soft = tone == Tone::ok       ? c.ok_soft
                     : tone == Tone::warn   ? c.warn_soft
                     : tone == Tone::danger ? c.danger_soft
                                            : c.primary_soft;
  const Style style{type::small, true, ink};
  const float wide = std::min(measure(text, style) + 20, flow_.w);
  const float lines = wrapped_height(text, style, wide - 19);
  const Box box = place_inline(wide, lines + 7);
  fill(box, soft, 14);
  if (c.edges()) stroke(box, ink, 14);
  write(text, box.x + 10, box.y + 3.5f, wide - 19, style);
  node("text", "", box, next_text_id("badge:")).text = std::string(text);
}

void Ui::legend(Color color, std::string_view text) {
  const Style style{type::small, false, colors().muted};
  const float wide = std::min(measure(text, style) + 20, flow_.w);
  const Box box = place_inline(wide, wrapped_height(text, style, wide - 15) + 3);
  fill({box.x, box.y + 7, 10, 10}, color, 5);
  write(text, box.x + 16, box.y + 1.5f, wide - 15, style);
}

}  // namespace ui
