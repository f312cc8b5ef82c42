// A table as people read it: what a chart shows in figures, what is copied.
#pragma once

#include <string>
#include <vector>

namespace app {

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as there are columns
};

}  // namespace app
