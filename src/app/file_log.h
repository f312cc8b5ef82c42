// The log of files received and sent: name, hash, from whom, when, what came of it. It belongs to
// this device (entry "log" of its storage), is no part of the merged state and never leaves in a
// file. It answers two questions: was this very file imported before, and who is behind a stamp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

class FileLog {
 public:
  static constexpr const char* key = "log";
  static constexpr const char* erased_name = "(borrado)";  // in storage, for a name forgotten

  const std::vector<LoggedFile>& files() const { return files_; }
  void add(LoggedFile file);

  // Takes over what a receipt says; true when it is about a file that was sent from here.
  bool answer(const format::Receipt& receipt);
  // Takes a name out of the log, of people and of files.
  void forget_name(std::string_view who);

  // The file with these very bytes, if it was received before, and not refused.
  const LoggedFile* received(std::string_view hash) const;
  // The latest file that a device wrote, to say who is behind a change; null when none is known.
  const LoggedFile* last_from(std::string_view node) const;
  // Forgets a received file, so that importing it again reads it anew.
  void forget(std::string_view hash);
  void forget_since(int64_t at);  // those received at this time or later

  bool dirty() const { return dirty_; }
  std::string take_text();  // for storage; clean afterwards
  void mark_dirty() { dirty_ = true; }
  void read(std::string_view text);

 private:
  std::vector<LoggedFile> files_;
  bool dirty_ = false;
};

}  // namespace app
