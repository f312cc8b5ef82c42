// The log of files received and sent: name, hash, from whom, when, what came of it. It belongs to
// this device (entry "log" of its storage), is no part of the merged state and never leaves in a
// file. It answers two questions: was this very file imported before, and who is behind a stamp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/indexed_map.h"
#include "format/file.h"

namespace app {

struct LoggedFile {
  bool received = true;
  std::string name, hash, kind;
  std::string from;  // who exported it, as people call her
  std::string node;  // the device that wrote it
  int64_t at = 0;    // unix ms
  int64_t records = 0;
  // What came of it: of a received file what this device made of it, of a sent one what the
  // receipt said. Empty: of a sent one, nobody said anything yet.
  std::string answer;    // "recibido", "rechazado"
  std::string why;       // of a refused one
  std::string answered;  // RFC 3339 instant of the receipt

  bool operator==(const LoggedFile&) const = default;
};

// Holds as many files as people send in years: nothing here walks them once per file.
class FileLog {
 public:
  static constexpr const char* key = "log";
  static constexpr const char* erased_name = "(borrado)";  // in storage, for a name forgotten

  const std::vector<LoggedFile>& files() const { return files_; }
  // Of several entries about the same bytes, one way, the latest is what counts.
  void add(LoggedFile file);
  void add(std::vector<LoggedFile> files);

  bool was_sent(std::string_view hash) const { return sent_.find(hash); }
  // Takes over what a receipt says; true when it is about a file that was sent from here.
  bool answer(const format::Receipt& receipt);
  // Takes a name out of the log, of people and of files.
  void forget_name(std::string_view who);

  // The file with these very bytes, if it was received before, and not refused.
  const LoggedFile* received(std::string_view hash) const;
  // The latest file that a device wrote, to say who is behind a change; null when none is known.
  const LoggedFile* last_from(std::string_view node) const;
  // Forgets received files, so that importing them again reads them anew.
  void forget(const std::vector<std::string>& hashes);
  void forget_since(int64_t at);  // those received at this time or later

  bool dirty() const { return dirty_; }
  std::string take_text();  // for storage; clean afterwards
  void mark_dirty() { dirty_ = true; }
  void read(std::string_view text);

 private:
  using Places = base::IndexedMap<size_t>;  // in files_
  template <class Which>
  void remove(Which which);
  void index(size_t place);
  const LoggedFile* at(const Places& places, std::string_view name) const;

  std::vector<LoggedFile> files_;
  Places received_, sent_;  // by hash
  Places last_from_;        // of those received, by the device that wrote them
  bool dirty_ = false;
};

}  // namespace app
