// How it stands with what this device stores, and what each state means to a person: one short text
// for the bar, a sentence on what happened, one on what to do, and the ways out.
//
// Invariants: every state but `fine` has words and at least one way out; no state says "saved".
#pragma once

#include <string_view>

namespace app {

enum class StorageState {
  fine,
  closed,    // the connection died and did not come back
  full,      // no room left
  blocked,   // private mode, or the browser forbids storing
  newer,     // a newer version of Sorora wrote here
  held,      // an older tab keeps the storage from being brought up to date
  mismatch,  // what was read back is not what was written
  broken,    // anything else
};

// What the shell calls it: "quota", "closed", "blocked", "newer", "held", "mismatch"; "ok", "new"
// and "lost" are fine: storing works.
StorageState storage_state(std::string_view why);

// Nothing can be stored as long as this page lives: nothing is tried.
bool is_shut(StorageState state);

struct StorageWords {
  std::string_view bar;    // at the top of every screen
  std::string_view title;  // of the banner
  std::string_view text;
  bool rescue = false;  // offers "Rescatar mis datos"
  bool retry = false;   // offers "Intentar de nuevo"
  bool reload = false;  // offers "Volver a cargar"
};

StorageWords storage_words(StorageState state);

// Whether the browser promised to keep what is stored when it needs room.
enum class Persisted { unknown, yes, no };

}  // namespace app
