// Who will see what: shown before anything leaves.
#include "format/programs.h"
#include "icons.h"
#include "texts/common.h"
#include "texts/profile.h"
#include "ui/profile.h"

namespace ui {
namespace {

using base::say;
using domain::Field;
using domain::Kind;

std::string value_text(const View& view, const crdt::Record& record, const Field& field) {
  const auto& program = view.workspace.program();
  const auto& catalogues = format::catalogues();
  if (field.kind == Kind::flag) {
    return say(record.value(field.name).is_true() ? text::common::yes : text::common::no);
  }
  if (field.kind == Kind::choices) {
    std::string all;
    for (const std::string& key : record.elements(field.name)) {
      if (!all.empty()) all += "; ";
      if (field.catalogue == "temas") all += key + ' ';
      all += domain::name_of(field.catalogue, key, catalogues, program);
    }
    return all;
  }
  const std::string text(record.text(field.name));
  if (field.kind == Kind::choice && !text.empty()) {
    return domain::name_of(field.catalogue, text, catalogues, program);
  }
  return text;
}

}  // namespace

void draw_profile_letter(const View& view, const crdt::Record& record) {
  Ui& ui = view.ui;
  const Palette& c = ui.colors();
  ui.heading(3, text::profile::preview);
  ui.muted(say(text::profile::preview_about));
  ui.gap(space::m);
  for (const domain::Scope scope :
       {domain::Scope::group, domain::Scope::unit, domain::Scope::device}) {
    ui.panel(scope == domain::Scope::device ? c.surface2 : c.surface, c.line, radius_card, space::l,
             [&] {
               const bool stays = scope == domain::Scope::device;
               ui.icon(stays ? icon::lock : icon::eye, ui.flow().x, ui.flow().y + 2, 20,
                       stays ? c.muted : c.primary);
               ui.beside(30, [&] { ui.text(domain::scope_text(scope), {type::body, true, {}}); });
               ui.gap(space::s);
               bool any = false;
               for (const Field& field : person_noun().fields) {
                 if (field.scope != scope) continue;
                 const bool leaves = domain::may_leave(&field, domain::Audience::unit);
                 const std::string value = value_text(view, record, field);
                 if (value.empty() || leaves == stays) continue;
                 any = true;
                 ui.text(say(field.label), {type::small, true, c.muted});
                 ui.text(value);
                 ui.gap(6);
               }
               if (!any) ui.muted(say(text::profile::nothing_yet));
             });
    ui.gap(space::m);
  }
  ui.muted(say(text::profile::preview_more));
}

}  // namespace ui
