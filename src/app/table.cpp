#include "app/table.h"

namespace app {

std::string guarded_cell(std::string_view text) {
  std::string cell;
  // What a spreadsheet looks at first, also behind spaces that it takes off.
  const size_t first = text.find_first_not_of(' ');
  if (first != std::string_view::npos &&
      std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos) {
    cell = "'";
  }
  for (const char letter : text) {
    cell += letter == '\t' || letter == '\r' || letter == '\n' ? ' ' : letter;
  }
  return cell;
}

std::string table_text(const Table& table) {
  std::string text;
  const auto add = [&text](const std::vector<std::string>& cells) {
    for (size_t i = 0; i < cells.size(); ++i) text += (i ? "\t" : "") + guarded_cell(cells[i]);
    text += '\n';
  };
  add(table.columns);
  for (const auto& row : table.rows) add(row);
  return text;
}

}  // namespace app
