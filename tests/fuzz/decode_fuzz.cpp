// libFuzzer on the reader of files: whatever the bytes, it takes for JSON what the library does,
// and refuses them or gives records that are the same after writing, reading and merging them.
// tests/fuzz/run.sh builds and runs it.
#include <cstdint>
#include <cstdlib>

#include "format/file.h"
#include "format/json_reader.h"

namespace {

void must(bool so) {
  if (!so) std::abort();
}

void read_as_the_library_does(std::string_view bytes) {
  const auto ours = format::read_json(bytes);
  const format::Json theirs = format::Json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (ours) return must(*ours == theirs);
  const std::string& code = ours.problems()[0].code;
  const bool grammar = code == "json.sintaxis" || code == "json.cortado" || code == "archivo.ajeno";
  const bool ends = bytes.find('\0') != bytes.npos;  // the library stops there, RFC 8259 does not
  if (grammar && !ends) must(theirs.is_discarded());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_as_the_library_does(bytes);
  const auto file = format::decode(bytes, {.latest_ms = 4'000'000'000'000});
  if (!file) {
    must(!file.problems().empty());
    return 0;
  }
  crdt::Store store;
  for (const crdt::Record& record : file->records) store.merge(record);
  format::Header header = file->header;
  header.audience = domain::Audience::backup;
  const std::string text = format::encode(header, format::all_records(store));
  const auto again = format::decode(text);
  must(again.ok());
  crdt::Store copy;
  for (const crdt::Record& record : again->records) must(copy.merge(record) != crdt::Merged::same);
  must(format::state_hash(copy) == format::state_hash(store));
  for (const crdt::Record& record : file->records) must(copy.merge(record) == crdt::Merged::same);
  return 0;
}
