#include "domain/grouping_split.h"

#include <numeric>

#include "domain/grouping_round.h"

namespace domain::detail {
namespace {

// People by kind. Kinds and the people inside each are shuffled.
struct Crowd {
  std::vector<Kind> kinds;
  std::vector<Share> shares;
  std::vector<std::uint32_t> members;  // ranks, kind after kind
  std::vector<std::uint32_t> next;     // by kind: its first member without a group, in `members`
};

Crowd gather(const Families& families, base::Random& random) {
  Crowd crowd;
  std::vector<std::uint32_t> order(families.people());
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);

  // Bucket by place; within one place a table by post finds the kind.
  std::vector<std::uint32_t> start(families.nodes() + 1, 0);
  for (const std::uint32_t place : families.place_of) ++start[place + 1];
  for (std::uint32_t node = 0; node < families.nodes(); ++node) start[node + 1] += start[node];
  std::vector<std::uint32_t> by_place(order.size());
  for (const std::uint32_t rank : order) by_place[start[families.place_of[rank]]++] = rank;

  std::vector<std::uint32_t> kind_at_post(families.nodes(), UINT32_MAX);
  std::vector<std::uint32_t> kind_of(order.size());
  for (const std::uint32_t rank : by_place) {
    const std::uint32_t post = families.post_of[rank];
    const std::uint32_t place = families.place_of[rank];
    std::uint32_t& kind = kind_at_post[post];
    if (kind == UINT32_MAX || crowd.kinds[kind].place != place) {
      kind = static_cast<std::uint32_t>(crowd.kinds.size());
      crowd.kinds.push_back({post, place});
      crowd.shares.push_back({kind, 0});
    }
    ++crowd.shares[kind].count;
    kind_of[rank] = kind;
  }

  crowd.next.assign(crowd.kinds.size() + 1, 0);
  for (const Share& share : crowd.shares) {
    crowd.next[share.kind + 1] = crowd.next[share.kind] + share.count;
  }
  crowd.members.resize(order.size());
  std::vector<std::uint32_t> fill(crowd.next.begin(), crowd.next.end() - 1);
  for (const std::uint32_t rank : by_place) crowd.members[fill[kind_of[rank]]++] = rank;
  random.shuffle(crowd.shares);
  return crowd;
}

class Splitter {
 public:
  Splitter(const Families& families, base::Random& random)
      : crowd_(gather(families, random)),
        rounding_(families, crowd_.kinds, random),
        group_of_(families.people(), 0) {}

  std::vector<std::uint32_t> split(std::uint32_t groups) {
    shares_ = crowd_.shares;
    divide(0, shares_.size(), 0, groups);
    return std::move(group_of_);
  }

 private:
  // Deals the shares at begin .. end into groups first .. first+k-1. Both sides are written on
  // top of the stack before either is divided further: the rounding keeps only its last result.
  void divide(std::size_t begin, std::size_t end, std::uint32_t first, std::uint32_t k) {
    if (begin == end) return;
    if (k == 1) {
      hand_out(begin, end, first);
      return;
    }
    const std::uint32_t a = k / 2;
    const std::size_t top = shares_.size();
    const std::span<const Share> part(shares_.data() + begin, end - begin);
    const std::vector<std::uint32_t>& left = rounding_.round(part, k, a);
    for (std::size_t at = 0; at < left.size(); ++at) {
      const std::uint32_t kind = shares_[begin + at].kind;
      if (left[at] > 0) shares_.push_back({kind, left[at]});
    }
    const std::size_t middle = shares_.size();
    for (std::size_t at = 0; at < left.size(); ++at) {
      const Share share = shares_[begin + at];
      if (left[at] < share.count) shares_.push_back({share.kind, share.count - left[at]});
    }
    const std::size_t last = shares_.size();
    divide(top, middle, first, a);
    divide(middle, last, first + a, k - a);
    shares_.resize(top);
  }

  void hand_out(std::size_t begin, std::size_t end, std::uint32_t group) {
    for (std::size_t at = begin; at < end; ++at) {
      const Share& share = shares_[at];
      for (std::uint32_t given = 0; given < share.count; ++given) {
        group_of_[crowd_.members[crowd_.next[share.kind]++]] = group;
      }
    }
  }

  Crowd crowd_;
  Rounding rounding_;
  std::vector<Share> shares_;  // a stack of parts
  std::vector<std::uint32_t> group_of_;
};

}  // namespace

std::vector<std::uint32_t> split_exactly(const Families& families, std::uint32_t groups,
                                         base::Random& random) {
  return Splitter(families, random).split(groups);
}

}  // namespace domain::detail
