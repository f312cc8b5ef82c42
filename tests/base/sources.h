// The C++ files of the repository, for the tests that read them.
#pragma once

#include <dirent.h>

#include <string>
#include <vector>

namespace tests {

inline void list_sources(const std::string& folder, std::vector<std::string>& out) {
  DIR* directory = opendir((std::string(SORORA_SOURCE_DIR) + '/' + folder).c_str());
  if (!directory) return;
  while (const dirent* entry = readdir(directory)) {
    const std::string name = entry->d_name;
    if (name[0] == '.') continue;
    const std::string path = folder + '/' + name;
    const size_t dot = name.rfind('.');
    const std::string ending = dot == std::string::npos ? "" : name.substr(dot);
    if (ending == ".cpp" || ending == ".h") {
      out.push_back(path);
    } else {
      list_sources(path, out);
    }
  }
  closedir(directory);
}

// Every C++ file below these folders, as paths from the repository's root.
inline std::vector<std::string> sources(const std::vector<std::string>& folders) {
  std::vector<std::string> files;
  for (const std::string& folder : folders) list_sources(folder, files);
  return files;
}

}  // namespace tests
