#include "app/table.h"

#include "doctest/doctest.h"

TEST_CASE("table: what a spreadsheet would read as a formula gets an apostrophe") {
  CHECK(app::guarded_cell("=1+1") == "'=1+1");
  CHECK(app::guarded_cell("+52 55 1234") == "'+52 55 1234");
  CHECK(app::guarded_cell("-3") == "'-3");
  CHECK(app::guarded_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(app::guarded_cell("\t=1") == "' =1");
  CHECK(app::guarded_cell("\r=1") == "' =1");
  CHECK(app::guarded_cell("  =HYPERLINK(\"x\")") == "'  =HYPERLINK(\"x\")");
}

TEST_CASE("table: other texts stay as they are") {
  for (const char* text : {"", "  ", "Peña Ruiz, Ana", "–", "'tis", "3", "a=b", "ana@ine.mx"}) {
    CAPTURE(text);
    CHECK(app::guarded_cell(text) == text);
  }
}

TEST_CASE("table: no cell breaks its row or its column") {
  const app::Table table{"T", {"A", "B"}, {{"uno\tdos", "tres\ncuatro"}, {"=x", ""}}};
  CHECK(app::table_text(table) == "A\tB\nuno dos\ttres cuatro\n'=x\t\n");
}
