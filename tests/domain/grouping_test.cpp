#include "domain/grouping.h"

#include <algorithm>
#include <set>

#include "doctest/doctest.h"
#include "tests/domain/grouping_registry.h"

using domain::BalanceAttribute;
using domain::form_groups;
using domain::Grouping;
using domain::GroupingRequest;
using domain::Placement;
using grouping_tests::imbalance;
using grouping_tests::network;

namespace {

GroupingRequest request_for(const std::vector<Placement>& people, std::size_t groups,
                            std::uint64_t seed = 1) {
  GroupingRequest request;
  request.people = people;
  request.groups = groups;
  request.seed = seed;
  return request;
}

std::size_t moved(const Grouping& one, const Grouping& other) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < one.group_of.size(); ++at) {
    if (one.group_of[at] != other.group_of[at]) ++count;
  }
  return count;
}

// Pins of different women such that pins alone put no set over its ceiling: an exact grouping
// obeys them, so at least they do not contradict balance openly.
std::vector<domain::Pin> pins_of(const std::vector<std::uint32_t>& group_of, std::size_t pins,
                                 std::uint64_t seed) {
  base::Random random(seed);
  std::vector<std::size_t> order(group_of.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  random.shuffle(order);
  std::vector<domain::Pin> result;
  for (std::size_t at = 0; at < pins; ++at) result.push_back({order[at], group_of[order[at]]});
  return result;
}

}  // namespace

TEST_CASE("grouping: 498 women into 14 groups leave every count at its floor or ceiling") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    CAPTURE(seed);
    const std::vector<Placement> people = network(498, seed);
    const Grouping grouping = form_groups(request_for(people, 14, seed));
    CHECK(imbalance(people, grouping.group_of, 14) == "");
    CHECK(grouping.exact());
  }
}

TEST_CASE("grouping: two women of one junta never share a group while groups are enough") {
  const std::vector<Placement> people = network(1660, 7);
  const Grouping grouping = form_groups(request_for(people, 45));
  std::set<std::pair<std::string, std::uint32_t>> seen;
  for (std::size_t at = 0; at < people.size(); ++at) {
    CHECK(seen.insert({people[at].junta, grouping.group_of[at]}).second);
  }
}

TEST_CASE("grouping: more groups than women leaves nobody together") {
  const std::vector<Placement> people = network(9, 3);
  const Grouping grouping = form_groups(request_for(people, 40));
  CHECK(std::set<std::uint32_t>(grouping.group_of.begin(), grouping.group_of.end()).size() == 9);
  CHECK(imbalance(people, grouping.group_of, 40) == "");
}

TEST_CASE("grouping: nobody, one woman and one group are no special cases") {
  CHECK(form_groups(request_for({}, 14)).group_of.empty());
  CHECK(form_groups(request_for({}, 0)).group_of.empty());
  const std::vector<Placement> people = network(50, 3);
  CHECK(imbalance(people, form_groups(request_for(people, 1)).group_of, 1) == "");
  CHECK(form_groups(request_for({people[0]}, 1)).group_of == std::vector<std::uint32_t>{0});
  CHECK(form_groups(request_for({people[0]}, 0)).group_of == std::vector<std::uint32_t>{0});
}

TEST_CASE("grouping: equal labels under different parents are different sets") {
  std::vector<Placement> people;
  for (int at = 0; at < 24; ++at) {
    Placement person;
    person.id = std::to_string(at);
    person.vocalia = at % 2 == 0 ? "a" : "b";
    person.nivel = "local";
    person.circunscripcion = at % 3 == 0 ? "1" : "2";
    person.entidad = at % 4 < 2 ? "x" : "y";
    person.junta = "local";
    people.push_back(person);
  }
  const Grouping grouping = form_groups(request_for(people, 5));
  CHECK(imbalance(people, grouping.group_of, 5) == "");
}

