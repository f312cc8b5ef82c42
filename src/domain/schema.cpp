#include "domain/schema.h"

#include <array>

#include "base/text.h"
#include "texts/schema.h"

namespace domain {
namespace {

using base::say;
using enum Kind;
constexpr Scope device = Scope::device;
constexpr Scope in_group = Scope::group;
constexpr Scope unit = Scope::unit;

// clang-format off
constexpr Field person_fields[] = {
  {"nombre", text, in_group, text::schema::person_given_name, {}, true, 80, "", "R29", "given-name"},
  {"apellido1", text, in_group, text::schema::person_surname, {}, true, 80, "", "R29", "family-name"},
  {"apellido2", text, in_group, text::schema::person_second_surname, {}, false, 80, "", "R29", "additional-name"},
  {"correo", email, in_group, text::schema::person_email, text::schema::person_email_help, true, 120, "", "R29", "email"},
  {"vocalia", choice, in_group, text::schema::person_vocalia, {}, true, 0, "vocalias", "R21"},
  {"adscripcion", choice, in_group, text::schema::person_posting, {}, true, 0, "niveles", "R21"},
  {"entidad", choice, in_group, text::schema::person_entidad, {}, true, 0, "entidades", "R21"},
  {"distrito", choice, in_group, text::schema::person_district, text::schema::person_district_help, false, 0, "distritos", "R21"},
  {"temas", choices, in_group, text::schema::person_topics, text::schema::person_topics_help, false, 60, "temas", "R10"},
  {"mentorias", choices, in_group, text::schema::person_mentoring, {}, false, 12, "mentorias", "R20"},
  {"ofrece", long_text, in_group, text::schema::person_offers, text::schema::person_offers_help, false, 1500, "", "R34"},
  {"busca", long_text, in_group, text::schema::person_seeks, text::schema::person_seeks_help, false, 1500, "", "R18"},
  {"disponibilidad", choices, in_group, text::schema::person_availability, {}, false, 20, "horarios", "R33"},
  {"sin_conflicto", flag, unit, text::schema::person_no_conflict, text::schema::person_no_conflict_help, true, 0, "", "R17"},
  {"aviso", flag, unit, text::schema::person_notice, {}, true, 0, "", "X17"},
  {"notas", long_text, device, text::schema::person_notes, text::schema::person_notes_help, false, 4000, "", "D11"},
};

constexpr Field group_fields[] = {
  {"numero", number, in_group, text::schema::group_number, {}, true, 9999, "", "R24"},
  {"nombre", text, in_group, text::schema::group_name, {}, false, 80, "", "R24"},
  {"representacion", reference, in_group, text::schema::group_representative, text::schema::group_representative_help, false, 0, "persona", "R25"},
  {"secretaria", reference, in_group, text::schema::group_secretary, text::schema::group_secretary_help, false, 0, "persona", "R25"},
  {"temas", choices, in_group, text::schema::group_topics, text::schema::group_topics_help, false, 60, "temas", "R28"},
  {"inicio", date, in_group, text::schema::group_start, {}, false, 0, "", "R32"},
  {"cada_semanas", number, in_group, text::schema::group_weeks_between, text::schema::group_weeks_between_help, false, 26, "", "R26.3"},
  {"sesiones", number, in_group, text::schema::group_sessions, text::schema::group_sessions_help, false, 30, "", "R33"},
  {"hora", time, in_group, text::schema::group_time, text::schema::group_time_help, false, 0, "", "R33"},
  {"enlace", text, in_group, text::schema::group_link, {}, false, 300, "", "R20"},
};

constexpr Field membership_fields[] = {
  {"persona", reference, in_group, text::schema::membership_person, {}, true, 0, "persona", "R24"},
  {"grupo", reference, in_group, text::schema::membership_group, {}, true, 0, "grupo", "R24"},
  {"desde", date, in_group, text::schema::membership_since, {}, false, 0, "", "R29"},
  {"hasta", date, in_group, text::schema::membership_until, {}, false, 0, "", "R29"},
  {"fija", flag, unit, text::schema::membership_fixed, {}, false, 0, "", "R24"},
};

constexpr Field session_fields[] = {
  {"grupo", reference, in_group, text::schema::session_group, {}, true, 0, "grupo", "R33"},
  {"numero", number, in_group, text::schema::session_number, {}, true, 99, "", "R33"},
  {"fecha", date, in_group, text::schema::session_date, {}, false, 0, "", "R33"},
  {"hora", time, in_group, text::schema::session_time, {}, false, 0, "", "R33"},
  {"titulo", text, in_group, text::schema::session_title, {}, false, 120, "", "R26.4"},
  {"temas", choices, in_group, text::schema::session_topics, {}, false, 60, "temas", "R28"},
};

constexpr Field objective_fields[] = {
  {"grupo", reference, in_group, text::schema::objective_group, {}, true, 0, "grupo", "R26.4"},
  {"texto", long_text, in_group, text::schema::objective_words, {}, true, 600, "", "R26.4"},
};

constexpr Field program_fields[] = {
  {"plantilla", choice, in_group, text::schema::program_template_name, {}, true, 0, "programas", "D1"},
  {"minimo", number, in_group, text::schema::program_least, {}, false, 1000, "", "R24"},
  {"maximo", number, in_group, text::schema::program_most, {}, false, 1000, "", "R24"},
  {"meta", number, in_group, text::schema::program_target, {}, false, 1000, "", "C4"},
};

constexpr Field separation_fields[] = {
  {"una", reference, unit, text::schema::separation_one, {}, true, 0, "persona", "R17"},
  {"otra", reference, unit, text::schema::separation_other, {}, true, 0, "persona", "R17"},
};

constexpr Field pause_fields[] = {
  {"nombre", text, in_group, text::schema::pause_reason, {}, false, 120, "", "D5"},
  {"desde", date, in_group, text::schema::pause_since, {}, true, 0, "", "D5"},
  {"hasta", date, in_group, text::schema::pause_until, {}, true, 0, "", "D5"},
};

constexpr Field fusion_fields[] = {
  {"queda", reference, unit, text::schema::fusion_kept, {}, true, 0, "persona", "R29"},
  {"absorbe", reference, unit, text::schema::fusion_joined, {}, true, 0, "persona", "R29"},
  {"distintas", flag, unit, text::schema::fusion_different, {}, false, 0, "", "R29"},
};
// clang-format on

constexpr std::array<Noun, 9> all_nouns{{
    {type::person, text::schema::person, text::schema::people, person_fields},
    {type::group, text::schema::group, text::schema::groups, group_fields},
    {type::membership, text::schema::membership, text::schema::memberships, membership_fields},
    {type::session, text::schema::session, text::schema::sessions, session_fields},
    {type::objective, text::schema::objective, text::schema::objectives, objective_fields},
    {type::program, text::schema::program, text::schema::programs, program_fields},
    {type::separation, text::schema::separation, text::schema::separations, separation_fields},
    {type::pause, text::schema::pause, text::schema::pauses, pause_fields},
    {type::fusion, text::schema::fusion, text::schema::fusions, fusion_fields},
}};

}  // namespace

const Field* Noun::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (base::same(field.name, name)) return &field;
  }
  return nullptr;
}

std::span<const Noun> nouns() {
  return all_nouns;
}

const Noun* find_noun(std::string_view type) {
  for (const Noun& noun : all_nouns) {
    if (noun.type == type) return &noun;
  }
  return nullptr;
}

bool may_leave(const Field* field, Audience audience) {
  switch (audience) {
    case Audience::backup:
      return true;
    case Audience::unit:
      return !field || field->scope != Scope::device;
    case Audience::group:
      return field && field->scope == Scope::group;
  }
  return false;
}

const char* scope_text(Scope scope) {
  switch (scope) {
    case Scope::device:
      return say(text::schema::scope_device);
    case Scope::group:
      return say(text::schema::scope_group);
    case Scope::unit:
      return say(text::schema::scope_unit);
  }
  return "";
}

}  // namespace domain
