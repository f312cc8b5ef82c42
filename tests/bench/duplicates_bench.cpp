// Times finding duplicates on invented registries, beside a floor: folding and sorting all names,
// which any way of finding equal names has to do. Reads given names and surnames, one a line, with
// an empty line between; node tests/bench/duplicates.mjs builds it, feeds it and prints a table.
//
//   duplicates_bench PEOPLE RUNS < names      one line per run: pairs,found_ms,floor_ms
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/text.h"
#include "domain/duplicates.h"

namespace {

using Clock = std::chrono::steady_clock;
using Words = std::vector<std::string>;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Words read_words() {
  Words words;
  for (std::string line; std::getline(std::cin, line) && !line.empty();) words.push_back(line);
  return words;
}

// One woman in fifty is there twice, the second time with a letter missing in a surname.
std::vector<domain::Person> registry(size_t people, const Words& given, const Words& surnames,
                                     uint64_t seed) {
  base::Random random(seed);
  const auto pick = [&random](const Words& words) {
    return words[random.below(static_cast<uint32_t>(words.size()))];
  };
  std::vector<domain::Person> out;
  out.reserve(people);
  while (out.size() < people) {
    domain::Person person;
    if (out.size() % 50 == 49) {
      person = out[out.size() - 25];
      person.apellido1.pop_back();
    } else {
      person.nombre = pick(given);
      person.apellido1 = pick(surnames);
      person.apellido2 = pick(surnames);
      person.correo = base::slug(person.full_name()) + "@ejemplo.mx";
      person.vocalia = std::to_string(random.below(5));
      person.adscripcion = "distrital";
      person.entidad = std::to_string(random.below(32));
      person.distrito = std::to_string(random.below(10));
    }
    person.id = std::to_string(random.next());
    out.push_back(std::move(person));
  }
  return out;
}

double floor_ms(const std::vector<domain::Person>& people) {
  const auto start = Clock::now();
  Words names;
  for (const domain::Person& person : people) names.push_back(base::fold(person.full_name()));
  std::sort(names.begin(), names.end());
  return ms_since(start);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  const auto people = static_cast<size_t>(std::atoll(words[1]));
  const int runs = std::atoi(words[2]);
  const Words given = read_words();
  const Words surnames = read_words();
  if (given.empty() || surnames.empty()) return 2;
  for (int run = 1; run <= runs; ++run) {
    const auto all = registry(people, given, surnames, static_cast<uint64_t>(run));
    const auto start = Clock::now();
    const size_t pairs = domain::find_duplicates(all).size();
    const double found = ms_since(start);
    std::printf("%zu,%.3f,%.3f\n", pairs, found, floor_ms(all));
  }
  return 0;
}
