#include "app/file_rows.h"

#include "base/date.h"
#include "domain/schema.h"
#include "texts/file_rows.h"

namespace app {
namespace {

using base::say;

// Fields of her own record that were written after `at` and may leave.
std::vector<std::string> changed_since(const Workspace& workspace, int64_t at) {
  std::vector<std::string> labels;
  const crdt::Record* person = workspace.person();
  if (!person) return labels;
  for (const domain::Field& field : domain::find_noun(domain::type::person)->fields) {
    if (!domain::may_leave(&field, domain::Audience::unit)) continue;
    crdt::Stamp latest;
    if (const crdt::Register* reg = person->fields.find(field.name)) latest = reg->latest();
    if (const crdt::Elements* set = person->sets.find(field.name)) {
      for (const auto& [element, reg] : *set) latest = std::max(latest, reg.latest());
    }
    if (latest.unix_ms() > at) labels.emplace_back(say(field.label));
  }
  return labels;
}

FileRow row_of(const Workspace& workspace, const LoggedFile& file) {
  FileRow row;
  row.name = file.name == FileLog::erased_name ? say(text::file_rows::erased) : file.name;
  row.when = base::moment_text(file.at, workspace.offset_minutes);
  row.from = file.from;
  row.hash = file.hash.substr(0, 8);
  return row;
}

// "2020-11-12T18:00:00.000Z" -> "12 de noviembre de 2020".
std::string day_of(const std::string& instant) {
  const auto date = base::Date::parse(instant.substr(0, 10));
  return date ? date->full() : instant;
}

}  // namespace

std::vector<FileRow> make_sent_files(const Workspace& workspace) {
  std::vector<FileRow> rows;
  const auto& files = workspace.log.files();
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    if (file->received) continue;
    FileRow row = row_of(workspace, *file);
    const bool to_unit = file->kind == "ficha" || file->kind == "plan";
    if (file->answer == "recibido") {
      row.state = FileRow::State::accepted;
      row.state_text = say(text::file_rows::accepted, {{"day", day_of(file->answered)}});
    } else if (file->answer == "rechazado") {
      row.state = FileRow::State::refused;
      row.state_text = say(text::file_rows::refused, {{"why", file->why}});
    } else if (to_unit) {
      row.state = FileRow::State::waiting;
      row.state_text = say(text::file_rows::waiting);
    }
    if (file->kind == "ficha") row.changed = changed_since(workspace, file->at);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<FileRow> make_received_files(const Workspace& workspace) {
  std::vector<FileRow> rows;
  const auto& files = workspace.log.files();
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    if (!file->received) continue;
    FileRow row = row_of(workspace, *file);
    if (file->answer == "rechazado") {
      row.state = FileRow::State::refused;
      row.state_text = say(text::file_rows::not_imported, {{"why", file->why}});
    } else {
      row.state_text = say(text::file_rows::records, {{"count", file->records}});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace app
