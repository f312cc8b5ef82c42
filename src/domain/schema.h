// One description per noun. The fields of everything the app keeps are listed here once, with type,
// privacy scope, label, help and limits; codec, validation, merge, form, preview and JSON Schema
// all read this list. Adding a field is one line in schema.cpp (README, "Add a field").
//
// The descriptions are constant and live as long as the program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/texts.h"

namespace domain {

enum class Kind : uint8_t {
  text,       // one line
  long_text,  // several lines
  email,
  choice,     // one key of a catalogue
  choices,    // an add/remove set of catalogue keys
  flag,       // true or false
  date,       // "2020-11-02"
  time,       // "16:20"
  number,     // whole number
  reference,  // id of another record; `catalogue` names its type
};

// Who may receive a field. The one place where privacy is decided is domain::may_leave.
enum class Scope : uint8_t {
  device,  // never leaves this device, except in her own full backup
  group,   // her group and the Unidad Técnica
  unit,    // the Unidad Técnica only
};

struct Field {
  std::string_view name;
  Kind kind = Kind::text;
  Scope scope = Scope::group;
  base::TextId label;
  base::TextId help = {};
  bool required = false;
  uint32_t max = 120;  // code points, elements of a set, or the greatest number
  std::string_view catalogue = {};
  std::string_view source = {};        // the requirement, e.g. "R21"
  std::string_view autocomplete = {};  // WHATWG autofill field name
};

struct Noun {
  std::string_view type;  // as in files: "persona"
  base::TextId singular;
  base::TextId plural;
  std::span<const Field> fields;

  const Field* find(std::string_view name) const;
};

std::span<const Noun> nouns();
const Noun* find_noun(std::string_view type);

// Audiences of a file, from the narrowest to the widest knowledge.
enum class Audience : uint8_t {
  group,   // a package for, or a plan inside, one group
  unit,    // to the Unidad Técnica
  backup,  // to oneself: everything
};

// The privacy rule (mission: "privacy is a property of a field"). A field that this version does
// not know may go to the Unidad Técnica and to a backup, never to a group.
bool may_leave(const Field* field, Audience audience);

const char* scope_text(Scope scope);  // "la ve tu grupo y la Unidad Técnica" …

namespace type {
inline constexpr std::string_view person = "persona";
inline constexpr std::string_view group = "grupo";
inline constexpr std::string_view membership = "membresia";
inline constexpr std::string_view session = "sesion";
inline constexpr std::string_view objective = "objetivo";
inline constexpr std::string_view program = "programa";
inline constexpr std::string_view separation = "separacion";
inline constexpr std::string_view pause = "pausa";
inline constexpr std::string_view fusion = "fusion";
}  // namespace type

}  // namespace domain
