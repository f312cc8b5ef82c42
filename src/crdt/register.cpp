#include "crdt/register.h"

#include <algorithm>

namespace crdt {
namespace {

bool entry_before(const Entry& a, const Entry& b) {
  if (a.stamp != b.stamp) return a.stamp > b.stamp;
  return a.value > b.value;
}

bool seen_before(const Seen& a, const Seen& b) {
  if (a.stamp.node != b.stamp.node) return a.stamp.node < b.stamp.node;
  if (a.stamp.time != b.stamp.time) return a.stamp.time > b.stamp.time;
  return a.hash < b.hash;
}

}  // namespace

uint32_t hash(const Value& value) {
  uint32_t h = 2166136261u;
  const auto mix = [&h](unsigned char byte) { h = (h ^ byte) * 16777619u; };
  mix(static_cast<unsigned char>(value.kind));
  for (const char c : value.text) mix(static_cast<unsigned char>(c));
  return h;
}

const Value& Register::value() const {
  return entries_.empty() ? null_value : entries_.front().value;
}

void Register::set(const Stamp& stamp, Value value) {
  for (const Entry& entry : entries_) seen_.push_back({entry.stamp, hash(entry.value)});
  entries_.clear();
  entries_.push_back({stamp, std::move(value)});
  normalise();
}

bool Register::holds(const Entry& entry) const {
  return std::find(entries_.begin(), entries_.end(), entry) != entries_.end();
}

bool Register::covers(const Stamp& stamp, uint32_t value_hash) const {
  const auto later = [&](const Stamp& mine) {
    return mine.node == stamp.node && mine.time > stamp.time;
  };
  for (const Entry& entry : entries_) {
    if (later(entry.stamp)) return true;
    if (entry.stamp == stamp && hash(entry.value) == value_hash) return true;
  }
  for (const Seen& seen : seen_) {
    if (later(seen.stamp)) return true;
    if (seen.stamp == stamp && seen.hash == value_hash) return true;
  }
  return false;
}

// A dot's node tells in most cases that nothing here covers it; only then is its value hashed.
bool Register::covers(const Entry& entry) const {
  const auto same_node = [&](const auto& dot) { return dot.stamp.node == entry.stamp.node; };
  return (std::any_of(entries_.begin(), entries_.end(), same_node) ||
          std::any_of(seen_.begin(), seen_.end(), same_node)) &&
         covers(entry.stamp, hash(entry.value));
}

// Whether `other` saw every value there is here, and nothing here saw a value of it: then `other`
// is what both make together.
bool Register::replaced_by(const Register& other) const {
  return seen_.empty() &&
         std::all_of(entries_.begin(), entries_.end(),
                     [&](const Entry& mine) { return !other.holds(mine) && other.covers(mine); }) &&
         std::none_of(other.entries_.begin(), other.entries_.end(),
                      [this](const Entry& theirs) { return covers(theirs); });
}

bool Register::merge(Register other) {
  if (other.entries_ == entries_ && other.seen_ == seen_) return false;
  if (replaced_by(other)) {  // as the first word of it does, too
    *this = std::move(other);
    return true;
  }
  if (other.replaced_by(*this)) return false;
  Register joined;
  const auto keep = [&joined](const Register& mine, const Register& theirs) {
    for (const Entry& entry : mine.entries_) {
      if (theirs.holds(entry) || !theirs.covers(entry)) {
        joined.entries_.push_back(entry);
      } else {
        joined.seen_.push_back({entry.stamp, hash(entry.value)});
      }
    }
    joined.seen_.insert(joined.seen_.end(), mine.seen_.begin(), mine.seen_.end());
  };
  keep(*this, other);
  keep(other, *this);
  joined.normalise();
  if (joined == *this) return false;
  *this = std::move(joined);
  return true;
}

void Register::put_in_order() {
  std::sort(entries_.begin(), entries_.end(), entry_before);
  entries_.cut(std::unique(entries_.begin(), entries_.end()));
  std::sort(seen_.begin(), seen_.end(), seen_before);
  seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());

  // A node's later dot covers its earlier ones, in entries as in seen.
  const auto latest_of = [this](Node node) {
    uint64_t time = 0;
    for (const Entry& entry : entries_) {
      if (entry.stamp.node == node) time = std::max(time, entry.stamp.time);
    }
    for (const Seen& seen : seen_) {
      if (seen.stamp.node == node) time = std::max(time, seen.stamp.time);
    }
    return time;
  };
  std::erase_if(seen_, [&](const Seen& s) { return s.stamp.time < latest_of(s.stamp.node); });
  entries_.cut(std::remove_if(entries_.begin(), entries_.end(), [&](const Entry& e) {
    return e.stamp.time < latest_of(e.stamp.node);
  }));
  std::erase_if(seen_, [this](const Seen& s) {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) {
      return e.stamp == s.stamp && hash(e.value) == s.hash;
    });
  });
}

Stamp Register::latest() const {
  Stamp stamp;
  for (const Entry& entry : entries_) stamp = std::max(stamp, entry.stamp);
  for (const Seen& seen : seen_) stamp = std::max(stamp, seen.stamp);
  return stamp;
}

}  // namespace crdt
