// Texts in tests: doctest prints lists of them, so a failed comparison shows what there was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doctest/doctest.h"

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
    return ('{' + out + '}').c_str();
  }
};

}  // namespace doctest

namespace base_tests {

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace base_tests
