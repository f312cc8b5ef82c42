#include <algorithm>
#include <charconv>
#include <cstdint>

#include "format/file.h"
#include "format/json_reader.h"

namespace format {
namespace {

using base::Problem;
using base::Problems;
using crdt::Register;
using crdt::Stamp;
using crdt::Value;

constexpr const char* ask_again = "Pide que exporten el archivo de nuevo.";

// Reads one file and gathers problems, each with its path.
class Reader {
 public:
  explicit Reader(const DecodeOptions& options) : options_(options) {}

  Problems take_problems() { return std::move(problems_); }
  bool clean() const { return problems_.empty(); }

  void header(const Json& root, Header& header);
  void records(const Json& root, std::vector<crdt::Record>& out);

 private:
  struct Cell {  // where a register stands in the four parts of a record
    const Json* value = nullptr;
    const Json* stamp = nullptr;
    const Json* also = nullptr;
    const Json* seen = nullptr;
  };

  void add(const char* code, std::string where, std::string what, std::string remedy = ask_again) {
    if (problems_.size() < 50) {
      problems_.push_back({code, std::move(where), std::move(what), std::move(remedy)});
    }
  }
  std::string text_member(const Json& object, const char* name, const std::string& where,
                          bool needed);
  const Json* part(const Json& record, const char* name, const std::string& where);
  void receipts(const Json& list, std::vector<Receipt>& out);
  crdt::Record record(const Json& json, const std::string& where);
  void fields(const Json& json, const std::string& where, crdt::Record& out);
  void set(const std::string& name, const Cell& cell, const std::string& where, crdt::Record& out);
  Register read_register(const Cell& cell, const std::string& where);
  void check_kind(const domain::Field* field, const Register& reg, const std::string& where);
  void check_boolean(const Register& reg, const std::string& where);
  Value value(const Json& json, const std::string& where);
  Stamp stamp(const Json& json, const std::string& where);
  void seen(const Json& json, const std::string& where, Register& out);
  void also(const Json& json, const std::string& where, Register& out);
  void deleted(const Json& json, const std::string& where, Register& out);

