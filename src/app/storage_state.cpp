#include "app/storage_state.h"

#include <utility>

#include "base/texts.h"
#include "texts/storage_state.h"

namespace app {
namespace {

using base::say;

}  // namespace

StorageState storage_state(std::string_view why) {
  constexpr std::pair<std::string_view, StorageState> names[] = {
      {"", StorageState::fine},           {"ok", StorageState::fine},
      {"new", StorageState::fine},        {"lost", StorageState::fine},
      {"closed", StorageState::closed},   {"quota", StorageState::full},
      {"blocked", StorageState::blocked}, {"newer", StorageState::newer},
      {"held", StorageState::held},       {"mismatch", StorageState::mismatch}};
  for (const auto& [name, state] : names) {
    if (name == why) return state;
  }
  return StorageState::broken;
}

bool is_shut(StorageState state) {
  return state == StorageState::blocked || state == StorageState::newer ||
         state == StorageState::held;
}

StorageWords storage_words(StorageState state) {
  switch (state) {
    case StorageState::fine:
      break;
    case StorageState::closed:
      return {.bar = say(text::storage_state::not_saved),
              .title = say(text::storage_state::closed),
              .text = say(text::storage_state::closed_text),
              .rescue = true,
              .retry = true,
              .reload = true};
    case StorageState::full:
      return {.bar = say(text::storage_state::not_saved),
              .title = say(text::storage_state::full),
              .text = say(text::storage_state::full_text),
              .rescue = true,
              .retry = true};
    case StorageState::blocked:
      return {.bar = say(text::storage_state::cannot_save),
              .title = say(text::storage_state::blocked),
              .text = say(text::storage_state::blocked_text),
              .rescue = true,
              .reload = true};
    case StorageState::newer:
      return {.bar = say(text::storage_state::cannot_save),
              .title = say(text::storage_state::newer),
              .text = say(text::storage_state::newer_text),
              .rescue = true,
              .reload = true};
    case StorageState::held:
      return {.bar = say(text::storage_state::cannot_save),
              .title = say(text::storage_state::held),
              .text = say(text::storage_state::held_text),
              .rescue = true,
              .reload = true};
    case StorageState::mismatch:
      return {.bar = say(text::storage_state::not_saved),
              .title = say(text::storage_state::mismatch),
              .text = say(text::storage_state::mismatch_text),
              .rescue = true,
              .retry = true,
              .reload = true};
    case StorageState::broken:
      return {.bar = say(text::storage_state::not_saved),
              .title = say(text::storage_state::broken),
              .text = say(text::storage_state::broken_text),
              .rescue = true,
              .retry = true,
              .reload = true};
  }
  return {};
}

}  // namespace app
