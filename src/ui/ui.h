// The interface kit. A screen is a function that calls these widgets from top to bottom, once per
// frame; each draws itself with Dear ImGui, takes its place in the current column, and adds its
// node to the semantics layer. Widgets return what the person did ("pressed", the new text), never
// change anything themselves.
//
// Layout: a current column (x, y, width) that widgets fill downwards; columns(), card() and row()
// nest. Units are CSS pixels at a text size of 100 %: a larger one is a smaller surface, magnified
// with all that is on it (wasm/session.cpp). ImGui is given the density and stays sharp.
// Ownership: the Ui keeps only what a widget must remember between frames (an open list, what was
// typed into it). Everything else is passed in.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/texts.h"
#include "domain/program.h"
#include "ui/input.h"
#include "ui/name.h"
#include "ui/semantics.h"
#include "ui/theme.h"

struct ImDrawList;
struct ImFont;

namespace ui {

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  ImFont* icons = nullptr;
};

struct Surface {
  float width = 0, height = 0;
  float safe_top = 0, safe_right = 0, safe_bottom = 0, safe_left = 0;
  bool keyboard = false;  // one is open on the screen, below the height
  Palette colors = light_palette();
  bool reduced_motion = false;
};

struct Style {
  float size = type::body;
  bool bold = false;
  std::optional<Color> color;  // text colour when not given
  float line = 1.5f;
};

enum class Look { primary, secondary, quiet, danger };

struct ButtonSpec {
  Name name;
  Look look = Look::secondary;
  const char* icon = nullptr;
  std::string disabled_why = {};      // not empty: disabled, for this reason
  bool full = false;                  // as wide as the column
  std::string spoken = {};            // accessible name when it says more than the label
  std::string pick = {};              // opens the file picker for these endings
  bool restore = false;               // … for one backup, to restore it
  std::optional<bool> pressed = {};   // a toggle
  std::optional<bool> expanded = {};  // a disclosure
  std::string key = {};               // tells apart buttons of one name
  bool busy = false;                  // what it does is under way
  bool flush = false;                 // a quiet one under a text: its words stand below the text's
};

struct FieldSpec {
  Name label;
  std::string value;
  std::string help = {};
  std::string error = {};
  bool optional = false;
  uint32_t maxlength = 0;
  std::string_view type = "text";
  std::string_view inputmode = {};
  std::string_view autocomplete = {};
  int lines = 1;
  std::string placeholder = {};
  const char* icon = nullptr;
  bool search = false;
  float right_room = 0;   // kept free for what is drawn over the right end
  bool readonly = false;  // to be read in full and copied, at any height
  std::string key = {};
};

struct ChoiceSpec {
  Name label;
  std::string value = {};  // key of the chosen option
  const domain::Options* options = nullptr;
  std::string help = {};
  std::string error = {};
  bool optional = false;
  std::string placeholder = {};  // "Elige una opción" when not given
  std::string key = {};
};

// A whole number from `min` to `max`.
struct NumberSpec {
  Name label;
  std::optional<int> value;
  int min = 0, max = 0;
  base::TextId unit = {};  // "{count, plural, one {# semana} other {# semanas}}", to be heard
  std::string help = {};
  bool optional = false;
  std::string key = {};
};

struct TimeSpec {
  Name label;
  std::string value;  // "16:20"
  std::string help = {};
  bool optional = false;
  std::string key = {};
};

struct Flow {
  float x = 0, y = 0, w = 0;
};

// "María José", "de la Peña" -> "MP".
std::string initials(std::string_view given_names, std::string_view surname);

class Ui {
 public:
  explicit Ui(Fonts fonts) : fonts_(fonts) {}

  // --- frame
  void begin(const Surface& surface, Input& input, double seconds);
  void end();
  const Semantics& semantics() const { return semantics_; }
  const Surface& surface() const { return surface_; }
  const Palette& colors() const { return surface_.colors; }
  bool narrow() const { return surface_.width < narrow_below; }
  bool tiny() const { return surface_.width < tiny_below; }
  double seconds() const { return seconds_; }
  // Asks for another frame after this many milliseconds (0: at once).
  void wake_after(double ms);
  double wake() const { return wake_; }  // -1: none wanted

  // --- identity and structure
  NodeId id(std::string_view name) const;
  void scope(std::string_view name, const std::function<void()>& body);
  Node& node(std::string_view role, std::string name, const Box& box, NodeId id);
  void within(Node node, const std::function<void()>& body);  // a container node
  void layer(int z, const std::function<void()>& body);
  void overlay(int z, std::function<void()> body);  // drawn after the page, above it
  // A region that scrolls by itself; its content may be any height.
  void scroller(std::string_view name, const Box& box, const std::function<void()>& body);

