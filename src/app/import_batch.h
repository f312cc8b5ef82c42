// The last import, kept so that the whole of it can be taken back, also after a reload: the records
// it touched as they were before and after, in the words of the file format.
//
// Taking it back goes register by register: what somebody wrote here since stays, and so does an
// erasure, which is final. It belongs to this device (entries "b/…") and never leaves in a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/shelf.h"
#include "crdt/record.h"

namespace app {

class ImportBatch {
 public:
  struct About {
    int64_t at = 0;     // unix ms
    int64_t files = 0;  // that changed something
    std::vector<std::string> hashes;
    // What the device took from the files, and had before.
    std::string program, group, program_before, group_before;
    bool operator==(const About&) const = default;
  };

  bool empty() const { return about_.at == 0; }
  const About& about() const { return about_; }

  void keep(About about, const std::vector<const crdt::Record*>& before,
            const std::vector<const crdt::Record*>& after);
  void clear();
  // Forgets what it holds of one record.
  void forget(const crdt::RecordKey& record);
  // Puts the records back as they were before; the keys of those that changed.
  std::vector<crdt::RecordKey> take_back(crdt::Store& store) const;

  void load(const std::vector<StoredEntry>& entries);
  bool dirty() const { return dirty_; }
  void take(std::vector<StoredEntry>& puts, std::vector<std::string>& deletes);
  void mark_dirty() { dirty_ = true; }

 private:
  About about_;
  std::string before_, after_;  // files of kind "guardado"
  bool dirty_ = false;
};

}  // namespace app
