#include "domain/duplicates.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "base/text.h"
#include "domain/person_name.h"

namespace domain {
namespace {

struct Profile {
  const Person* person = nullptr;
  PersonName name;
  std::string email;  // folded
};

Profile read_profile(const Person& person) {
  return {&person, read_name(person), base::fold(base::trim(person.correo))};
}

std::string_view before_at(std::string_view email) {
  return email.substr(0, std::min(email.find('@'), email.size()));
}

bool same_post(const Person& a, const Person& b) {
  return a.complete_post() && b.complete_post() && a.vocalia == b.vocalia &&
         a.adscripcion == b.adscripcion && a.junta() == b.junta();
}

int weight(Evidence evidence) {
  switch (evidence) {
    case Evidence::same_email:
      return 55;
    case Evidence::same_name:
      return 45;
    case Evidence::swapped:
    case Evidence::particles:
      return 40;
    case Evidence::initial:
    case Evidence::missing:
    case Evidence::typing:
      return 30;
    case Evidence::email_typing:
    case Evidence::email_domain:
      return 25;
    case Evidence::same_post:
      return 20;
  }
  return 0;
}

// How two names differ, in evidence; `careless` counts what a hurried hand may have done.
struct NameEvidence {
  std::vector<Evidence> found;
  int careless = 0;
  bool given_typing = false;
  bool alike = false;
};

NameEvidence compare_names(const PersonName& a, const PersonName& b) {
  NameEvidence out;
  const GivenNames given = compare_given(a, b);
  const Surnames surnames = compare_surnames(a, b);
  out.alike = given != GivenNames::other && surnames != Surnames::other;
  if (!out.alike) return out;
  const auto careless = [&out](Evidence evidence) {
    ++out.careless;
    if (std::find(out.found.begin(), out.found.end(), evidence) == out.found.end()) {
      out.found.push_back(evidence);
    }
  };
  out.given_typing = given == GivenNames::typing;
  if (surnames == Surnames::swapped) out.found.push_back(Evidence::swapped);
  if (given == GivenNames::initial || surnames == Surnames::initial) careless(Evidence::initial);
  if (surnames == Surnames::missing) careless(Evidence::missing);
  if (out.given_typing) careless(Evidence::typing);
  if (surnames == Surnames::typing) careless(Evidence::typing);
  if (out.found.empty()) {
    out.found.push_back(a.whole == b.whole ? Evidence::same_name : Evidence::particles);
  }
  return out;
}

Pair compare(const Profile& a, const Profile& b) {
  Pair pair;
  const bool emails = !a.email.empty() && !b.email.empty();
  const bool same_email = emails && a.email == b.email;
  const bool same_local = emails && before_at(a.email) == before_at(b.email);
  const bool near_email = emails && (same_local || one_edit_apart(a.email, b.email));
  const bool post = same_post(*a.person, *b.person);
  const NameEvidence names = compare_names(a.name, b.name);
  if (!names.alike && !same_email) return pair;

  const bool support = near_email || post;
  const bool against = emails && a.person->complete_post() && b.person->complete_post() && !support;
  const bool enough =
      names.careless == 0 || (names.careless == 1 && !names.given_typing && !against) || support;
  if (!enough) return pair;

  if (same_email) {
    pair.evidence.push_back(Evidence::same_email);
  } else if (near_email) {
    pair.evidence.push_back(same_local ? Evidence::email_domain : Evidence::email_typing);
  }
  pair.evidence.insert(pair.evidence.end(), names.found.begin(), names.found.end());
  if (post) pair.evidence.push_back(Evidence::same_post);
  const bool ordered = a.person->id < b.person->id;
  pair.one = ordered ? a.person->id : b.person->id;
  pair.other = ordered ? b.person->id : a.person->id;
  for (const Evidence evidence : pair.evidence) pair.score += weight(evidence);
  pair.score = std::min(pair.score, 100);
  return pair;
}

// --- keys: who is compared with whom

using Hash = uint64_t;
constexpr Hash base_factor = 0x9e3779b97f4a7c15u | 1u;

struct Key {
  Hash hash;
  uint32_t at;  // position of the profile; with the top bit set: found by others, looks for nobody
  bool operator<(const Key& other) const {
    return hash != other.hash ? hash < other.hash : at < other.at;
  }
};

Hash hash_of(std::string_view text, Hash start = 0) {
  Hash hash = start;
  for (const char c : text) hash = hash * base_factor + static_cast<unsigned char>(c) + 1;
  return hash;
}

// The text itself and the text without each of its letters: two texts that are one edit apart
// share one of these.
void add_without_one(std::string_view text, uint32_t at, std::vector<Key>& keys) {
  if (text.empty()) return;
  keys.push_back({hash_of(text), at});
  Hash after = 0;   // of what follows the letter left out
  Hash factor = 1;  // base_factor to the length of that
  std::vector<Hash> before(text.size());
  for (size_t i = 1; i < text.size(); ++i)
    before[i] = hash_of(text.substr(i - 1, 1), before[i - 1]);
  for (size_t i = text.size(); i-- > 0;) {
    const bool again = i + 1 < text.size() && text[i] == text[i + 1];  // "ll": one key is enough
    if (!again) keys.push_back({before[i] * factor + after, at});
    after += (static_cast<unsigned char>(text[i]) + Hash{1}) * factor;
    factor *= base_factor;
  }
}

// Initials of the given names and the surnames in any order.
void add_initials(const PersonName& name, uint32_t at, std::vector<Key>& keys) {
  if (name.given.empty() || name.surnames.empty()) return;
  std::string text;
  for (const std::string& word : name.given) text += word[0];
  Hash hash = hash_of(text, 1);
  for (const std::string& surname : name.surnames) hash += hash_of(surname, 2);
  keys.push_back({hash, at});
  if (name.surnames.size() < 2) return;
  hash = hash_of(text, 1) + hash_of(name.surname_text, 2);  // both written in one field
  keys.push_back({hash, at});
}

constexpr uint32_t wanted_only = 1u << 31;

// Given names and one surname, for who wrote only that: she looks among those who wrote both.
void add_brief(const PersonName& name, uint32_t at, std::vector<Key>& keys) {
  Hash hash = 3;
  for (const std::string& word : name.given) hash = hash_of(word, hash * base_factor);
  const bool initial = name.surnames.size() == 2 && name.surnames[1].size() == 1;
  const bool brief = name.surnames.size() == 1 || initial;
  for (size_t i = 0; i < name.surnames.size(); ++i) {
    if (brief && i > 0) break;
    keys.push_back({hash + hash_of(name.surnames[i], 4), brief ? at : at | wanted_only});
  }
}

using Candidates = std::vector<uint64_t>;  // two positions each, the lower first

void add_candidate(uint32_t a, uint32_t b, Candidates& out) {
  if (a == b) return;
  out.push_back(uint64_t{std::min(a, b)} << 32 | std::max(a, b));
}

// Drops keys that nobody else has, but for some that share a cell: most keys, and sorting is dear.
void drop_lonely(std::vector<Key>& keys) {
  int bits = 8;
  while ((size_t{1} << bits) < keys.size() * 4) ++bits;
  const auto cell = [bits](const Key& key) { return key.hash * base_factor >> (64 - bits); };
  std::vector<uint8_t> count(size_t{1} << bits);
  for (const Key& key : keys) count[cell(key)] += count[cell(key)] < 2;
  keys.erase(std::remove_if(keys.begin(), keys.end(),
                            [&](const Key& key) { return count[cell(key)] < 2; }),
             keys.end());
}

// Within each key everybody with the next ones; those who are only wanted, not among themselves.
void pair_up(std::vector<Key>& keys, Candidates& out) {
  drop_lonely(keys);
  std::sort(keys.begin(), keys.end());
  for (size_t first = 0, last = 0; first < keys.size(); first = last) {
    while (last < keys.size() && keys[last].hash == keys[first].hash) ++last;
    for (size_t i = first; i < last && keys[i].at < wanted_only; ++i) {
      for (size_t k = i + 1; k < std::min(last, i + 1 + widest); ++k) {
        add_candidate(keys[i].at, keys[k].at & ~wanted_only, out);
      }
    }
  }
  keys.clear();
}

Candidates find_candidates(const std::vector<Profile>& profiles) {
  Candidates out;
  std::vector<Key> keys;
  const auto each = [&](const auto& add) {
    for (uint32_t i = 0; i < profiles.size(); ++i) add(profiles[i], i);
    pair_up(keys, out);
  };
  each([&](const Profile& p, uint32_t i) { add_without_one(p.email, i, keys); });
  each([&](const Profile& p, uint32_t i) {
    if (!p.email.empty()) keys.push_back({hash_of(before_at(p.email)), i});
  });
  each([&](const Profile& p, uint32_t i) { add_without_one(p.name.text, i, keys); });
  each([&](const Profile& p, uint32_t i) { add_initials(p.name, i, keys); });
  each([&](const Profile& p, uint32_t i) { add_brief(p.name, i, keys); });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Pair compare(const Person& a, const Person& b) {
  return compare(read_profile(a), read_profile(b));
}

std::vector<Pair> find_duplicates(std::span<const Person> people) {
  std::vector<const Person*> sorted;
  for (const Person& person : people) sorted.push_back(&person);
  std::sort(sorted.begin(), sorted.end(),
            [](const Person* a, const Person* b) { return a->id < b->id; });
  std::vector<Profile> profiles;
  profiles.reserve(sorted.size());
  for (const Person* person : sorted) profiles.push_back(read_profile(*person));

  std::vector<Pair> pairs;
  for (const uint64_t both : find_candidates(profiles)) {
    Pair pair = compare(profiles[both >> 32], profiles[both & 0xffffffffu]);
    if (pair.score > 0) pairs.push_back(std::move(pair));
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.score > b.score; });
  return pairs;
}

}  // namespace domain
