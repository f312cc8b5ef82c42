// A Program is one template: the network's rules, vocabulary, temario and calendar as data (D1).
// Catalogues are the reference lists that forms offer and validation checks. Both are plain values
// read once from bundled JSON (format/programs.h); nothing here knows where they came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "crdt/record.h"

namespace domain {

struct Option {
  std::string key;   // as in files: "VE", "14", "1.1.a"
  std::string name;  // on screen
  int depth = 0;     // in trees such as the temario: 0 eje, 1 tema, 2 subtema
  std::string about = {};
};
using Options = std::vector<Option>;

struct Entidad {
  std::string code;  // INE's number, "01"–"32"
  std::string name;
  int circunscripcion = 0;
  int districts_2017 = 0;
  int districts_2022 = 0;
};

struct NonWorking {
  base::Date from, to;
  std::string name;
  std::string id = {};  // of the record that says so: "rmmspen-2020-p1" for the template's first
};

// What the template proposes for a group's sessions (R33, D5).
struct SessionRules {
  int count = 0;
  int every_weeks = 1;
  base::Date first;
  base::Date window_from, window_to;
  int minutes = 120;
  std::string mode;
};

struct Note {
  std::string about;  // "X5"
  std::string text;
};

struct Role {
  std::string id;
  std::string name;
  std::vector<std::string> duties;
};

struct Program {
  std::string id, name, short_name, purpose, audience;
  std::string mentor = "mentora", mentee = "mentoranda", network = "Red de Mentoría";
  bool is_default = false;
  int district_map = 2017;
  int group_min = 0, group_max = 0, group_target = 0;  // 0: the document gives none
  std::optional<SessionRules> sessions;
  std::vector<NonWorking> non_working;
  Options topics, kinds;
  std::vector<std::string> vocalias;  // eligible ones; empty: all
  std::vector<Role> roles;
  std::vector<Note> notes;
};

struct Catalogues {
  std::vector<Entidad> entidades;
  Options vocalias;
  std::vector<Program> programs;

  const Entidad* entidad(std::string_view code) const;
  const Program* program(std::string_view id) const;
  const Program& default_program() const;
};

int districts(const Entidad& entidad, const Program& program);

// The keys a choice field may take, in the order forms show them. `record` narrows dependent ones
// (the districts of its entidad); it may be null. Reference fields have none.
Options options_of(std::string_view catalogue, const Catalogues& catalogues, const Program& program,
                   const crdt::Record* record);
// Whether `key` is among options_of(...), without making the list: validation asks this for every
// field of every person.
bool has_option(std::string_view catalogue, std::string_view key, const Catalogues& catalogues,
                const Program& program, const crdt::Record* record);
// The name of one key, or the key itself when the catalogue does not have it.
std::string name_of(std::string_view catalogue, std::string_view key, const Catalogues& catalogues,
                    const Program& program);

}  // namespace domain
