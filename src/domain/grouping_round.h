// Rounds one fractional circulation over the two trees. Internal to the grouping.
//
// A part of the people, given as shares (so many of one kind, a kind being a leaf of each tree),
// serves k groups; a of them form the left side. `round` says how many of each share go left, such
// that every tree node has floor or ceiling of c·a/k of its c members there.
//
// The work is near linear in the shares: nodes are renumbered densely for each part, all scratch
// memory is kept from one call to the next, and the walk goes on from where the last cycle closed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"
#include "domain/grouping_families.h"

namespace domain::detail {

// People with the same leaf in both trees; interchangeable for the balance.
struct Kind {
  std::uint32_t post;
  std::uint32_t place;
};

struct Share {
  std::uint32_t kind;
  std::uint32_t count;
};

class Rounding {
 public:
  Rounding(const Families& families, const std::vector<Kind>& kinds, base::Random& random);

  // One number per share; valid until the next call. 0 < a < k.
  const std::vector<std::uint32_t>& round(std::span<const Share> shares, std::uint32_t k,
                                          std::uint32_t a);

 private:
  // Arcs are numbered with the shares first, then the arc of each local node to its parent.
  struct Arc {
    std::uint32_t tail;
    std::uint32_t head;
    std::uint32_t rest;  // the numerator of the fraction, 0 .. k-1; 0 when whole
  };
  struct Step {
    std::uint32_t arc;
    std::uint32_t from;
  };

  void lay_out(std::span<const Share> shares);
  void add_arcs(std::span<const Share> shares);
  void list_fractional_arcs();
  void cancel_cycles();
  std::uint32_t next_arc(std::uint32_t node, std::uint32_t arrived_by);
  std::uint32_t cancel(std::uint32_t first_step);
  void push(std::uint32_t first_step, std::uint32_t amount, bool along);
  std::uint32_t local(std::uint32_t node);
  std::uint32_t fraction(std::uint64_t count, std::uint32_t& whole) const;

  const Families& families_;
  const std::vector<Kind>& kinds_;
  base::Random& random_;
  std::uint32_t k_ = 1;
  std::uint32_t a_ = 0;

  // By node of the families: her local number, valid where the stamp is the current one.
  std::vector<std::uint32_t> local_of_;
  std::vector<std::uint32_t> stamp_of_;
  std::uint32_t stamp_ = 0;

  // By local node.
  std::vector<std::uint32_t> node_of_;
  std::vector<std::uint32_t> members_;
  std::vector<std::uint32_t> first_;    // its fractional arcs in incident_ …
  std::vector<std::uint32_t> last_;     // … end here; arcs that became whole are dropped
  std::vector<std::uint32_t> visited_;  // its place on the path + 1, 0 when not on it

  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> incident_;
  std::vector<Step> path_;
  std::vector<std::uint32_t> left_;
};

}  // namespace domain::detail
