// A multi-value register: one field of a record, as everybody who edited it apart left it.
//
// Theory: a causal context with dots (Shapiro et al. 2011; Preguiça et al., "Dotted version
// vectors"). A dot is (stamp, hash of the value); the hash only matters when two devices share one
// identity and wrote different values under the same stamp. `entries` are the values that nobody
// has replaced yet; `seen` are the replaced dots that must be remembered so that they do not come
// back. For each node only its latest dots are needed: a node's later write covers its earlier
// ones.
//
// Invariants: entries sorted by falling (stamp, value); seen sorted by (node, hash); no dot is in
// both; for every node all its dots here carry one stamp, its latest.
// Laws (tests/property): merge is commutative, associative, idempotent; set() then merge never
// revives what set() saw.
#pragma once

#include <cstdint>
#include <vector>

#include "base/few.h"
#include "crdt/stamp.h"
#include "crdt/value.h"

namespace crdt {

struct Entry {
  Stamp stamp;
  Value value;
  bool operator==(const Entry&) const = default;
};

struct Seen {
  Stamp stamp;
  uint32_t hash = 0;
  bool operator==(const Seen&) const = default;
};

class Register {
 public:
  Register() = default;

  bool empty() const { return entries_.empty(); }
  // More than one value: people disagreed without knowing of each other.
  bool conflicted() const { return entries_.size() > 1; }
  // The value shown: that of the latest stamp. `empty()` registers show null.
  const Value& value() const;
  Stamp stamp() const { return entries_.empty() ? Stamp{} : entries_.front().stamp; }

  const base::Few<Entry>& entries() const { return entries_; }
  const std::vector<Seen>& seen() const { return seen_; }

  // Writes a value that replaces everything this register holds. `stamp` must be later than all
  // stamps in it, as a Clock that observed them guarantees.
  void set(const Stamp& stamp, Value value);

  // Whether this register holds, replaced, or remembers having seen the dot.
  bool knows(const Stamp& stamp, uint32_t value_hash) const { return covers(stamp, value_hash); }

  // Takes over what `other` knows. True when this register changed.
  bool merge(Register other);

  // For decoding: adds a dot as found in a file; call normalise() after the last one.
  void add_entry(const Stamp& stamp, Value value) { entries_.push_back({stamp, std::move(value)}); }
  void add_seen(const Stamp& stamp, uint32_t hash) { seen_.push_back({stamp, hash}); }
  // Most registers are in order as they are, and are told apart without a call.
  void normalise() {
    if (!in_order()) put_in_order();
  }

  Stamp latest() const;  // the greatest stamp of all dots

  bool operator==(const Register&) const = default;

 private:
  // Surely so: one dot, or one value and one that it replaced, as most are that somebody changed.
  bool in_order() const {
    if (entries_.size() + seen_.size() < 2) return true;
    return entries_.size() == 1 && seen_.size() == 1 &&
           entries_.front().stamp.node != seen_.front().stamp.node;
  }
  void put_in_order();
  bool covers(const Stamp& stamp, uint32_t hash) const;
  bool covers(const Entry& entry) const;
  bool holds(const Entry& entry) const;
  bool replaced_by(const Register& other) const;

  base::Few<Entry> entries_;
  std::vector<Seen> seen_;
};

}  // namespace crdt
