#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/text.h"
#include "format/file_reader.h"
#include "format/json_reader.h"
#include "texts/file_reader.h"

namespace format {
namespace {

using base::say;
using crdt::Register;
using crdt::Stamp;
using crdt::Value;

// Looks names up among the members of an object, sorted as they are, each later than the last.
class Cursor {
 public:
  explicit Cursor(const Node* object)
      : at_(object ? object->begin() : nullptr), end_(object ? object->end() : nullptr) {}
  const Node* find(std::string_view name) {
    while (at_ != end_ && !base::same(at_->name, name)) {
      if (!base::before(at_->name, name)) return nullptr;
      ++at_;
    }
    return at_ != end_ ? at_++ : nullptr;
  }

 private:
  const Node* at_;
  const Node* end_;
};

int depth_of(const Node& node) {  // read_tree keeps it within its own limit
  int deepest = 0;
  if (!node.is_list() && !node.is_object()) return 0;
  for (const Node& item : node) deepest = std::max(deepest, depth_of(item));
  return deepest + 1;
}

// Whole numbers have one text; "1.0" and "1e2" are kept as fractions.
bool whole(const Value& value) {
  return value.text.find_first_of(".e") == std::string::npos;
}

const Node* member(const Node* object, std::string_view name) {
  return object ? object->find(name) : nullptr;
}

// Nothing in it that canonical JSON would escape.
bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
  });
}

void append_canonical(std::string& out, const Node& node) {
  if (node.is_text() && plain(node.text())) {
    out += '"';
    out += node.text();
    out += '"';
  } else if (node.is_list()) {
    out += '[';
    for (const Node& item : node) {
      if (&item != node.begin()) out += ',';
      append_canonical(out, item);
    }
    out += ']';
  } else {
    out += to_json(node).dump();
  }
}

std::string canonical(const Node& node) {
  std::string out;
  append_canonical(out, node);
  return out;
}

Value to_value(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return {};
    case Node::Kind::boolean:
      return Value::of(node.integer != 0);
    case Node::Kind::text:
      return Value::of(node.text());
    case Node::Kind::integer:
      return Value::of(node.integer);
    case Node::Kind::fraction:
      return {Value::Kind::number, canonical(node)};
    case Node::Kind::list:
    case Node::Kind::object:
      return {Value::Kind::json, canonical(node)};
  }
  return {};
}

}  // namespace

FileReader::Parts::Parts(const Node& record) {
  Cursor members(&record);
  also = members.find("also");
  deleted = members.find("deleted");
  erased = members.find("erased");
  id = members.find("id");
  seen = members.find("seen");
  stamps = members.find("stamps");
  type = members.find("type");
  values = members.find("values");
  const auto known = {also, deleted, erased, id, seen, stamps, type, values};
  all = record.size + static_cast<size_t>(std::count(known.begin(), known.end(), nullptr)) ==
        known.size();
}

const Node* FileReader::part(const Node* found, std::string_view name, const Place& place) {
  if (found && !found->is_object()) {
    add("archivo.tipo", place.in(name), text::file_reader::not_object, {{"name", name}});
    return nullptr;
  }
  return found;
}

crdt::Record FileReader::record(const Node& node, const Place& place) {
  crdt::Record out;
  if (!node.is_object()) {
    add("archivo.tipo", place, text::file_reader::record_not_object);
    return out;
  }
  const Parts parts(node);
  out.type = text_of(parts.type, "type", place, true);
  out.id = text_of(parts.id, "id", place, true);
  if ((parts.id && out.id.empty()) || (parts.type && out.type.empty())) {
    add("archivo.id", place, text::file_reader::id_empty);
  }
  if (out.id.size() > max_id_of(out.type) || out.type.size() > max_type_bytes) {
    add("archivo.id", place, text::file_reader::id_long);
  }
  if (parts.erased) {
    out.erased = stamp(*parts.erased, place.in("erased"));
    return out;  // whatever else the file still holds of it is gone
  }
  fields(parts, place, out);
  if (parts.deleted) deleted(*parts.deleted, place.in("deleted"), out.deleted);
  if (!parts.all) extra(node, place, out);
  return out;
}

