// Meeting pins and separations on top of an exact grouping. Internal to the grouping.
//
// People are ranks here and every wish is possible in itself: one pin per person, nobody separated
// from herself. Pins are met first, then separations, then sets that had to be put out of balance
// are mended as far as exchanges can. Pins are always met. A separation is not met only if both
// are pinned together or nobody of the two finds a group without anybody she is separated from.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/random.h"
#include "domain/grouping_exchange.h"
#include "domain/grouping_families.h"

namespace domain::detail {

struct PinnedPerson {
  std::uint32_t person;
  std::uint32_t group;
};

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // the smaller rank first

struct Wishes {
  std::vector<PinnedPerson> pins;  // sorted by person
  std::vector<Pair> apart;         // sorted, without repetitions

  bool empty() const { return pins.empty() && apart.empty(); }
};

class WishFitter {
 public:
  WishFitter(const Families& families, std::vector<std::uint32_t> group_of, std::uint32_t groups,
             const Wishes& wishes, base::Random& random);

  std::vector<std::uint32_t> fit();

 private:
  struct Cell {
    std::uint32_t node;
    std::uint32_t group;
    bool over;
  };

  void meet(const PinnedPerson& pin);
  bool move_exactly(std::uint32_t person, std::uint32_t group);
  bool coax(std::uint32_t person, std::uint32_t group);
  bool coax_once(std::uint32_t person, std::uint32_t group);
  void part(Pair pair);
  bool part_exactly(std::uint32_t person);
  bool part_cheaply(Pair pair);
  bool free_of_conflict(std::uint32_t person, std::uint32_t group) const;
  void mend();
  std::vector<Cell> cells_out_of_balance() const;
  std::vector<std::uint32_t> candidates_for(const Cell& cell);
  bool mend_cell(const Cell& cell);
  bool improve(std::uint32_t person, std::uint32_t group);
  bool belongs(std::uint32_t person, std::uint32_t node) const;
  std::uint32_t other_group(std::uint32_t one, std::uint32_t other);
  const std::vector<std::uint32_t>& shuffled_groups();

  const Families& families_;
  Exchange exchange_;
  const std::uint32_t groups_;
  const Wishes& wishes_;
  base::Random& random_;
  std::vector<char> pinned_;
  std::vector<Pair> apart_from_;  // every separation both ways, sorted
  std::vector<std::uint32_t> group_order_;
};

// A group for everybody who is to be kept apart from somebody, such that pins hold and no two of a
// pair share one; the group she is in where possible. Empty when a bounded search finds none. Pairs
// pinned together are left out.
std::vector<PinnedPerson> groups_apart(const std::vector<std::uint32_t>& group_of,
                                       std::uint32_t groups, const Wishes& wishes,
                                       base::Random& random);

}  // namespace domain::detail
