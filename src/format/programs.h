// Reads the catalogues and programme templates that ship with the app (assets/). They are data
// (D1): adding a programme is adding a file. A template that is not well formed is a bug of ours,
// found by tests/format, so reading cannot fail at run time.
#pragma once

#include "domain/program.h"

namespace format {

// Read once, on first use; lives as long as the program.
const domain::Catalogues& catalogues();

// The bundled aviso de privacidad (X17: our proposal), as paragraphs.
struct Notice {
  std::string title, marked;
  std::vector<std::string> paragraphs;
};
Notice privacy_notice();

// Invented names for practice data, from assets/samples.
struct SampleWords {
  std::vector<std::string> given, surnames, offers, seeks;
};
SampleWords sample_words();

}  // namespace format