// Members that this version does not know.
void FileReader::extra(const Node& node, const Place& place, crdt::Record& out) {
  for (const Node& member : node) {
    const std::string_view name = member.name;
    const bool known = name == "type" || name == "id" || name == "values" || name == "stamps" ||
                       name == "also" || name == "seen" || name == "deleted";
    if (known) continue;
    if (depth_of(member) > max_value_depth) {
      add("json.profundidad", place.in(name), text::file_reader::too_deep);
    }
    out.extra[name] = canonical(member);
  }
}

// Every name in `part` must have a stamp.
void FileReader::needs_stamps(const Node* part, const Node* stamps, const Place& place) {
  if (!part) return;
  Cursor stamped(stamps);
  for (const Node& node : *part) {
    if (stamped.find(node.name)) continue;
    Place missing = place;
    missing.name = node.name;
    add("campo.marca", missing, text::file_reader::no_stamp, {{"name", node.name}});
  }
}

void FileReader::fields(const Parts& parts, const Place& place, crdt::Record& out) {
  const domain::Noun* noun = domain::find_noun(out.type);
  const Node* values = part(parts.values, "values", place);
  const Node* stamps = part(parts.stamps, "stamps", place);
  const Node* also_part = part(parts.also, "also", place);
  const Node* seen_part = part(parts.seen, "seen", place);
  const auto read = [&](std::string_view name, const Cell& cell) {
    Place path = place.in("values");
    path.name = name;
    const domain::Field* field = noun ? noun->find(name) : nullptr;
    const bool is_set = cell.stamp ? cell.stamp->is_object() : cell.seen && cell.seen->is_object();
    if (field && is_set != (field->kind == domain::Kind::choices)) {
      return add("campo.tipo", path, text::file_reader::wrong_form, {{"field", say(field->label)}});
    }
    if (is_set) return set(name, cell, path, out);
    Register& reg = out.fields[name];
    read_register(cell, path, reg);
    check_kind(field, reg, path);
    if (reg.empty() && reg.seen().empty()) out.fields.erase(name);
  };
  needs_stamps(values, stamps, place.in("stamps"));
  needs_stamps(also_part, stamps, place.in("also"));
  if (stamps) {
    Cursor value(values), also(also_part), seen(seen_part);
    out.fields.reserve(stamps->size);
    for (const Node& stamp : *stamps) {
      read(stamp.name,
           {value.find(stamp.name), &stamp, also.find(stamp.name), seen.find(stamp.name)});
    }
  }
  if (seen_part) {
    for (const Node& seen : *seen_part) {
      if (member(stamps, seen.name)) continue;
      read(seen.name, {member(values, seen.name), nullptr, member(also_part, seen.name), &seen});
    }
  }
}

void FileReader::set(std::string_view name, const Cell& cell, const Place& place,
                     crdt::Record& out) {
  crdt::Elements elements;
  crdt::Named<bool> listed;
  if (cell.value) {
    if (!cell.value->is_list()) return add("campo.tipo", place, text::file_reader::set_not_list);
    for (const Node& element : *cell.value) {
      if (!element.is_text() || !member(cell.stamp, element.text())) {
        add("campo.marca", place, text::file_reader::option_without_stamp);
        return;
      }
      listed[element.text()] = true;
    }
  }
  Node yes, no;
  yes.kind = no.kind = Node::Kind::boolean;
  yes.integer = 1;
  const auto read = [&](std::string_view key) {
    Cell one{nullptr, member(cell.stamp, key), member(cell.also, key), member(cell.seen, key)};
    if (one.stamp) one.value = listed.find(key) ? &yes : &no;
    Place path = place;
    path.element = key;
    Register& reg = elements[key];
    read_register(one, path, reg);
    check_boolean(reg, path);
    if (reg.empty() && reg.seen().empty()) elements.erase(key);
  };
  if (cell.stamp) {
    for (const Node& stamp : *cell.stamp) read(stamp.name);
  }
  if (cell.seen && cell.seen->is_object()) {
    for (const Node& seen : *cell.seen) {
      if (!member(cell.stamp, seen.name)) read(seen.name);
    }
  }
  if (!elements.empty()) out.sets[name] = std::move(elements);
}

