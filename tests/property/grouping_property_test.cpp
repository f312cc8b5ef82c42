// Laws of the grouping over random registries. rapidcheck prints its seed; RC_PARAMS="seed=…"
// repeats a run.
#include <rapidcheck.h>

#include <algorithm>

#include "doctest/doctest.h"
#include "domain/grouping.h"
#include "tests/domain/grouping_registry.h"

using domain::form_groups;
using domain::Grouping;
using domain::GroupingRequest;
using domain::Placement;
using grouping_tests::imbalance;

namespace {

// Labels come from pools of random size, so sets are nested, crossed, tiny or everything; equal
// labels turn up under different parents, and ids may repeat.
std::vector<Placement> registry() {
  const auto women = *rc::gen::weightedOneOf<std::size_t>(
      {{1, rc::gen::inRange<std::size_t>(0, 4)}, {4, rc::gen::inRange<std::size_t>(4, 301)}});
  const auto pool = [] { return static_cast<std::uint32_t>(*rc::gen::inRange(1, 40)); };
  const std::uint32_t pools[] = {pool(), pool(), pool(), pool(), pool()};
  const std::uint32_t ids = *rc::gen::element(2000U, 4000000000U);
  base::Random random(*rc::gen::arbitrary<std::uint64_t>());
  std::vector<Placement> people;
  for (std::size_t at = 0; at < women; ++at) {
    const auto label = [&](std::uint32_t size) { return std::to_string(random.below(size)); };
    people.push_back({std::to_string(random.below(ids)), label(pools[0]), label(pools[1]),
                      label(pools[2]), label(pools[3]), label(pools[4])});
  }
  return people;
}

GroupingRequest request_for(const std::vector<Placement>& people) {
  GroupingRequest request;
  request.people = people;
  request.groups = *rc::gen::inRange<std::size_t>(1, 41);
  request.seed = *rc::gen::arbitrary<std::uint64_t>();
  return request;
}

void add_wishes(GroupingRequest& request) {
  const std::size_t women = request.people.size();
  if (women == 0) return;
  const auto pins = *rc::gen::inRange<std::size_t>(0, 30);
  for (std::size_t at = 0; at < pins; ++at) {
    request.pins.push_back({*rc::gen::inRange<std::size_t>(0, women + 1),
                            *rc::gen::inRange<std::size_t>(0, request.groups + 1)});
  }
  const auto separations = *rc::gen::inRange<std::size_t>(0, 15);
  for (std::size_t at = 0; at < separations; ++at) {
    request.separations.push_back(
        {*rc::gen::inRange<std::size_t>(0, women), *rc::gen::inRange<std::size_t>(0, women)});
  }
}

bool lists(const std::vector<domain::Pin>& pins, const domain::Pin& pin) {
  return std::find(pins.begin(), pins.end(), pin) != pins.end();
}

}  // namespace

TEST_CASE("grouping laws: without wishes all six balances are exact in any registry") {
  CHECK(rc::check("all six balances are exact", [] {
    const std::vector<Placement> people = registry();
    const GroupingRequest request = request_for(people);
    const Grouping grouping = form_groups(request);
    const std::string wrong = imbalance(people, grouping.group_of, request.groups);
    if (!wrong.empty()) RC_FAIL(wrong);
    RC_ASSERT(grouping.exact());
    RC_ASSERT(domain::balance(people, grouping.group_of, request.groups).exact);
  }));
}

