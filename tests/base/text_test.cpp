#include "base/text.h"

#include <algorithm>
#include <vector>

#include "doctest/doctest.h"
#include "tests/base/printing.h"

using base::collation_key;
using base::fold;
using base::valid_utf8;

namespace {

// The names in the order that their collation keys give.
std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return collation_key(a) < collation_key(b);
  });
  return names;
}

}  // namespace

TEST_CASE(
    "text: what people write in Spanish is valid UTF-8, and so are the ends of every length") {
  CHECK(valid_utf8(""));
  CHECK(valid_utf8("áéíóúüñ¿¡—“”€@"));
  CHECK(valid_utf8(std::string_view("\0", 1)));
  CHECK(valid_utf8("\x7F"));
  CHECK(valid_utf8("\xC2\x80\xDF\xBF"));
  CHECK(valid_utf8("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"));
  CHECK(valid_utf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
}

TEST_CASE("text: overlong forms are not UTF-8") {
  CHECK_FALSE(valid_utf8("\xC0\x80"));
  CHECK_FALSE(valid_utf8("\xC1\xBF"));
  CHECK_FALSE(valid_utf8("\xE0\x80\xAF"));
  CHECK_FALSE(valid_utf8("\xE0\x9F\xBF"));
  CHECK_FALSE(valid_utf8("\xF0\x80\x80\x80"));
  CHECK_FALSE(valid_utf8("\xF0\x8F\xBF\xBF"));
}

TEST_CASE("text: surrogates and what lies beyond the last code point are not UTF-8") {
  CHECK_FALSE(valid_utf8("\xED\xA0\x80"));
  CHECK_FALSE(valid_utf8("\xED\xBF\xBF"));
  CHECK_FALSE(valid_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(valid_utf8("\xF5\x80\x80\x80"));
  CHECK_FALSE(valid_utf8("\xFE"));
  CHECK_FALSE(valid_utf8("\xFF"));
}

TEST_CASE("text: cut, lone and misplaced bytes are not UTF-8") {
  CHECK_FALSE(valid_utf8("\x80"));
  CHECK_FALSE(valid_utf8("a\xC3"));
  CHECK_FALSE(valid_utf8("\xE2\x82"));
  CHECK_FALSE(valid_utf8("\xF0\x9F\x98"));
  CHECK_FALSE(
      valid_utf8("\xC3"
                 "a"));
  CHECK_FALSE(
      valid_utf8("\xE2"
                 "a\x82"));
  CHECK_FALSE(
      valid_utf8("Pe\xF1"
                 "a"));  // Latin-1
}

TEST_CASE("text: every code point is written and read back") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF;
       code_point += code_point < 0x3000 ? 1 : 257) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    std::string text;
    base::append_code_point(text, code_point);
    size_t at = 0;
    const bool same = valid_utf8(text) && base::next_code_point(text, at) == code_point &&
                      at == text.size() && base::count_code_points(text) == 1;
    if (!same) FAIL_CHECK("U+" << static_cast<uint32_t>(code_point));
  }
}

TEST_CASE("text: code points are counted, not bytes") {
  CHECK(base::count_code_points("") == 0);
  CHECK(base::count_code_points("Peña") == 4);
  CHECK(base::count_code_points("“€”") == 3);
}

TEST_CASE("text: trimming takes white space off both ends and leaves the middle") {
  CHECK(base::trim(" \t Ana  María \r\n") == "Ana  María");
  CHECK(base::trim(" \n ") == "");
  CHECK(base::trim("x") == "x");
}

TEST_CASE("text: folding takes off case and accents, composed or not") {
  CHECK(fold("Peña Núñez") == "pena nunez");
  CHECK(fold("ÁÉÍÓÚÜÑ áéíóúüñ") == "aeiouun aeiouun");
  CHECK(fold("n\u0303 e\u0301") == "n e");
  CHECK(fold("ÀÈÌÒÙÇÿß") == "aeioucys");
  CHECK(fold("ĀĆĎĘĞĤĮĴĶŁŃŐŒŘŠŤŰŴŶŽſ") == "acdeghijklnoorstuwyzs");
  CHECK(fold("日本 €") == "日本 €");
}

TEST_CASE("text: names sort as in Spanish: accents do not count, ñ comes after n") {
  const std::vector<std::string> order{"Nieto", "Núñez", "Nuño",   "nutria", "Nzeyi",
                                       "Ñandú", "Ñáñez", "Oaxaca", "Óscar",  "Osorio"};
  std::vector<std::string> mixed = order;
  std::reverse(mixed.begin(), mixed.end());
  CHECK(sorted(mixed) == order);
}

TEST_CASE("text: a surname comes before the longer ones that begin like it") {
  const std::vector<std::string> order{"Pena, Zoe", "Peña Ruiz, Ana", "Peña, Ana", "Peñaloza, Ana"};
  CHECK(sorted({order[3], order[2], order[1], order[0]}) == order);
}

TEST_CASE("text: ñ sorts the same however it was typed") {
  CHECK(collation_key("Pe\u00F1a") == collation_key("Pen\u0303a"));
  CHECK(collation_key("PE\u00D1A") == collation_key("PEN\u0303A"));
  CHECK(collation_key("e\u0303") == collation_key("e"));
}

TEST_CASE("text: a search finds rows that have all its words, in any order and part") {
  const std::string row = fold("Ana María Peña Ruiz Jalisco");
  CHECK(base::contains_all_words(row, fold("peña ana")));
  CHECK(base::contains_all_words(row, fold("  mar   RUI ")));
  CHECK(base::contains_all_words(row, ""));
  CHECK_FALSE(base::contains_all_words(row, fold("ana lópez")));
}

TEST_CASE("text: file names keep letters and digits only") {
  CHECK(base::slug("Peña, María") == "pena-maria");
  CHECK(base::slug("  ¿Grupo 3?  ") == "grupo-3");
  CHECK(base::slug("../../etc") == "etc");
  CHECK(base::slug("日本") == "archivo");
  CHECK(base::slug("") == "archivo");
}

TEST_CASE("text: two texts are the same, or one lies before the other, as their bytes say") {
  const std::string texts[] = {"",
                               "a",
                               "ab",
                               "b",
                               "ñ",
                               "abcdefgh",
                               "abcdefghi",
                               "abcdefghj",
                               "abcdefgX",
                               "abcdefg",
                               "Abcdefgh",
                               "abcdefgh1234567",
                               "abcdefgh1234568"};
  for (const std::string& one : texts) {
    for (const std::string& other : texts) {
      CHECK(base::same(one, other) == (one == other));
      CHECK(base::before(one, other) == (one < other));
    }
  }
}
