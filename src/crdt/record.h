// A Record is one thing people keep (a person, a group, a session): registers by field name, sets
// of registers by element, and a tombstone. It knows nothing of mentoring: which fields exist and
// what they mean is said in domain/schema.h. Unknown fields are ordinary registers and so survive.
//
// Sets are add/remove sets: one boolean register per element; when an addition and a removal did
// not know of each other, the addition wins (add-wins).
// A name is a field or a set, never both: whoever does not know a name cannot tell which it ought
// to be, so where two files disagree the set stays. A deleted record keeps its registers, so that
// deletion can be undone and merged.
// An erased record keeps nothing but its name: erasing serves a person's right of cancellation, is
// final, and wins over everything that any file still holds of the record.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/indexed_map.h"
#include "base/text.h"
#include "crdt/register.h"

namespace crdt {

// A small map kept as a sorted vector: records have few fields and are mostly read.
template <class T>
class Named {
 public:
  using Item = std::pair<std::string, T>;

  T* find(std::string_view name) {
    const auto at = position(name);
    return at != items_.end() && at->first == name ? &at->second : nullptr;
  }
  const T* find(std::string_view name) const { return const_cast<Named*>(this)->find(name); }
  T& operator[](std::string_view name) {
    const bool last = items_.empty() || base::before(items_.back().first, name);
    if (last) return items_.emplace_back(name, T{}).second;  // files are sorted
    return found_or_made(name)->second;
  }
  // The same, for one who asks for names in rising order: `next` is where the name asked for last
  // stands, plus one; two records mostly have the same names.
  T& at(std::string_view name, size_t& next) {
    if (next >= items_.size() || !base::same(items_[next].first, name)) {
      const Place place = found_or_made(name);  // which may move all items, so first
      next = static_cast<size_t>(place - items_.begin());
    }
    return items_[next++].second;
  }
  bool erase(std::string_view name) {  // true when there was such an item
    const auto at = position(name);
    if (at == items_.end() || at->first != name) return false;
    items_.erase(at);
    return true;
  }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  void reserve(size_t count) { items_.reserve(count); }
  bool empty() const { return items_.empty(); }
  size_t size() const { return items_.size(); }
  bool operator==(const Named&) const = default;

 private:
  using Place = typename std::vector<Item>::iterator;

  Place found_or_made(std::string_view name) {
    const Place at = position(name);
    if (at != items_.end() && at->first == name) return at;
    return items_.emplace(at, name, T{});
  }
  // Where it stands or would stand. Records are many and mostly not in the processor's cache: as
  // few items as possible are looked at.
  Place position(std::string_view name) {
    auto low = items_.begin();
    auto count = items_.end() - low;
    while (count > 0) {
      const auto half = count / 2;
      if (base::before(low[half].first, name)) {
        low += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return low;
  }
  std::vector<Item> items_;
};

using Elements = Named<Register>;

struct Record {
  std::string type;
  std::string id;
  Named<Register> fields;
  Named<Elements> sets;
  Register deleted;          // true: tombstone
  Named<std::string> extra;  // unknown members of the record in a file: canonical JSON
  Stamp erased;              // when it was erased; zero: it was not

  const Value& value(std::string_view field) const;
  std::string_view text(std::string_view field) const { return value(field).text; }
  // Deleted, and nobody wrote in it apart from the deletion: a value that the tombstone has not
  // seen brings the record back, for it must not vanish with something its writer never agreed to.
  bool is_deleted() const {
    return is_erased() || (deleted.value().is_true() && !has_unseen_value());
  }
  // Somebody deleted it while somebody else wrote in it: it is back, to be looked at.
  bool is_revived() const { return deleted.value().is_true() && has_unseen_value(); }
  // Deletes it as it is known here: the tombstone remembers every value there is.
  void remove(const Stamp& stamp);
  bool is_erased() const { return erased != Stamp{}; }
  // Forgets all that the record holds, also what was replaced, and keeps only when that was.
  void erase(const Stamp& stamp);
  bool has(std::string_view set, std::string_view element) const;
  std::vector<std::string> elements(std::string_view set) const;  // present ones, sorted

  // Takes over what `other` (same type and id) knows. True when something changed.
  bool merge(Record other);
  size_t conflicts() const;  // fields with more than one value
  Stamp latest() const;

  bool operator==(const Record&) const = default;

 private:
  bool has_unseen_value() const;
};

// An element of an add/remove set is in when any surviving entry says so (add-wins).
bool present(const Register& element);

struct RecordKey {
  std::string type;
  std::string id;
  bool operator==(const RecordKey&) const = default;
  bool operator<(const RecordKey& other) const {
    return type != other.type ? type < other.type : id < other.id;
  }
};

enum class Merged { created, updated, same };

// All records, by type and id. Merging stores is merging their records.
class Store {
 public:
  using ById = base::IndexedMap<Record>;

  const Record* find(std::string_view type, std::string_view id) const;
  Record& at(std::string_view type, std::string_view id);  // made when absent
  const ById& of(std::string_view type) const;
  const std::map<std::string, ById, std::less<>>& all() const { return types_; }
  Merged merge(Record record);
  void erase(std::string_view type, std::string_view id);
  size_t size() const;

 private:
  std::map<std::string, ById, std::less<>> types_;
};

}  // namespace crdt
