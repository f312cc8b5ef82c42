// Untrusted JSON as a light tree, read with the limits of sorora/1 before memory is spent: size,
// depth, string length, number of values, no name twice in an object (RFC 8259 leaves them open),
// valid UTF-8, finite numbers within ±2^53. Never throws.
//
// Nodes of one container lie side by side, members sorted by name; texts stay where they are in the
// bytes that were read, which must outlive the tree, unless they hold escapes.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/limits.h"

namespace format {

struct Node {
  enum class Kind : uint8_t { null, boolean, integer, fraction, text, list, object };

  std::string_view name;  // of a member of an object
  Kind kind = Kind::null;
  uint32_t size = 0;  // of the text, or how many items
  union {
    int64_t integer = 0;  // also true and false
    double fraction;
    const char* letters;
    const Node* items;
  };

  bool is_text() const { return kind == Kind::text; }
  bool is_list() const { return kind == Kind::list; }
  bool is_object() const { return kind == Kind::object; }
  std::string_view text() const { return {letters, size}; }

  // The items of a list, the members of an object; nothing for all else.
  const Node* begin() const { return is_list() || is_object() ? items : nullptr; }
  const Node* end() const { return begin() + (is_list() || is_object() ? size : 0); }
  const Node* find(std::string_view member) const;
};

// Where a tree keeps its containers, and the texts that are not in the bytes as they are.
class TreeMemory {
 public:
  const Node* keep(const Node* first, size_t count);
  std::string_view keep(std::string text);

 private:
  std::vector<std::unique_ptr<Node[]>> blocks_;
  size_t used_ = 0;
  size_t capacity_ = 0;
  std::deque<std::string> texts_;
};

struct Tree {
  Node root;
  TreeMemory memory;
};

base::Result<Tree> read_tree(std::string_view bytes, const Limits& limits = {});

}  // namespace format
