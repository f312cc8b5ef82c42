// Grupos: the proposal, the balance with its proof, every group with its members, and changes by
// hand.
#include <algorithm>

#include "base/text.h"
#include "domain/schema.h"
#include "format/programs.h"
#include "icons.h"
#include "texts/charts.h"
#include "texts/common.h"
#include "texts/groups.h"
#include "ui/charts/charts.h"
#include "ui/places.h"

namespace ui {
namespace {

using base::say;

std::string sizes_text(const domain::GroupCount& count) {
  if (count.smallest == count.largest) {
    return say(text::groups::sizes_even, {{"groups", count.groups}, {"size", count.largest}});
  }
  return say(text::groups::sizes_two, {{"groups", count.groups},
                                       {"larger", count.larger},
                                       {"largest", count.largest},
                                       {"smaller", count.groups - count.larger},
                                       {"smallest", count.smallest}});
}

domain::Options count_options(const domain::GroupCountProposal& proposal) {
  domain::Options options;
  for (const auto& count : proposal.fitting) {
    options.push_back({std::to_string(count.groups), sizes_text(count)});
  }
  if (options.empty()) {
    for (const auto& count : proposal.nearest) {
      options.push_back({std::to_string(count.groups),
                         say(text::groups::out_of_range, {{"sizes", sizes_text(count)}})});
    }
  }
  return options;
}

void draw_again(const View& view, const domain::GroupCountProposal& proposal) {
  Ui& ui = view.ui;
  State& state = view.state;
  ui.card([&] {
    ui.heading(2, text::groups::again);
    ui.muted(say(text::groups::again_about));
    ui.gap(space::m);
    const domain::Options options = count_options(proposal);
    ChoiceSpec spec;
    spec.label = text::groups::how_many;
    spec.options = &options;
    spec.value = state.chosen_group_count.empty() ? std::to_string(state.groups.size())
                                                  : state.chosen_group_count;
    if (const auto chosen = ui.combobox(spec)) state.chosen_group_count = *chosen;
    ui.gap(space::l);
    if (ui.button({.name = text::groups::form_again, .icon = icon::shuffle})) {
      const size_t count = static_cast<size_t>(std::max(1, std::atoi(spec.value.c_str())));
      view.send(app::GroupsAsked{count, ++state.grouping_seed});
    }
  });
  ui.gap(space::l);
}

// In the corner beside her name, where it moves nothing.
constexpr float pin_room = 28;

void draw_pinned(Ui& ui, float top) {
  const Box box{ui.flow().x + ui.flow().w - 20, top + 12, 20, 20};
  ui.icon(icon::pin, box.x, box.y, 20, ui.colors().primary);
  ui.node("text", "", box, ui.id("t:" + std::to_string(ui.semantics().nodes().size()))).text =
      say(text::groups::pinned);
}

void draw_member(const View& view, const app::GroupView& group, const app::Member& member) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const std::string name = member.person.full_name();
  Node item;
  item.id = ui.id("m:" + member.person.id);
  item.role = "listitem";
  ui.within(std::move(item), [&] {
    ui.line(ui.flow().x, ui.flow().y, ui.flow().x + ui.flow().w, ui.flow().y, c.line);
    ui.gap(space::s);
    const float top = ui.flow().y;
    ui.inset(0, pin_room, [&] {
      if (ui.link(Name(member.person.by_surname(), member.person.id),
                  place_route(Screen::registry, member.person.id))) {
        view.go(Screen::registry, member.person.id);
      }
    });
    if (member.pinned) draw_pinned(ui, top);
    ui.text(domain::post_text(member.person, format::catalogues(), view.workspace.program()),
            {type::small, false, c.muted});
    ui.row([&] {
      const bool pinned = member.pinned;
      if (ui.button({.name = pinned ? text::groups::unpin : text::groups::pin,
                     .look = Look::quiet,
                     .icon = pinned ? icon::pin_off : icon::pin,
                     .spoken = say(pinned ? text::groups::unpin_spoken : text::groups::pin_spoken,
                                   {{"name", name}}),
                     .key = "fijar" + member.person.id})) {
        view.send(app::PersonPinned{member.person.id, !pinned});
      }
      const bool moving = view.state.moving_person == member.person.id;
      if (ui.button({.name = text::groups::move,
                     .look = Look::quiet,
                     .icon = icon::arrow_right,
                     .spoken = say(text::groups::move_spoken, {{"name", name}}),
                     .expanded = moving,
                     .key = "mover" + member.person.id})) {
        view.state.moving_person = moving ? "" : member.person.id;
      }
    });
    if (view.state.moving_person != member.person.id) return;
    domain::Options options;
    for (const app::GroupView& other : view.state.groups) {
      if (other.number != group.number) {
        options.push_back({std::to_string(other.number),
                           say(text::groups::move_target,
                               {{"group", other.name}, {"size", other.members.size()}})});
      }
    }
    ChoiceSpec spec;
    spec.label = Name(text::groups::move_to, {{"name", name}});
    spec.options = &options;
    spec.placeholder = say(text::groups::choose_group);
    spec.key = "destino" + member.person.id;
    if (const auto chosen = ui.combobox(spec)) {
      view.send(
          app::PersonMoved{member.person.id, static_cast<size_t>(std::atoi(chosen->c_str()))});
      view.state.moving_person.clear();
      ui.move_focus(ui.id("h:" + group.id));  // her row goes: the group that she left is at hand
    }
    ui.gap(space::m);
  });
}

// People who must not share a group (R17), kept apart the next time groups are formed.
void draw_separations(const View& view) {
  Ui& ui = view.ui;
  State& state = view.state;
  ui.card([&] {
    ui.heading(2, text::groups::apart);
    ui.muted(say(text::groups::apart_about));
    ui.gap(space::m);
    for (const app::SeparationView& pair : app::make_separations(view.workspace)) {
      const std::string both =
          say(text::common::two, {{"one", pair.one_name}, {"other", pair.other_name}});
      ui.text(both, {type::body, true, {}});
      if (ui.button({.name = text::common::remove,
                     .look = Look::quiet,
                     .icon = icon::trash_2,
                     .spoken = say(text::groups::not_apart, {{"both", both}}),
                     .key = "junta" + pair.one + pair.other})) {
        view.send(app::SeparationAsked{pair.one, pair.other, false});
        ui.move_focus(ui.id("h:" + Name(text::groups::apart).key));
      }
    }
    domain::Options people;
    for (const app::RegistryRow& row : state.registry.rows)
      people.push_back({row.person.id, row.name});
    const auto choose = [&](base::TextId label, std::string& value) {
      ChoiceSpec spec;
      spec.label = label;
      spec.value = value;
      spec.options = &people;
      spec.placeholder = say(text::groups::apart_placeholder);
      if (const auto chosen = ui.combobox(spec)) value = *chosen;
      ui.gap(space::m);
    };
    choose(text::groups::apart_one, state.apart_one);
    choose(text::groups::apart_other, state.apart_other);
    const bool ready = !state.apart_one.empty() && !state.apart_other.empty() &&
                       state.apart_one != state.apart_other;
    if (ui.button({.name = text::groups::separate,
                   .icon = icon::users,
                   .disabled_why = ready ? "" : say(text::groups::choose_two)})) {
      view.send(app::SeparationAsked{state.apart_one, state.apart_other, true});
      state.apart_one = state.apart_other = "";
    }
  });
  ui.gap(space::l);
}

// How many women of each Vocalía are in a group, in the order of the catalogue.
std::vector<size_t> mix_of(const app::GroupView& group, const domain::Options& vocalias) {
  std::vector<size_t> counts(vocalias.size());
  for (const app::Member& member : group.members) {
    for (size_t i = 0; i < vocalias.size(); ++i) {
      counts[i] += member.person.vocalia == vocalias[i].key;
    }
  }
  return counts;
}

// That mix as one stacked bar with its words.
void draw_mix(const View& view, const app::GroupView& group) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const auto vocalias =
      domain::options_of("vocalias", format::catalogues(), view.workspace.program(), nullptr);
  const std::vector<size_t> counts = mix_of(group, vocalias);
  const Box box = ui.place(12);
  draw_stack(ui, box, counts, false);
  std::string spoken;
  std::vector<std::string> parts;
  for (size_t i = 0; i < vocalias.size(); ++i) {
    const std::string vocalia = short_vocalia(vocalias[i].key, view.workspace.program());
    parts.push_back(say(text::charts::part, {{"count", counts[i]}, {"name", vocalia}}));
    spoken += (i ? ", " : "") + parts.back();
  }
  ui.node("img", say(text::groups::mix_spoken, {{"group", group.name}, {"mix", spoken}}), box,
          ui.id("mezcla:" + group.id));
  ui.gap(6);
  ui.row(
      [&] {
        for (size_t i = 0; i < parts.size(); ++i)
          ui.legend(c.series[i % c.series.size()], parts[i]);
      },
      10);
}

