#include "format/file.h"
#include "format/file_reader.h"
#include "texts/file_reader.h"

namespace format {

using base::Problem;
using base::say;

void FileReader::add(const char* code, const Place& place, base::TextId what,
                     base::TextArguments arguments, base::TextId remedy) {
  constexpr size_t most = 50;
  if (problems_.size() == most) return;
  problems_.push_back({code, place.text(), say(what, arguments), say(remedy)});
}

std::string FileReader::text_member(const Node& object, std::string_view name, const Place& place,
                                    bool needed) {
  const Node* found = object.find(name);
  const bool empty = found && found->is_text() && found->text().empty();
  return text_of(needed && empty ? nullptr : found, name, place, needed);
}

std::string FileReader::text_of(const Node* found, std::string_view name, const Place& place,
                                bool needed) {
  if (!found && !needed) return {};
  if (!found || !found->is_text()) {
    Place inside = place;
    (place.part.empty() ? inside.part : inside.name) = name;
    add("archivo.falta", inside, text::file_reader::missing_member, {{"name", name}});
    return {};
  }
  return std::string(found->text());
}

void FileReader::header(const Node& root, Header& header) {
  const Node* format = root.find("format");
  if (!format || !format->is_text() || format->text().rfind("sorora/", 0) != 0) {
    add("archivo.ajeno", {.part = "format"}, text::file_reader::foreign, {},
        text::file_reader::foreign_remedy);
    return;
  }
  if (format->text() != format_name) {
    add("archivo.version", {.part = "format"}, text::file_reader::newer, {},
        text::file_reader::newer_remedy);
    return;
  }
  header.kind = text_member(root, "kind", {}, true);
  header.program = text_member(root, "program", {}, true);
  header.created = text_member(root, "created", {}, true);
  header.note = text_member(root, "note", {}, false);
  const std::string audience = text_member(root, "audience", {}, true);
  if (!audience.empty() && audience != "grupo" && audience != "unidad" && audience != "respaldo") {
    add("archivo.audiencia", {.part = "audience"}, text::file_reader::audience);
  }
  header.audience = audience == "grupo"      ? domain::Audience::group
                    : audience == "respaldo" ? domain::Audience::backup
                                             : domain::Audience::unit;
  if (const Node* list = root.find("receipts")) receipts(*list, header.receipts);
  if (const Node* from = root.find("from")) {
    header.node = text_member(*from, "node", {.part = "from"}, false);
    header.name = text_member(*from, "name", {.part = "from"}, false);
  }
  if (const Node* device = root.find("device"); device && device->is_object()) {
    const Place place{.part = "device"};
    header.device = HeaderDevice{
        text_member(*device, "role", place, false), text_member(*device, "program", place, false),
        text_member(*device, "person", place, false), text_member(*device, "group", place, false)};
  }
}

void FileReader::receipts(const Node& list, std::vector<Receipt>& out) {
  Place place{.part = "receipts"};
  if (!list.is_list())
    return add("archivo.tipo", place, text::file_reader::not_list, {{"name", "receipts"}});
  place = {.list = "receipts"};
  for (const Node& node : list) {
    place.index = static_cast<size_t>(&node - list.begin());
    if (!node.is_object()) return add("archivo.tipo", place, text::file_reader::receipt_not_object);
    Receipt receipt{text_member(node, "hash", place, true), text_member(node, "at", place, true),
                    false, text_member(node, "why", place, false)};
    const std::string verdict = text_member(node, "verdict", place, true);
    receipt.accepted = verdict == "recibido";
    if (!verdict.empty() && !receipt.accepted && verdict != "rechazado") {
      add("archivo.acuse", place.in("verdict"), text::file_reader::receipt_verdict);
    }
    out.push_back(std::move(receipt));
  }
}

// Its items were handed on while the file was read.
void FileReader::records(const Node& root) {
  const Node* list = root.find("records");
  if (!list || !list->is_list())
    add("archivo.falta", {.part = "records"}, text::file_reader::no_records);
}

base::Result<File> decode(std::string_view bytes, const DecodeOptions& options) {
  FileReader reader(options);
  File file;
  const Stream records{"records", [&](const Node& node) {
                         const Place place{.list = "records", .index = file.records.size()};
                         file.records.push_back(reader.record(node, place));
                       }};
  const auto tree = read_tree(bytes, options.limits, &records);
  if (!tree) return tree.problems();
  const Node& root = tree->root;
  if (!root.is_object()) {
    return Problem{"archivo.ajeno", "", say(text::file_reader::foreign),
                   say(text::file_reader::foreign_remedy)};
  }
  // What is wrong with the records of a file only counts when its header is understood.
  base::Problems of_records = reader.take_problems();
  reader.header(root, file.header);
  if (reader.clean()) reader.records(root);
  if (!reader.clean()) return reader.take_problems();
  if (!of_records.empty()) return of_records;
  return file;
}

}  // namespace format
