// A name as it is compared: folded words, without particles and punctuation; and how two names or
// two texts differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/person.h"

namespace domain {

struct PersonName {
  std::vector<std::string> given;     // words of "María de la Luz": maria, luz
  std::vector<std::string> surnames;  // one per surname; those written in one field stay one
  std::string surname_text;           // all words of the surnames
  std::string text;                   // given names and surnames
  std::string whole;                  // with its particles
};

PersonName read_name(const Person& person);

enum class GivenNames { same, initial, typing, other };
GivenNames compare_given(const PersonName& a, const PersonName& b);

enum class Surnames { same, swapped, initial, missing, typing, other };
Surnames compare_surnames(const PersonName& a, const PersonName& b);

// At most one letter added, left out, changed, or swapped with its neighbour. Texts of ASCII.
bool one_edit_apart(std::string_view a, std::string_view b);

}  // namespace domain