// "Cada grupo tiene entre 4 y 9 mujeres de cada Vocalía" is worth less than how even it is.
std::string mix_finding(const std::vector<StackedRow>& rows) {
  size_t widest = 0;
  for (size_t part = 0; !rows.empty() && part < rows[0].parts.size(); ++part) {
    const auto less = [part](const StackedRow& a, const StackedRow& b) {
      return a.parts[part] < b.parts[part];
    };
    const auto [least, most] = std::minmax_element(rows.begin(), rows.end(), less);
    widest = std::max(widest, most->parts[part] - least->parts[part]);
  }
  if (widest == 0) return say(text::groups::mix_even);
  return say(text::groups::mix_apart, {{"count", widest}});
}

void draw_mixes(const View& view) {
  const auto vocalias =
      domain::options_of("vocalias", format::catalogues(), view.workspace.program(), nullptr);
  std::vector<std::string> names;
  for (const domain::Option& option : vocalias) {
    names.push_back(short_vocalia(option.key, view.workspace.program()));
  }
  std::vector<StackedRow> rows;
  for (const app::GroupView& group : view.state.groups) {
    rows.push_back({group.name, mix_of(group, vocalias)});
  }
  view.ui.card([&] {
    draw_chart(
        view,
        {.key = "vocalias",
         .title = mix_finding(rows),
         .figures = stacked_table(say(text::groups::mixes), say(text::groups::group), names, rows)},
        [&] { draw_stacked_bars(view, names, rows); });
  });
  view.ui.gap(space::l);
}

