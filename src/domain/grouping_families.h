// The two laminar families behind domain/grouping.h, as two trees over numbered people.
//
// Internal to the grouping. People are numbered by rank: their order by id (then by labels), so
// that nothing that follows depends on the order they came in. Tree nodes are numbered over both
// trees together; node 0 is everybody as the root of the first tree, node 1 as that of the second.
//
// Invariants: all leaves of a tree are equally deep. A parent has a smaller number than its
// children. `low` and `high` are floor and ceiling of total/groups.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "domain/grouping.h"

namespace domain::detail {

constexpr std::uint32_t posts_root = 0;   // everybody ⊃ Vocalía ⊃ Vocalía × nivel
constexpr std::uint32_t places_root = 1;  // everybody ⊃ circunscripción ⊃ entidad ⊃ junta

struct Families {
  // By rank.
  std::vector<std::uint32_t> order;     // her position in `people`
  std::vector<std::uint32_t> post_of;   // her leaf in the first tree
  std::vector<std::uint32_t> place_of;  // her leaf in the second tree

  // By node.
  std::vector<std::uint32_t> parent;  // a root is its own parent
  std::vector<BalanceAttribute> attribute;
  std::vector<std::uint32_t> example;  // rank of a member, whose labels name the node
  std::vector<std::uint32_t> total;
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;

  std::uint32_t people() const { return static_cast<std::uint32_t>(order.size()); }
  std::uint32_t nodes() const { return static_cast<std::uint32_t>(parent.size()); }
  bool is_post(std::uint32_t node) const {
    return node == posts_root || attribute[node] == BalanceAttribute::vocalia ||
           attribute[node] == BalanceAttribute::vocalia_nivel;
  }

  // How far `count` members in one group are from what balance allows.
  std::uint32_t violation(std::uint32_t node, std::uint32_t count) const {
    if (count > high[node]) return count - high[node];
    return count < low[node] ? low[node] - count : 0;
  }
};

Families make_families(std::span<const Placement> people, std::uint32_t groups);

// The label of a node and of the node above it, read from one of its members.
struct NodeName {
  const std::string* label;
  const std::string* within;
};
NodeName name_of(const Families& families, std::span<const Placement> people, std::uint32_t node);

// The members of one node counted by group. `counts` has one number per group; `touched` lists the
// groups that have any. Valid for the duration of the visit.
struct Tally {
  std::uint32_t node;
  const std::vector<std::uint32_t>& counts;
  const std::vector<std::uint32_t>& touched;
};

// Visits each node once, except `places_root`, which would repeat the size. `group_of` is by rank.
// The work grows with the people, not with nodes × groups.
template <typename Visit>
void for_each_tally(const Families& families, std::span<const std::uint32_t> group_of,
                    std::uint32_t groups, Visit visit) {
  const std::uint32_t people = families.people();
  std::vector<std::uint32_t> counts(groups, 0);
  std::vector<std::uint32_t> touched;
  std::vector<std::uint32_t> node_of(people);
  std::vector<std::uint32_t> start(families.nodes() + 1);
  std::vector<std::uint32_t> members(people);

  const auto visit_level = [&](BalanceAttribute level) {
    start.assign(families.nodes() + 1, 0);
    for (std::uint32_t rank = 0; rank < people; ++rank) ++start[node_of[rank] + 1];
    for (std::uint32_t node = 0; node < families.nodes(); ++node) start[node + 1] += start[node];
    for (std::uint32_t rank = 0; rank < people; ++rank) members[start[node_of[rank]]++] = rank;
    std::uint32_t next = 0;
    for (std::uint32_t node = 0; node < families.nodes(); ++node) {
      if (families.attribute[node] != level || node == places_root) continue;
      for (; next < start[node]; ++next) {
        const std::uint32_t group = group_of[members[next]];
        if (counts[group]++ == 0) touched.push_back(group);
      }
      visit(Tally{node, counts, touched});
      for (const std::uint32_t group : touched) counts[group] = 0;
      touched.clear();
    }
  };

  node_of.assign(people, posts_root);
  visit_level(BalanceAttribute::size);
  node_of = families.post_of;
  for (std::uint32_t& node : node_of) node = families.parent[node];
  visit_level(BalanceAttribute::vocalia);
  node_of = families.post_of;
  visit_level(BalanceAttribute::vocalia_nivel);
  node_of = families.place_of;
  visit_level(BalanceAttribute::junta);
  for (std::uint32_t& node : node_of) node = families.parent[node];
  visit_level(BalanceAttribute::entidad);
  for (std::uint32_t& node : node_of) node = families.parent[node];
  visit_level(BalanceAttribute::circunscripcion);
}

}  // namespace domain::detail
