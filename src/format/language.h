// Languages that are not built in: the files that assets/texts/build.mjs writes, in the order of
// the built-in language. A file of another build has other texts in that order and is refused by
// its count of them; the page and its files are one version (shell/offline.js), so this is a
// safeguard.
#pragma once

#include <string_view>

#include "base/texts.h"

namespace format {

// Reads and keeps a language, for as long as the program runs. Null when the text is not one, or
// not of this build.
const base::Language* learn_language(std::string_view json);

// The built-in language or one that was learnt; null otherwise.
const base::Language* find_language(std::string_view tag);

}  // namespace format