void draw_group(const View& view, const app::GroupView& group) {
  Ui& ui = view.ui;
  State& state = view.state;
  const std::string place = std::to_string(group.number);
  const bool open = state.place == place;
  if (open) {
    state.place_title = group.name;
    state.landing = ui.id("h:" + group.id);
  }
  Node article;
  article.id = ui.id("grupo:" + group.id);
  article.role = "article";
  article.name = group.name;
  ui.within(std::move(article), [&] {
    ui.card([&] {
      ui.heading(3, Name(group.name, group.id));
      ui.muted(say(text::common::women, {{"count", group.members.size()}}));
      ui.gap(space::s);
      draw_mix(view, group);
      ui.gap(space::s);
      ui.row([&] {
        if (ui.button(
                {.name = open ? text::groups::hide_members : text::groups::show_members,
                 .look = Look::quiet,
                 .icon = open ? icon::chevron_up : icon::chevron_down,
                 .spoken = say(open ? text::groups::hide_members_of : text::groups::show_members_of,
                               {{"group", group.name}}),
                 .expanded = open,
                 .key = "ver" + group.id})) {
          state.place = open ? "" : place;  // its address; the focus stays where it is
        }
        if (ui.button({.name = text::groups::export_one,
                       .look = Look::quiet,
                       .icon = icon::download,
                       .spoken = say(text::groups::export_one_spoken, {{"group", group.name}}),
                       .key = "exportar" + group.id})) {
          view.send(app::PackageExportAsked{group.id});
        }
      });
      if (!open) return;
      Node list;
      list.id = ui.id("integrantes:" + group.id);
      list.role = "list";
      list.name = say(text::groups::members_of, {{"group", group.name}});
      ui.within(std::move(list), [&] {
        for (const app::Member& member : group.members) draw_member(view, group, member);
      });
    });
  });
  ui.gap(space::l);
}

