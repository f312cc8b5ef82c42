#include "app/newer_version.h"

#include "app/workspace.h"

namespace app {

std::string update_obstacle(const Workspace& workspace) {
  if (workspace.import.reading() || workspace.import.reviewing()) {
    return "Primero termina la importación que está abierta: aplícala o descártala.";
  }
  const bool failed = workspace.save.state == Saving::failed;
  if (failed || (workspace.storage_blocked && workspace.store.size() > 0)) {
    return "Lo último no se ha guardado. Primero guárdalo o rescátalo en un archivo.";
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
