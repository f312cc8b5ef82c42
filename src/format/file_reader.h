// Reads the tree of one file of sorora/1 and gathers problems, each with its path. The header is
// read in decode.cpp, one record in record_reader.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/file.h"
#include "format/json_tree.h"
#include "texts/file_reader.h"

namespace format {

// Where in the file something stands: "records[3].values.temas.1.1". The text is only made when
// there is a problem to tell.
struct Place {
  std::string_view list = {};  // "records"
  size_t index = 0;
  std::string_view part = {};     // "values"
  std::string_view name = {};     // "temas"
  std::string_view element = {};  // "1.1"

  Place in(std::string_view other_part) const { return {list, index, other_part, name, element}; }
  std::string text() const {
    std::string out(list);
    if (!list.empty()) out += '[' + std::to_string(index) + ']';
    for (const std::string_view step : {part, name, element}) {
      if (step.empty()) continue;
      if (!out.empty()) out += '.';
      out += step;
    }
    return out;
  }
};

class FileReader {
 public:
  explicit FileReader(const DecodeOptions& options) : options_(options) {}

  base::Problems take_problems() { return std::exchange(problems_, {}); }
  bool clean() const { return problems_.empty(); }

  void header(const Node& root, Header& header);
  void records(const Node& root);
  crdt::Record record(const Node& node, const Place& place);

 private:
  struct Parts {  // the members of a record, by name
    explicit Parts(const Node& record);
    const Node *also, *deleted, *erased, *id, *seen, *stamps, *type, *values;
    bool all = false;  // there are no others
  };
  struct Cell {  // where a register stands in the four parts of a record
    const Node* value = nullptr;
    const Node* stamp = nullptr;
    const Node* also = nullptr;
    const Node* seen = nullptr;
  };

  // The words are only put together here, apart from the code that reads what is well.
  [[gnu::cold, gnu::noinline]] void add(const char* code, const Place& place, base::TextId what,
                                        base::TextArguments arguments = {},
                                        base::TextId remedy = text::file_reader::export_again);
  std::string text_member(const Node& object, std::string_view name, const Place& place,
                          bool needed);
  std::string text_of(const Node* found, std::string_view name, const Place& place, bool needed);
  const Node* part(const Node* found, std::string_view name, const Place& place);
  void receipts(const Node& list, std::vector<Receipt>& out);
  void fields(const Parts& parts, const Place& place, crdt::Record& out);
  void extra(const Node& node, const Place& place, crdt::Record& out);
  void needs_stamps(const Node* part, const Node* stamps, const Place& place);
  void set(std::string_view name, const Cell& cell, const Place& place, crdt::Record& out);
  void read_register(const Cell& cell, const Place& place, crdt::Register& out);
  void check_kind(const domain::Field* field, const crdt::Register& reg, const Place& place);
  void check_boolean(const crdt::Register& reg, const Place& place);
  crdt::Value value(const Node& node, const Place& place);
  crdt::Stamp stamp(const Node& node, const Place& place);
  struct ReadStamp {
    std::string text;
    crdt::Stamp stamp;
  };
  crdt::Stamp stamp(std::string_view text, const Place& place, ReadStamp& last);
  void seen(const Node& node, const Place& place, crdt::Register& out);
  void also(const Node& node, const Place& place, crdt::Register& out);
  void deleted(const Node& node, const Place& place, crdt::Register& out);

  const DecodeOptions& options_;
  base::Problems problems_;
  // The last ones without a problem: most fields were written at once, and what was written apart
  // mostly replaced what was written at once.
  ReadStamp last_written_;
  ReadStamp last_seen_;
};

}  // namespace format
