// Groups for people who are to be kept apart: colouring the graph of separations, the most
// restricted person first (DSATUR, Brélaz 1979), with a bounded amount of backtracking.

#include <algorithm>

#include "domain/grouping_wishes.h"

namespace domain::detail {
namespace {

constexpr std::uint32_t no_group = UINT32_MAX;
constexpr std::uint32_t search_steps = 20000;

class Colouring {
 public:
  Colouring(const std::vector<std::uint32_t>& group_of, std::uint32_t groups, const Wishes& wishes,
            base::Random& random)
      : groups_(groups), random_(random) {
    for (const Pair& pair : wishes.apart) {
      people_.push_back(pair.first);
      people_.push_back(pair.second);
    }
    std::sort(people_.begin(), people_.end());
    people_.erase(std::unique(people_.begin(), people_.end()), people_.end());
    group_.assign(people_.size(), no_group);
    others_.resize(people_.size());
    for (const std::uint32_t person : people_) preferred_.push_back(group_of[person]);
    for (const PinnedPerson& pin : wishes.pins) {
      if (const std::size_t at = index_of(pin.person); at < people_.size()) {
        group_[at] = pin.group;
      }
    }
    for (const Pair& pair : wishes.apart) {
      const std::size_t one = index_of(pair.first);
      const std::size_t other = index_of(pair.second);
      if (group_[one] != no_group && group_[one] == group_[other]) continue;
      others_[one].push_back(other);
      others_[other].push_back(one);
    }
  }

  std::vector<PinnedPerson> solve() {
    std::vector<PinnedPerson> result;
    if (!colour()) return result;
    for (std::size_t at = 0; at < people_.size(); ++at) {
      result.push_back({people_[at], group_[at]});
    }
    return result;
  }

 private:
  struct Choice {
    std::size_t person;
    std::vector<std::uint32_t> groups;  // still to try, the last one first
  };

  std::size_t index_of(std::uint32_t person) const {
    const auto found = std::lower_bound(people_.begin(), people_.end(), person);
    const bool there = found != people_.end() && *found == person;
    return there ? static_cast<std::size_t>(found - people_.begin()) : people_.size();
  }

  std::vector<std::uint32_t> taken_around(std::size_t person) const {
    std::vector<std::uint32_t> taken;
    for (const std::size_t other : others_[person]) {
      if (group_[other] != no_group) taken.push_back(group_[other]);
    }
    std::sort(taken.begin(), taken.end());
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    return taken;
  }

  // The person with the fewest groups left, of those the one with the most others.
  std::size_t most_restricted() const {
    std::size_t best = people_.size();
    std::size_t best_taken = 0;
    for (std::size_t at = 0; at < people_.size(); ++at) {
      if (group_[at] != no_group) continue;
      const std::size_t taken = taken_around(at).size();
      const bool better = best == people_.size() || taken > best_taken ||
                          (taken == best_taken && others_[at].size() > others_[best].size());
      if (!better) continue;
      best = at;
      best_taken = taken;
    }
    return best;
  }

  Choice choices_for(std::size_t person) {
    const std::vector<std::uint32_t> taken = taken_around(person);
    Choice choice{person, {}};
    for (std::uint32_t group = 0; group < groups_; ++group) {
      if (!std::binary_search(taken.begin(), taken.end(), group)) {
        choice.groups.push_back(group);
      }
    }
    random_.shuffle(choice.groups);
    const auto home = std::find(choice.groups.begin(), choice.groups.end(), preferred_[person]);
    if (home != choice.groups.end()) std::swap(*home, choice.groups.back());
    return choice;
  }

  bool colour() {
    std::vector<Choice> stack;
    for (std::uint32_t step = 0; step < search_steps; ++step) {
      const std::size_t person = most_restricted();
      if (person == people_.size()) return true;
      stack.push_back(choices_for(person));
      while (stack.back().groups.empty()) {
        stack.pop_back();
        if (stack.empty()) return false;
        group_[stack.back().person] = no_group;
      }
      group_[stack.back().person] = stack.back().groups.back();
      stack.back().groups.pop_back();
    }
    return false;
  }

  const std::uint32_t groups_;
  base::Random& random_;
  std::vector<std::uint32_t> people_;  // everybody with a separation, by rank
  std::vector<std::uint32_t> group_;
  std::vector<std::uint32_t> preferred_;
  std::vector<std::vector<std::size_t>> others_;
};

}  // namespace

std::vector<PinnedPerson> groups_apart(const std::vector<std::uint32_t>& group_of,
                                       std::uint32_t groups, const Wishes& wishes,
                                       base::Random& random) {
  return Colouring(group_of, groups, wishes, random).solve();
}

}  // namespace domain::detail
