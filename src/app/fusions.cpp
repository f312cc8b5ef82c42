#include "app/fusions.h"

#include <algorithm>

#include "domain/schema.h"

namespace app {
namespace {

namespace type = domain::type;

bool has_elements(const crdt::Elements& elements) {
  return std::any_of(elements.begin(), elements.end(),
                     [](const auto& element) { return crdt::present(element.second); });
}

void fill_gaps(crdt::Record& shown, const crdt::Record& other) {
  for (const auto& [name, reg] : other.fields) {
    if (reg.value().empty() || !shown.value(name).empty() || shown.sets.find(name)) continue;
    shown.fields[name] = reg;
  }
  for (const auto& [name, elements] : other.sets) {
    if (!has_elements(elements) || shown.fields.find(name)) continue;
    if (!has_elements(shown.sets[name])) shown.sets[name] = elements;
  }
}

}  // namespace

std::vector<FusionRecord> fusions_in_force(const Workspace& workspace) {
  std::vector<FusionRecord> found;
  for (const auto& [id, record] : workspace.store.of(type::fusion)) {
    if (record.is_deleted() || record.value("distintas").is_true()) continue;
    found.push_back({id, std::string(record.text("queda")), std::string(record.text("absorbe"))});
  }
  return found;
}

domain::Fusions make_fusion_set(const Workspace& workspace) {
  std::vector<domain::FusionLink> links;
  for (const FusionRecord& fusion : fusions_in_force(workspace)) {
    links.push_back({fusion.keep, fusion.absorb});
  }
  if (links.empty()) return {};
  return domain::Fusions(links, [&workspace](std::string_view id) {
    const crdt::Record* person = workspace.store.find(type::person, id);
    return person && !person->is_deleted();
  });
}

crdt::Record shown_profile(const Workspace& workspace, const domain::Fusions& fusions,
                           const crdt::Record& record) {
  crdt::Record shown = record;
  for (const std::string& id : fusions.profiles(record.id)) {
    const crdt::Record* other = workspace.store.find(type::person, id);
    if (id != record.id && other && !other->is_deleted()) fill_gaps(shown, *other);
  }
  return shown;
}

std::string fusion_id(std::string_view one, std::string_view other) {
  return std::string(std::min(one, other)) + '.' + std::string(std::max(one, other));
}

}  // namespace app
