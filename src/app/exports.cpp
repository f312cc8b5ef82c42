#include "texts/exports.h"
#include "app/edits.h"
#include "app/files.h"
#include "app/groups.h"
#include "app/views.h"
#include "base/sha256.h"
#include "base/text.h"
#include "format/file.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;
using Records = std::vector<const crdt::Record*>;

constexpr std::string_view unit_name = "Unidad Técnica";  // in files: no language has another

format::Header make_header(const Workspace& workspace, std::string_view kind,
                           domain::Audience audience) {
  format::Header header;
  header.kind = kind;
  header.program = workspace.program().id;
  header.created = base::instant_text(workspace.now);
  header.node = crdt::node_text(workspace.device.node);
  header.audience = audience;
  return header;
}

// `who` as a slug.
std::string file_name(base::TextId name, const std::string& who) {
  return say(name, {{"who", who}}) + std::string(format::file_ending);
}

// With the number, for two groups may choose the same name: "Grupo 3 Sororas".
std::string numbered_name(const crdt::Record& group) {
  const std::string number = "Grupo " + std::string(group.text("numero"));
  const std::string name = group_name_in_files(group);
  return name == number ? name : number + ' ' + name;
}

void add_of_group(const Workspace& workspace, std::string_view record_type,
                  std::string_view group_id, Records& out) {
  for (const auto& [id, record] : workspace.store.of(record_type)) {
    if (record.text("grupo") == group_id) out.push_back(&record);
  }
}

}  // namespace

Download profile_file(const Workspace& workspace) {
  const crdt::Record* person = workspace.person();
  if (!person) return {};
  format::Header header = make_header(workspace, "ficha", domain::Audience::unit);
  header.name = domain::read_person(*person).full_name();
  return {
      file_name(text::exports::profile, base::slug(header.name) + '-' + person->id.substr(0, 4)),
      format::encode(header, {person}), header.kind};
}

Download package_file(Workspace& workspace, std::string_view group_id) {
  settle_memberships(workspace);
  const crdt::Record* group = workspace.store.find(type::group, group_id);
  if (!group) return {};
  Records records{group};
  add_of_group(workspace, type::membership, group_id, records);
  add_of_group(workspace, type::session, group_id, records);
  add_of_group(workspace, type::objective, group_id, records);
  for (const GroupView& view : make_groups(workspace)) {
    if (view.id != group_id) continue;
    for (const Member& member : view.members) {
      records.push_back(workspace.store.find(type::person, member.person.id));
    }
  }
  if (const auto* program = workspace.store.find(type::program, workspace.program().id)) {
    records.push_back(program);
  }
  for (const auto& [id, pause] : workspace.store.of(type::pause)) records.push_back(&pause);
  format::Header header = make_header(workspace, "paquete", domain::Audience::group);
  header.name = unit_name;
  return {file_name(text::exports::package, base::slug(numbered_name(*group))),
          format::encode(header, records), header.kind};
}

std::vector<Download> package_files(Workspace& workspace) {
  std::vector<Download> files;
  for (const GroupView& group : make_groups(workspace)) {
    files.push_back(package_file(workspace, group.id));
  }
  return files;
}

Download plan_file(Workspace& workspace, std::string_view group_id) {
  const crdt::Record* group = workspace.store.find(type::group, group_id);
  if (!group) return {};
  const PlanView plan = make_plan(workspace, group_id);
  std::vector<Edit> edits;
  for (const SessionView& session : plan.sessions) {
    const std::string id = plan.group_id + "-s" + std::to_string(session.number);
    const crdt::Record* old = workspace.store.find(type::session, id);
    if (old && old->text("fecha") == session.date.iso()) continue;
    edits.push_back(edit_text(type::session, id, "grupo", group_id));
    edits.push_back(
        edit(type::session, id, "numero", crdt::Value::of(static_cast<int64_t>(session.number))));
    edits.push_back(edit_text(type::session, id, "fecha", session.date.iso()));
  }
  if (group->value("inicio").empty() && !plan.sessions.empty()) {
    edits.push_back(edit_text(type::group, group_id, "inicio", plan.plan.request.first.iso()));
  }
  apply(workspace, {say(text::exports::write_calendar), std::move(edits)});

  Records records{group};
  add_of_group(workspace, type::session, group_id, records);
  add_of_group(workspace, type::objective, group_id, records);
  format::Header header = make_header(workspace, "plan", domain::Audience::unit);
  header.name = group_name_in_files(*group);
  return {file_name(text::exports::plan, base::slug(numbered_name(*group))),
          format::encode(header, records), header.kind};
}

Download receipt_file(const Workspace& workspace) {
  format::Header header = make_header(workspace, "acuse", domain::Audience::group);
  header.name = unit_name;
  for (const LoggedFile& file : workspace.log.files()) {
    if (!file.received) continue;
    const bool accepted = file.answer != "rechazado";
    header.receipts.push_back(
        {file.hash, base::instant_text(file.at), accepted, accepted ? "" : file.why});
  }
  if (header.receipts.empty()) return {};
  const std::string day = base::local_date(workspace.now, workspace.offset_minutes).iso();
  return {file_name(text::exports::receipt, base::slug(workspace.program().short_name + ' ' + day)),
          format::encode(header, {}), header.kind};
}

void log_sent(Workspace& workspace, const Download& file) {
  workspace.log.add({false, file.name, base::sha256_hex(file.text), file.kind, "", "",
                     workspace.now, 0, "", "", ""});
}

}  // namespace app
