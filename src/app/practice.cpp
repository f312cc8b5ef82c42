#include "app/practice.h"

#include <algorithm>

#include "app/edits.h"
#include "app/sample.h"
#include "domain/schema.h"
#include "texts/sample.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

constexpr std::string_view id_start = "ficticia-";

bool is_invented(std::string_view id) {
  return id.starts_with(id_start);
}

// Whether the record speaks of somebody invented.
bool about_invented(const crdt::Record& record) {
  for (const char* field : {"persona", "una", "otra", "queda", "absorbe"}) {
    if (is_invented(record.text(field))) return true;
  }
  return record.type == type::person && is_invented(record.id);
}

// What is made of people: with nobody left, it is about nobody.
bool made_of_people(std::string_view of) {
  return of == type::group || of == type::session || of == type::objective;
}

}  // namespace

void add_practice(Workspace& workspace, size_t count, Effects& effects) {
  Action action{say(text::sample::action), {}};
  for (const crdt::Record& person :
       sample_people(count, workspace.random.next(), workspace.program())) {
    const std::string id = std::string(id_start) + person.id;
    for (const auto& [name, reg] : person.fields) {
      action.edits.push_back(edit(type::person, id, name, reg.value()));
    }
    for (const auto& [name, elements] : person.sets) {
      for (const auto& [key, reg] : elements) {
        action.edits.push_back(edit_member(type::person, id, name, key, true));
      }
    }
  }
  apply(workspace, action);
  effects.push_back(Say{say(text::sample::loaded, {{"count", count}}), true});
}

void end_practice(Workspace& workspace, Effects& effects) {
  const auto& people = workspace.store.of(type::person);
  const bool alone = std::all_of(people.begin(), people.end(), [](const auto& entry) {
    return entry.second.is_deleted() || is_invented(entry.first);
  });
  Action action{say(text::sample::end_action), {}};
  for (const auto& [of, records] : workspace.store.all()) {
    for (const auto& [id, record] : records) {
      if (record.is_deleted()) continue;
      if (about_invented(record) || (alone && made_of_people(of))) {
        action.edits.push_back(remove_record(of, id));
      }
    }
  }
  if (action.edits.empty()) return;
  apply(workspace, action);
  effects.push_back(Say{say(text::sample::ended), true});
}

size_t practising(const Workspace& workspace) {
  const auto& people = workspace.store.of(type::person);
  return static_cast<size_t>(std::count_if(people.begin(), people.end(), [](const auto& entry) {
    return is_invented(entry.first) && !entry.second.is_deleted();
  }));
}

}  // namespace app
