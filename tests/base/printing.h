// Lets doctest print lists of texts, so a failed comparison shows what there was.
#pragma once

#include <string>
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
