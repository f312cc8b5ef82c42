#include "format/file.h"
#include "format/file_reader.h"

namespace format {

using base::Problem;

std::string FileReader::text_member(const Node& object, std::string_view name, const Place& place,
                                    bool needed) {
  const Node* found = object.find(name);
  if (!found && !needed) return {};
  if (!found || !found->is_text()) {
    Place inside = place;
    (place.part.empty() ? inside.part : inside.name) = name;
    add("archivo.falta", inside, "Falta «" + std::string(name) + "» o no es texto.");
    return {};
  }
  return std::string(found->text());
}

void FileReader::header(const Node& root, Header& header) {
  const Node* format = root.find("format");
  if (!format || !format->is_text() || format->text().rfind("sorora/", 0) != 0) {
    add("archivo.ajeno", {.part = "format"}, "No es un archivo de Sorora.",
        "Elige un archivo que termine en .sorora.json.");
    return;
  }
  if (format->text() != format_name) {
    add("archivo.version", {.part = "format"}, "Se hizo con una versión más nueva de Sorora.",
        "Para actualizarla, ábrela con conexión, ciérrala y vuelve a abrirla. Después impórtalo.");
    return;
  }
  header.kind = text_member(root, "kind", {}, true);
  header.program = text_member(root, "program", {}, true);
  header.created = text_member(root, "created", {}, true);
  header.note = text_member(root, "note", {}, false);
  const std::string audience = text_member(root, "audience", {}, true);
  if (!audience.empty() && audience != "grupo" && audience != "unidad" && audience != "respaldo") {
    add("archivo.audiencia", {.part = "audience"}, "No se entiende para quién es el archivo.");
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
  if (!list.is_list()) return add("archivo.tipo", place, "«receipts» debe ser una lista.");
  place = {.list = "receipts"};
  for (const Node& node : list) {
    place.index = static_cast<size_t>(&node - list.begin());
    if (!node.is_object()) return add("archivo.tipo", place, "Un acuse debe ser un objeto.");
    Receipt receipt{text_member(node, "hash", place, true), text_member(node, "at", place, true),
                    false, text_member(node, "why", place, false)};
    const std::string verdict = text_member(node, "verdict", place, true);
    receipt.accepted = verdict == "recibido";
    if (!verdict.empty() && !receipt.accepted && verdict != "rechazado") {
      add("archivo.acuse", place.in("verdict"), "El acuse no dice si el archivo se recibió.");
    }
    out.push_back(std::move(receipt));
  }
}

void FileReader::records(const Node& root, std::vector<crdt::Record>& out) {
  const Node* list = root.find("records");
  if (!list || !list->is_list()) {
    return add("archivo.falta", {.part = "records"}, "Falta la lista de registros.");
  }
  out.reserve(list->size);
  for (size_t i = 0; i < list->size; ++i) {
    out.push_back(record(list->items[i], {.list = "records", .index = i}));
  }
}

base::Result<File> decode(std::string_view bytes, const DecodeOptions& options) {
  const auto tree = read_tree(bytes, options.limits);
  if (!tree) return tree.problems();
  const Node& root = tree->root;
  if (!root.is_object()) {
    return Problem{"archivo.ajeno", "", "No es un archivo de Sorora.",
                   "Elige un archivo que termine en .sorora.json."};
  }
  FileReader reader(options);
  File file;
  reader.header(root, file.header);
  if (reader.clean()) reader.records(root, file.records);
  if (!reader.clean()) return reader.take_problems();
  return file;
}

}  // namespace format
