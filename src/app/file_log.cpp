#include "app/file_log.h"

#include <set>

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
  const size_t* place = sent_.find(receipt.hash);
  if (!place) return false;
  LoggedFile& file = files_[*place];
  file.answer = receipt.accepted ? accepted : refused;
  file.why = receipt.why;
  file.answered = receipt.at;
  dirty_ = true;
  return true;
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

void FileLog::index(size_t place) {
  const LoggedFile& file = files_[place];
  if (!file.hash.empty()) (file.received ? received_ : sent_).insert(file.hash, 0) = place;
  if (file.received) last_from_.insert(file.node, 0) = place;
}

const LoggedFile* FileLog::at(const Places& places, std::string_view name) const {
  const size_t* place = places.find(name);
  return place ? &files_[*place] : nullptr;
}

template <class Which>
void FileLog::remove(Which which) {
  if (std::erase_if(files_, which) == 0) return;
  dirty_ = true;
  received_ = sent_ = last_from_ = {};
  for (size_t place = 0; place < files_.size(); ++place) index(place);
}

void FileLog::add(LoggedFile file) {
  std::vector<LoggedFile> one;
  one.push_back(std::move(file));
  add(std::move(one));
}

void FileLog::add(std::vector<LoggedFile> files) {
  const size_t old = files_.size();
  bool again = false;
  for (LoggedFile& file : files) {
    again |= (file.received ? received_ : sent_).find(file.hash) != nullptr;
    files_.push_back(std::move(file));
    index(files_.size() - 1);
  }
  dirty_ |= files_.size() > old;
  if (!again) return;
  remove([this](const LoggedFile& file) {  // those that the index no longer leads to
    const LoggedFile* latest = at(file.received ? received_ : sent_, file.hash);
    return latest && latest != &file;
  });
}

const LoggedFile* FileLog::received(std::string_view hash) const {
  const LoggedFile* file = at(received_, hash);
  return file && file->answer != refused ? file : nullptr;
}

const LoggedFile* FileLog::last_from(std::string_view node) const {
  return at(last_from_, node);
}

void FileLog::forget(const std::vector<std::string>& hashes) {
  const std::set<std::string_view> forgotten(hashes.begin(), hashes.end());
  remove([&](const LoggedFile& f) { return f.received && forgotten.contains(f.hash); });
}

void FileLog::forget_since(int64_t at) {
  remove([at](const LoggedFile& f) { return f.received && f.at >= at; });
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
    index(files_.size() - 1);
  }
}

}  // namespace app
