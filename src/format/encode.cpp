#include <algorithm>

#include "base/sha256.h"
#include "format/file.h"
#include "format/json_text.h"

namespace format {
namespace {

using crdt::Entry;
using crdt::Register;
using domain::Audience;

std::string_view audience_text(Audience audience) {
  switch (audience) {
    case Audience::group:
      return "grupo";
    case Audience::unit:
      return "unidad";
    case Audience::backup:
      return "respaldo";
  }
  return {};
}

std::string hex8(uint32_t number) {
  std::string text(8, '0');
  for (size_t i = 8; i-- > 0; number >>= 4) text[i] = "0123456789abcdef"[number & 15];
  return text;
}

// Collects `"name": …` members, one per line, and closes the object; nothing when empty.
class Members {
 public:
  void add(std::string_view name, std::string_view json) {
    body_ += body_.empty() ? "\n    " : ",\n    ";
    append_string(body_, name);
    body_ += ": ";
    body_ += json;
  }
  void write(std::string& out, std::string_view name) const {
    if (body_.empty()) return;
    out += ",\n   \"";
    out += name;
    out += "\": {";
    out += body_;
    out += "\n   }";
  }

 private:
  std::string body_;
};

std::string stamp_json(const crdt::Stamp& stamp) {
  return '"' + stamp.text() + '"';
}

// The entries except `first`, as [[value, stamp], …].
std::string also_json(const Register& reg, const Entry* first) {
  std::string out = "[";
  for (const Entry& entry : reg.entries()) {
    if (&entry == first) continue;
    if (out.size() > 1) out += ", ";
    out += '[';
    append_value(out, entry.value);
    out += ", " + stamp_json(entry.stamp) + ']';
  }
  return out + ']';
}

std::string seen_json(const Register& reg) {
  std::string out = "[";
  for (const crdt::Seen& seen : reg.seen()) {
    if (out.size() > 1) out += ", ";
    out += '"' + seen.stamp.text() + '#' + hex8(seen.hash) + '"';
  }
  return out + ']';
}

// The entry that stands for an element in "values": one that says yes, if any (add-wins).
const Entry* leading(const Register& element) {
  for (const Entry& entry : element.entries()) {
    if (entry.value.is_true()) return &entry;
  }
  return element.entries().empty() ? nullptr : &element.entries().front();
}

struct Parts {
  Members values, stamps, also, seen;
};

void add_field(Parts& parts, std::string_view name, const Register& reg) {
  if (!reg.empty()) {
    std::string value;
    append_value(value, reg.value());
    parts.values.add(name, value);
    parts.stamps.add(name, stamp_json(reg.stamp()));
  }
  if (reg.conflicted()) parts.also.add(name, also_json(reg, &reg.entries().front()));
  if (!reg.seen().empty()) parts.seen.add(name, seen_json(reg));
}

void add_set(Parts& parts, std::string_view name, const crdt::Elements& elements) {
  std::string value, stamps, also, seen;
  const auto member = [](std::string& out, std::string_view key, std::string_view json) {
    if (!out.empty()) out += ", ";
    append_string(out, key);
    out += ": ";
    out += json;
  };
  for (const auto& [key, reg] : elements) {
    const Entry* first = leading(reg);
    if (first) {
      member(stamps, key, stamp_json(first->stamp));
      if (first->value.is_true()) {
        if (!value.empty()) value += ", ";
        append_string(value, key);
      }
    }
    if (reg.conflicted()) member(also, key, also_json(reg, first));
    if (!reg.seen().empty()) member(seen, key, seen_json(reg));
  }
  parts.values.add(name, '[' + value + ']');
  parts.stamps.add(name, '{' + stamps + '}');
  if (!also.empty()) parts.also.add(name, '{' + also + '}');
  if (!seen.empty()) parts.seen.add(name, '{' + seen + '}');
}

void append_deleted(std::string& out, const Register& reg) {
  if (reg.empty() && reg.seen().empty()) return;
  out += ",\n   \"deleted\": {\"value\": ";
  append_value(out, reg.value());
  if (!reg.empty()) out += ", \"stamp\": " + stamp_json(reg.stamp());
  if (reg.conflicted()) out += ", \"also\": " + also_json(reg, &reg.entries().front());
  if (!reg.seen().empty()) out += ", \"seen\": " + seen_json(reg);
  out += '}';
}

void append_receipts(std::string& out, const std::vector<Receipt>& receipts) {
  if (receipts.empty()) return;
  out += " \"receipts\": [";
  for (const Receipt& receipt : receipts) {
    out += &receipt == &receipts.front() ? "\n" : ",\n";
    out += "  {\"hash\": " + json_string(receipt.hash) + ", \"at\": " + json_string(receipt.at) +
           ", \"verdict\": " + (receipt.accepted ? "\"recibido\"" : "\"rechazado\"");
    if (!receipt.why.empty()) out += ", \"why\": " + json_string(receipt.why);
    out += '}';
  }
  out += "\n ],\n";
}

}  // namespace

void append_record(std::string& out, const crdt::Record& record, Audience audience) {
  const domain::Noun* noun = domain::find_noun(record.type);
  const auto leaves = [&](std::string_view name) {
    return domain::may_leave(noun ? noun->find(name) : nullptr, audience);
  };
  Parts parts;
  for (const auto& [name, reg] : record.fields) {
    if (leaves(name)) add_field(parts, name, reg);
  }
  for (const auto& [name, elements] : record.sets) {
    if (leaves(name)) add_set(parts, name, elements);
  }
  out += "  {\"type\": ";
  append_string(out, record.type);
  out += ", \"id\": ";
  append_string(out, record.id);
  if (record.is_erased()) out += ", \"erased\": " + stamp_json(record.erased);
  parts.values.write(out, "values");
  parts.stamps.write(out, "stamps");
  parts.also.write(out, "also");
  parts.seen.write(out, "seen");
  append_deleted(out, record.deleted);
  if (audience != Audience::group) {
    for (const auto& [name, json] : record.extra) {
      out += ",\n   ";
      append_string(out, name);
      out += ": " + json;
    }
  }
  out += '}';
}

std::string encode(const Header& header, const std::vector<const crdt::Record*>& records) {
  std::vector<const crdt::Record*> sorted = records;
  std::sort(sorted.begin(), sorted.end(), [](const crdt::Record* a, const crdt::Record* b) {
    return a->type != b->type ? a->type < b->type : a->id < b->id;
  });
  std::string out = "{\n";
  const auto member = [&out](std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out += " \"";
    out += name;
    out += "\": ";
    append_string(out, text);
    out += ",\n";
  };
  member("format", format_name);
  member("kind", header.kind);
  member("program", header.program);
  member("created", header.created);
  member("audience", audience_text(header.audience));
  member("note", header.note);
  if (!header.node.empty() || !header.name.empty()) {
    out += " \"from\": {\"node\": " + json_string(header.node) +
           ", \"name\": " + json_string(header.name) + "},\n";
  }
  if (const auto& device = header.device) {
    out += " \"device\": {\"role\": " + json_string(device->role) +
           ", \"program\": " + json_string(device->program) +
           ", \"person\": " + json_string(device->person) +
           ", \"group\": " + json_string(device->group) + "},\n";
  }
  append_receipts(out, header.receipts);
  out += " \"records\": [";
  for (size_t i = 0; i < sorted.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    append_record(out, *sorted[i], header.audience);
  }
  out += sorted.empty() ? "]\n}\n" : "\n ]\n}\n";
  return out;
}

std::vector<const crdt::Record*> all_records(const crdt::Store& store) {
  std::vector<const crdt::Record*> records;
  for (const auto& [type, by_id] : store.all()) {
    for (const auto& [id, record] : by_id) records.push_back(&record);
  }
  return records;
}

std::string state_hash(const crdt::Store& store) {
  std::string text;
  for (const crdt::Record* record : all_records(store)) {
    append_record(text, *record, Audience::backup);
    text += '\n';
  }
  return base::sha256_hex(text);
}

}  // namespace format
