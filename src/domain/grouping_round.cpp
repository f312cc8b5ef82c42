#include "domain/grouping_round.h"

#include <algorithm>
#include <cassert>

namespace domain::detail {
namespace {

constexpr std::uint32_t no_arc = UINT32_MAX;

}  // namespace

Rounding::Rounding(const Families& families, const std::vector<Kind>& kinds, base::Random& random)
    : families_(families),
      kinds_(kinds),
      random_(random),
      local_of_(families.nodes(), 0),
      stamp_of_(families.nodes(), 0) {}

const std::vector<std::uint32_t>& Rounding::round(std::span<const Share> shares, std::uint32_t k,
                                                  std::uint32_t a) {
  assert(0 < a && a < k);
  k_ = k;
  a_ = a;
  lay_out(shares);
  add_arcs(shares);
  list_fractional_arcs();
  cancel_cycles();
  return left_;
}

std::uint32_t Rounding::local(std::uint32_t node) {
  if (stamp_of_[node] != stamp_) {
    stamp_of_[node] = stamp_;
    local_of_[node] = static_cast<std::uint32_t>(node_of_.size());
    node_of_.push_back(node);
    members_.push_back(0);
  }
  return local_of_[node];
}

// Numbers the nodes that have members in this part and counts them. Leaves come first and each
// level before the one above it, so one pass adds children into complete parents.
void Rounding::lay_out(std::span<const Share> shares) {
  ++stamp_;
  node_of_.clear();
  members_.clear();
  for (const Share& share : shares) {
    members_[local(kinds_[share.kind].post)] += share.count;
    members_[local(kinds_[share.kind].place)] += share.count;
  }
  for (std::uint32_t child = 0; child < node_of_.size(); ++child) {
    const std::uint32_t node = node_of_[child];
    if (families_.parent[node] == node) continue;
    const std::uint32_t count = members_[child];
    members_[local(families_.parent[node])] += count;
  }
}

// c·a/k as a whole part and the numerator that is left.
std::uint32_t Rounding::fraction(std::uint64_t count, std::uint32_t& whole) const {
  const std::uint64_t numerator = count * a_;
  whole = static_cast<std::uint32_t>(numerator / k_);
  return static_cast<std::uint32_t>(numerator - std::uint64_t{whole} * k_);
}

void Rounding::add_arcs(std::span<const Share> shares) {
  arcs_.clear();
  left_.resize(shares.size());
  for (std::size_t at = 0; at < shares.size(); ++at) {
    const Kind& kind = kinds_[shares[at].kind];
    const std::uint32_t rest = fraction(shares[at].count, left_[at]);
    arcs_.push_back({local_of_[kind.post], local_of_[kind.place], rest});
  }
  std::uint32_t whole = 0;  // whole parts of tree arcs follow from those of the shares
  for (std::uint32_t child = 0; child < node_of_.size(); ++child) {
    const std::uint32_t node = node_of_[child];
    const std::uint32_t rest = fraction(members_[child], whole);
    if (node == posts_root) {
      arcs_.push_back({child, child, 0});  // the size has one arc, that of the other root
    } else if (node == places_root) {
      arcs_.push_back({child, local_of_[posts_root], rest});
    } else if (families_.is_post(node)) {
      arcs_.push_back({local_of_[families_.parent[node]], child, rest});
    } else {
      arcs_.push_back({child, local_of_[families_.parent[node]], rest});
    }
  }
}

void Rounding::list_fractional_arcs() {
  first_.assign(node_of_.size() + 1, 0);
  for (const Arc& arc : arcs_) {
    if (arc.rest == 0) continue;
    ++first_[arc.tail + 1];
    ++first_[arc.head + 1];
  }
  for (std::size_t node = 0; node < node_of_.size(); ++node) first_[node + 1] += first_[node];
  incident_.resize(first_.back());
  last_.assign(first_.begin(), first_.end() - 1);
  for (std::uint32_t arc = 0; arc < arcs_.size(); ++arc) {
    if (arcs_[arc].rest == 0) continue;
    incident_[last_[arcs_[arc].tail]++] = arc;
    incident_[last_[arcs_[arc].head]++] = arc;
  }
}

// A fractional arc at `node` other than the one the walk came by, or none.
std::uint32_t Rounding::next_arc(std::uint32_t node, std::uint32_t arrived_by) {
  const std::uint32_t first = first_[node];
  std::uint32_t& last = last_[node];
  while (last > first) {
    const std::uint32_t arc = incident_[last - 1];
    if (arcs_[arc].rest == 0) {
      --last;
    } else if (arc != arrived_by) {
      return arc;
    } else {
      // Conservation promises another fractional arc as long as this one is fractional.
      assert(last - first > 1);
      std::swap(incident_[first], incident_[last - 1]);
    }
  }
  return no_arc;
}

void Rounding::cancel_cycles() {
  visited_.assign(node_of_.size(), 0);
  path_.clear();
  for (std::uint32_t start = 0; start < node_of_.size(); ++start) {
    std::uint32_t node = start;
    for (;;) {
      const std::uint32_t arc = next_arc(node, path_.empty() ? no_arc : path_.back().arc);
      if (arc == no_arc) {
        assert(path_.empty());
        if (node == start) break;
        node = start;  // the last cycle closed elsewhere
        continue;
      }
      visited_[node] = static_cast<std::uint32_t>(path_.size()) + 1;
      path_.push_back({arc, node});
      node = arcs_[arc].tail == node ? arcs_[arc].head : arcs_[arc].tail;
      if (visited_[node] != 0) node = cancel(visited_[node] - 1);
    }
  }
}

// Makes an arc whole on the cycle that the path forms from `first_step` on, and shortens the path
// to the part before the first such arc. Gives the node where the walk continues.
std::uint32_t Rounding::cancel(std::uint32_t first_step) {
  std::uint32_t along = UINT32_MAX;    // how much can be pushed the way the path goes …
  std::uint32_t against = UINT32_MAX;  // … and the other way round
  for (std::size_t at = first_step; at < path_.size(); ++at) {
    const Arc& arc = arcs_[path_[at].arc];
    const bool forward = arc.tail == path_[at].from;
    along = std::min(along, forward ? k_ - arc.rest : arc.rest);
    against = std::min(against, forward ? arc.rest : k_ - arc.rest);
  }
  // Drawn so that the expected push is 0: nobody's chance of going left differs from a/k.
  if (random_.below(along + against) < against) {
    push(first_step, along, true);
  } else {
    push(first_step, against, false);
  }
  std::size_t keep = first_step;
  while (arcs_[path_[keep].arc].rest != 0) ++keep;
  const std::uint32_t node = path_[keep].from;
  for (std::size_t at = keep; at < path_.size(); ++at) visited_[path_[at].from] = 0;
  path_.resize(keep);
  return node;
}

void Rounding::push(std::uint32_t first_step, std::uint32_t amount, bool along) {
  for (std::size_t at = first_step; at < path_.size(); ++at) {
    Arc& arc = arcs_[path_[at].arc];
    const bool more = (arc.tail == path_[at].from) == along;
    arc.rest = more ? arc.rest + amount : arc.rest - amount;
    if (arc.rest != k_) continue;
    arc.rest = 0;
    if (path_[at].arc < left_.size()) ++left_[path_[at].arc];
  }
}

}  // namespace domain::detail
