#include "domain/fusions.h"

#include <set>
#include <tuple>

namespace domain {
namespace {

using Parents = std::map<std::string, std::string, std::less<>>;

const std::string& root_of(Parents& parents, const std::string& id) {
  std::string& parent = parents.emplace(id, id).first->second;
  if (parent == id) return parent;
  parent = root_of(parents, std::string(parent));
  return parent;
}

}  // namespace

Fusions::Fusions(const std::vector<FusionLink>& links,
                 const std::function<bool(std::string_view id)>& there) {
  Parents parents;
  std::set<std::string, std::less<>> joined;
  for (const FusionLink& link : links) {
    if (link.keep.empty() || link.absorb.empty() || link.keep == link.absorb) continue;
    joined.insert(link.absorb);
    const std::string one = root_of(parents, link.keep);
    const std::string other = root_of(parents, link.absorb);
    parents[std::max(one, other)] = std::min(one, other);
  }
  const auto rank = [&](const std::string& id) {
    return std::tuple(!there(id), joined.contains(id), id);
  };
  std::map<std::string, std::string> best;  // root -> the profile shown
  std::vector<std::string> ids;
  for (const auto& [id, parent] : parents) ids.push_back(id);
  for (const std::string& id : ids) {
    std::string& shown = best.emplace(root_of(parents, id), id).first->second;
    if (rank(id) < rank(shown)) shown = id;
  }
  for (const auto& [root, shown] : best) profiles_[shown] = {shown};
  for (const std::string& id : ids) {
    const std::string& shown = best[root_of(parents, id)];
    shown_.emplace(id, shown);
    if (id != shown) profiles_[shown].push_back(id);
  }
}

std::string_view Fusions::resolve(std::string_view id) const {
  const auto found = shown_.find(id);
  return found == shown_.end() ? id : std::string_view(found->second);
}

std::vector<std::string> Fusions::profiles(std::string_view id) const {
  const auto found = profiles_.find(id);
  return found == profiles_.end() ? std::vector<std::string>{std::string(id)} : found->second;
}

}  // namespace domain
