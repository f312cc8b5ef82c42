// Posibles duplicadas: two profiles side by side, with what they have in common; the Unidad Técnica
// says whether it is one woman, and which profile stays, or two. Below, what was said so far, each
// with the way back.
#include "texts/duplicates_screen.h"
#include "app/duplicates.h"
#include "icons.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

constexpr size_t shown_at_once = 50;

std::string both(base::TextId text, const std::string& one, const std::string& other) {
  return say(text, {{"one", one}, {"other", other}});
}

// The pairs of this version of the records: finding them anew for every frame would be felt.
const std::vector<app::Duplicate>& find_duplicates(const View& view) {
  State& state = view.state;
  if (state.duplicates_version != view.workspace.version && !view.workspace.import.reading()) {
    state.duplicates_version = view.workspace.version;
    state.duplicates = app::make_duplicates(view.workspace);
  }
  return state.duplicates;
}

void draw_value(const View& view, const app::ComparedValue& value, bool first) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::string& shown = first ? value.one : value.other;
  ui.muted(value.label);
  ui.text(shown.empty() ? say(text::duplicates_screen::empty) : shown,
          {type::body, true, shown.empty() ? c.muted : c.text});
  if (value.same) {
    ui.icon(icon::check, ui.flow().x, ui.flow().y + 3, 16, c.ok);
    ui.beside(22, [&] {
      ui.text(say(text::duplicates_screen::same_value), {type::small, true, c.ok});
    });
  }
  ui.gap(space::s);
}

std::string pair_key(const app::Duplicate& pair) {
  return pair.one + '.' + pair.other;
}

// `at`: where the pair stands on the page.
void draw_side(const View& view, const app::Duplicate& pair, size_t at, bool first) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::string& keep = first ? pair.one : pair.other;
  const std::string& absorb = first ? pair.other : pair.one;
  ui.panel(c.surface2, c.line, radius_control, space::l, [&] {
    ui.heading(3,
               Name(say(first ? text::duplicates_screen::first : text::duplicates_screen::second),
                    "lado" + keep + '.' + absorb));
    for (const app::ComparedValue& value : pair.values) draw_value(view, value, first);
    ui.gap(space::s);
    if (ui.button({.name = text::duplicates_screen::keep,
                   .icon = icon::user_check,
                   .full = true,
                   .spoken = both(first ? text::duplicates_screen::keep_first
                                        : text::duplicates_screen::keep_second,
                                  pair.one_name, pair.other_name),
                   .key = "queda" + keep + '.' + absorb})) {
      view.send(app::FusionAsked{keep, absorb});
      view.state.decided = at;
    }
  });
}

void draw_pair(const View& view, const app::Duplicate& pair, size_t at) {
  Ui& ui = view.ui;
  Node article;
  article.id = ui.id("par:" + pair_key(pair));
  article.role = "article";
  article.name = both(text::duplicates_screen::both, pair.one_name, pair.other_name);
  std::string why;
  for (const std::string& evidence : pair.evidence) {
    why += (why.empty() ? "" : " ") + evidence + '.';
  }
  ui.within(std::move(article), [&] {
    ui.card([&] {
      ui.heading(2, Name(pair.one_name == pair.other_name
                             ? pair.one_name
                             : both(text::duplicates_screen::both, pair.one_name, pair.other_name),
                         pair_key(pair)));
      ui.banner(Ui::Tone::info, say(text::duplicates_screen::why), why);
      ui.gap(space::m);
      const size_t across = ui.flow().w < 560 ? 1 : 2;
      ui.columns(std::vector<float>(across, 1), space::l, [&](size_t column) {
        for (size_t side = column; side < 2; side += across) {
          draw_side(view, pair, at, side == 0);
          ui.gap(space::m);
        }
      });
      if (ui.button(
              {.name = text::duplicates_screen::two,
               .icon = icon::users,
               .spoken = both(text::duplicates_screen::two_of, pair.one_name, pair.other_name),
               .key = "distintas" + pair_key(pair)})) {
        view.send(app::DistinctSaid{pair.one, pair.other});
        view.state.decided = at;
      }
    });
  });
  ui.gap(space::l);
}

