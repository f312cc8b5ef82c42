// Untrusted JSON as a light tree, read with the limits of sorora/1 before memory is spent: size,
// depth, string length, number of values, no name twice in an object (RFC 8259 leaves them open),
// valid UTF-8, finite numbers within ±2^53. Never throws.
//
// Nodes of one container lie side by side, members sorted by name; texts stay where they are in the
// bytes that were read, which must outlive the tree, unless they hold escapes.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
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

  struct Mark {  // how much was kept at some moment
    size_t blocks = 0, used = 0, texts = 0;
  };
  Mark mark() const { return {blocks_.size(), used_, texts_.size()}; }
  void forget_since(const Mark& mark);  // all that was kept after it

 private:
  struct Block {
    std::unique_ptr<Node[]> nodes;
    size_t size = 0;
  };
  std::vector<Block> blocks_;
  size_t used_ = 0;  // of the last block
  std::deque<std::string> texts_;
};

struct Tree {
  Node root;
  TreeMemory memory;
};

// A list among the members of the root that is handed on item by item while it is read. An item is
// gone after that, and the list stands empty in the tree: so a long one is never in memory whole.
// What was handed on counts for nothing when the bytes are refused in the end.
struct Stream {
  std::string_view list;  // its name
  std::function<void(const Node& item)> take;
};

base::Result<Tree> read_tree(std::string_view bytes, const Limits& limits = {},
                             const Stream* stream = nullptr);

}  // namespace format