void FileReader::read_register(const Cell& cell, const Place& place, Register& out) {
  if (cell.stamp) {
    out.add_entry(stamp(*cell.stamp, place), cell.value ? value(*cell.value, place) : Value{});
  }
  if (cell.also) also(*cell.also, place, out);
  if (cell.seen) seen(*cell.seen, place, out);
  out.normalise();
}

void FileReader::check_kind(const domain::Field* field, const Register& reg, const Place& place) {
  if (!field) return;
  for (const crdt::Entry& entry : reg.entries()) {
    const Value::Kind kind = entry.value.kind;
    const Value::Kind wanted = field->kind == domain::Kind::flag     ? Value::Kind::boolean
                               : field->kind == domain::Kind::number ? Value::Kind::number
                                                                     : Value::Kind::text;
    const bool fraction = kind == Value::Kind::number && !whole(entry.value);
    if ((kind != wanted && kind != Value::Kind::null) || fraction) {
      add("campo.tipo", place, text::file_reader::wrong_form, {{"field", say(field->label)}});
    }
  }
}

void FileReader::check_boolean(const Register& reg, const Place& place) {
  for (const crdt::Entry& entry : reg.entries()) {
    if (entry.value.kind != Value::Kind::boolean) {
      add("campo.tipo", place, text::file_reader::not_flag);
    }
  }
}

Value FileReader::value(const Node& node, const Place& place) {
  if (depth_of(node) > max_value_depth) {
    add("json.profundidad", place, text::file_reader::too_deep);
    return {};
  }
  return to_value(node);
}

Stamp FileReader::stamp(const Node& node, const Place& place) {
  return stamp(node.is_text() ? node.text() : std::string_view(), place, last_written_);
}

Stamp FileReader::stamp(std::string_view text, const Place& place, ReadStamp& last) {
  if (!text.empty() && base::same(text, last.text)) return last.stamp;
  const auto parsed = Stamp::parse(text);
  if (!parsed) {
    add("campo.marca", place, text::file_reader::bad_stamp);
    return {};
  }
  if (options_.latest_ms > 0 && parsed->unix_ms() > options_.latest_ms) {
    add("campo.futuro", place, text::file_reader::future, {}, text::file_reader::future_remedy);
  } else {
    last.text = text;
    last.stamp = *parsed;
  }
  return *parsed;
}

void FileReader::also(const Node& node, const Place& place, Register& out) {
  if (!node.is_list())
    return add("campo.tipo", place, text::file_reader::not_list, {{"name", "also"}});
  for (const Node& pair : node) {
    if (!pair.is_list() || pair.size != 2) {
      return add("campo.tipo", place, text::file_reader::also_not_pairs);
    }
    out.add_entry(stamp(pair.items[1], place), value(pair.items[0], place));
  }
}

void FileReader::seen(const Node& node, const Place& place, Register& out) {
  if (!node.is_list())
    return add("campo.tipo", place, text::file_reader::not_list, {{"name", "seen"}});
  for (const Node& item : node) {
    const std::string_view text = item.is_text() ? item.text() : std::string_view();
    const size_t mark = text.find('#');
    uint32_t number = 0;
    const bool well =
        mark != std::string_view::npos && text.size() == mark + 9 &&
        text.find_first_of("ABCDEF", mark) == std::string_view::npos &&
        std::from_chars(text.data() + mark + 1, text.data() + text.size(), number, 16).ptr ==
            text.data() + text.size();
    if (!well) return add("campo.marca", place, text::file_reader::bad_seen);
    out.add_seen(stamp(text.substr(0, mark), place, last_seen_), number);
  }
}

void FileReader::deleted(const Node& node, const Place& place, Register& out) {
  if (!node.is_object())
    return add("archivo.tipo", place, text::file_reader::not_object, {{"name", "deleted"}});
  read_register({node.find("value"), node.find("stamp"), node.find("also"), node.find("seen")},
                place, out);
  check_boolean(out, place);
}

}  // namespace format