  // --- layout
  Flow& flow() { return flow_; }
  Box place(float height, float gap = 0);
  void gap(float pixels) { flow_.y += pixels; }
  void columns(const std::vector<float>& weights, float gap,
               const std::function<void(size_t)>& body);
  void inset(float left, float right, const std::function<void()>& body);
  // To the right of an icon that takes `room`; below it where words would be cut apart.
  void beside(float room, const std::function<void()>& body);
  void card(const std::function<void()>& body);
  void panel(Color fill, std::optional<Color> edge, float radius, float padding,
             const std::function<void()>& body);
  // Buttons and chips side by side, wrapping to new lines.
  void row(const std::function<void()>& body, float gap = space::s);

  // --- drawing without meaning (no node)
  ImDrawList* canvas() const;
  void fill(const Box& box, Color color, float radius = 0);
  void stroke(const Box& box, Color color, float radius = 0, float thickness = 1);
  void line(float x1, float y1, float x2, float y2, Color color, float thickness = 1);
  void icon(const char* glyph, float x, float y, float size, Color color);
  float measure(std::string_view text, const Style& style) const;
  float longest_word(std::string_view text, const Style& style) const;
  float wrapped_height(std::string_view text, const Style& style, float width) const;
  // Draws wrapped text, returns its height. `max_lines` 1 cuts with an ellipsis.
  float write(std::string_view text, float x, float y, float width, const Style& style,
              int max_lines = 0);
  bool hovered(const Box& box) const;
  // Something floats here: what lies below is not pointed at.
  void block(const Box& box) { next_blockers_.emplace_back(z_, box); }
  // Whether something that floats is in use there.
  bool blocked(const Box& box) const;
  void focus_ring(const Box& box, NodeId id, float radius = radius_control);

  // --- text
  void heading(int level, const Name& text);
  void text(std::string_view text, const Style& style = {});
  void muted(std::string_view text);
  // The name of a control or of a set of them (for_id 0), with "opcional" where it may stay empty.
  void label(const Name& name, bool optional, NodeId for_id = 0);
  // A coloured dot and what it stands for; one of several in a row.
  void legend(Color color, std::string_view text);
  // A box with an icon and a sentence: what is the state of things; below, what can be done.
  enum class Tone { info, ok, warn, danger };
  void banner(Tone tone, std::string_view title, std::string_view text = {},
              std::string_view role = "note", const std::function<void()>& actions = {});
  void badge(Tone tone, std::string_view text);

  // Initials in a circle, the same colour for the same name; decoration, the name stands beside it.
  void avatar(std::string_view given_names, std::string_view surname, float x, float y, float side);
  // One number and what it counts; `note` says what to make of it.
  void stat(const Name& label, std::string_view figure, std::string_view note = {});
  // The shape of `lines` lines that are on their way; `name` is said aloud.
  void skeleton(const Name& name, int lines);

  // --- said aloud, politely, to those who do not see it change (WCAG 2.2, 4.1.3)
  void announce(std::string text) { announcement_ = std::move(text); }
  // Says a text that stands on the page when it is another one than when it was drawn last.
  void announce_changes(NodeId id, const std::string& text);
  std::string take_announcement() { return std::exchange(announcement_, {}); }

  // --- controls; `true` or a value: the person did it in this frame
  bool button(const ButtonSpec& spec);
  bool link(const Name& name, std::string href, const char* glyph = nullptr);
  std::optional<std::string> field(const FieldSpec& spec);
  // A date, typed ("12/11/2020") or chosen from a calendar, which opens where the date is, or at
  // `today`. Returns what was typed, or the day chosen, as Date::numeric writes it.
  std::optional<std::string> date(FieldSpec spec, base::Date today);
  // The number or time that was typed or stepped to; nothing while what is typed makes no sense,
  // which the field says itself.
  std::optional<int> number(const NumberSpec& spec);
  std::optional<std::string> time(const TimeSpec& spec);
  std::optional<bool> checkbox(const Name& name, bool checked, std::string_view help = {},
                               std::string_view error = {}, int depth = 0, bool bold = false);
  std::optional<std::string> radios(const ChoiceSpec& spec);
  std::optional<std::string> combobox(const ChoiceSpec& spec);
  // Tabs of one set; the arrow keys lead from one to the next. What they show is drawn by `body`.
  std::optional<std::string> tabs(const ChoiceSpec& spec, const std::function<void()>& body);
  // The way here, from the first place on: (name, address); the last one is where she is. Returns
  // the one that was followed.
  std::optional<size_t> breadcrumbs(const std::vector<std::pair<Name, std::string>>& places);
  void progress(const Name& name, double now, double max);
  // One bar of a list: label, bar, count; pressing toggles it as a filter. `unit` says what is
  // counted: "{count, plural, one {# mujer} other {# mujeres}}".
  bool bar(const Name& label, size_t count, size_t most, bool pressed, base::TextId unit);