void draw_all_groups(const View& view) {
  Ui& ui = view.ui;
  const auto& groups = view.state.groups;
  ui.heading(2, text::groups::all);
  ui.gap(space::s);
  const float room = ui.flow().w;
  const size_t across = room > 1400 ? 4 : room > 1000 ? 3 : room > 640 ? 2 : 1;
  for (size_t first = 0; first < groups.size(); first += across) {  // in reading order
    ui.columns(std::vector<float>(across, 1), space::l, [&](size_t column) {
      if (first + column < groups.size()) draw_group(view, groups[first + column]);
    });
  }
}

void draw_package_note(const View& view) {
  Ui& ui = view.ui;
  std::string fields;
  for (const domain::Field& field : domain::find_noun(domain::type::person)->fields) {
    if (!domain::may_leave(&field, domain::Audience::group)) continue;
    if (!fields.empty()) fields += ", ";
    const std::string_view label = say(field.label);
    fields += base::fold(label.substr(0, 1)) + std::string(label.substr(1));
  }
  ui.banner(Ui::Tone::info, say(text::groups::package),
            say(text::groups::package_about, {{"fields", fields}}));
  ui.gap(space::l);
}

void draw_no_fit(const View& view, const domain::GroupCountProposal& proposal) {
  Ui& ui = view.ui;
  const app::GroupSizes sizes = app::group_sizes(view.workspace);
  ui.banner(
      Ui::Tone::warn,
      say(text::groups::no_fit,
          {{"people", view.state.registry.rows.size()}, {"min", sizes.min}, {"max", sizes.max}}),
      say(text::groups::no_fit_about));
  ui.gap(space::m);
  ui.row([&] {
    for (const auto& option : proposal.nearest) {
      const std::string key = "opción" + std::to_string(option.groups);
      if (ui.button({.name = Name(sizes_text(option), key)})) {
        view.send(app::GroupsAsked{option.groups, view.state.grouping_seed});
      }
    }
  });
  ui.gap(space::l);
}

}  // namespace

void draw_groups(const View& view) {
  Ui& ui = view.ui;
  State& state = view.state;
  ui.heading(1, text::groups::title);
  ui.gap(space::s);
  draw_unit_actions(view);
  const bool known = std::any_of(state.groups.begin(), state.groups.end(), [&](const auto& group) {
    return std::to_string(group.number) == state.place;
  });
  if (!state.place.empty() && !known) {
    ui.banner(Ui::Tone::info, say(text::groups::gone), say(text::groups::gone_about), "status");
    ui.gap(space::l);
  }
  if (state.registry.rows.empty()) {
    ui.banner(Ui::Tone::info, say(text::groups::no_registry), say(text::groups::no_registry_about));
    return;
  }
  const auto proposal = app::propose_groups(state.registry, view.workspace);
  if (state.groups.empty()) {
    if (!proposal.recommended) return draw_no_fit(view, proposal);
    ui.banner(Ui::Tone::info,
              say(text::groups::proposal, {{"sizes", sizes_text(*proposal.recommended)}}),
              say(text::groups::proposal_about));
    return;
  }
  if (ui.flow().w > 1000) {
    ui.columns({1.6f, 1}, space::xl, [&](size_t i) {
      if (i == 0) {
        draw_balance(view);
        draw_mixes(view);
      } else {
        draw_again(view, proposal);
        draw_separations(view);
        draw_package_note(view);
      }
    });
  } else {
    draw_balance(view);
    draw_mixes(view);
    draw_again(view, proposal);
    draw_separations(view);
    draw_package_note(view);
  }
  draw_all_groups(view);
}

}  // namespace ui
