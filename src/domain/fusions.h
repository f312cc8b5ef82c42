// Which profile stands for a woman when several were said to be hers. A fusion says "this profile
// stays, that one joins it"; this is the closure of all fusions: who belongs together and which
// profile is shown.
//
// Theory: union-find over the links, with a total order of who is shown: a profile that is there
// before one that is not, one that joined no other before one that did, the least id last. So
// every set of links, also chains, cycles and contradictions, shows one profile of each set, and
// the same one in whatever order the links came (tests/property). Nothing is changed: without the
// link the two are apart again.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct FusionLink {
  std::string keep, absorb;
};

class Fusions {
 public:
  Fusions() = default;
  // `there` says whether a profile can be shown at all: it arrived and was not removed.
  Fusions(const std::vector<FusionLink>& links,
          const std::function<bool(std::string_view id)>& there);

  // The profile that is shown for `id`; `id` itself when it is in no fusion. The text lives as
  // long as `id` and this.
  std::string_view resolve(std::string_view id) const;
  bool absorbed(std::string_view id) const { return resolve(id) != id; }
  // All profiles of the woman shown as `id`, in order of id, the shown one first; {id} for most.
  std::vector<std::string> profiles(std::string_view id) const;
  // Whether the woman shown as `id` has other profiles too.
  bool several(std::string_view id) const { return profiles_.find(id) != profiles_.end(); }
  bool empty() const { return shown_.empty(); }

 private:
  std::map<std::string, std::string, std::less<>> shown_;
  std::map<std::string, std::vector<std::string>, std::less<>> profiles_;
};

}  // namespace domain
