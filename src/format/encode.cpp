#include <algorithm>

#include "base/sha256.h"
#include "format/file.h"
#include "format/json_text.h"

namespace format {
namespace {

using crdt::Entry;
using crdt::Register;
using domain::Audience;

constexpr size_t most_room = 4 << 20;  // that a guess may ask for

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
  // Begins a member; its JSON is to be appended to what is returned.
  std::string& add(std::string_view name) {
    body_ += body_.empty() ? "\n    " : ",\n    ";
    append_string(body_, name);
    body_ += ": ";
    return body_;
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

void append_stamp(std::string& out, const crdt::Stamp& stamp) {
  out += '"';
  stamp.append(out);
  out += '"';
}

// The entries except `first`, as [[value, stamp], …].
std::string also_json(const Register& reg, const Entry* first) {
  std::string out = "[";
  for (const Entry& entry : reg.entries()) {
    if (&entry == first) continue;
    if (out.size() > 1) out += ", ";
    out += '[';
    append_value(out, entry.value);
    out += ", ";
    append_stamp(out, entry.stamp);
    out += ']';
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
    append_value(parts.values.add(name), reg.value());
    append_stamp(parts.stamps.add(name), reg.stamp());
  }
  if (reg.conflicted()) parts.also.add(name) += also_json(reg, &reg.entries().front());
  if (!reg.seen().empty()) parts.seen.add(name) += seen_json(reg);
}

void add_set(Parts& parts, std::string_view name, const crdt::Elements& elements) {
  std::string value, stamps, also, seen;
  const auto member = [](std::string& out, std::string_view key) -> std::string& {
    if (!out.empty()) out += ", ";
    append_string(out, key);
    return out += ": ";
  };
  for (const auto& [key, reg] : elements) {
    const Entry* first = leading(reg);
    if (first) {
      append_stamp(member(stamps, key), first->stamp);
      if (first->value.is_true()) {
        if (!value.empty()) value += ", ";
        append_string(value, key);
      }
    }
    if (reg.conflicted()) member(also, key) += also_json(reg, first);
    if (!reg.seen().empty()) member(seen, key) += seen_json(reg);
  }
  parts.values.add(name) += '[' + value + ']';
  parts.stamps.add(name) += '{' + stamps + '}';
  if (!also.empty()) parts.also.add(name) += '{' + also + '}';
  if (!seen.empty()) parts.seen.add(name) += '{' + seen + '}';
}

void append_deleted(std::string& out, const Register& reg) {
  if (reg.empty() && reg.seen().empty()) return;
  out += ",\n   \"deleted\": {\"value\": ";
  append_value(out, reg.value());
  if (!reg.empty()) {
    out += ", \"stamp\": ";
    append_stamp(out, reg.stamp());
  }
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
  if (record.is_erased()) {
    out += ", \"erased\": ";
    append_stamp(out, record.erased);
  }
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
    // Records are much alike: room for all of them at once, instead of moving a growing text.
    if (i == 0) out.reserve(std::min(sorted.size() * (out.size() + out.size() / 4), most_room));
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
