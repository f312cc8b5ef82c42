// Times the grouping. Prints one JSON object per line; tests/bench/groups.mjs puts it beside HiGHS.
//
//   groups_bench time PEOPLE GROUPS RUNS     median and spread over RUNS seeds, exact or not
//   groups_bench wishes PEOPLE GROUPS RUNS PINS SEPARATIONS
//   groups_bench registry PEOPLE SEED        the invented registry as CSV
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "domain/grouping.h"
#include "tests/domain/grouping_registry.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Times {
  std::vector<double> ms;

  double at(double quantile) {
    std::sort(ms.begin(), ms.end());
    const auto last = static_cast<double>(ms.size() - 1);
    return ms[static_cast<std::size_t>(quantile * last + 0.5)];
  }
};

domain::Grouping timed(const domain::GroupingRequest& request, Times& times) {
  const Clock::time_point start = Clock::now();
  domain::Grouping grouping = domain::form_groups(request);
  times.ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  return grouping;
}

int time_groups(std::size_t people, std::size_t groups, std::size_t runs) {
  Times times;
  std::size_t exact = 0;
  for (std::size_t run = 0; run < runs; ++run) {
    const std::vector<domain::Placement> registry = grouping_tests::network(people, run + 1);
    domain::GroupingRequest request;
    request.people = registry;
    request.groups = groups;
    request.seed = run;
    const domain::Grouping grouping = timed(request, times);
    // The independent checker counts in maps: for a large registry the report has to do.
    const bool fine =
        people <= 10000
            ? grouping_tests::imbalance(registry, grouping.group_of, groups).empty()
            : domain::balance(registry, grouping.group_of, groups, domain::BalanceDetail::summary)
                  .exact;
    if (fine && grouping.exact()) ++exact;
  }
  std::printf(
      "{\"people\":%zu,\"groups\":%zu,\"runs\":%zu,\"exact\":%zu,"
      "\"median_ms\":%.3f,\"min_ms\":%.3f,\"max_ms\":%.3f}\n",
      people, groups, runs, exact, times.at(0.5), times.at(0), times.at(1));
  return exact == runs ? 0 : 1;
}

// Random pins contradict balance by themselves now and then (two of one junta in one group): those
// are counted apart, for nothing can be exact about them.
bool contradictory(const std::vector<domain::Placement>& registry,
                   const domain::GroupingRequest& request) {
  std::map<std::string, std::size_t> totals;
  for (const domain::Placement& person : registry) {
    for (const std::string& set : grouping_tests::sets_of(person)) ++totals[set];
  }
  std::map<std::string, std::size_t> pinned;
  for (const domain::Pin& pin : request.pins) {
    for (const std::string& set : grouping_tests::sets_of(registry[pin.person])) {
      const std::size_t high = (totals[set] + request.groups - 1) / request.groups;
      if (++pinned[set + "@" + std::to_string(pin.group)] > high) return true;
    }
  }
  return false;
}

int time_wishes(std::size_t people, std::size_t groups, std::size_t runs, std::size_t pins,
                std::size_t separations) {
  Times times;
  std::size_t exact = 0;
  std::size_t possible = 0;
  std::size_t unmet = 0;
  const auto count = static_cast<std::uint32_t>(people);
  for (std::size_t run = 0; run < runs; ++run) {
    const std::vector<domain::Placement> registry = grouping_tests::network(people, run + 1);
    base::Random random(run + 77);
    std::vector<std::size_t> order(people);
    for (std::size_t at = 0; at < people; ++at) order[at] = at;
    random.shuffle(order);
    domain::GroupingRequest request;
    request.people = registry;
    request.groups = groups;
    request.seed = run;
    for (std::size_t at = 0; at < std::min(pins, people); ++at) {
      request.pins.push_back({order[at], random.below(static_cast<std::uint32_t>(groups))});
    }
    while (request.separations.size() < separations) {
      const domain::Separation pair{random.below(count), random.below(count)};
      if (pair.a != pair.b) request.separations.push_back(pair);
    }
    const domain::Grouping grouping = timed(request, times);
    if (!contradictory(registry, request)) ++possible;
    if (grouping.exact()) ++exact;
    unmet += grouping.unmet_separations.size();
  }
  std::printf(
      "{\"people\":%zu,\"groups\":%zu,\"runs\":%zu,\"pins\":%zu,\"separations\":%zu,"
      "\"exact\":%zu,\"possible\":%zu,\"unmet\":%zu,\"median_ms\":%.3f,\"max_ms\":%.3f}\n",
      people, groups, runs, pins, separations, exact, possible, unmet, times.at(0.5), times.at(1));
  return 0;
}

int print_registry(std::size_t people, std::uint64_t seed) {
  std::puts("id,vocalia,nivel,circunscripcion,entidad,junta");
  for (const domain::Placement& person : grouping_tests::network(people, seed)) {
    std::printf("%s,%s,%s,%s,%s,%s\n", person.id.c_str(), person.vocalia.c_str(),
                person.nivel.c_str(), person.circunscripcion.c_str(), person.entidad.c_str(),
                person.junta.c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  std::vector<std::size_t> numbers;
  for (int at = 2; at < count; ++at) numbers.push_back(std::strtoull(words[at], nullptr, 10));
  const bool whole = std::find(numbers.begin(), numbers.end(), 0U) == numbers.end();
  if (what == "registry" && numbers.size() == 2) return print_registry(numbers[0], numbers[1]);
  if (what == "time" && numbers.size() == 3 && whole) {
    return time_groups(numbers[0], numbers[1], numbers[2]);
  }
  if (what == "wishes" && numbers.size() == 5 && numbers[0] > 1 && numbers[1] > 0 &&
      numbers[2] > 0) {
    return time_wishes(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }
  std::fprintf(stderr, "usage: groups_bench time|wishes|registry NUMBER…\n");
  return 2;
}
