#include "domain/person_name.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace domain {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view particles[] = {"de", "del", "la", "las", "los", "y"};

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  for (const char c : base::fold(text) + ' ') {
    const bool between = static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') &&
                         !(c >= '0' && c <= '9') && c != '\'';
    if (!between) {
      if (c != '\'') word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

// The words that are not particles; all of them when there are no others.
Words without_particles(const Words& words) {
  Words kept;
  for (const std::string& word : words) {
    if (std::find(std::begin(particles), std::end(particles), word) == std::end(particles)) {
      kept.push_back(word);
    }
  }
  return kept.empty() ? words : kept;
}

void append(std::string& text, const Words& words) {
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
}

std::string joined(const Words& words) {
  std::string text;
  append(text, words);
  return text;
}

// "m" or the customary "ma" for "maria".
bool abbreviates(const std::string& brief, const std::string& word) {
  if (brief.size() == 1) return word.size() > 1 && word[0] == brief[0];
  return (brief == "ma" && word == "maria") || (brief == "gpe" && word == "guadalupe");
}

bool short_surname(const PersonName& name) {  // "Peña R."
  return name.surnames.size() == 2 && name.surnames[1].size() == 1;
}

// `brief` has one surname, or the other only as an initial; `full` has both.
Surnames compare_brief(const PersonName& brief, const PersonName& full) {
  if (full.surnames.size() != 2 || short_surname(full) || brief.surnames.empty()) {
    return Surnames::other;
  }
  if (short_surname(brief)) {
    const bool fits =
        brief.surnames[0] == full.surnames[0] && abbreviates(brief.surnames[1], full.surnames[1]);
    return fits ? Surnames::initial : Surnames::other;
  }
  if (brief.surnames.size() != 1) return Surnames::other;
  const std::string& only = brief.surnames[0];
  const bool known = only == full.surnames[0] || only == full.surnames[1];
  return known ? Surnames::missing : Surnames::other;
}

}  // namespace

PersonName read_name(const Person& person) {
  PersonName name;
  const Words given = words_of(person.nombre);
  name.given = without_particles(given);
  append(name.text, name.given);
  append(name.whole, given);
  for (const std::string* surname : {&person.apellido1, &person.apellido2}) {
    const Words words = words_of(*surname);
    const Words kept = without_particles(words);
    append(name.whole, words);
    append(name.text, kept);
    append(name.surname_text, kept);
    if (!kept.empty()) name.surnames.push_back(joined(kept));
  }
  return name;
}

GivenNames compare_given(const PersonName& a, const PersonName& b) {
  if (a.given.empty() || b.given.empty()) return GivenNames::other;
  if (a.given == b.given) return GivenNames::same;
  bool initials = a.given.size() == b.given.size();
  for (size_t i = 0; initials && i < a.given.size(); ++i) {
    const std::string& x = a.given[i];
    const std::string& y = b.given[i];
    initials = x == y || abbreviates(x, y) || abbreviates(y, x);
  }
  if (initials) return GivenNames::initial;
  return one_edit_apart(joined(a.given), joined(b.given)) ? GivenNames::typing : GivenNames::other;
}

Surnames compare_surnames(const PersonName& a, const PersonName& b) {
  if (a.surnames.empty() || b.surnames.empty()) return Surnames::other;
  if (a.surname_text == b.surname_text) return Surnames::same;
  if (a.surnames.size() == 2 && b.surnames.size() == 2 && a.surnames[0] == b.surnames[1] &&
      a.surnames[1] == b.surnames[0]) {
    return Surnames::swapped;
  }
  for (const Surnames found : {compare_brief(a, b), compare_brief(b, a)}) {
    if (found != Surnames::other) return found;
  }
  return one_edit_apart(a.surname_text, b.surname_text) ? Surnames::typing : Surnames::other;
}

bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const size_t same = static_cast<size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.begin() + static_cast<long>(a.size())).first -
      a.begin());
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.empty()) return true;
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.substr(1) == b.substr(1)) return true;
  return a.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

}  // namespace domain