  // Makes controls that are drawn already one stop for Tab, with the arrow keys inside.
  void one_stop(NodeId group, const std::vector<NodeId>& items);
  NodeId bar_id(const Name& label) const { return id("bar:" + label.key); }

  // An action addressed to `id` in this frame.
  bool activated(NodeId id);
  const std::string* key_pressed(NodeId id);
  std::optional<std::string> typed(NodeId id);
  std::optional<bool> toggled(NodeId id);
  void move_focus(NodeId id) {
    focus_wanted_ = id;
    ++focus_count_;
  }
  NodeId focused() const { return input_ ? input_->focus : 0; }
  // Text can be read and copied, and not typed, until told otherwise; searching goes on.
  void set_read_only(bool on) { read_only_ = on; }
  bool focus_visible() const { return input_ && input_->focus_visible; }
  void add_item(const Box& box, NodeId id);  // registers the item with ImGui

  static constexpr float control_height = 48;

 private:
  struct Combo {
    NodeId open = 0;
    std::string query;
    bool typing = false;
    int highlighted = -1;  // among what matches; -1: none
  };
  using Refused =
      std::pair<NodeId, std::string>;  // a field, and why it did not take what was typed
  struct Calendar {
    NodeId open = 0;  // the field whose calendar is open
    base::Date day;   // the one the keys are on
  };
  struct Draft {
    std::optional<std::string> text;  // what she typed, until it is read and she has left
    std::optional<int> value;         // that the field had when she typed it
    bool drawn = false;               // in this frame
  };
  struct Told {
    std::string text;  // as it was drawn last
    bool drawn = true;
  };
  // How a field of steps reads, writes and changes what it holds.
  struct Stepping {
    int min = 0, max = 0, step = 1, page = 10, start = 0;
    std::function<std::optional<int>(std::string_view)> read;
    std::function<std::string(int)> write, spoken;
    std::string error;
  };
  struct RowState {
    bool active = false;
    float x = 0, y = 0, height = 0, gap = 0;
  };

  size_t radios_across(const domain::Options& options) const;
  void radio(const std::string& name, bool on, bool bad, NodeId radio_id);
  Box place_inline(float width, float height);
  void draw_while_moving(Node& field, bool whole = true);
  void below_field(const std::string& help, const std::string& error, NodeId field);
  // A text has no name of its own: it is the first, second … of its kind, whatever else is there.
  NodeId next_text_id(std::string_view kind);
  NodeId note_id(NodeId field, const char* what) const {
    return field * 2654435761u ^ (what[0] * 97u);
  }
  void combo_popup(const ChoiceSpec& spec, const Box& field_box, const std::vector<size_t>& matches,
                   NodeId list_id);
  std::optional<base::Date> calendar_choice(base::Date today);
  void calendar_popup(const std::string& name, const Box& field_box,
                      std::optional<base::Date> chosen, base::Date today);
  void calendar_month(const Box& area, std::optional<base::Date> chosen, base::Date today);
  void calendar_day(const Box& cell, base::Date day, bool chosen, bool today, bool on_grid);
  void picture_button(const char* glyph, const Box& box, std::string name, NodeId button_id);
  void text_button(const std::string& name, const Box& box, NodeId button_id);
  std::optional<int> stepped_value(NodeId field, std::optional<int> value, const Stepping& how);
  void stepped_look(FieldSpec spec, NodeId field, std::optional<int> value, const Stepping& how);
  void open_combo(const ChoiceSpec& spec, NodeId field_id);
  std::optional<std::string> combo_left(const ChoiceSpec& spec, NodeId field_id);
  std::vector<size_t> combo_matches(const ChoiceSpec& spec, NodeId field_id) const;
  std::optional<std::string> combo_keys(const ChoiceSpec& spec, NodeId id,
                                        const std::vector<size_t>& matches);

  Fonts fonts_;
  Surface surface_;
  Input* input_ = nullptr;
  Action action_;
  Semantics semantics_;
  std::map<std::string, int, std::less<>> texts_;  // of this frame, by what they are
  Flow flow_;
  RowState row_;
  std::vector<NodeId> scopes_;
  std::vector<NodeId> parents_;
  int z_ = 0;
  bool read_only_ = false;
  std::vector<std::pair<int, std::function<void()>>> overlays_;
  std::vector<std::pair<int, Box>> blockers_, next_blockers_;  // floating boxes, for hover
  Combo combo_;
  Refused refused_;
  std::string announcement_;
  std::map<NodeId, Told> told_;
  Calendar calendar_;
  std::unordered_map<NodeId, Draft> drafts_;
  std::unordered_map<NodeId, NodeId> stops_;  // of each group, where Tab stops
  NodeId focus_wanted_ = 0;
  uint32_t focus_count_ = 0;
  float page_bottom_ = 0;  // where the page's own scroller ends: lists open above the bars
  double seconds_ = 0;
  double wake_ = -1;
};

}  // namespace ui