  const DecodeOptions& options_;
  Problems problems_;
};

int depth_of(const Json& json) {  // read_json keeps it within its own limit
  int deepest = 0;
  if (json.is_structured()) {
    for (const Json& item : json) deepest = std::max(deepest, depth_of(item));
    ++deepest;
  }
  return deepest;
}

// Whole numbers have one text; "1.0" and "1e2" are kept as fractions.
bool whole(const Value& value) {
  return value.text.find_first_of(".e") == std::string::npos;
}

const Json* member(const Json* object, const std::string& name) {
  if (!object || !object->is_object()) return nullptr;
  const auto found = object->find(name);
  return found == object->end() ? nullptr : &*found;
}

Value to_value(const Json& json) {
  switch (json.type()) {
    case Json::value_t::null:
      return {};
    case Json::value_t::boolean:
      return Value::of(json.get<bool>());
    case Json::value_t::string:
      return {Value::Kind::text, json.get<std::string>()};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
      return Value::of(json.get<int64_t>());
    case Json::value_t::number_float:
      return {Value::Kind::number, json.dump()};
    default:
      return {Value::Kind::json, json.dump()};
  }
}

std::string Reader::text_member(const Json& object, const char* name, const std::string& where,
                                bool needed) {
  const Json* found = member(&object, name);
  if (!found && !needed) return {};
  if (!found || !found->is_string()) {
    add("archivo.falta", where.empty() ? name : where + '.' + name,
        std::string("Falta «") + name + "» o no es texto.");
    return {};
  }
  return found->get<std::string>();
}

void Reader::header(const Json& root, Header& header) {
  const Json* format = member(&root, "format");
  const bool ours = format && format->is_string() &&
                    format->get_ref<const std::string&>().rfind("sorora/", 0) == 0;
  if (!ours) {
    add("archivo.ajeno", "format", "No es un archivo de Sorora.",
        "Elige un archivo que termine en .sorora.json.");
    return;
  }
  if (format->get_ref<const std::string&>() != format_name) {
    add("archivo.version", "format", "Se hizo con una versión más nueva de Sorora.",
        "Abre Sorora con conexión para actualizarla e impórtalo otra vez.");
    return;
  }
  header.kind = text_member(root, "kind", "", true);
  header.program = text_member(root, "program", "", true);
  header.created = text_member(root, "created", "", true);
  header.note = text_member(root, "note", "", false);
  const std::string audience = text_member(root, "audience", "", true);
  if (!audience.empty() && audience != "grupo" && audience != "unidad" && audience != "respaldo") {
    add("archivo.audiencia", "audience", "No se entiende para quién es el archivo.");
  }
  header.audience = audience == "grupo"      ? domain::Audience::group
                    : audience == "respaldo" ? domain::Audience::backup
                                             : domain::Audience::unit;
  if (const Json* list = member(&root, "receipts")) receipts(*list, header.receipts);
  if (const Json* from = member(&root, "from")) {
    header.node = text_member(*from, "node", "from", false);
    header.name = text_member(*from, "name", "from", false);
  }
  if (const Json* device = member(&root, "device"); device && device->is_object()) {
    header.device = HeaderDevice{text_member(*device, "role", "device", false),
                                 text_member(*device, "program", "device", false),
                                 text_member(*device, "person", "device", false),
                                 text_member(*device, "group", "device", false)};
  }
}

void Reader::receipts(const Json& list, std::vector<Receipt>& out) {
  if (!list.is_array()) return add("archivo.tipo", "receipts", "«receipts» debe ser una lista.");
  for (size_t i = 0; i < list.size(); ++i) {
    const std::string where = "receipts[" + std::to_string(i) + ']';
    const Json& json = list[i];
    if (!json.is_object()) return add("archivo.tipo", where, "Un acuse debe ser un objeto.");
    Receipt receipt{text_member(json, "hash", where, true), text_member(json, "at", where, true),
                    false, text_member(json, "why", where, false)};
    const std::string verdict = text_member(json, "verdict", where, true);
    receipt.accepted = verdict == "recibido";
    if (!verdict.empty() && !receipt.accepted && verdict != "rechazado") {
      add("archivo.acuse", where + ".verdict", "El acuse no dice si el archivo se recibió.");
    }
    out.push_back(std::move(receipt));
  }
}

void Reader::records(const Json& root, std::vector<crdt::Record>& out) {
  const Json* list = member(&root, "records");
  if (!list || !list->is_array()) {
    return add("archivo.falta", "records", "Falta la lista de registros.");
  }
  out.reserve(list->size());
  for (size_t i = 0; i < list->size(); ++i) {
    out.push_back(record((*list)[i], "records[" + std::to_string(i) + ']'));
  }
}

const Json* Reader::part(const Json& record, const char* name, const std::string& where) {
  const Json* found = member(&record, name);
  if (found && !found->is_object()) {
    add("archivo.tipo", where + '.' + name, std::string("«") + name + "» debe ser un objeto.");
    return nullptr;
  }
  return found;
}

crdt::Record Reader::record(const Json& json, const std::string& where) {
  crdt::Record out;
  if (!json.is_object()) {
    add("archivo.tipo", where, "Un registro debe ser un objeto.");
    return out;
  }
  out.type = text_member(json, "type", where, true);
  out.id = text_member(json, "id", where, true);
  const bool unnamed = member(&json, "id") && out.id.empty();
  if (unnamed || (member(&json, "type") && out.type.empty())) {
    add("archivo.id", where, "El identificador está vacío.");
  }
  if (out.id.size() > max_id_of(out.type) || out.type.size() > max_type_bytes) {
    add("archivo.id", where, "El identificador es demasiado largo.");
  }
  if (const Json* erased = member(&json, "erased")) {
    out.erased = stamp(*erased, where + ".erased");
    return out;  // whatever else the file still holds of it is gone
  }
  fields(json, where, out);
  if (const Json* tombstone = member(&json, "deleted")) {
    deleted(*tombstone, where + ".deleted", out.deleted);
  }
  for (const auto& [name, value] : json.items()) {
    const bool known = name == "type" || name == "id" || name == "values" || name == "stamps" ||
                       name == "also" || name == "seen" || name == "deleted";
    if (known) continue;
    if (depth_of(value) > max_value_depth) {
      add("json.profundidad", where + '.' + name, "El archivo tiene demasiados niveles.");
    }
    out.extra[name] = value.dump();
  }
  return out;
}

void Reader::fields(const Json& json, const std::string& where, crdt::Record& out) {
  const domain::Noun* noun = domain::find_noun(out.type);
  const Json* values = part(json, "values", where);
  const Json* stamps = part(json, "stamps", where);
  const Json* also_part = part(json, "also", where);
  const Json* seen_part = part(json, "seen", where);
  const auto read = [&](const std::string& name) {
    const Cell cell{member(values, name), member(stamps, name), member(also_part, name),
                    member(seen_part, name)};
    const std::string path = where + ".values." + name;
    const domain::Field* field = noun ? noun->find(name) : nullptr;
    const bool is_set = cell.stamp ? cell.stamp->is_object() : cell.seen && cell.seen->is_object();
    if (field && is_set != (field->kind == domain::Kind::choices)) {
      return add("campo.tipo", path,
                 "«" + std::string(field->label) + "» no tiene la forma esperada.");
    }
    if (is_set) return set(name, cell, path, out);
    Register reg = read_register(cell, path);
    check_kind(field, reg, path);
    if (!reg.empty() || !reg.seen().empty()) out.fields[name] = std::move(reg);
  };
  if (values) {
    for (const auto& [name, value] : values->items()) {
      if (!member(stamps, name)) {
        add("campo.marca", where + ".stamps." + name,
            "Falta la marca de tiempo de «" + name + "».");
      }
    }
  }
  if (also_part) {
    for (const auto& [name, value] : also_part->items()) {
      if (!member(stamps, name)) {
        add("campo.marca", where + ".also." + name, "Falta la marca de tiempo de «" + name + "».");
      }
    }
  }
  if (stamps) {
    for (const auto& [name, value] : stamps->items()) read(name);
  }
  if (seen_part) {
    for (const auto& [name, value] : seen_part->items()) {
      if (!member(stamps, name)) read(name);
    }
  }
}

void Reader::set(const std::string& name, const Cell& cell, const std::string& where,
                 crdt::Record& out) {
  crdt::Elements elements;
  crdt::Named<bool> listed;
  if (cell.value) {
    if (!cell.value->is_array()) return add("campo.tipo", where, "Debe ser una lista.");
    for (const Json& element : *cell.value) {
      if (!element.is_string() || !member(cell.stamp, element.get_ref<const std::string&>())) {
        add("campo.marca", where, "Hay una opción sin marca de tiempo.");
        return;
      }
      listed[element.get_ref<const std::string&>()] = true;
    }
  }
  const Json yes(true), no(false);
  const auto read = [&](const std::string& key) {
    Cell one{nullptr, member(cell.stamp, key), member(cell.also, key), member(cell.seen, key)};
    if (one.stamp) one.value = listed.find(key) ? &yes : &no;
    Register reg = read_register(one, where + '.' + key);
    check_boolean(reg, where + '.' + key);
    if (!reg.empty() || !reg.seen().empty()) elements[key] = std::move(reg);
  };
  if (cell.stamp) {
    for (const auto& [key, value] : cell.stamp->items()) read(key);
  }
  if (cell.seen && cell.seen->is_object()) {
    for (const auto& [key, value] : cell.seen->items()) {
      if (!member(cell.stamp, key)) read(key);
    }
  }
  if (!elements.empty()) out.sets[name] = std::move(elements);
}

Register Reader::read_register(const Cell& cell, const std::string& where) {
  Register reg;
  if (cell.stamp) {
    reg.add_entry(stamp(*cell.stamp, where), cell.value ? value(*cell.value, where) : Value{});
  }
  if (cell.also) also(*cell.also, where, reg);
  if (cell.seen) seen(*cell.seen, where, reg);
  reg.normalise();
  return reg;
}

void Reader::check_kind(const domain::Field* field, const Register& reg, const std::string& where) {
  if (!field) return;
  for (const crdt::Entry& entry : reg.entries()) {
    const Value::Kind kind = entry.value.kind;
    const Value::Kind wanted = field->kind == domain::Kind::flag     ? Value::Kind::boolean
                               : field->kind == domain::Kind::number ? Value::Kind::number
                                                                     : Value::Kind::text;
    const bool fraction = kind == Value::Kind::number && !whole(entry.value);
    if ((kind != wanted && kind != Value::Kind::null) || fraction) {
      add("campo.tipo", where, "«" + std::string(field->label) + "» no tiene la forma esperada.");
    }
  }
}

void Reader::check_boolean(const Register& reg, const std::string& where) {
  for (const crdt::Entry& entry : reg.entries()) {
    if (entry.value.kind != Value::Kind::boolean) {
      add("campo.tipo", where, "Solo puede ser sí o no.");
    }
  }
}

Value Reader::value(const Json& json, const std::string& where) {
  if (depth_of(json) > max_value_depth) {
    add("json.profundidad", where, "El archivo tiene demasiados niveles.");
    return {};
  }
  return to_value(json);
}

Stamp Reader::stamp(const Json& json, const std::string& where) {
  const auto parsed =
      json.is_string() ? Stamp::parse(json.get_ref<const std::string&>()) : std::nullopt;
  if (!parsed) {
    add("campo.marca", where, "La marca de tiempo no se entiende.");
    return {};
  }
  if (options_.latest_ms > 0 && parsed->unix_ms() > options_.latest_ms) {
    add("campo.futuro", where, "Tiene cambios con fecha futura.",
        "Revisa la fecha y la hora del equipo donde se hizo, y exporta de nuevo.");
  }
  return *parsed;
}

void Reader::also(const Json& json, const std::string& where, Register& out) {
  if (!json.is_array()) return add("campo.tipo", where, "«also» debe ser una lista.");
  for (const Json& pair : json) {
    if (!pair.is_array() || pair.size() != 2) {
      return add("campo.tipo", where, "«also» debe tener pares de valor y marca.");
    }
    out.add_entry(stamp(pair[1], where), value(pair[0], where));
  }
}

void Reader::seen(const Json& json, const std::string& where, Register& out) {
  if (!json.is_array()) return add("campo.tipo", where, "«seen» debe ser una lista.");
  for (const Json& item : json) {
    const std::string text = item.is_string() ? item.get<std::string>() : std::string();
    const size_t mark = text.find('#');
    uint32_t number = 0;
    const bool well =
        mark != std::string::npos && text.size() == mark + 9 &&
        text.find_first_of("ABCDEF", mark) == std::string::npos &&
        std::from_chars(text.data() + mark + 1, text.data() + text.size(), number, 16).ptr ==
            text.data() + text.size();
    if (!well) return add("campo.marca", where, "Una marca vista no se entiende.");
    out.add_seen(stamp(Json(text.substr(0, mark)), where), number);
  }
}

void Reader::deleted(const Json& json, const std::string& where, Register& out) {
  const Cell cell{member(&json, "value"), member(&json, "stamp"), member(&json, "also"),
                  member(&json, "seen")};
  if (!json.is_object()) return add("archivo.tipo", where, "«deleted» debe ser un objeto.");
  out = read_register(cell, where);
  check_boolean(out, where);
}

}  // namespace

base::Result<File> decode(std::string_view bytes, const DecodeOptions& options) {
  auto tree = read_json(bytes, options.limits);
  if (!tree) return tree.problems();
  if (!tree->is_object()) {
    return Problem{"archivo.ajeno", "", "No es un archivo de Sorora.",
                   "Elige un archivo que termine en .sorora.json."};
  }
  Reader reader(options);
  File file;
  reader.header(*tree, file.header);
  if (reader.clean()) reader.records(*tree, file.records);
  if (!reader.clean()) return reader.take_problems();
  return file;
}

}  // namespace format
