#include "app/storage_state.h"

#include <utility>

#include "base/texts.h"
#include "texts/storage_state.h"

namespace app {
namespace {

using base::say;
namespace words = text::storage_state;

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
      return {.bar = say(words::not_saved),
              .title = say(words::closed),
              .text = say(words::closed_text),
              .rescue = true,
              .retry = true,
              .reload = true};
    case StorageState::full:
      return {.bar = say(words::not_saved),
              .title = say(words::full),
              .text = say(words::full_text),
              .rescue = true,
              .retry = true};
    case StorageState::blocked:
      return {.bar = say(words::cannot_save),
              .title = say(words::blocked),
              .text = say(words::blocked_text),
              .rescue = true,
              .reload = true};
    case StorageState::newer:
      return {.bar = say(words::cannot_save),
              .title = say(words::newer),
              .text = say(words::newer_text),
              .rescue = true,
              .reload = true};
    case StorageState::held:
      return {.bar = say(words::cannot_save),
              .title = say(words::held),
              .text = say(words::held_text),
              .rescue = true,
              .reload = true};
    case StorageState::mismatch:
      return {.bar = say(words::not_saved),
              .title = say(words::mismatch),
              .text = say(words::mismatch_text),
              .rescue = true,
              .retry = true,
              .reload = true};
    case StorageState::broken:
      return {.bar = say(words::not_saved),
              .title = say(words::broken),
              .text = say(words::broken_text),
              .rescue = true,
              .retry = true,
              .reload = true};
  }
  return {};
}

}  // namespace app
