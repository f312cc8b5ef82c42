#include <algorithm>
#include <tuple>

#include "domain/grouping.h"
#include "domain/grouping_families.h"

namespace domain {

const char* name_of(BalanceAttribute attribute) {
  switch (attribute) {
    case BalanceAttribute::size:
      return "size";
    case BalanceAttribute::vocalia:
      return "vocalia";
    case BalanceAttribute::vocalia_nivel:
      return "vocalia_nivel";
    case BalanceAttribute::circunscripcion:
      return "circunscripcion";
    case BalanceAttribute::entidad:
      return "entidad";
    case BalanceAttribute::junta:
      return "junta";
  }
  return "";
}

BalanceReport balance(std::span<const Placement> people, std::span<const std::uint32_t> group_of,
                      std::size_t groups, BalanceDetail wanted) {
  const auto k = static_cast<std::uint32_t>(std::max<std::size_t>(groups, 1));
  const detail::Families families = detail::make_families(people, k);
  std::vector<std::uint32_t> by_rank(people.size());
  for (std::size_t rank = 0; rank < by_rank.size(); ++rank) {
    by_rank[rank] = group_of[families.order[rank]];
  }

  BalanceReport report;
  detail::for_each_tally(families, by_rank, k, [&](const detail::Tally& tally) {
    BalanceRow row;
    const detail::NodeName name = detail::name_of(families, people, tally.node);
    row.attribute = families.attribute[tally.node];
    row.label = *name.label;
    row.within = *name.within;
    row.total = families.total[tally.node];
    row.low = families.low[tally.node];
    row.high = families.high[tally.node];
    row.fewest = tally.touched.size() < k ? 0 : UINT32_MAX;
    for (const std::uint32_t group : tally.touched) {
      row.fewest = std::min(row.fewest, tally.counts[group]);
      row.most = std::max(row.most, tally.counts[group]);
    }
    row.excess = std::max(families.violation(tally.node, row.fewest),
                          families.violation(tally.node, row.most));
    if (wanted == BalanceDetail::counts) row.counts = tally.counts;
    report.exact = report.exact && row.excess == 0;
    report.rows.push_back(std::move(row));
  });
  std::stable_sort(report.rows.begin(), report.rows.end(),
                   [](const BalanceRow& one, const BalanceRow& other) {
                     return std::tie(one.attribute, one.within, one.label) <
                            std::tie(other.attribute, other.within, other.label);
                   });
  return report;
}

}  // namespace domain
