#include "domain/grouping_families.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <tuple>

namespace domain::detail {
namespace {

auto labels_of(const Placement& person) {
  return std::tie(person.vocalia, person.nivel, person.circunscripcion, person.entidad,
                  person.junta);
}

// The first eight bytes as a number that sorts like the text: most comparisons end there.
std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t prefix = 0;
  for (std::size_t at = 0; at < 8; ++at) {
    prefix = (prefix << 8) | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
  }
  return prefix;
}

std::vector<std::uint32_t> order_by_id(std::span<const Placement> people) {
  struct Entry {
    std::uint64_t prefix;
    std::uint32_t position;
  };
  std::vector<Entry> entries(people.size());
  for (std::size_t at = 0; at < people.size(); ++at) {
    entries[at] = {prefix_of(people[at].id), static_cast<std::uint32_t>(at)};
  }
  // Labels settle equal ids, so that even a list with duplicates has one order. People equal in
  // everything are interchangeable; their position keeps the comparison strict.
  std::sort(entries.begin(), entries.end(), [&](const Entry& one, const Entry& other) {
    if (one.prefix != other.prefix) return one.prefix < other.prefix;
    const Placement& a = people[one.position];
    const Placement& b = people[other.position];
    if (const int compared = a.id.compare(b.id); compared != 0) return compared < 0;
    if (labels_of(a) != labels_of(b)) return labels_of(a) < labels_of(b);
    return one.position < other.position;
  });
  std::vector<std::uint32_t> order(people.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) order[rank] = entries[rank].position;
  return order;
}

// Numbers tree nodes by (parent, label): a hash table with open addressing whose slots hold node
// numbers. The numbering follows the first appearance and never the hash.
class NodeTable {
 public:
  explicit NodeTable(Families& families) : families_(families), slots_(64, empty) {}

  std::uint32_t node(std::uint32_t parent, std::string_view label, BalanceAttribute attribute,
                     std::uint32_t rank) {
    if (2 * (labels_.size() + 1) > slots_.size()) grow();
    std::size_t slot = slot_of(parent, label, attribute);
    while (slots_[slot] != empty) {
      const std::uint32_t found = slots_[slot];
      if (families_.parent[found] == parent && families_.attribute[found] == attribute &&
          labels_[found] == label) {
        return found;
      }
      slot = (slot + 1) & (slots_.size() - 1);
    }
    const auto created = families_.nodes();
    slots_[slot] = created;
    add(parent, label, attribute, rank);
    return created;
  }

  void add(std::uint32_t parent, std::string_view label, BalanceAttribute attribute,
           std::uint32_t rank) {
    families_.parent.push_back(parent);
    families_.attribute.push_back(attribute);
    families_.example.push_back(rank);
    labels_.push_back(label);
  }

 private:
  static constexpr std::uint32_t empty = UINT32_MAX;

  std::size_t slot_of(std::uint32_t parent, std::string_view label,
                      BalanceAttribute attribute) const {
    std::uint64_t mixed = std::hash<std::string_view>{}(label);
    mixed ^= (std::uint64_t{parent} * 8 + static_cast<std::uint64_t>(attribute) + 1) *
             0x9e3779b97f4a7c15U;
    mixed *= 0xff51afd7ed558ccdU;
    return static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
  }

  void grow() {
    slots_.assign(slots_.size() * 2, empty);
    for (std::uint32_t node = 2; node < families_.nodes(); ++node) {
      std::size_t slot = slot_of(families_.parent[node], labels_[node], families_.attribute[node]);
      while (slots_[slot] != empty) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = node;
    }
  }

  Families& families_;
  std::vector<std::string_view> labels_;  // by node
  std::vector<std::uint32_t> slots_;      // a power of two, at most half full
};

void count_totals(Families& families, std::uint32_t groups) {
  families.total.assign(families.nodes(), 0);
  for (std::uint32_t rank = 0; rank < families.people(); ++rank) {
    ++families.total[families.post_of[rank]];
    ++families.total[families.place_of[rank]];
  }
  for (std::uint32_t node = families.nodes(); node-- > 2;) {
    families.total[families.parent[node]] += families.total[node];
  }
  families.low.resize(families.nodes());
  families.high.resize(families.nodes());
  for (std::uint32_t node = 0; node < families.nodes(); ++node) {
    families.low[node] = families.total[node] / groups;
    families.high[node] = families.low[node] + (families.total[node] % groups != 0 ? 1 : 0);
  }
}

}  // namespace

Families make_families(std::span<const Placement> people, std::uint32_t groups) {
  using enum BalanceAttribute;
  Families families;
  families.order = order_by_id(people);
  families.post_of.resize(people.size());
  families.place_of.resize(people.size());
  NodeTable table(families);
  table.add(posts_root, {}, size, 0);
  table.add(places_root, {}, size, 0);
  for (std::uint32_t rank = 0; rank < families.people(); ++rank) {
    const Placement& person = people[families.order[rank]];
    std::uint32_t node = table.node(posts_root, person.vocalia, vocalia, rank);
    families.post_of[rank] = table.node(node, person.nivel, vocalia_nivel, rank);
    node = table.node(places_root, person.circunscripcion, circunscripcion, rank);
    node = table.node(node, person.entidad, entidad, rank);
    families.place_of[rank] = table.node(node, person.junta, junta, rank);
  }
  count_totals(families, groups);
  return families;
}

NodeName name_of(const Families& families, std::span<const Placement> people, std::uint32_t node) {
  static const std::string none;
  if (families.people() == 0) return {&none, &none};
  const Placement& person = people[families.order[families.example[node]]];
  switch (families.attribute[node]) {
    case BalanceAttribute::size:
      return {&none, &none};
    case BalanceAttribute::vocalia:
      return {&person.vocalia, &none};
    case BalanceAttribute::vocalia_nivel:
      return {&person.nivel, &person.vocalia};
    case BalanceAttribute::circunscripcion:
      return {&person.circunscripcion, &none};
    case BalanceAttribute::entidad:
      return {&person.entidad, &person.circunscripcion};
    case BalanceAttribute::junta:
      return {&person.junta, &person.entidad};
  }
  return {&none, &none};
}

}  // namespace domain::detail
