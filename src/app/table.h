// A table as people read it: what a chart shows in figures, what is copied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as there are columns
};

// As tab-separated lines, the header first: a spreadsheet takes it as a table. A cell that a
// spreadsheet would read as a formula gets an apostrophe before it (OWASP, "CSV Injection"): a name
// in a file from elsewhere must not become a command.
std::string table_text(const Table& table);
std::string guarded_cell(std::string_view text);

}  // namespace app
