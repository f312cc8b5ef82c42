#include "domain/grouping.h"

#include <algorithm>

namespace domain {
namespace {

struct Range {
  std::size_t smallest;
  std::size_t largest;
};

GroupCount count_of(std::size_t people, std::size_t groups, Range range) {
  GroupCount count;
  count.groups = groups;
  count.smallest = people / groups;
  count.larger = people % groups;
  count.largest = count.smallest + (count.larger > 0 ? 1 : 0);
  count.fits = count.smallest >= range.smallest && count.largest <= range.largest;
  return count;
}

// Is |people/a - target| < |people/b - target|? Multiplied out, so that no fraction is rounded; in
// 64 bits, because a size has only 32 in WebAssembly.
bool nearer(std::uint64_t people, std::uint64_t target, std::uint64_t a, std::uint64_t b) {
  const auto miss = [&](std::uint64_t groups) {
    const std::uint64_t wanted = target * groups;
    return people > wanted ? people - wanted : wanted - people;
  };
  return miss(a) * b < miss(b) * a;
}

std::size_t distance(const GroupCount& count, Range range) {
  const std::size_t above = count.largest > range.largest ? count.largest - range.largest : 0;
  const std::size_t below = count.smallest < range.smallest ? range.smallest - count.smallest : 0;
  return std::max(above, below);
}

}  // namespace

GroupCountProposal propose_group_counts(std::size_t people, std::size_t smallest,
                                        std::size_t largest, std::size_t target) {
  GroupCountProposal proposal;
  if (people == 0) return proposal;
  const std::size_t at_least_one = std::max<std::size_t>(smallest, 1);
  const Range range{at_least_one, std::max(largest, at_least_one)};
  // Twice the target, because the middle of a range may be a half.
  const std::size_t doubled = target > 0 ? 2 * target : range.smallest + range.largest;

  const std::size_t fewest = (people + range.largest - 1) / range.largest;
  const std::size_t most = people / range.smallest;
  for (std::size_t groups = fewest; groups <= most; ++groups) {
    proposal.fitting.push_back(count_of(people, groups, range));
    const bool better =
        !proposal.recommended || nearer(2 * people, doubled, groups, proposal.recommended->groups);
    if (better) proposal.recommended = proposal.fitting.back();
  }
  if (!proposal.fitting.empty()) return proposal;

  // Nothing fits, so most < fewest: `most` groups are too large and `fewest` groups too small.
  if (most > 0) proposal.nearest.push_back(count_of(people, most, range));
  proposal.nearest.push_back(count_of(people, fewest, range));
  std::stable_sort(proposal.nearest.begin(), proposal.nearest.end(),
                   [&](const GroupCount& one, const GroupCount& other) {
                     return distance(one, range) < distance(other, range);
                   });
  return proposal;
}

}  // namespace domain
