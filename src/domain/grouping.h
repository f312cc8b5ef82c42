// Mixed groups of provable balance (R24, C4, D3).
//
// People are dealt into k groups so that every set of people that matters is spread as evenly as
// whole persons allow: a set of n women has floor(n/k) or ceil(n/k) of them in every group. The
// sets are everybody (the size of the groups), each Vocalía, each Vocalía × nivel, each
// circunscripción, each entidad and each junta. So two women of one junta, chief and subordinate,
// never share a group while the junta has no more women than there are groups.
//
// Without pins and separations this always succeeds, for any people and any k. The sets form two
// laminar families (two trees):
//
//     everybody ⊃ Vocalía ⊃ Vocalía × nivel          everybody ⊃ circunscripción ⊃ entidad ⊃ junta
//
// A label counts together with the labels above it, so the families are laminar whatever the
// labels are. Read the first tree downwards, every woman as an arc from her leaf in the first tree
// to her leaf in the second, the second tree upwards and back to the start by one arc for "size":
// choosing people is then a circulation, and an arc carries the number chosen out of one set.
//
//   One split. Choosing the fraction a/k of everybody is a fractional circulation: c·a/k on an arc
//   that stands for c people. Bounds rounded down and up to whole numbers leave it feasible, the
//   incidence matrix of two laminar families is totally unimodular (Edmonds 1970), so an integral
//   circulation with every arc at floor or ceiling of c·a/k exists. It is found by cancelling
//   cycles: what enters a node leaves it, so a node touched by one fractional arc is touched by
//   two; walking along such arcs closes a cycle; pushing along it until an arc becomes whole moves
//   none beyond its floor or ceiling. Only the numerators modulo k are kept: no rounding error.
//
//   All splits. Split k groups into a and k-a and go on inside both. Suppose a set has n = q·k + r
//   members, 0 <= r <= k, in a part of k groups. Then n·a/k = q·a + r·a/k lies in [q·a, (q+1)·a],
//   whose ends are whole, so its floor and ceiling lie there too: the part of a groups has
//   q·a + r', 0 <= r' <= a, the other one q·(k-a) + r'', 0 <= r'' <= k-a. With one group left, the
//   set has q or q+1 members in it; and where r = 0 at the start, r' = r'' = 0 and all have q.
//
// This is de Werra's theorem on equitable edge colourings (1971) in its form for laminar families.
// The way a cycle is pushed is drawn so that each woman has the same chance of every group.
//
// Pins and separations can contradict the balance. They are met after the split by moving one
// person between two groups along a shortest path in the residual circulation of the two, that is
// with as few others changing places as possible and, whenever such a path exists, with every set
// still exact. So adding a pin disturbs little else. What cannot be met exactly is met anyway, and
// the sets it puts out of balance are listed.
//
// Promises: the same people (in any order), groups, seed, pins and separations (in any order) give
// the same groups everywhere, as long as ids are unique (people equal in id and labels stand in for
// each other). Nothing is kept between calls and nothing outlives the request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace domain {

// What balance needs to know of a person. An empty label is a label like any other.
struct Placement {
  std::string id;
  std::string vocalia;
  std::string nivel;
  std::string circunscripcion;
  std::string entidad;
  std::string junta;
};

enum class BalanceAttribute { size, vocalia, vocalia_nivel, circunscripcion, entidad, junta };

// "size", "vocalia", …: for machine-readable output, not for the screen.
const char* name_of(BalanceAttribute attribute);

// `person` (and `a`, `b`) are positions in `people`, `group` counts from 0.
struct Pin {
  std::size_t person = 0;
  std::size_t group = 0;
  friend bool operator==(const Pin&, const Pin&) = default;
};

struct Separation {
  std::size_t a = 0;
  std::size_t b = 0;
  friend bool operator==(const Separation&, const Separation&) = default;
};

struct GroupingRequest {
  std::span<const Placement> people;
  std::size_t groups = 1;
  std::uint64_t seed = 0;
  std::vector<Pin> pins;
  std::vector<Separation> separations;
};

// One set that is out of balance in one group. `within` is the label one level up (the Vocalía of
// a nivel, the entidad of a junta), empty where there is none.
struct Deviation {
  BalanceAttribute attribute = BalanceAttribute::size;
  std::string label;
  std::string within;
  std::uint32_t group = 0;
  std::uint32_t count = 0;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

struct Grouping {
  std::vector<std::uint32_t> group_of;  // by position in `people`
  std::vector<Deviation> deviations;    // empty: every set is exact
  // Pins that name nobody or no group, and all but the lowest of several groups for one person.
  // Every other pin is honoured.
  std::vector<Pin> unusable_pins;
  // Separations not met: both pinned into one group, a person apart from herself, or more people
  // to keep apart from each other than there are groups.
  std::vector<Separation> unmet_separations;

  bool exact() const { return deviations.empty(); }
};

Grouping form_groups(const GroupingRequest& request);

// How one set is spread over the groups.
struct BalanceRow {
  BalanceAttribute attribute = BalanceAttribute::size;
  std::string label;
  std::string within;
  std::uint32_t total = 0;
  std::uint32_t low = 0;     // floor(total / groups)
  std::uint32_t high = 0;    // ceil(total / groups)
  std::uint32_t fewest = 0;  // over the groups, those without any included
  std::uint32_t most = 0;
  std::uint32_t excess = 0;           // how far the worst group is outside low .. high
  std::vector<std::uint32_t> counts;  // by group; empty unless asked for
};

// Rows are sorted by attribute, then by `within` and `label`.
struct BalanceReport {
  std::vector<BalanceRow> rows;
  bool exact = true;
};

// Without counts the work grows with the number of people only; with them, with rows × groups.
enum class BalanceDetail { summary, counts };

// `group_of` must be as long as `people` and below `groups`.
BalanceReport balance(std::span<const Placement> people, std::span<const std::uint32_t> group_of,
                      std::size_t groups, BalanceDetail detail = BalanceDetail::counts);

// k groups out of n people: `larger` groups of `largest`, the others of `smallest`.
struct GroupCount {
  std::size_t groups = 0;
  std::size_t smallest = 0;
  std::size_t largest = 0;
  std::size_t larger = 0;
  bool fits = false;
};

struct GroupCountProposal {
  std::vector<GroupCount> fitting;        // every count inside the range, fewest groups first
  std::optional<GroupCount> recommended;  // of the fitting ones, the one nearest to the target
  // When nothing fits (X2): the nearest counts above and below the range, the one that misses it
  // by less first. For 56 people and 30–40: 2 groups of 28, then 1 group of 56.
  std::vector<GroupCount> nearest;
};

// All k with floor(n/k) >= smallest and ceil(n/k) <= largest. A target of 0 means the middle.
GroupCountProposal propose_group_counts(std::size_t people, std::size_t smallest,
                                        std::size_t largest, std::size_t target = 0);

}  // namespace domain
