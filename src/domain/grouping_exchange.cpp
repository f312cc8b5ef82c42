#include "domain/grouping_exchange.h"

#include <algorithm>
#include <cassert>
#include <functional>

namespace domain::detail {
namespace {

// One person out of balance outweighs any number of people changing places.
constexpr std::uint64_t out_of_balance = std::uint64_t{1} << 32;

}  // namespace

Exchange::Exchange(const Families& families, std::vector<std::uint32_t> group_of,
                   std::uint32_t groups)
    : families_(families),
      group_of_(std::move(group_of)),
      members_(groups),
      place_in_group_(group_of_.size()),
      held_(group_of_.size(), 0),
      nodes_(families.nodes()),
      next_person_(group_of_.size(), none) {
  for (std::uint32_t person = 0; person < group_of_.size(); ++person) {
    std::vector<std::uint32_t>& group = members_[group_of_[person]];
    place_in_group_[person] = static_cast<std::uint32_t>(group.size());
    group.push_back(person);
  }
}

Exchange::Offer Exchange::find(std::uint32_t person, std::uint32_t group) {
  here_ = group_of_[person];
  there_ = group;
  assert(here_ != there_);
  lay_out(person, here_, there_);
  const std::uint32_t start = families_.post_of[person];
  const std::uint32_t goal = families_.place_of[person];
  search(start, goal);

  Offer offer;
  offer.worsening = static_cast<std::uint32_t>(nodes_[goal].cost / out_of_balance);
  moving_.assign(1, person);
  for (std::uint32_t node = goal; node != start; node = nodes_[node].from) {
    if (nodes_[node].person != none) {
      moving_.push_back(nodes_[node].person);
    } else {
      const auto [set, step] = set_between(nodes_[node].from, node);
      offer.change += change(set, step);
    }
  }
  return offer;
}

void Exchange::apply() {
  for (const std::uint32_t person : moving_) {
    journal_.emplace_back(person, group_of_[person]);
    put(person, group_of_[person] == here_ ? there_ : here_);
  }
  moving_.clear();
}

void Exchange::take_back(std::size_t mark) {
  while (journal_.size() > mark) {
    put(journal_.back().first, journal_.back().second);
    journal_.pop_back();
  }
}

void Exchange::put(std::uint32_t person, std::uint32_t group) {
  std::vector<std::uint32_t>& old_group = members_[group_of_[person]];
  const std::uint32_t last = old_group.back();
  old_group[place_in_group_[person]] = last;
  place_in_group_[last] = place_in_group_[person];
  old_group.pop_back();
  group_of_[person] = group;
  place_in_group_[person] = static_cast<std::uint32_t>(members_[group].size());
  members_[group].push_back(person);
}

Exchange::Node& Exchange::touch(std::uint32_t node) {
  Node& touched = nodes_[node];
  if (touched.stamp == stamp_) return touched;
  touched = Node{};
  touched.stamp = stamp_;
  touched.cost = UINT64_MAX;
  const std::uint32_t parent = families_.parent[node];
  if (parent != node) {
    Node& above = touch(parent);
    touched.next_child = above.first_child;
    above.first_child = node;
  }
  return touched;
}

void Exchange::lay_out(std::uint32_t person, std::uint32_t here, std::uint32_t there) {
  ++stamp_;
  for (const bool leaving : {true, false}) {
    for (const std::uint32_t member : members_[leaving ? here : there]) {
      for (std::uint32_t node : {families_.post_of[member], families_.place_of[member]}) {
        for (;; node = families_.parent[node]) {
          Node& set = touch(node);
          ++(leaving ? set.here : set.there);
          if (families_.parent[node] == node) break;
        }
      }
      if (held(member) || member == person) continue;
      const std::uint32_t leaf = leaving ? families_.place_of[member] : families_.post_of[member];
      next_person_[member] = nodes_[leaf].first_person;
      nodes_[leaf].first_person = member;
    }
  }
}

// What one more (+1) or one fewer (-1) of a set here does to its violations in the two groups.
std::int32_t Exchange::change(std::uint32_t node, int step) const {
  const Node& set = nodes_[node];
  const auto both = [&](std::uint32_t here, std::uint32_t there) {
    return static_cast<std::int32_t>(families_.violation(node, here) +
                                     families_.violation(node, there));
  };
  const auto shift = static_cast<std::uint32_t>(step);  // wraps: -1 takes one away
  return both(set.here + shift, set.there - shift) - both(set.here, set.there);
}

// Which set a tree arc of the residual circulation gives one more or one fewer member here.
std::pair<std::uint32_t, int> Exchange::set_between(std::uint32_t from, std::uint32_t to) const {
  if (from == posts_root && to == places_root) return {posts_root, -1};
  if (from == places_root && to == posts_root) return {posts_root, +1};
  const bool downwards = families_.parent[to] == from;
  const std::uint32_t set = downwards ? to : from;
  return {set, families_.is_post(set) == downwards ? +1 : -1};
}

void Exchange::search(std::uint32_t start, std::uint32_t goal) {
  queue_.clear();
  nodes_[start].cost = 0;
  queue_.emplace_back(0, start);
  while (!queue_.empty()) {
    std::pop_heap(queue_.begin(), queue_.end(), std::greater<>{});
    const auto [cost, node] = queue_.back();
    queue_.pop_back();
    if (node == goal) return;
    if (cost == nodes_[node].cost) expand(node);
  }
  assert(false);  // over the roots there is always a path
}

void Exchange::expand(std::uint32_t node) {
  const Node& at = nodes_[node];
  for (std::uint32_t person = at.first_person; person != none; person = next_person_[person]) {
    const bool comes = families_.post_of[person] == node;
    reach(node, comes ? families_.place_of[person] : families_.post_of[person], person);
  }
  for (std::uint32_t child = at.first_child; child != none; child = nodes_[child].next_child) {
    reach(node, child, none);
  }
  if (node == posts_root) {
    reach(node, places_root, none);
  } else if (node == places_root) {
    reach(node, posts_root, none);
  } else {
    reach(node, families_.parent[node], none);
  }
}

void Exchange::reach(std::uint32_t from, std::uint32_t to, std::uint32_t person) {
  std::uint64_t cost = nodes_[from].cost + 1;
  if (person == none) {
    const auto [set, step] = set_between(from, to);
    // Nobody of the set is left to go that way, so the arc leads nowhere.
    if ((step > 0 ? nodes_[set].there : nodes_[set].here) == 0) return;
    cost = nodes_[from].cost;
    cost += out_of_balance * static_cast<std::uint64_t>(std::max(change(set, step), 0));
  }
  Node& reached = nodes_[to];
  if (cost >= reached.cost) return;
  reached.cost = cost;
  reached.from = from;
  reached.person = person;
  queue_.emplace_back(cost, to);
  std::push_heap(queue_.begin(), queue_.end(), std::greater<>{});
}

}  // namespace domain::detail