void draw_decision(const View& view, const app::FusionView& fusion) {
  Ui& ui = view.ui;
  const auto with_email = [](const std::string& name, const std::string& email) {
    return email.empty()
               ? name
               : say(text::duplicates_screen::with_email, {{"name", name}, {"email", email}});
  };
  Node article;
  article.id = ui.id("decisión:" + fusion.id);
  article.role = "article";
  article.name = both(text::duplicates_screen::both, fusion.keep_name, fusion.absorb_name);
  ui.within(std::move(article), [&] {
    ui.card([&] {
      ui.text(with_email(fusion.keep_name, fusion.keep_email), {type::body, true, {}});
      ui.muted(
          say(fusion.distinct ? text::duplicates_screen::is_not : text::duplicates_screen::also_was,
              {{"name", with_email(fusion.absorb_name, fusion.absorb_email)}}));
      ui.gap(space::m);
      if (ui.button({.name = fusion.distinct ? text::duplicates_screen::review_again
                                             : text::duplicates_screen::separate,
                     .icon = fusion.distinct ? icon::undo_2 : icon::unlink,
                     .spoken = both(fusion.distinct ? text::duplicates_screen::review_again_of
                                                    : text::duplicates_screen::separate_of,
                                    fusion.keep_name, fusion.absorb_name),
                     .key = "volver" + fusion.id})) {
        view.send(app::FusionUndone{fusion.id});
        ui.move_focus(ui.id("h1"));  // the pair goes back to the list, which begins there
      }
    });
  });
  ui.gap(space::m);
}

// After a decision the focus goes to the pair that stands there now, or to what says that none is
// left.
void follow_decision(const View& view, const std::vector<app::Duplicate>& pairs) {
  const auto at = std::exchange(view.state.decided, {});
  if (!at) return;
  Ui& ui = view.ui;
  if (pairs.empty()) {
    return ui.move_focus(ui.id("h:" + Name(text::duplicates_screen::none).key));
  }
  const std::string key = pair_key(pairs[std::min(*at, pairs.size() - 1)]);
  ui.scope(key, [&] { ui.move_focus(ui.id("h:" + key)); });
}

void draw_decisions(const View& view, const std::vector<app::FusionView>& fusions, bool distinct,
                    base::TextId title, base::TextId help) {
  Ui& ui = view.ui;
  size_t shown = 0;
  size_t all = 0;
  for (const app::FusionView& fusion : fusions) all += fusion.distinct == distinct;
  if (all == 0) return;
  ui.heading(2, title);
  ui.muted(say(help));
  ui.gap(space::m);
  for (const app::FusionView& fusion : fusions) {
    if (fusion.distinct == distinct && ++shown <= shown_at_once) draw_decision(view, fusion);
  }
  if (all > shown_at_once)
    ui.muted(say(text::duplicates_screen::more, {{"count", all - shown_at_once}}));
  ui.gap(space::l);
}

}  // namespace

void draw_duplicates(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::duplicates_screen::title);
  const auto& pairs = find_duplicates(view);
  follow_decision(view, pairs);
  if (pairs.empty()) {
    draw_nothing_left(view, text::duplicates_screen::none, text::duplicates_screen::none_about,
                      text::duplicates_screen::back, Screen::registry);
  } else {
    ui.text(say(text::duplicates_screen::intro), {type::body, false, ui.colors().muted});
  }
  ui.gap(space::l);
  for (size_t i = 0; i < std::min(pairs.size(), shown_at_once); ++i) {
    ui.scope(pair_key(pairs[i]), [&] { draw_pair(view, pairs[i], i); });
  }
  if (pairs.size() > shown_at_once) {
    ui.muted(say(text::duplicates_screen::more_pairs, {{"count", pairs.size() - shown_at_once}}));
    ui.gap(space::l);
  }
  const auto fusions = app::make_fusions(view.workspace);
  draw_decisions(view, fusions, false, text::duplicates_screen::joined,
                 text::duplicates_screen::joined_about);
  draw_decisions(view, fusions, true, text::duplicates_screen::distinct,
                 text::duplicates_screen::distinct_about);
}

void draw_duplicates_notice(const View& view) {
  const size_t count = find_duplicates(view).size();
  if (count == 0) return;
  Ui& ui = view.ui;
  ui.banner(Ui::Tone::info, say(text::duplicates_screen::notice, {{"count", count}}),
            say(text::duplicates_screen::notice_about));
  ui.gap(space::s);
  ui.row([&] {
    if (ui.button({.name = text::duplicates_screen::review, .icon = icon::copy})) {
      view.go(Screen::duplicates);
    }
  });
  ui.gap(space::l);
}

}  // namespace ui