TEST_CASE("grouping: a seed repeats its groups and other seeds give others") {
  const std::vector<Placement> people = network(498, 1);
  const Grouping first = form_groups(request_for(people, 14, 1));
  CHECK(first.group_of == form_groups(request_for(people, 14, 1)).group_of);
  CHECK(moved(first, form_groups(request_for(people, 14, 2))) > 300);
}

TEST_CASE("grouping: a seed means the same groups in every version and on every machine") {
  const std::vector<Placement> people = network(498, 1);
  const Grouping grouping = form_groups(request_for(people, 14, 1));
  std::uint64_t digest = 14695981039346656037U;
  for (const std::uint32_t group : grouping.group_of) digest = (digest ^ group) * 1099511628211U;
  CHECK(digest == 8629681981758925432U);
}

TEST_CASE("grouping: the order in which people come does not matter") {
  std::vector<Placement> people = network(300, 5);
  people[7].id = people[8].id;  // even with an id that came twice
  GroupingRequest request = request_for(people, 9);
  request.pins = {{3, 4}, {90, 2}, {200, 4}};
  request.separations = {{3, 5}, {17, 18}};
  const Grouping grouping = form_groups(request);

  std::vector<std::size_t> order(people.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  base::Random random(11);
  random.shuffle(order);
  std::vector<Placement> shuffled;
  std::vector<std::size_t> now_at(people.size());
  for (const std::size_t at : order) {
    now_at[at] = shuffled.size();
    shuffled.push_back(people[at]);
  }
  GroupingRequest other = request_for(shuffled, 9);
  other.pins = {{now_at[200], 4}, {now_at[3], 4}, {now_at[90], 2}};
  other.separations = {{now_at[18], now_at[17]}, {now_at[3], now_at[5]}};
  const Grouping again = form_groups(other);
  for (std::size_t at = 0; at < people.size(); ++at) {
    CHECK(grouping.group_of[at] == again.group_of[now_at[at]]);
  }
}

TEST_CASE("grouping: every woman has the same chance of every group") {
  const std::vector<Placement> people = network(37, 4);
  std::vector<std::vector<int>> counts(people.size(), std::vector<int>(3, 0));
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const Grouping grouping = form_groups(request_for(people, 3, seed));
    for (std::size_t at = 0; at < people.size(); ++at) ++counts[at][grouping.group_of[at]];
  }
  for (const std::vector<int>& row : counts) {
    for (const int count : row) {
      CHECK(count > 860);  // 1,000 expected with a standard deviation of 26
      CHECK(count < 1140);
    }
  }
}

TEST_CASE("pins: 20 pins that some exact grouping obeys leave every count exact") {
  int exact = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    const std::vector<Placement> people = network(498, seed);
    const Grouping other = form_groups(request_for(people, 14, seed + 1000));
    GroupingRequest request = request_for(people, 14, seed);
    request.pins = pins_of(other.group_of, 20, seed);
    const Grouping grouping = form_groups(request);
    for (const domain::Pin& pin : request.pins) {
      CHECK(grouping.group_of[pin.person] == pin.group);
    }
    CHECK(grouping.exact() == imbalance(people, grouping.group_of, 14).empty());
    exact += grouping.exact() ? 1 : 0;
  }
  CHECK(exact >= 49);
}

TEST_CASE("pins: pinning one woman elsewhere moves few others and touches two groups") {
  const std::vector<Placement> people = network(498, 1);
  const Grouping before = form_groups(request_for(people, 14));
  GroupingRequest request = request_for(people, 14);
  const std::uint32_t target = (before.group_of[100] + 5) % 14;
  request.pins = {{100, target}};
  const Grouping after = form_groups(request);
  CHECK(after.group_of[100] == target);
  CHECK(after.exact());
  CHECK(moved(before, after) <= 12);
  for (std::size_t at = 0; at < people.size(); ++at) {
    if (before.group_of[at] == after.group_of[at]) continue;
    const bool between = after.group_of[at] == target || before.group_of[at] == target;
    CHECK(between);
  }
}

