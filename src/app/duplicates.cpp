#include "app/duplicates.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/edits.h"
#include "app/fusions.h"
#include "app/views.h"
#include "base/date.h"
#include "base/text.h"
#include "domain/schema.h"
#include "format/programs.h"
#include "texts/duplicates.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

const crdt::Record* find_person(const Workspace& workspace, std::string_view id) {
  const crdt::Record* person = workspace.store.find(type::person, id);
  return person && !person->is_deleted() ? person : nullptr;
}

std::string name_of(const crdt::Record& person) {
  const std::string name = domain::read_person(person).full_name();
  return name.empty() ? say(text::duplicates::no_name) : name;
}

std::string written_on(const Workspace& workspace, const crdt::Record& person) {
  return base::local_date(person.latest().unix_ms(), workspace.offset_minutes).full();
}

// Shown id of everybody with a group -> the group's name.
std::map<std::string, std::string, std::less<>> groups_by_person(const Workspace& workspace) {
  std::map<std::string, std::string, std::less<>> groups;
  for (const GroupView& group : make_groups(workspace)) {
    for (const Member& member : group.members) groups[member.person.id] = group.name;
  }
  return groups;
}

// The pairs of shown profiles that were said to be two women.
std::set<std::string> distinct_pairs(const Workspace& workspace, const domain::Fusions& fusions) {
  std::set<std::string> pairs;
  for (const auto& [id, record] : workspace.store.of(type::fusion)) {
    if (record.is_deleted() || !record.value("distintas").is_true()) continue;
    pairs.insert(
        fusion_id(fusions.resolve(record.text("queda")), fusions.resolve(record.text("absorbe"))));
  }
  return pairs;
}

// "ana@ine.mx; ana@correo.mx", each once however it is written; `seen` keeps them folded.
std::string join_distinct(const std::vector<std::string>& texts, std::set<std::string>& seen) {
  std::string out;
  for (const std::string& text : texts) {
    if (text.empty() || !seen.insert(base::fold(text)).second) continue;
    out += (out.empty() ? "" : "; ") + text;
  }
  return out;
}

class Comparison {
 public:
  Comparison(const Workspace& workspace, const domain::Fusions& fusions)
      : workspace_(workspace), fusions_(fusions), groups_(groups_by_person(workspace)) {}

  Duplicate make(const domain::Pair& pair) const {
    const crdt::Record a = profile(pair.one);
    const crdt::Record b = profile(pair.other);
    const domain::Person one = domain::read_person(a);
    const domain::Person other = domain::read_person(b);
    Duplicate out{pair.one, pair.other, app::name_of(a), app::name_of(b), {}, {}, pair.score};
    add(out, text::duplicates::name, names(pair.one), names(pair.other));
    add(out, text::duplicates::email, emails(pair.one), emails(pair.other));
    add(out, text::duplicates::vocalia, {vocalia(one)}, {vocalia(other)});
    add(out, text::duplicates::junta, {junta(one)}, {junta(other)});
    add(out, text::duplicates::group, {group(pair.one)}, {group(pair.other)});
    add(out, text::duplicates::written_on, {written_on(workspace_, a)},
        {written_on(workspace_, b)});
    for (const domain::Evidence evidence : pair.evidence) {
      out.evidence.emplace_back(evidence_text(evidence));
    }
    return out;
  }

 private:
  crdt::Record profile(std::string_view id) const {
    return shown_profile(workspace_, fusions_, *find_person(workspace_, id));
  }
  std::string vocalia(const domain::Person& person) const {
    if (person.vocalia.empty()) return {};
    return domain::name_of("vocalias", person.vocalia, format::catalogues(), workspace_.program());
  }
  static std::string junta(const domain::Person& person) {
    return person.entidad.empty() ? "" : domain::junta_text(person, format::catalogues());
  }
  std::string group(std::string_view id) const {
    const auto found = groups_.find(id);
    return found == groups_.end() ? std::string() : found->second;
  }
  // What all her profiles say, for any of it may be what the pair has in common.
  std::vector<std::string> names(std::string_view id) const {
    std::vector<std::string> out;
    for (const std::string& profile : fusions_.profiles(id)) {
      const crdt::Record* person = find_person(workspace_, profile);
      if (person) out.push_back(domain::read_person(*person).full_name());
    }
    return out;
  }
  std::vector<std::string> emails(std::string_view id) const {
    std::vector<std::string> out;
    for (const std::string& profile : fusions_.profiles(id)) {
      const crdt::Record* person = find_person(workspace_, profile);
      if (person) out.emplace_back(person->text("correo"));
    }
    return out;
  }
  static void add(Duplicate& out, base::TextId label, const std::vector<std::string>& one,
                  const std::vector<std::string>& other) {
    std::set<std::string> seen;
    const std::string left = join_distinct(one, seen);
    std::set<std::string> others;
    const std::string right = join_distinct(other, others);
    const bool same = std::any_of(others.begin(), others.end(),
                                  [&seen](const std::string& text) { return seen.contains(text); });
    out.values.push_back({say(label), left, right, same});
  }

  const Workspace& workspace_;
  const domain::Fusions& fusions_;
  std::map<std::string, std::string, std::less<>> groups_;
};

// Everything that says who the woman of one of these two is.
std::vector<std::string> all_profiles(const domain::Fusions& fusions, const FusionAsked& event) {
  std::vector<std::string> all = fusions.profiles(fusions.resolve(event.keep));
  for (std::string& id : fusions.profiles(fusions.resolve(event.absorb))) {
    all.push_back(std::move(id));
  }
  return all;
}

