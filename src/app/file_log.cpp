#include "app/file_log.h"

#include <algorithm>

#include "format/json_reader.h"
#include "format/json_text.h"

namespace app {
namespace {

std::string text(const format::Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int64_t number(const format::Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<int64_t>() : 0;
}

constexpr std::string_view accepted = "recibido";
constexpr std::string_view refused = "rechazado";

}  // namespace

bool FileLog::answer(const format::Receipt& receipt) {
  bool found = false;
  for (LoggedFile& file : files_) {
    if (file.received || file.hash != receipt.hash) continue;
    found = true;
    file.answer = receipt.accepted ? accepted : refused;
    file.why = receipt.why;
    file.answered = receipt.at;
    dirty_ = true;
  }
  return found;
}

void FileLog::forget_name(std::string_view who) {
  if (who.empty()) return;
  for (LoggedFile& file : files_) {
    if (file.from != who) continue;
    file.from.clear();
    file.name = erased_name;
    dirty_ = true;
  }
}

void FileLog::add(LoggedFile file) {
  const auto again = [&](const LoggedFile& old) {
    return old.received == file.received && old.hash == file.hash && !file.hash.empty();
  };
  std::erase_if(files_, again);  // the latest is what counts
  files_.push_back(std::move(file));
  dirty_ = true;
}

const LoggedFile* FileLog::received(std::string_view hash) const {
  for (const LoggedFile& file : files_) {
    if (file.received && file.answer != refused && file.hash == hash) return &file;
  }
  return nullptr;
}

const LoggedFile* FileLog::last_from(std::string_view node) const {
  const auto found = std::find_if(files_.rbegin(), files_.rend(), [node](const LoggedFile& file) {
    return file.received && file.node == node;
  });
  return found == files_.rend() ? nullptr : &*found;
}

void FileLog::forget(std::string_view hash) {
  const size_t before = files_.size();
  std::erase_if(files_, [hash](const LoggedFile& f) { return f.received && f.hash == hash; });
  dirty_ |= files_.size() != before;
}

void FileLog::forget_since(int64_t at) {
  const size_t before = files_.size();
  std::erase_if(files_, [at](const LoggedFile& f) { return f.received && f.at >= at; });
  dirty_ |= files_.size() != before;
}

std::string FileLog::take_text() {
  dirty_ = false;
  std::string out = "[";
  for (const LoggedFile& file : files_) {
    out += out.size() > 1 ? ",\n{" : "{";
    out += file.received ? "\"received\":true" : "\"received\":false";
    const auto member = [&out](const char* name, const std::string& value) {
      out += std::string(",\"") + name + "\":";
      format::append_string(out, value);
    };
    member("name", file.name);
    member("hash", file.hash);
    member("kind", file.kind);
    member("from", file.from);
    member("node", file.node);
    member("answer", file.answer);
    member("why", file.why);
    member("answered", file.answered);
    out +=
        ",\"at\":" + std::to_string(file.at) + ",\"records\":" + std::to_string(file.records) + '}';
  }
  return out + ']';
}

void FileLog::read(std::string_view stored) {
  const auto tree = format::read_json(stored, format::own_storage_limits);
  if (!tree || !tree->is_array()) return;
  for (const format::Json& json : *tree) {
    if (!json.is_object()) continue;
    const auto received = json.find("received");
    files_.push_back({received == json.end() || *received == format::Json(true), text(json, "name"),
                      text(json, "hash"), text(json, "kind"), text(json, "from"),
                      text(json, "node"), number(json, "at"), number(json, "records"),
                      text(json, "answer"), text(json, "why"), text(json, "answered")});
  }
}

}  // namespace app