TEST_CASE("grouping laws: pins are always honoured and what is out of balance is told") {
  CHECK(rc::check("pins are honoured", [] {
    const std::vector<Placement> people = registry();
    GroupingRequest request = request_for(people);
    add_wishes(request);
    const Grouping grouping = form_groups(request);
    RC_ASSERT(grouping.group_of.size() == people.size());
    for (const domain::Pin& pin : request.pins) {
      const bool usable = pin.person < people.size() && pin.group < request.groups;
      if (!usable) {
        RC_ASSERT(lists(grouping.unusable_pins, pin));
      } else if (grouping.group_of[pin.person] != pin.group) {
        RC_ASSERT(lists(grouping.unusable_pins, pin));
        const domain::Pin kept{pin.person, grouping.group_of[pin.person]};
        RC_ASSERT(lists(request.pins, kept));
      }
    }
    const std::string wrong = imbalance(people, grouping.group_of, request.groups);
    const auto lines = std::count(wrong.begin(), wrong.end(), '\n');
    RC_ASSERT(static_cast<std::size_t>(lines) == grouping.deviations.size());
    for (const domain::Separation& separation : request.separations) {
      const bool met = grouping.group_of[separation.a] != grouping.group_of[separation.b];
      const auto& unmet = grouping.unmet_separations;
      RC_ASSERT(met == (std::find(unmet.begin(), unmet.end(), separation) == unmet.end()));
    }
  }));
}

TEST_CASE("grouping laws: separations without pins are met whenever groups are enough") {
  CHECK(rc::check("separations are met", [] {
    const std::vector<Placement> people = registry();
    RC_PRE(people.size() > 1U);
    GroupingRequest request = request_for(people);
    add_wishes(request);
    request.pins.clear();
    // Nobody has more separations than this, so one group more than that is always enough.
    std::vector<std::size_t> degree(people.size(), 0);
    std::size_t most = 0;
    for (const domain::Separation& separation : request.separations) {
      most = std::max({most, ++degree[separation.a], ++degree[separation.b]});
    }
    request.groups = std::max(request.groups, most + 1);
    const Grouping grouping = form_groups(request);
    for (const domain::Separation& separation : grouping.unmet_separations) {
      RC_ASSERT(separation.a == separation.b);
    }
  }));
}

TEST_CASE("grouping laws: the same request gives the same groups in whatever order it comes") {
  CHECK(rc::check("order does not matter", [] {
    const std::vector<Placement> people = registry();
    GroupingRequest request = request_for(people);
    add_wishes(request);
    const Grouping grouping = form_groups(request);
    RC_ASSERT(grouping.group_of == form_groups(request).group_of);

    std::vector<std::size_t> order(people.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    base::Random random(*rc::gen::arbitrary<std::uint64_t>());
    random.shuffle(order);
    std::vector<Placement> shuffled;
    std::vector<std::size_t> now_at(people.size() + 1, people.size());
    for (const std::size_t at : order) {
      now_at[at] = shuffled.size();
      shuffled.push_back(people[at]);
    }
    GroupingRequest other = request;
    other.people = shuffled;
    for (domain::Pin& pin : other.pins) pin.person = now_at[pin.person];
    for (domain::Separation& pair : other.separations) {
      pair = {now_at[pair.b], now_at[pair.a]};
    }
    random.shuffle(other.pins);
    random.shuffle(other.separations);
    const Grouping again = form_groups(other);

    // People with the same id and labels are interchangeable: compare groups as contents.
    const auto contents = [&](const std::vector<Placement>& who, const Grouping& groups) {
      std::vector<std::string> lines;
      for (std::size_t at = 0; at < who.size(); ++at) {
        std::string line = std::to_string(groups.group_of[at]) + " " + who[at].id;
        for (const std::string& set : grouping_tests::sets_of(who[at])) line += " " + set;
        lines.push_back(line);
      }
      std::sort(lines.begin(), lines.end());
      return lines;
    };
    const bool wishes = !request.pins.empty() || !request.separations.empty();
    if (!wishes) RC_ASSERT(contents(people, grouping) == contents(shuffled, again));
    std::vector<std::string> ids;
    for (const Placement& person : people) ids.push_back(person.id);
    std::sort(ids.begin(), ids.end());
    const bool unique = std::adjacent_find(ids.begin(), ids.end()) == ids.end();
    if (!unique) return;
    for (std::size_t at = 0; at < people.size(); ++at) {
      RC_ASSERT(grouping.group_of[at] == again.group_of[now_at[at]]);
    }
  }));
}
