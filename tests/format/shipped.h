// What ships with Sorora, by short names.
#pragma once

#include "format/programs.h"

namespace format_tests {

inline const domain::Catalogues& catalogues() {
  return format::catalogues();
}
inline const domain::Program& program() {
  return format::catalogues().default_program();
}

}  // namespace format_tests
