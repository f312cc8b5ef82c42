// Who may be in the registry twice: pairs of profiles that look like one woman, with what speaks
// for it. Nothing is decided here: somebody who knows them looks at each pair.
//
// A pair is found when both have the same e-mail; when their names are the same (accents, ñ,
// capitals, particles such as "de la", and the order of the surnames aside); or when their names
// differ as one hurried hand would write them (an initial, a missing surname, one letter) and
// their e-mails and posts do not both speak against it. A post alone makes no pair: two women may
// hold it in turn. Sisters are no pair: one letter between given names needs more in common.
//
// Only profiles that share a key are compared (their e-mail, the initials and surnames, the name
// or e-mail without one letter), and a profile at most with the next `widest` of a key, so that
// the time is that of sorting the keys. Every single difference shares a key; two at once may be
// missed. The result does not depend on the order of `people`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/person.h"

namespace domain {

enum class Evidence : uint8_t {
  same_email,
  email_typing,  // one letter apart
  email_domain,  // only what follows the @ differs
  same_name,
  swapped,    // the surnames in the other order
  initial,    // "Ana M." and "Ana María"
  particles,  // with and without "de la", "del", "y"
  missing,    // one surname is missing
  typing,     // one letter apart
  same_post,
};

struct Pair {
  std::string one, other;  // ids, one < other
  int score = 0;           // 1 to 100: how much speaks for it
  std::vector<Evidence> evidence;
  bool operator==(const Pair&) const = default;
};

// What speaks for `a` and `b` being one woman; score 0: they are no pair.
Pair compare(const Person& a, const Person& b);

// All pairs, those with the highest score first, then by ids.
std::vector<Pair> find_duplicates(std::span<const Person> people);

inline constexpr size_t widest = 40;

}  // namespace domain