void write_fusion(std::string_view id, std::string_view keep, std::string_view absorb,
                  bool distinct, std::vector<Edit>& edits) {
  edits.push_back(edit_text(type::fusion, id, "queda", keep));
  edits.push_back(edit_text(type::fusion, id, "absorbe", absorb));
  edits.push_back(edit(type::fusion, id, "distintas", crdt::Value::of(distinct)));
}

}  // namespace

const char* evidence_text(domain::Evidence evidence) {
  switch (evidence) {
    case domain::Evidence::same_email:
      return say(text::duplicates::same_email);
    case domain::Evidence::email_typing:
      return say(text::duplicates::email_typing);
    case domain::Evidence::email_domain:
      return say(text::duplicates::email_domain);
    case domain::Evidence::same_name:
      return say(text::duplicates::same_name);
    case domain::Evidence::swapped:
      return say(text::duplicates::swapped);
    case domain::Evidence::initial:
      return say(text::duplicates::initial);
    case domain::Evidence::particles:
      return say(text::duplicates::particles);
    case domain::Evidence::missing:
      return say(text::duplicates::missing);
    case domain::Evidence::typing:
      return say(text::duplicates::name_typing);
    case domain::Evidence::same_post:
      return say(text::duplicates::same_post);
  }
  return "";
}

std::vector<Duplicate> make_duplicates(const Workspace& workspace) {
  const domain::Fusions fusions = make_fusion_set(workspace);
  std::vector<domain::Person> people;  // also profiles that were joined: they have e-mails too
  for (const auto& [id, record] : workspace.store.of(type::person)) {
    if (!record.is_deleted()) people.push_back(domain::read_person(record));
  }
  std::vector<Duplicate> out;
  const Comparison comparison(workspace, fusions);
  std::set<std::string> done = distinct_pairs(workspace, fusions);
  for (domain::Pair& pair : domain::find_duplicates(people)) {
    const std::string one(fusions.resolve(pair.one));
    const std::string other(fusions.resolve(pair.other));
    if (one == other || !done.insert(fusion_id(one, other)).second) continue;
    pair.one = std::min(one, other);
    pair.other = std::max(one, other);
    out.push_back(comparison.make(pair));
  }
  return out;
}

std::vector<FusionView> make_fusions(const Workspace& workspace) {
  std::vector<FusionView> out;
  for (const auto& [id, record] : workspace.store.of(type::fusion)) {
    const crdt::Record* keep = find_person(workspace, record.text("queda"));
    const crdt::Record* absorb = find_person(workspace, record.text("absorbe"));
    if (record.is_deleted() || !keep || !absorb || keep == absorb) continue;
    out.push_back({id, name_of(*keep), name_of(*absorb), std::string(keep->text("correo")),
                   std::string(absorb->text("correo")), record.value("distintas").is_true()});
  }
  std::sort(out.begin(), out.end(), [](const FusionView& a, const FusionView& b) {
    const std::string one = base::collation_key(a.keep_name);
    const std::string other = base::collation_key(b.keep_name);
    return one != other ? one < other : a.id < b.id;
  });
  return out;
}

// Afterwards `keep` joins no other and every other profile of both women joins some: whatever had
// been joined before, it is the one shown.
void join_profiles(Workspace& workspace, const FusionAsked& event, Effects& effects) {
  const crdt::Record* keep = find_person(workspace, event.keep);
  const crdt::Record* absorb = find_person(workspace, event.absorb);
  if (!keep || !absorb || keep == absorb) return;
  std::vector<Edit> edits;
  std::set<std::string> joined{event.keep};
  const std::string id = fusion_id(event.keep, event.absorb);
  for (const FusionRecord& fusion : fusions_in_force(workspace)) {
    if (fusion.id == id) continue;
    const bool turned = fusion.absorb == event.keep && !fusion.keep.empty();
    if (turned) write_fusion(fusion.id, event.keep, fusion.keep, false, edits);
    joined.insert(turned ? fusion.keep : fusion.absorb);
  }
  write_fusion(id, event.keep, event.absorb, false, edits);
  joined.insert(event.absorb);
  for (const std::string& other : all_profiles(make_fusion_set(workspace), event)) {
    if (!joined.insert(other).second) continue;
    write_fusion(fusion_id(event.keep, other), event.keep, other, false, edits);
  }
  const std::string name = name_of(*keep);
  apply(workspace, {say(text::duplicates::join_action, {{"name", name}}), std::move(edits)});
  effects.push_back(Say{say(text::duplicates::joined, {{"name", name}}), true});
}

void undo_fusion(Workspace& workspace, const FusionUndone& event, Effects& effects) {
  const crdt::Record* fusion = workspace.store.find(type::fusion, event.id);
  if (!fusion || fusion->is_deleted()) return;
  const bool distinct = fusion->value("distintas").is_true();
  apply(workspace, {say(distinct ? text::duplicates::review_action : text::duplicates::part_action),
                    {remove_record(type::fusion, event.id)}});
  effects.push_back(
      Say{say(distinct ? text::duplicates::to_review : text::duplicates::parted), true});
}

void say_distinct(Workspace& workspace, const DistinctSaid& event, Effects& effects) {
  if (event.one == event.other || !find_person(workspace, event.one) ||
      !find_person(workspace, event.other)) {
    return;
  }
  std::vector<Edit> edits;
  const std::string& keep = std::min(event.one, event.other);
  write_fusion(fusion_id(event.one, event.other), keep, std::max(event.one, event.other), true,
               edits);
  apply(workspace, {say(text::duplicates::distinct_action), std::move(edits)});
  effects.push_back(Say{say(text::duplicates::distinct), true});
}

}  // namespace app
