// The exact split of domain/grouping.h: everybody into k groups by repeated rounding of a
// fractional circulation. Internal to the grouping.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "domain/grouping_families.h"

namespace domain::detail {

// The group of every rank, each set at its floor or ceiling in each group. `groups` >= 1.
std::vector<std::uint32_t> split_exactly(const Families& families, std::uint32_t groups,
                                         base::Random& random);

}  // namespace domain::detail
