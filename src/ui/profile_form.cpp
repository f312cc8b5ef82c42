// The fields of Mi ficha: reads their values, shows their errors, sends edits.
#include "app/edits.h"
#include "domain/validation.h"
#include "format/programs.h"
#include "texts/common.h"
#include "texts/profile.h"
#include "ui/profile.h"

namespace ui {
namespace {

using base::say;
using domain::Field;
using domain::Kind;

std::string change_step(const Field& field) {
  return say(text::common::change_step, {{"field", say(field.label)}});
}

// The form of one record.
class Form {
 public:
  Form(const View& view, const crdt::Record& record)
      : view_(view), ui_(view.ui), record_(record), catalogues_(format::catalogues()) {}

  void draw(std::string_view name) {
    const Field* field = person_noun().find(name);
    if (!field) return;
    if (name == "distrito" && record_.text("adscripcion") != "distrital") return;
    switch (field->kind) {
      case Kind::choice:
        draw_choice(*field);
        break;
      case Kind::choices:
        draw_choices(*field);
        break;
      case Kind::flag:
        draw_flag(*field);
        break;
      default:
        draw_text(*field);
    }
    ui_.gap(space::xl);
  }

 private:
  std::string error(const Field& field) const {
    const auto problems =
        domain::validate_field(field, record_, catalogues_, view_.workspace.program());
    if (problems.empty()) return {};
    const bool missing = problems[0].code == "campo.falta";
    if (missing && !view_.state.show_profile_errors) return {};
    if (field.kind == Kind::email && !view_.state.show_profile_errors && ui_.focused() != 0 &&
        !missing) {
      return {};  // not while she is still typing
    }
    return problems[0].what + ' ' + problems[0].remedy;
  }

  void send(const Field& field, crdt::Value value) const {
    std::vector<app::Edit> edits{app::edit(record_.type, record_.id, field.name, std::move(value))};
    // Another entidad or level makes the district meaningless.
    if ((field.name == "entidad" || field.name == "adscripcion") &&
        !record_.value("distrito").empty()) {
      edits.push_back(app::edit(record_.type, record_.id, "distrito", crdt::Value{}));
    }
    view_.edit(change_step(field), std::move(edits));
  }

  void draw_text(const Field& field) {
    FieldSpec spec;
    spec.label = field.label;
    spec.value = record_.text(field.name);
    spec.help = say(field.help);
    spec.error = error(field);
    spec.optional = !field.required;
    spec.maxlength = field.max;
    spec.autocomplete = field.autocomplete;
    spec.lines = field.kind == Kind::long_text ? 3 : 1;
    spec.key = field.name;
    if (field.kind == Kind::email) spec.type = spec.inputmode = "email";
    if (const auto text = ui_.field(spec)) send(field, crdt::Value::of(*text));
  }

  void draw_choice(const Field& field) {
    const domain::Options options =
        domain::options_of(field.catalogue, catalogues_, view_.workspace.program(), &record_);
    ChoiceSpec spec;
    spec.label = field.label;
    spec.value = record_.text(field.name);
    spec.options = &options;
    spec.help = say(field.help);
    spec.error = error(field);
    spec.key = field.name;
    spec.optional = !field.required && field.name != "distrito";
    if (field.name == "distrito" && options.empty())
      spec.placeholder = say(text::profile::entidad_first);
    const auto chosen =
        options.size() <= 3 && field.name == "adscripcion" ? ui_.radios(spec) : ui_.combobox(spec);
    if (chosen) send(field, crdt::Value::of(*chosen));
  }

  void draw_choices(const Field& field) {
    const domain::Options options =
        domain::options_of(field.catalogue, catalogues_, view_.workspace.program(), &record_);
    if (options.empty()) return;
    ui_.label(field.label, !field.required);
    if (!field.help.empty()) ui_.muted(say(field.help));
    const std::string problem = error(field);
    if (!problem.empty()) ui_.banner(Ui::Tone::danger, "", problem);
    Node group;
    group.id = ui_.id("g:" + std::string(field.name));
    group.role = "group";
    group.name = say(field.label);
    ui_.within(std::move(group), [&] {
      for (const domain::Option& option : options) {
        const bool tree = field.catalogue == "temas";
        const std::string name = tree ? option.key + " " + option.name : option.name;
        const Name box(name, std::string(field.name) + option.key);
        const auto on = ui_.checkbox(box, record_.has(field.name, option.key), option.about, "",
                                     option.depth, tree && option.depth == 0);
        if (on) {
          view_.edit(change_step(field),
                     {app::edit_member(record_.type, record_.id, field.name, option.key, *on)});
        }
      }
    });
  }

  void draw_flag(const Field& field) {
    const auto on = ui_.checkbox(field.label, record_.value(field.name).is_true(), say(field.help),
                                 error(field), 0, true);
    if (on) send(field, crdt::Value::of(*on));
  }

  const View& view_;
  Ui& ui_;
  const crdt::Record& record_;
  const domain::Catalogues& catalogues_;
};

}  // namespace

const domain::Noun& person_noun() {
  return *domain::find_noun(domain::type::person);
}

void draw_profile_field(const View& view, const crdt::Record& record, std::string_view name) {
  Form(view, record).draw(name);
}

NodeId first_control(const View& view, const domain::Field& field) {
  const std::string name(field.name);
  if (field.kind == Kind::flag) return view.ui.id("c:" + Name(field.label).key);
  if (name == "adscripcion") return view.ui.id("ro:" + name + "local");
  if (field.kind != Kind::choices) return view.ui.id("f:" + name);
  const auto options =
      domain::options_of(field.catalogue, format::catalogues(), view.workspace.program(), nullptr);
  if (options.empty()) return 0;
  return view.ui.id("c:" + name + options.front().key);
}

}  // namespace ui
