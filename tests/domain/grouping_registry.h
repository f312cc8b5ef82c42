// Invented registries for the tests and the bench of the grouping, and a checker of balance that
// shares nothing with the code it checks: it counts labels in maps and knows no trees.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "domain/grouping.h"

namespace grouping_tests {

struct Entidad {
  int districts;
  int circunscripcion;
};

// The entidades in the order of their codes, with their federal districts of 2017: 300 in all, so
// 332 juntas with 5 Vocalías each.
constexpr std::array<Entidad, 32> entidades = {{
    {3, 2}, {8, 1}, {2, 1},  {2, 3},  {7, 2},  {2, 5}, {13, 3}, {9, 1},  {24, 4}, {4, 1},  {15, 2},
    {9, 4}, {7, 5}, {20, 1}, {41, 5}, {12, 5}, {5, 4}, {3, 1},  {12, 2}, {10, 3}, {15, 4}, {5, 2},
    {4, 3}, {7, 2}, {7, 1},  {7, 1},  {6, 3},  {9, 2}, {3, 4},  {20, 3}, {5, 3},  {4, 2},
}};

inline std::vector<domain::Placement> all_posts() {
  std::vector<domain::Placement> posts;
  for (std::size_t at = 0; at < entidades.size(); ++at) {
    char entidad[8];
    std::snprintf(entidad, sizeof entidad, "%02u", static_cast<unsigned>(at + 1));
    for (int district = 0; district <= entidades[at].districts; ++district) {
      for (const char* vocalia : {"ejecutiva", "secretarial", "rfe", "organizacion", "ceyec"}) {
        domain::Placement post;
        post.vocalia = vocalia;
        post.nivel = district == 0 ? "local" : "distrital";
        post.circunscripcion = std::to_string(entidades[at].circunscripcion);
        post.entidad = entidad;
        post.junta = std::string(entidad) + "-" + std::to_string(district);
        posts.push_back(post);
      }
    }
  }
  return posts;
}

// So many women in different posts; in any posts where there are more women than posts.
inline std::vector<domain::Placement> network(std::size_t women, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<domain::Placement> posts = all_posts();
  random.shuffle(posts);
  std::vector<domain::Placement> people;
  people.reserve(women);
  for (std::size_t at = 0; at < women; ++at) {
    const bool enough = women <= posts.size();
    const auto count = static_cast<std::uint32_t>(posts.size());
    people.push_back(enough ? posts[at] : posts[random.below(count)]);
    char id[24];
    std::snprintf(id, sizeof id, "%016llx", static_cast<unsigned long long>(random.next()));
    people.back().id = id;
  }
  return people;
}

// The six sets somebody belongs to, each named by all labels that make it.
inline std::array<std::string, 6> sets_of(const domain::Placement& person) {
  const std::string entidad = person.circunscripcion + "|" + person.entidad;
  return {"size",
          "vocalia:" + person.vocalia,
          "vocalia_nivel:" + person.vocalia + "|" + person.nivel,
          "circunscripcion:" + person.circunscripcion,
          "entidad:" + entidad,
          "junta:" + entidad + "|" + person.junta};
}

// Every set outside floor .. ceiling in some group, as a readable line; empty when all is exact.
inline std::string imbalance(const std::vector<domain::Placement>& people,
                             const std::vector<std::uint32_t>& group_of, std::size_t groups) {
  if (group_of.size() != people.size()) return "not everybody has a group";
  std::map<std::string, std::vector<std::size_t>> counts;
  for (std::size_t at = 0; at < people.size(); ++at) {
    if (group_of[at] >= groups) return "no such group: " + std::to_string(group_of[at]);
    for (const std::string& set : sets_of(people[at])) {
      std::vector<std::size_t>& row = counts[set];
      row.resize(groups);
      ++row[group_of[at]];
    }
  }
  std::string lines;
  for (const auto& [set, row] : counts) {
    std::size_t total = 0;
    for (const std::size_t count : row) total += count;
    for (std::size_t group = 0; group < groups; ++group) {
      const std::size_t low = total / groups;
      const std::size_t high = (total + groups - 1) / groups;
      if (row[group] >= low && row[group] <= high) continue;
      lines += set + " has " + std::to_string(row[group]) + " of " + std::to_string(total) +
               " in group " + std::to_string(group) + "\n";
    }
  }
  return lines;
}

}  // namespace grouping_tests
