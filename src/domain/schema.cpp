#include "domain/schema.h"

#include <array>

namespace domain {
namespace {

using enum Kind;
constexpr Scope device = Scope::device;
constexpr Scope in_group = Scope::group;
constexpr Scope unit = Scope::unit;

// clang-format off
constexpr Field person_fields[] = {
  {"nombre", text, in_group, "Nombre(s)", "", true, 80, "", "R29", "given-name"},
  {"apellido1", text, in_group, "Primer apellido", "", true, 80, "", "R29", "family-name"},
  {"apellido2", text, in_group, "Segundo apellido", "", false, 80, "", "R29", "additional-name"},
  {"correo", email, in_group, "Correo electrónico", "De preferencia el institucional.", true, 120, "", "R29", "email"},
  {"vocalia", choice, in_group, "Vocalía", "", true, 0, "vocalias", "R21"},
  {"adscripcion", choice, in_group, "Adscripción", "", true, 0, "niveles", "R21"},
  {"entidad", choice, in_group, "Entidad", "", true, 0, "entidades", "R21"},
  {"distrito", choice, in_group, "Distrito", "El distrito electoral federal de tu junta.", false, 0, "distritos", "R21"},
  {"temas", choices, in_group, "Temas que te interesan", "Elige los que quieras; también puedes elegir un eje completo.", false, 60, "temas", "R10"},
  {"mentorias", choices, in_group, "Formas de mentoría que prefieres", "", false, 12, "mentorias", "R20"},
  {"ofrece", long_text, in_group, "Qué puedes compartir", "Experiencia, conocimientos o acompañamiento que ofreces a otras.", false, 1500, "", "R34"},
  {"busca", long_text, in_group, "Qué te gustaría encontrar", "Lo que esperas aprender o trabajar en la red.", false, 1500, "", "R18"},
  {"disponibilidad", choices, in_group, "Cuándo puedes reunirte", "", false, 20, "horarios", "R33"},
  {"sin_conflicto", flag, unit, "Declaro que no tengo conflicto de intereses", "Ni real ni potencial, con las mujeres que participan en la red.", true, 0, "", "R17"},
  {"aviso", flag, unit, "He leído el aviso de privacidad", "", true, 0, "", "X17"},
  {"notas", long_text, device, "Notas para ti", "Solo para ti: no salen de este dispositivo.", false, 4000, "", "D11"},
};

constexpr Field group_fields[] = {
  {"numero", number, in_group, "Número", "", true, 9999, "", "R24"},
  {"nombre", text, in_group, "Nombre del grupo", "", false, 80, "", "R24"},
  {"representacion", reference, in_group, "Representación", "Se elige por voluntad propia o por votación en la primera sesión.", false, 0, "persona", "R25"},
  {"secretaria", reference, in_group, "Secretaría", "Se elige por voluntad propia o por votación en la primera sesión.", false, 0, "persona", "R25"},
  {"temas", choices, in_group, "Temas del grupo", "Elegidos del temario, con autonomía del grupo.", false, 60, "temas", "R28"},
  {"inicio", date, in_group, "Primera sesión", "", false, 0, "", "R32"},
  {"cada_semanas", number, in_group, "Semanas entre sesiones", "Se sugieren cinco.", false, 26, "", "R26.3"},
  {"sesiones", number, in_group, "Número de sesiones", "Se proponen cinco.", false, 30, "", "R33"},
  {"hora", time, in_group, "Hora", "Hora del centro de México.", false, 0, "", "R33"},
  {"enlace", text, in_group, "Enlace de la reunión", "", false, 300, "", "R20"},
};

constexpr Field membership_fields[] = {
  {"persona", reference, in_group, "Integrante", "", true, 0, "persona", "R24"},
  {"grupo", reference, in_group, "Grupo", "", true, 0, "grupo", "R24"},
  {"desde", date, in_group, "Desde", "", false, 0, "", "R29"},
  {"hasta", date, in_group, "Hasta", "", false, 0, "", "R29"},
  {"fija", flag, unit, "Fijada por la Unidad Técnica", "", false, 0, "", "R24"},
};

constexpr Field session_fields[] = {
  {"grupo", reference, in_group, "Grupo", "", true, 0, "grupo", "R33"},
  {"numero", number, in_group, "Sesión", "", true, 99, "", "R33"},
  {"fecha", date, in_group, "Fecha", "", false, 0, "", "R33"},
  {"hora", time, in_group, "Hora", "", false, 0, "", "R33"},
  {"titulo", text, in_group, "Título", "", false, 120, "", "R26.4"},
  {"temas", choices, in_group, "Temas", "", false, 60, "temas", "R28"},
};

constexpr Field objective_fields[] = {
  {"grupo", reference, in_group, "Grupo", "", true, 0, "grupo", "R26.4"},
  {"texto", long_text, in_group, "Objetivo específico", "", true, 600, "", "R26.4"},
};

constexpr Field program_fields[] = {
  {"plantilla", choice, in_group, "Programa", "", true, 0, "programas", "D1"},
  {"minimo", number, in_group, "Mínimo por grupo", "", false, 1000, "", "R24"},
  {"maximo", number, in_group, "Máximo por grupo", "", false, 1000, "", "R24"},
  {"meta", number, in_group, "Tamaño deseado", "", false, 1000, "", "C4"},
};

constexpr Field separation_fields[] = {
  {"una", reference, unit, "Integrante", "", true, 0, "persona", "R17"},
  {"otra", reference, unit, "Integrante", "", true, 0, "persona", "R17"},
};

constexpr Field pause_fields[] = {
  {"nombre", text, in_group, "Motivo", "", false, 120, "", "D5"},
  {"desde", date, in_group, "Desde", "", true, 0, "", "D5"},
  {"hasta", date, in_group, "Hasta", "", true, 0, "", "D5"},
};

constexpr Field fusion_fields[] = {
  {"queda", reference, unit, "Ficha que queda", "", true, 0, "persona", "R29"},
  {"absorbe", reference, unit, "Ficha que se une", "", true, 0, "persona", "R29"},
  {"distintas", flag, unit, "Son dos mujeres distintas", "", false, 0, "", "R29"},
};
// clang-format on

constexpr std::array<Noun, 9> all_nouns{{
    {type::person, "mujer", "mujeres", person_fields},
    {type::group, "grupo", "grupos", group_fields},
    {type::membership, "integración", "integraciones", membership_fields},
    {type::session, "sesión", "sesiones", session_fields},
    {type::objective, "objetivo", "objetivos", objective_fields},
    {type::program, "programa", "programas", program_fields},
    {type::separation, "separación", "separaciones", separation_fields},
    {type::pause, "semana no laborable", "semanas no laborables", pause_fields},
    {type::fusion, "ficha unida", "fichas unidas", fusion_fields},
}};

}  // namespace

const Field* Noun::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name == name) return &field;
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

std::string_view scope_text(Scope scope) {
  switch (scope) {
    case Scope::device:
      return "No sale de este dispositivo";
    case Scope::group:
      return "Lo ven tu grupo y la Unidad Técnica";
    case Scope::unit:
      return "Solo lo ve la Unidad Técnica";
  }
  return {};
}

}  // namespace domain
