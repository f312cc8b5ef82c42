#include "domain/grouping_wishes.h"

#include <algorithm>
#include <numeric>

namespace domain::detail {
namespace {

// Bounds on the search, in tries. Each costs one look at two groups.
constexpr std::uint32_t coax_tries = 60;
constexpr std::uint32_t group_tries = 64;
constexpr std::uint32_t person_tries = 40;
constexpr std::uint32_t mend_rounds = 6;
constexpr std::uint32_t mend_cells = 400;

}  // namespace

WishFitter::WishFitter(const Families& families, std::vector<std::uint32_t> group_of,
                       std::uint32_t groups, const Wishes& wishes, base::Random& random)
    : families_(families),
      exchange_(families, std::move(group_of), groups),
      groups_(groups),
      wishes_(wishes),
      random_(random),
      pinned_(families.people(), 0),
      group_order_(groups) {
  for (const PinnedPerson& pin : wishes.pins) pinned_[pin.person] = 1;
  for (const Pair& pair : wishes.apart) {
    apart_from_.push_back(pair);
    apart_from_.emplace_back(pair.second, pair.first);
  }
  std::sort(apart_from_.begin(), apart_from_.end());
  std::iota(group_order_.begin(), group_order_.end(), 0U);
}

std::vector<std::uint32_t> WishFitter::fit() {
  for (const PinnedPerson& pin : wishes_.pins) {
    if (exchange_.group_of()[pin.person] == pin.group) exchange_.hold(pin.person);
  }
  for (const PinnedPerson& pin : wishes_.pins) meet(pin);
  for (const Pair& pair : apart_from_) exchange_.hold(pair.first);
  for (const Pair& pair : wishes_.apart) part(pair);
  mend();
  return std::move(exchange_).take();
}

void WishFitter::meet(const PinnedPerson& pin) {
  if (exchange_.group_of()[pin.person] != pin.group && !move_exactly(pin.person, pin.group) &&
      !coax(pin.person, pin.group)) {
    exchange_.find(pin.person, pin.group);
    exchange_.apply();
  }
  exchange_.hold(pin.person);
}

bool WishFitter::move_exactly(std::uint32_t person, std::uint32_t group) {
  if (exchange_.find(person, group).worsening > 0) return false;
  exchange_.apply();
  return true;
}

// The two groups alone cannot exchange her exactly: takes a third one in.
bool WishFitter::coax(std::uint32_t person, std::uint32_t group) {
  if (groups_ < 3) return false;
  for (std::uint32_t tries = 0; tries < coax_tries; ++tries) {
    const std::size_t mark = exchange_.mark();
    if (coax_once(person, group)) return true;
    exchange_.take_back(mark);
  }
  return false;
}

bool WishFitter::coax_once(std::uint32_t person, std::uint32_t group) {
  const std::uint32_t home = exchange_.group_of()[person];
  const std::uint32_t third = other_group(home, group);
  if (random_.below(2) == 0) {
    if (!free_of_conflict(person, third)) return false;
    return move_exactly(person, third) && move_exactly(person, group);
  }
  // Somebody of either group goes to the third one first; that changes what can be exchanged.
  const auto& pool = exchange_.members(random_.below(2) == 0 ? home : group);
  if (pool.empty()) return false;
  const std::uint32_t helper = pool[random_.below(static_cast<std::uint32_t>(pool.size()))];
  if (helper == person || exchange_.held(helper)) return false;
  return move_exactly(helper, third) && exchange_.group_of()[person] != group &&
         move_exactly(person, group);
}

std::uint32_t WishFitter::other_group(std::uint32_t one, std::uint32_t other) {
  std::uint32_t third = random_.below(groups_ - 2);
  if (third >= std::min(one, other)) ++third;
  if (third >= std::max(one, other)) ++third;
  return third;
}

const std::vector<std::uint32_t>& WishFitter::shuffled_groups() {
  random_.shuffle(group_order_);
  return group_order_;
}

bool WishFitter::free_of_conflict(std::uint32_t person, std::uint32_t group) const {
  auto other = std::lower_bound(apart_from_.begin(), apart_from_.end(), Pair{person, 0});
  for (; other != apart_from_.end() && other->first == person; ++other) {
    if (exchange_.group_of()[other->second] == group) return false;
  }
  return true;
}

// Everybody who is to be kept apart is held, so moving one of them never joins another pair.
void WishFitter::part(Pair pair) {
  if (exchange_.group_of()[pair.first] != exchange_.group_of()[pair.second]) return;
  if (random_.below(2) == 0) std::swap(pair.first, pair.second);
  if (part_exactly(pair.first) || part_exactly(pair.second)) return;
  part_cheaply(pair);
}

bool WishFitter::part_exactly(std::uint32_t person) {
  if (pinned_[person] != 0) return false;
  const std::uint32_t home = exchange_.group_of()[person];
  std::uint32_t tries = 0;
  for (const std::uint32_t group : shuffled_groups()) {
    if (group == home || !free_of_conflict(person, group)) continue;
    if (++tries > group_tries) break;
    if (move_exactly(person, group)) return true;
  }
  for (tries = 0; groups_ >= 3 && tries < coax_tries; ++tries) {
    const std::uint32_t group = random_.below(groups_);
    if (group == home || !free_of_conflict(person, group)) continue;
    const std::size_t mark = exchange_.mark();
    if (coax_once(person, group)) return true;
    exchange_.take_back(mark);
  }
  return false;
}

bool WishFitter::part_cheaply(Pair pair) {
  std::uint32_t best_worsening = UINT32_MAX;
  Pair best{0, 0};  // person, group
  for (const std::uint32_t person : {pair.first, pair.second}) {
    if (pinned_[person] != 0) continue;
    std::uint32_t tries = 0;
    for (const std::uint32_t group : shuffled_groups()) {
      const bool home = group == exchange_.group_of()[person];
      if (home || !free_of_conflict(person, group)) continue;
      if (++tries > group_tries) break;
      const Exchange::Offer offer = exchange_.find(person, group);
      if (offer.worsening >= best_worsening) continue;
      best_worsening = offer.worsening;
      best = {person, group};
    }
  }
  if (best_worsening == UINT32_MAX) return false;
  exchange_.find(best.first, best.second);
  exchange_.apply();
  return true;
}

// Moves people out of sets that are too large and into those too small, as long as that lessens
// the violations in all.
void WishFitter::mend() {
  for (std::uint32_t round = 0; round < mend_rounds; ++round) {
    std::vector<Cell> cells = cells_out_of_balance();
    random_.shuffle(cells);
    if (cells.size() > mend_cells) cells.resize(mend_cells);
    bool better = false;
    for (const Cell& cell : cells) better = mend_cell(cell) || better;
    if (!better) return;
  }
}

std::vector<WishFitter::Cell> WishFitter::cells_out_of_balance() const {
  std::vector<Cell> cells;
  for_each_tally(families_, exchange_.group_of(), groups_, [&](const Tally& tally) {
    for (const std::uint32_t group : tally.touched) {
      if (families_.violation(tally.node, tally.counts[group]) == 0) continue;
      cells.push_back({tally.node, group, tally.counts[group] > families_.high[tally.node]});
    }
    if (families_.low[tally.node] == 0 || tally.touched.size() == groups_) return;
    for (std::uint32_t group = 0; group < groups_; ++group) {
      if (tally.counts[group] == 0) cells.push_back({tally.node, group, false});
    }
  });
  return cells;
}

bool WishFitter::belongs(std::uint32_t person, std::uint32_t node) const {
  if (families_.attribute[node] == BalanceAttribute::size) return true;
  std::uint32_t set =
      families_.is_post(node) ? families_.post_of[person] : families_.place_of[person];
  while (set > node) set = families_.parent[set];
  return set == node;
}

// Some of those whose move may help: members of the set who are in the group, or who are not.
std::vector<std::uint32_t> WishFitter::candidates_for(const Cell& cell) {
  std::vector<std::uint32_t> candidates;
  if (cell.over) {
    for (const std::uint32_t person : exchange_.members(cell.group)) {
      if (pinned_[person] == 0 && belongs(person, cell.node)) candidates.push_back(person);
    }
    random_.shuffle(candidates);
    if (candidates.size() > person_tries) candidates.resize(person_tries);
    return candidates;
  }
  std::uint32_t person = random_.below(families_.people());
  for (std::uint32_t seen = 0; seen < families_.people(); ++seen) {
    person = person + 1 < families_.people() ? person + 1 : 0;
    if (pinned_[person] != 0 || exchange_.group_of()[person] == cell.group) continue;
    if (belongs(person, cell.node)) candidates.push_back(person);
    if (candidates.size() == person_tries) break;
  }
  return candidates;
}

bool WishFitter::mend_cell(const Cell& cell) {
  for (const std::uint32_t person : candidates_for(cell)) {
    if (!cell.over) {
      if (improve(person, cell.group)) return true;
      continue;
    }
    std::uint32_t tries = 0;
    for (const std::uint32_t group : shuffled_groups()) {
      if (group == cell.group) continue;
      if (++tries > group_tries) break;
      if (improve(person, group)) return true;
    }
  }
  return false;
}

bool WishFitter::improve(std::uint32_t person, std::uint32_t group) {
  if (!free_of_conflict(person, group)) return false;
  if (exchange_.find(person, group).change >= 0) return false;
  exchange_.apply();
  return true;
}

}  // namespace domain::detail
