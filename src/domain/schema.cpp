#include "domain/schema.h"

#include <array>

#include "base/text.h"
#include "texts/schema.h"

namespace domain {
namespace {

using base::say;
namespace words = text::schema;
using enum Kind;
constexpr Scope device = Scope::device;
constexpr Scope in_group = Scope::group;
constexpr Scope unit = Scope::unit;

// clang-format off
constexpr Field person_fields[] = {
  {"nombre", text, in_group, words::person_given_name, {}, true, 80, "", "R29", "given-name"},
  {"apellido1", text, in_group, words::person_surname, {}, true, 80, "", "R29", "family-name"},
  {"apellido2", text, in_group, words::person_second_surname, {}, false, 80, "", "R29", "additional-name"},
  {"correo", email, in_group, words::person_email, words::person_email_help, true, 120, "", "R29", "email"},
  {"vocalia", choice, in_group, words::person_vocalia, {}, true, 0, "vocalias", "R21"},
  {"adscripcion", choice, in_group, words::person_posting, {}, true, 0, "niveles", "R21"},
  {"entidad", choice, in_group, words::person_entidad, {}, true, 0, "entidades", "R21"},
  {"distrito", choice, in_group, words::person_district, words::person_district_help, false, 0, "distritos", "R21"},
  {"temas", choices, in_group, words::person_topics, words::person_topics_help, false, 60, "temas", "R10"},
  {"mentorias", choices, in_group, words::person_mentoring, {}, false, 12, "mentorias", "R20"},
  {"ofrece", long_text, in_group, words::person_offers, words::person_offers_help, false, 1500, "", "R34"},
  {"busca", long_text, in_group, words::person_seeks, words::person_seeks_help, false, 1500, "", "R18"},
  {"disponibilidad", choices, in_group, words::person_availability, {}, false, 20, "horarios", "R33"},
  {"sin_conflicto", flag, unit, words::person_no_conflict, words::person_no_conflict_help, true, 0, "", "R17"},
  {"aviso", flag, unit, words::person_notice, {}, true, 0, "", "X17"},
  {"notas", long_text, device, words::person_notes, words::person_notes_help, false, 4000, "", "D11"},
};

constexpr Field group_fields[] = {
  {"numero", number, in_group, words::group_number, {}, true, 9999, "", "R24"},
  {"nombre", text, in_group, words::group_name, {}, false, 80, "", "R24"},
  {"representacion", reference, in_group, words::group_representative, words::group_representative_help, false, 0, "persona", "R25"},
  {"secretaria", reference, in_group, words::group_secretary, words::group_secretary_help, false, 0, "persona", "R25"},
  {"temas", choices, in_group, words::group_topics, words::group_topics_help, false, 60, "temas", "R28"},
  {"inicio", date, in_group, words::group_start, {}, false, 0, "", "R32"},
  {"cada_semanas", number, in_group, words::group_weeks_between, words::group_weeks_between_help, false, 26, "", "R26.3"},
  {"sesiones", number, in_group, words::group_sessions, words::group_sessions_help, false, 30, "", "R33"},
  {"hora", time, in_group, words::group_time, words::group_time_help, false, 0, "", "R33"},
  {"enlace", text, in_group, words::group_link, {}, false, 300, "", "R20"},
};

constexpr Field membership_fields[] = {
  {"persona", reference, in_group, words::membership_person, {}, true, 0, "persona", "R24"},
  {"grupo", reference, in_group, words::membership_group, {}, true, 0, "grupo", "R24"},
  {"desde", date, in_group, words::membership_since, {}, false, 0, "", "R29"},
  {"hasta", date, in_group, words::membership_until, {}, false, 0, "", "R29"},
  {"fija", flag, unit, words::membership_fixed, {}, false, 0, "", "R24"},
};

constexpr Field session_fields[] = {
  {"grupo", reference, in_group, words::session_group, {}, true, 0, "grupo", "R33"},
  {"numero", number, in_group, words::session_number, {}, true, 99, "", "R33"},
  {"fecha", date, in_group, words::session_date, {}, false, 0, "", "R33"},
  {"hora", time, in_group, words::session_time, {}, false, 0, "", "R33"},
  {"titulo", text, in_group, words::session_title, {}, false, 120, "", "R26.4"},
  {"temas", choices, in_group, words::session_topics, {}, false, 60, "temas", "R28"},
};

constexpr Field objective_fields[] = {
  {"grupo", reference, in_group, words::objective_group, {}, true, 0, "grupo", "R26.4"},
  {"texto", long_text, in_group, words::objective_words, {}, true, 600, "", "R26.4"},
};

constexpr Field program_fields[] = {
  {"plantilla", choice, in_group, words::program_template_name, {}, true, 0, "programas", "D1"},
  {"minimo", number, in_group, words::program_least, {}, false, 1000, "", "R24"},
  {"maximo", number, in_group, words::program_most, {}, false, 1000, "", "R24"},
  {"meta", number, in_group, words::program_target, {}, false, 1000, "", "C4"},
};

constexpr Field separation_fields[] = {
  {"una", reference, unit, words::separation_one, {}, true, 0, "persona", "R17"},
  {"otra", reference, unit, words::separation_other, {}, true, 0, "persona", "R17"},
};

constexpr Field pause_fields[] = {
  {"nombre", text, in_group, words::pause_reason, {}, false, 120, "", "D5"},
  {"desde", date, in_group, words::pause_since, {}, true, 0, "", "D5"},
  {"hasta", date, in_group, words::pause_until, {}, true, 0, "", "D5"},
};

constexpr Field fusion_fields[] = {
  {"queda", reference, unit, words::fusion_kept, {}, true, 0, "persona", "R29"},
  {"absorbe", reference, unit, words::fusion_joined, {}, true, 0, "persona", "R29"},
  {"distintas", flag, unit, words::fusion_different, {}, false, 0, "", "R29"},
};
// clang-format on

constexpr std::array<Noun, 9> all_nouns{{
    {type::person, words::person, words::people, person_fields},
    {type::group, words::group, words::groups, group_fields},
    {type::membership, words::membership, words::memberships, membership_fields},
    {type::session, words::session, words::sessions, session_fields},
    {type::objective, words::objective, words::objectives, objective_fields},
    {type::program, words::program, words::programs, program_fields},
    {type::separation, words::separation, words::separations, separation_fields},
    {type::pause, words::pause, words::pauses, pause_fields},
    {type::fusion, words::fusion, words::fusions, fusion_fields},
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
      return say(words::scope_device);
    case Scope::group:
      return say(words::scope_group);
    case Scope::unit:
      return say(words::scope_unit);
  }
  return "";
}

}  // namespace domain