TEST_CASE("pins: a chief and her subordinate pinned together are reported by their junta") {
  std::vector<Placement> people = network(498, 1);
  people[1].circunscripcion = people[0].circunscripcion;
  people[1].entidad = people[0].entidad;
  people[1].junta = people[0].junta;
  GroupingRequest request = request_for(people, 14);
  request.pins = {{0, 3}, {1, 3}};
  const Grouping grouping = form_groups(request);
  CHECK(grouping.group_of[0] == 3);
  CHECK(grouping.group_of[1] == 3);
  REQUIRE(grouping.deviations.size() == 1);
  const domain::Deviation& deviation = grouping.deviations[0];
  CHECK(deviation.attribute == BalanceAttribute::junta);
  CHECK(deviation.label == people[0].junta);
  CHECK(deviation.within == people[0].entidad);
  CHECK(deviation.group == 3);
  CHECK(deviation.count == 2);
  CHECK(deviation.low == 0);
  CHECK(deviation.high == 1);
}

TEST_CASE("pins: everybody pinned is everybody where she was pinned") {
  const std::vector<Placement> people = network(120, 1);
  GroupingRequest request = request_for(people, 7);
  base::Random random(5);
  for (std::size_t at = 0; at < people.size(); ++at) request.pins.push_back({at, random.below(7)});
  const Grouping grouping = form_groups(request);
  for (const domain::Pin& pin : request.pins) {
    CHECK(grouping.group_of[pin.person] == pin.group);
  }
  CHECK_FALSE(grouping.exact());
}

TEST_CASE("pins: nobody, no group and a second group are listed and the rest is honoured") {
  const std::vector<Placement> people = network(60, 1);
  GroupingRequest request = request_for(people, 2);
  request.pins = {{5, 1}, {999, 0}, {6, 2}, {5, 0}};
  const Grouping grouping = form_groups(request);
  CHECK(grouping.group_of[5] == 0);
  CHECK(grouping.unusable_pins == std::vector<domain::Pin>{{999, 0}, {6, 2}, {5, 1}});
}

TEST_CASE("separations: 14 women who all avoid each other get a group each") {
  const std::vector<Placement> people = network(498, 2);
  GroupingRequest request = request_for(people, 14);
  for (std::size_t a = 0; a < 14; ++a) {
    for (std::size_t b = a + 1; b < 14; ++b) request.separations.push_back({a * 30, b * 30});
  }
  const Grouping grouping = form_groups(request);
  CHECK(grouping.unmet_separations.empty());
  CHECK(grouping.exact());
  CHECK(imbalance(people, grouping.group_of, 14) == "");
}

TEST_CASE("separations: one woman too many to keep apart leaves one pair together, and listed") {
  const std::vector<Placement> people = network(60, 2);
  GroupingRequest request = request_for(people, 3);
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = a + 1; b < 4; ++b) request.separations.push_back({a, b});
  }
  const Grouping grouping = form_groups(request);
  REQUIRE(grouping.unmet_separations.size() == 1);
  const domain::Separation pair = grouping.unmet_separations[0];
  CHECK(grouping.group_of[pair.a] == grouping.group_of[pair.b]);
}

TEST_CASE("separations: a ring of women and two groups is met where pairs one by one may fail") {
  const std::vector<Placement> people = network(60, 2);
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    GroupingRequest request = request_for(people, 2, seed);
    for (std::size_t at = 0; at < 12; ++at) request.separations.push_back({at, (at + 1) % 12});
    CHECK(form_groups(request).unmet_separations.empty());
  }
}

TEST_CASE("separations: pins win over a separation, which is listed") {
  const std::vector<Placement> people = network(100, 2);
  GroupingRequest request = request_for(people, 4);
  request.pins = {{1, 2}, {2, 2}};
  request.separations = {{1, 2}, {3, 3}, {3, 4000}};
  const Grouping grouping = form_groups(request);
  CHECK(grouping.unmet_separations == std::vector<domain::Separation>{{1, 2}, {3, 3}});
}

