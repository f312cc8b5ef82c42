// A Stamp says when and where a change was made: a hybrid logical clock reading (Kulkarni et al.,
// "Logical Physical Clocks", 2014) and the node that wrote it. Stamps order all changes totally.
//
// Text form, as in files: "2020-10-07T16:20:31.123Z/0/k3f9a2m4p7q2" — wall clock in UTC, counter,
// node. Equal instants are told apart by the counter, equal counters by the node.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crdt {

// A node is one writer: one installation of the app. 60 bits, shown as 12 base-32 digits.
using Node = uint64_t;

inline constexpr Node max_node = (uint64_t{1} << 60) - 1;

std::string node_text(Node node);
std::optional<Node> parse_node(std::string_view text);

struct Stamp {
  uint64_t time = 0;  // milliseconds since 1970 << 16 | counter
  Node node = 0;

  int64_t unix_ms() const { return static_cast<int64_t>(time >> 16); }
  uint32_t counter() const { return static_cast<uint32_t>(time & 0xFFFF); }

  std::string text() const;
  void append(std::string& out) const;
  static std::optional<Stamp> parse(std::string_view text);

  auto operator<=>(const Stamp&) const = default;
};

// Hands out the stamps of one node. Invariant: every stamp is greater than all stamps handed out
// or observed before, whatever the wall clock does (stutters, jumps, runs backwards).
// Wall-clock time always comes from outside; a Clock never looks at the system.
class Clock {
 public:
  Clock() = default;
  Clock(Node node, uint64_t last_time) : node_(node), last_(last_time) {}

  Stamp tick(int64_t now_ms);
  void observe(const Stamp& stamp);

  Node node() const { return node_; }
  uint64_t last_time() const { return last_; }  // to be stored with the data

 private:
  Node node_ = 0;
  uint64_t last_ = 0;
};

}  // namespace crdt
