// A sorora/1 file in memory: who made it, for whom, and its records. See docs in
// src/format/FORMAT.md (the written specification) and `sorora schema` (the JSON Schema).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crdt/record.h"
#include "domain/schema.h"
#include "format/limits.h"

namespace format {

inline constexpr std::string_view format_name = "sorora/1";
inline constexpr std::string_view file_ending = ".sorora.json";

// What the Unidad Técnica says of one file that it received (kind "acuse"). The file is named by
// its SHA-256 alone: whoever sent it knows which it is, nobody else learns anything.
struct Receipt {
  std::string hash;
  std::string at;  // RFC 3339 instant
  bool accepted = true;
  std::string why;  // of one that was refused
  bool operator==(const Receipt&) const = default;
};

// How a device was used, in its full backup: what a new device takes up again.
struct HeaderDevice {
  std::string role, program, person, group;
};

struct Header {
  std::string kind;     // "ficha", "paquete", "plan", "registro", "respaldo", "guardado"
  std::string program;  // id of the template: "rmmspen-2020"
  std::string created;  // RFC 3339 instant
  std::string node;     // the device that wrote it
  std::string name;     // who exported it, as people call her
  std::string note;     // e.g. "Datos ficticios"
  domain::Audience audience = domain::Audience::unit;
  std::vector<Receipt> receipts;
  std::optional<HeaderDevice> device = {};
};

struct File {
  Header header;
  std::vector<crdt::Record> records;
};

struct DecodeOptions {
  // Stamps later than this (milliseconds since 1970) are refused: such a clock would win every
  // disagreement for years. 0: no check.
  int64_t latest_ms = 0;
  Limits limits = {};
};

// How deeply a value may nest: it must still fit a file after a conflict has moved it to "also".
inline constexpr int max_value_depth = 32;
inline constexpr size_t max_type_bytes = 40;
inline constexpr size_t max_id_bytes = 64;
// People and groups lend their ids to memberships, separations and sessions ("group.person").
inline constexpr size_t max_part_id_bytes = 30;
inline constexpr size_t max_id_of(std::string_view type) {
  return type == domain::type::person || type == domain::type::group ? max_part_id_bytes
                                                                     : max_id_bytes;
}

// How far ahead of this device's clock another one may run.
inline constexpr int64_t clock_tolerance_ms = 48LL * 3600 * 1000;

// The whole file or all its problems, never a part. Texts as design.md asks.
base::Result<File> decode(std::string_view bytes, const DecodeOptions& options = {});

// The canonical text of a file: same header and same records in, same bytes out. Only what
// domain::may_leave allows for the header's audience is written; records sorted by type and id.
std::string encode(const Header& header, const std::vector<const crdt::Record*>& records);

// One record, as a member of "records".
void append_record(std::string& out, const crdt::Record& record, domain::Audience audience);

// SHA-256 over the canonical text of all records: equal states have equal hashes on every machine.
std::string state_hash(const crdt::Store& store);

std::vector<const crdt::Record*> all_records(const crdt::Store& store);

}  // namespace format
