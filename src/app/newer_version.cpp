#include "app/newer_version.h"

#include "app/workspace.h"
#include "texts/newer_version.h"

namespace app {

std::string update_obstacle(const Workspace& workspace) {
  if (workspace.import.reading() || workspace.import.reviewing()) {
    return base::say(text::newer_version::finish_import);
  }
  const bool failed = workspace.save.state == Saving::failed;
  if (failed || (workspace.storage_blocked && workspace.store.size() > 0)) {
    return base::say(text::newer_version::save_first);
  }
  return {};
}

bool leaves_now(Workspace& workspace) {
  if (workspace.newer != NewerVersion::taken) return false;
  if (workspace.save.state == Saving::waiting) return false;
  if (!update_obstacle(workspace).empty()) return false;
  workspace.newer = NewerVersion::leaving;
  return true;
}

}  // namespace app
