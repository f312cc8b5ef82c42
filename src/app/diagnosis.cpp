#include "app/diagnosis.h"

#include <algorithm>

#include "app/device_entry.h"
#include "base/date.h"
#include "domain/schema.h"
#include "texts/diagnosis.h"

namespace app {
namespace {

using base::say;

constexpr size_t most_troubles = 12;
constexpr size_t most_letters = 300;  // of what the browser says of itself

base::TextId storage_name(StorageState state) {
  switch (state) {
    case StorageState::fine:
      return text::diagnosis::fine;
    case StorageState::closed:
      return text::diagnosis::closed;
    case StorageState::full:
      return text::diagnosis::full;
    case StorageState::blocked:
      return text::diagnosis::blocked;
    case StorageState::newer:
      return text::diagnosis::newer;
    case StorageState::held:
      return text::diagnosis::held;
    case StorageState::mismatch:
      return text::diagnosis::mismatch;
    case StorageState::broken:
      break;
  }
  return text::diagnosis::broken;
}

// What the outside says is cut and loses what would break the lines.
std::string plain(std::string_view text) {
  std::string out(text.substr(0, most_letters));
  while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
  if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out.empty() ? say(text::diagnosis::unknown) : out;
}

std::string megabytes(double bytes) {
  if (bytes < 0) return say(text::diagnosis::unknown);
  const auto tenths = static_cast<int64_t>(bytes / 1e5 + 0.5);
  const std::string number = std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
  return say(text::diagnosis::megabytes, {{"number", number}});
}

std::string moment(int64_t at, int offset_minutes) {
  return base::local_date(at, offset_minutes).iso() + ' ' + base::clock_text(at, offset_minutes);
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

using Lines = std::vector<std::string>;

void add_page(const PageFacts& page, Lines& lines) {
  lines.push_back(say(text::diagnosis::version, {{"version", plain(page.build)}}));
  lines.push_back(say(text::diagnosis::browser, {{"browser", plain(page.browser)}}));
  lines.push_back(say(text::diagnosis::languages, {{"languages", plain(page.languages)}}));
  lines.push_back(
      say(text::diagnosis::window, {{"width", std::to_string(page.width)},
                                    {"height", std::to_string(page.height)},
                                    {"screen_width", std::to_string(page.screen_width)},
                                    {"screen_height", std::to_string(page.screen_height)},
                                    {"density", plain(page.density)}}));
  lines.push_back(say(text::diagnosis::room,
                      {{"used", megabytes(page.used)}, {"quota", megabytes(page.quota)}}));
}

void add_saving(const Workspace& w, Lines& lines) {
  std::vector<std::string> state{say(storage_name(w.storage))};
  if (w.save.saved_at > 0) {
    const std::string at = moment(w.save.saved_at, w.offset_minutes);
    state.push_back(say(text::diagnosis::saved_at, {{"moment", at}}));
  }
  if (w.following) state.emplace_back(say(text::diagnosis::other_tab));
  lines.push_back(say(text::diagnosis::saving, {{"state", listed(state)}}));
  const base::TextId answer = w.persisted == Persisted::yes  ? text::diagnosis::yes
                              : w.persisted == Persisted::no ? text::diagnosis::no
                                                             : text::diagnosis::unknown;
  lines.push_back(say(text::diagnosis::lasting, {{"answer", say(answer)}}));
}

void add_records(const crdt::Store& store, Lines& lines) {
  std::vector<std::string> counts;
  size_t others = store.size();
  for (const domain::Noun& noun : domain::nouns()) {
    const size_t count = store.of(noun.type).size();
    others -= count;
    if (count > 0) counts.push_back(std::string(noun.type) + ' ' + std::to_string(count));
  }
  // The name of a type that this version does not know is somebody's text: only counted.
  counts.push_back(say(text::diagnosis::other_records, {{"count", std::to_string(others)}}));
  lines.push_back(say(text::diagnosis::records, {{"list", listed(counts)}}));
}

void add_files(const Workspace& w, Lines& lines) {
  const std::vector<LoggedFile>& files = w.log.files();
  const auto received = std::count_if(files.begin(), files.end(),
                                      [](const LoggedFile& file) { return file.received; });
  const auto sent = static_cast<std::ptrdiff_t>(files.size()) - received;
  lines.push_back(say(text::diagnosis::files,
                      {{"received", std::to_string(received)}, {"sent", std::to_string(sent)}}));
}

void add_failures(const Workspace& w, Lines& lines) {
  lines.emplace_back(
      say(w.troubles.empty() ? text::diagnosis::no_failures : text::diagnosis::failures));
  for (const Trouble& trouble : w.troubles) {
    const std::string why = trouble.code.empty() ? say(trouble.why) : trouble.code;
    lines.push_back("- " + moment(trouble.at, w.offset_minutes) + ' ' +
                    say(trouble.what, {{"why", why}}));
  }
  if (!w.page) return;
  for (const std::string& error : w.page->errors) {
    lines.push_back("- " + say(text::diagnosis::page_failure, {{"error", plain(error)}}));
  }
}

}  // namespace

std::string diagnosis_text(const Workspace& w) {
  Lines lines{say(text::diagnosis::title)};
  lines.push_back(say(text::diagnosis::moment, {{"moment", moment(w.now, w.offset_minutes)}}));
  if (w.page) add_page(*w.page, lines);
  lines.push_back(say(text::diagnosis::format, {{"format", format::format_name}}));
  const std::string_view role = role_name(w.device.role);
  lines.push_back(
      say(text::diagnosis::usage, {{"role", role.empty() ? say(text::diagnosis::no_role) : role},
                                   {"program", w.program().id}}));
  add_saving(w, lines);
  add_records(w.store, lines);
  add_files(w, lines);
  lines.push_back(
      say(text::diagnosis::steps, {{"steps", std::to_string(w.history.undo().size())},
                                   {"copies", std::to_string(w.snapshots.keys.size())}}));
  add_failures(w, lines);
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

Download diagnosis_file(const Workspace& workspace) {
  const std::string day = base::local_date(workspace.now, workspace.offset_minutes).iso();
  return {say(text::diagnosis::file_name, {{"day", day}}), diagnosis_text(workspace), {}};
}

void note_troubles(Workspace& w, const Event& event) {
  const auto note = [&](base::TextId what, base::TextId why, std::string code) {
    w.troubles.push_back({w.now, what, why, std::move(code)});
    if (w.troubles.size() > most_troubles) w.troubles.erase(w.troubles.begin());
  };
  if (std::holds_alternative<SaveFailed>(event)) {
    note(text::diagnosis::save_failed, storage_name(w.storage), {});
  } else if (const auto* snapshots = std::get_if<SnapshotsListed>(&event)) {
    if (!snapshots->failed.empty()) note(text::diagnosis::copy_not_kept, {}, {});
  } else if (const auto* copied = std::get_if<Copied>(&event)) {
    if (!copied->ok) note(text::diagnosis::copying_refused, {}, {});
  } else if (std::holds_alternative<FileRead>(event) && !w.import.files.empty()) {
    const FileVerdict& last = w.import.files.back();
    if (last.verdict == Verdict::refused && !last.problems.empty()) {
      note(text::diagnosis::read_failed, {}, last.problems.front().code);
    }
  }
}

}  // namespace app
