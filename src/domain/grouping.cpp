#include "domain/grouping.h"

#include <algorithm>
#include <cassert>
#include <compare>
#include <tuple>

#include "base/random.h"
#include "domain/grouping_families.h"
#include "domain/grouping_split.h"
#include "domain/grouping_wishes.h"

namespace domain {
namespace {

using detail::Families;
using detail::Pair;
using detail::PinnedPerson;
using detail::Wishes;

// How far a grouping is from everything asked for; separations weigh more than balance.
struct Cost {
  std::uint64_t unmet = 0;
  std::uint64_t violations = 0;
  friend auto operator<=>(const Cost&, const Cost&) = default;
};

std::vector<std::uint32_t> rank_of(const Families& families) {
  std::vector<std::uint32_t> ranks(families.people());
  for (std::uint32_t rank = 0; rank < families.people(); ++rank) {
    ranks[families.order[rank]] = rank;
  }
  return ranks;
}

// Pins by rank. What cannot be asked of anybody goes to the result's list.
std::vector<PinnedPerson> usable_pins(const GroupingRequest& request,
                                      const std::vector<std::uint32_t>& ranks, Grouping& result) {
  std::vector<PinnedPerson> pins;
  for (const Pin& pin : request.pins) {
    if (pin.person >= ranks.size() || pin.group >= request.groups) {
      result.unusable_pins.push_back(pin);
    } else {
      pins.push_back({ranks[pin.person], static_cast<std::uint32_t>(pin.group)});
    }
  }
  std::sort(pins.begin(), pins.end(), [](const PinnedPerson& one, const PinnedPerson& other) {
    return one.person != other.person ? one.person < other.person : one.group < other.group;
  });
  // The lowest group wins, so that contradictions are settled alike in whatever order they come.
  std::vector<PinnedPerson> kept;
  for (const PinnedPerson& pin : pins) {
    if (kept.empty() || kept.back().person != pin.person) kept.push_back(pin);
  }
  for (const Pin& pin : request.pins) {
    if (pin.person >= ranks.size() || pin.group >= request.groups) continue;
    const auto same = std::lower_bound(
        kept.begin(), kept.end(), ranks[pin.person],
        [](const PinnedPerson& one, std::uint32_t person) { return one.person < person; });
    if (same->group != pin.group) result.unusable_pins.push_back(pin);
  }
  return kept;
}

std::vector<Pair> usable_separations(const GroupingRequest& request,
                                     const std::vector<std::uint32_t>& ranks) {
  std::vector<Pair> pairs;
  for (const Separation& separation : request.separations) {
    const bool known = separation.a < ranks.size() && separation.b < ranks.size();
    if (!known || separation.a == separation.b) continue;
    pairs.push_back(std::minmax({ranks[separation.a], ranks[separation.b]}));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

Cost cost_of(const Families& families, const std::vector<std::uint32_t>& group_of,
             std::uint32_t groups, const Wishes& wishes) {
  Cost cost;
  for (const Pair& pair : wishes.apart) {
    if (group_of[pair.first] == group_of[pair.second]) ++cost.unmet;
  }
  detail::for_each_tally(families, group_of, groups, [&](const detail::Tally& tally) {
    for (const std::uint32_t group : tally.touched) {
      cost.violations += families.violation(tally.node, tally.counts[group]);
    }
    cost.violations += (groups - tally.touched.size()) * families.low[tally.node];
  });
  return cost;
}

// No grouping can do better: members that the pins alone put into one group too many, those whom
// other groups then lack, and pairs pinned together.
Cost least_cost(const Families& families, std::uint32_t groups, const Wishes& wishes) {
  Cost cost;
  std::vector<std::uint32_t> pinned_to(families.people(), groups);
  std::vector<Pair> cells;  // node, group
  for (const PinnedPerson& pin : wishes.pins) {
    pinned_to[pin.person] = pin.group;
    for (std::uint32_t node : {families.post_of[pin.person], families.place_of[pin.person]}) {
      for (; families.parent[node] != node; node = families.parent[node]) {
        cells.emplace_back(node, pin.group);
      }
    }
    cells.emplace_back(detail::posts_root, pin.group);
  }
  std::sort(cells.begin(), cells.end());
  for (std::size_t at = 0; at < cells.size();) {
    const std::uint32_t node = cells[at].first;
    std::uint64_t left = families.total[node];  // members for the groups not over-full
    std::uint64_t others = groups;
    while (at < cells.size() && cells[at].first == node) {
      std::size_t end = at;
      while (end < cells.size() && cells[end] == cells[at]) ++end;
      const std::uint64_t count = end - at;
      at = end;
      if (count <= families.high[node]) continue;
      cost.violations += count - families.high[node];
      left -= count;
      --others;
    }
    const std::uint64_t needed = others * families.low[node];
    cost.violations += std::max(needed, left) - left;
  }
  for (const Pair& pair : wishes.apart) {
    const bool pinned = pinned_to[pair.first] < groups;
    if (pinned && pinned_to[pair.first] == pinned_to[pair.second]) ++cost.unmet;
  }
  return cost;
}

// Fresh starts cost little for a network of hundreds and matter least for one of many thousands.
std::uint32_t starts_for(std::uint32_t people) {
  return std::clamp<std::uint32_t>(20000 / (people + 1), 2, 16);
}

// After so many starts without a gain the wishes themselves are to blame.
constexpr std::uint32_t fruitless_starts = 3;

// One attempt. The wishes are met one after the other; where that leaves people together who could
// be apart, groups for all of them are chosen first and taken as pins.
std::vector<std::uint32_t> attempt(const Families& families, std::uint32_t groups,
                                   const Wishes& wishes, const Cost& least, std::uint64_t seed) {
  base::Random random(seed);
  const std::vector<std::uint32_t> base = detail::split_exactly(families, groups, random);
  if (wishes.empty()) return base;
  detail::WishFitter fitter(families, base, groups, wishes, random);
  std::vector<std::uint32_t> fitted = fitter.fit();
  const Cost cost = cost_of(families, fitted, groups, wishes);
  if (cost.unmet <= least.unmet) return fitted;

  Wishes chosen = wishes;
  for (const PinnedPerson& pin : detail::groups_apart(base, groups, wishes, random)) {
    chosen.pins.push_back(pin);
  }
  std::sort(
      chosen.pins.begin(), chosen.pins.end(),
      [](const PinnedPerson& one, const PinnedPerson& other) { return one.person < other.person; });
  const auto repeated = [](const PinnedPerson& one, const PinnedPerson& other) {
    return one.person == other.person;  // pinned already, into the same group
  };
  chosen.pins.erase(std::unique(chosen.pins.begin(), chosen.pins.end(), repeated),
                    chosen.pins.end());
  detail::WishFitter second(families, base, groups, chosen, random);
  std::vector<std::uint32_t> apart = second.fit();
  return cost_of(families, apart, groups, wishes) < cost ? apart : fitted;
}

std::vector<std::uint32_t> best_attempt(const Families& families, std::uint32_t groups,
                                        const Wishes& wishes, std::uint64_t seed) {
  const Cost least = least_cost(families, groups, wishes);
  std::vector<std::uint32_t> best = attempt(families, groups, wishes, least, base::split_mix(seed));
  if (wishes.empty()) return best;
  Cost best_cost = cost_of(families, best, groups, wishes);
  std::uint32_t fruitless = 0;
  for (std::uint32_t start = 1; start < starts_for(families.people()); ++start) {
    if (best_cost <= least || fruitless == fruitless_starts) break;
    std::vector<std::uint32_t> other =
        attempt(families, groups, wishes, least, base::split_mix(seed));
    const Cost cost = cost_of(families, other, groups, wishes);
    fruitless = cost < best_cost ? 0 : fruitless + 1;
    if (cost >= best_cost) continue;
    best = std::move(other);
    best_cost = cost;
  }
  return best;
}

std::vector<Deviation> deviations_of(const Families& families, std::span<const Placement> people,
                                     const std::vector<std::uint32_t>& group_of,
                                     std::uint32_t groups) {
  std::vector<Deviation> deviations;
  detail::for_each_tally(families, group_of, groups, [&](const detail::Tally& tally) {
    const auto check = [&](std::uint32_t group) {
      const std::uint32_t count = tally.counts[group];
      if (families.violation(tally.node, count) == 0) return;
      const detail::NodeName name = detail::name_of(families, people, tally.node);
      deviations.push_back({families.attribute[tally.node], *name.label, *name.within, group, count,
                            families.low[tally.node], families.high[tally.node]});
    };
    for (const std::uint32_t group : tally.touched) check(group);
    if (families.low[tally.node] == 0 || tally.touched.size() == groups) return;
    for (std::uint32_t group = 0; group < groups; ++group) {
      if (tally.counts[group] == 0) check(group);
    }
  });
  std::sort(deviations.begin(), deviations.end(), [](const Deviation& a, const Deviation& b) {
    return std::tie(a.attribute, a.within, a.label, a.group) <
           std::tie(b.attribute, b.within, b.label, b.group);
  });
  return deviations;
}

}  // namespace

Grouping form_groups(const GroupingRequest& request) {
  assert(request.people.size() < UINT32_MAX / 2 && request.groups < UINT32_MAX / 2);
  Grouping result;
  const auto groups = static_cast<std::uint32_t>(std::max<std::size_t>(request.groups, 1));
  const Families families = detail::make_families(request.people, groups);
  const std::vector<std::uint32_t> ranks = rank_of(families);
  Wishes wishes;
  wishes.pins = usable_pins(request, ranks, result);
  wishes.apart = usable_separations(request, ranks);

  const std::vector<std::uint32_t> best = best_attempt(families, groups, wishes, request.seed);
  result.deviations = deviations_of(families, request.people, best, groups);
  result.group_of.resize(best.size());
  for (std::uint32_t rank = 0; rank < best.size(); ++rank) {
    result.group_of[families.order[rank]] = best[rank];
  }
  for (const Separation& separation : request.separations) {
    const bool known =
        separation.a < result.group_of.size() && separation.b < result.group_of.size();
    if (known && result.group_of[separation.a] == result.group_of[separation.b]) {
      result.unmet_separations.push_back(separation);
    }
  }
  return result;
}

}  // namespace domain
