// Inicio: what this is, where data lives, and the three ways to use it.
#include "icons.h"
#include "texts/start.h"
#include "ui/state.h"

namespace ui {
namespace {

using base::say;

struct Choice {
  const char* key;
  base::TextId name, about;
  const char* icon;
};

bool choice_card(const View& view, const Choice& choice) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  const char* name = say(choice.name);
  const char* about = say(choice.about);
  const NodeId id = ui.id(choice.key);
  const NodeId about_id = ui.id(std::string("d:") + choice.key);
  const Style title{type::lead, true, c.text, 1.3f};
  const Style body{type::body, false, c.muted, 1.45f};
  const bool pictured = !ui.tiny();
  const float text_x = pictured ? 76 : space::m;
  const float text_w = ui.flow().w - text_x - (pictured ? 52 : space::m);
  const float title_h = ui.wrapped_height(name, title, text_w);
  const float body_h = ui.wrapped_height(about, body, text_w);
  const Box box = ui.place(std::max(96.0f, title_h + body_h + 4 + 2 * space::l), space::m);
  const bool over = ui.hovered(box);
  ui.fill(box, over ? c.primary_soft : c.surface, radius_card);
  ui.stroke(box, over ? c.primary : c.line, radius_card, over ? 1.5f : 1);
  if (pictured) {
    ui.fill({box.x + 16, box.y + (box.h - 44) / 2, 44, 44}, over ? c.surface : c.primary_soft, 22);
    ui.icon(choice.icon, box.x + 27, box.y + (box.h - 22) / 2, 22, c.primary);
    ui.icon(icon::chevron_right, box.right() - 38, box.y + (box.h - 22) / 2, 22, c.muted);
  }
  const float top = box.y + (box.h - title_h - body_h - 4) / 2;
  ui.write(name, box.x + text_x, top, text_w, title);
  ui.write(about, box.x + text_x, top + title_h + 4, text_w, body);
  ui.focus_ring(box, id, radius_card);
  ui.add_item(box, id);
  Node& made = ui.node("button", name, box, id);
  made.described_by.push_back(about_id);
  const bool pressed = ui.activated(id);
  const Box below{box.x + text_x, top + title_h + 4, text_w, body_h};
  ui.node("text", "", below, about_id).text = about;
  return pressed;
}

void enter(const View& view, app::Role role, Screen screen) {
  view.send(app::RoleChosen{role});
  if (!view.workspace.following) view.go(screen);
}

}  // namespace

void draw_start(const View& view) {
  Ui& ui = view.ui;
  ui.heading(1, text::start::title);
  ui.text(say(text::start::intro), {type::lead, false, ui.colors().muted});
  ui.gap(space::xl);
  if (view.workspace.import.opened) draw_import(view);
  if (view.workspace.home != app::Home::page) draw_home_notice(view);
  draw_backup_reminder(view);
  draw_practice_notice(view);
  if (choice_card(view, {"ficha", text::start::profile, text::start::profile_about, icon::user})) {
    enter(view, app::Role::mentee, Screen::profile);
  }
  if (choice_card(view, {"grupo", text::start::group, text::start::group_about, icon::users})) {
    enter(view, app::Role::group, Screen::my_group);
  }
  if (choice_card(view, {"red", text::start::network, text::start::network_about, icon::network})) {
    enter(view, app::Role::unit, Screen::registry);
  }
  draw_practice_button(view);
  ui.gap(space::l);
  ui.banner(Ui::Tone::info, say(text::start::yours), say(text::start::yours_about));
  ui.gap(space::l);
  if (view.workspace.device.role != app::Role::none) {
    if (ui.link(text::start::files, "#/archivos")) view.go(Screen::files);
    if (ui.link(text::start::privacy, "#/privacidad")) view.go(Screen::privacy);
  }
  draw_install_button(view);
  if (ui.link(text::start::backups, "#/respaldos")) view.go(Screen::backups);
  if (ui.link(text::start::appearance, "#/apariencia")) view.go(Screen::appearance);
  if (ui.link(text::start::about, "#/acerca")) view.go(Screen::about);
}

}  // namespace ui
