// Moving one person into another group so that as little else changes as possible. Internal to the
// grouping.
//
// Between two groups, here and there, who is here is an integral circulation (see grouping.h); its
// residual arcs say who could change places. Sending one person from here to there leaves a gap
// from her leaf in the first tree to her leaf in the second, and any residual path between the two
// closes it: a person of there comes here (an arc from post to place), one of here goes there
// (place to post), and a tree arc lets a set have one more or one fewer here. The cheapest path
// puts as few sets as possible (further) out of balance in the two groups, then moves as few people
// as possible. A path that costs no balance is found whenever one exists. Going up to the roots and
// down again is always a path: she moves alone.
//
// Owns the groups while it lives. Every move can be taken back down to a mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "domain/grouping_families.h"

namespace domain::detail {

class Exchange {
 public:
  Exchange(const Families& families, std::vector<std::uint32_t> group_of, std::uint32_t groups);

  const std::vector<std::uint32_t>& group_of() const { return group_of_; }
  std::vector<std::uint32_t> take() && { return std::move(group_of_); }
  const std::vector<std::uint32_t>& members(std::uint32_t group) const { return members_[group]; }

  // Somebody held stays where she is when others move.
  void hold(std::uint32_t person) { held_[person] = 1; }
  bool held(std::uint32_t person) const { return held_[person] != 0; }

  struct Offer {
    std::uint32_t worsening = 0;  // by how many persons sets get (further) out of balance
    std::int32_t change = 0;      // of the violations of the two groups in all
  };

  // The cheapest exchange that brings `person`, held or not, into `group`, not her own.
  Offer find(std::uint32_t person, std::uint32_t group);

  // Carries out what `find` found last.
  void apply();

  std::size_t mark() const { return journal_.size(); }
  void take_back(std::size_t mark);

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Node {
    std::uint32_t stamp = 0;
    std::uint32_t here = 0;   // members in the group she leaves
    std::uint32_t there = 0;  // members in the group she joins
    std::uint32_t first_child = none;
    std::uint32_t next_child = none;
    std::uint32_t first_person = none;  // who could change places, at the leaf she starts from
    std::uint64_t cost = 0;
    std::uint32_t from = none;    // the node before on the cheapest path …
    std::uint32_t person = none;  // … and who moves between the two, if anybody
  };

  void lay_out(std::uint32_t person, std::uint32_t here, std::uint32_t there);
  Node& touch(std::uint32_t node);
  std::int32_t change(std::uint32_t node, int step) const;
  std::pair<std::uint32_t, int> set_between(std::uint32_t from, std::uint32_t to) const;
  void search(std::uint32_t start, std::uint32_t goal);
  void expand(std::uint32_t node);
  void reach(std::uint32_t from, std::uint32_t to, std::uint32_t person);
  void put(std::uint32_t person, std::uint32_t group);

  const Families& families_;
  std::vector<std::uint32_t> group_of_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<std::uint32_t> place_in_group_;
  std::vector<char> held_;

  std::vector<Node> nodes_;
  std::uint32_t stamp_ = 0;
  std::vector<std::uint32_t> next_person_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> queue_;  // a heap of (cost, node)

  std::vector<std::uint32_t> moving_;  // the last offer
  std::uint32_t here_ = 0;
  std::uint32_t there_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> journal_;  // person, group before
};

}  // namespace domain::detail