TEST_CASE("balance: the report shows totals, bounds, extremes and counts of every set") {
  std::vector<Placement> people(4);
  for (std::size_t at = 0; at < people.size(); ++at) {
    people[at] = {std::to_string(at), at < 3 ? "a" : "b", "local", "1", "09", "09-0"};
  }
  const std::vector<std::uint32_t> group_of = {0, 0, 0, 1};
  const domain::BalanceReport report = domain::balance(people, group_of, 2);
  CHECK_FALSE(report.exact);
  REQUIRE(report.rows.size() == 8);
  const domain::BalanceRow& size = report.rows[0];
  CHECK(size.attribute == BalanceAttribute::size);
  CHECK(size.total == 4);
  CHECK(size.low == 2);
  CHECK(size.high == 2);
  CHECK(size.fewest == 1);
  CHECK(size.most == 3);
  CHECK(size.excess == 1);
  CHECK(size.counts == std::vector<std::uint32_t>{3, 1});
  const domain::BalanceRow& vocalia = report.rows[1];
  CHECK(vocalia.label == "a");
  CHECK(vocalia.low == 1);
  CHECK(vocalia.high == 2);
  CHECK(vocalia.fewest == 0);
  CHECK(vocalia.excess == 1);
  CHECK(report.rows[3].label == "local");
  CHECK(report.rows[3].within == "a");
  CHECK(report.rows[7].label == "09-0");
  CHECK(report.rows[7].within == "09");
  CHECK(
      domain::balance(people, group_of, 2, domain::BalanceDetail::summary).rows[0].counts.empty());
}

TEST_CASE("group counts: 498 women and 30 to 40 fit 13 to 16 groups, 14 for a target of 35") {
  const domain::GroupCountProposal proposal = domain::propose_group_counts(498, 30, 40, 35);
  REQUIRE(proposal.fitting.size() == 4);
  CHECK(proposal.fitting.front().groups == 13);
  CHECK(proposal.fitting.back().groups == 16);
  REQUIRE(proposal.recommended.has_value());
  CHECK(proposal.recommended->groups == 14);
  CHECK(proposal.recommended->largest == 36);
  CHECK(proposal.recommended->larger == 8);
  CHECK(proposal.recommended->smallest == 35);
  CHECK(proposal.nearest.empty());
}

TEST_CASE("group counts: 30 to 40 fits nobody up to 29, from 41 to 59 and from 81 to 89") {
  for (std::size_t women = 1; women <= 500; ++women) {
    CAPTURE(women);
    const bool gap = women < 30 || (women > 40 && women < 60) || (women > 80 && women < 90);
    const auto proposal = domain::propose_group_counts(women, 30, 40, 35);
    CHECK(proposal.fitting.empty() == gap);
    CHECK(proposal.recommended.has_value() == !gap);
    CHECK(proposal.nearest.empty() == !gap);
  }
}

TEST_CASE("group counts: 56 women are offered 2 groups of 28 or 1 group of 56") {
  const auto proposal = domain::propose_group_counts(56, 30, 40, 35);
  REQUIRE(proposal.nearest.size() == 2);
  CHECK(proposal.nearest[0].groups == 2);
  CHECK(proposal.nearest[0].smallest == 28);
  CHECK(proposal.nearest[0].largest == 28);
  CHECK(proposal.nearest[1].groups == 1);
  CHECK(proposal.nearest[1].smallest == 56);
  CHECK_FALSE(proposal.nearest[1].fits);
}

TEST_CASE("group counts: too few women are offered one group, and nobody nothing") {
  const auto proposal = domain::propose_group_counts(20, 30, 40, 35);
  REQUIRE(proposal.nearest.size() == 1);
  CHECK(proposal.nearest[0].groups == 1);
  CHECK(proposal.nearest[0].largest == 20);
  CHECK(domain::propose_group_counts(0, 30, 40, 35).nearest.empty());
  CHECK(domain::propose_group_counts(70, 30, 40).recommended->groups == 2);
}
