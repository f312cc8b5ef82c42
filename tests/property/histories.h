// Random histories: a few devices that write, remove, exchange whole states or filtered files, with
// wall clocks that stutter, jump and run backwards. Beside each device runs an ideal one that
// remembers every write it has ever seen: what the real registers hold must be what it holds.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "format/file.h"

namespace histories {

// One thing that happens: what, who, where, which value, how. Plain bytes, so that rapidcheck can
// make and shrink them.
using Step = std::array<uint8_t, 5>;
using History = std::vector<Step>;

// The ideal register: every write it knows, and those that no known write has replaced.
struct Ideal {
  using Write = std::pair<std::string, std::string>;  // stamp, value
  std::set<Write> known, alive;

  void write(const Write& write) {
    alive = {write};
    known.insert(write);
  }
  void merge(const Ideal& other) {
    std::set<Write> joined;
    for (const Write& write : alive) {
      if (other.alive.contains(write) || !other.known.contains(write)) joined.insert(write);
    }
    for (const Write& write : other.alive) {
      if (alive.contains(write) || !known.contains(write)) joined.insert(write);
    }
    alive = joined;
    known.insert(other.known.begin(), other.known.end());
  }
};

using Path = std::string;  // "id field" or "id set/element"

struct Device {
  crdt::Store store;
  crdt::Clock clock;
  int64_t wall = 1'602'072'000'000;
  std::map<Path, Ideal> ideal;
};

inline std::string text_of(const crdt::Store& store) {
  format::Header header;
  header.kind = "registro";
  header.audience = domain::Audience::backup;
  return format::encode(header, format::all_records(store));
}

// What arrives elsewhere of a store that is sent as a file for this audience.
inline crdt::Store sent(const crdt::Store& store, domain::Audience audience) {
  format::Header header;
  header.kind = header.program = header.created = "x";
  header.audience = audience;
  crdt::Store arrived;
  const auto file = format::decode(format::encode(header, format::all_records(store)));
  if (file) {
    for (const crdt::Record& record : file->records) arrived.merge(record);
  }
  return arrived;
}

inline crdt::Store merged(crdt::Store one, const crdt::Store& other) {
  for (const crdt::Record* record : format::all_records(other)) one.merge(*record);
  return one;
}

class World {
 public:
  // With `cloned`, the last device is a copy of the first one that does not know it.
  // With `erases`, some removals are erasures, which the ideal registers know nothing of.
  explicit World(bool cloned, bool erases = false) : devices(4), erases_(erases) {
    for (size_t i = 0; i < devices.size(); ++i) {
      const bool copy = cloned && i + 1 == devices.size();
      devices[i].clock = crdt::Clock(copy ? 1 : i + 1, 0);
    }
  }

  void run(const History& history) {
    for (const Step& step : history) happen(step);
  }

  // Every state that ever left a device: filtered files and whole ones.
  std::vector<crdt::Store> files;
  std::vector<Device> devices;

 private:
  bool erases_;

  void happen(const Step& step) {
    Device& device = devices[step[1] % devices.size()];
    const bool writes = step[0] % 8 < 5;
    if (writes && record_of(device, step).is_erased()) return;
    switch (step[0] % 8) {
      case 0:
      case 1:
      case 2:
        return write_field(device, step);
      case 3:
        return write_element(device, step);
      case 4:
        return remove(device, step);
      case 5:
        return move_clock(device, step);
      default:
        return exchange(device, devices[step[2] % devices.size()], step);
    }
  }

  static crdt::Record& record_of(Device& device, const Step& step) {
    return device.store.at("persona", step[4] % 2 ? "a" : "b");
  }

  void write(Device& device, crdt::Register& reg, const Path& path, crdt::Value value) {
    const crdt::Stamp stamp = device.clock.tick(device.wall);
    device.ideal[path].write({stamp.text(), value.text});
    reg.set(stamp, std::move(value));
  }

  void write_field(Device& device, const Step& step) {
    static const char* names[] = {"nombre", "notas", "telefono"};  // group, device, unknown
    crdt::Record& record = record_of(device, step);
    const std::string name = names[step[2] % 3];
    const auto value = crdt::Value::of("v" + std::to_string(step[3] % 4));
    write(device, record.fields[name], record.id + ' ' + name, value);
  }

  void write_element(Device& device, const Step& step) {
    crdt::Record& record = record_of(device, step);
    const std::string set = step[2] % 2 ? "temas" : "aficiones";  // known, unknown
    const std::string element = "e" + std::to_string(step[2] % 3);
    write(device, record.sets[set][element], record.id + ' ' + set + '/' + element,
          crdt::Value::of(step[3] % 2 == 0));
  }

  void remove(Device& device, const Step& step) {
    crdt::Record& record = record_of(device, step);
    if (erases_ && step[2] % 4 == 0) return record.erase(device.clock.tick(device.wall));
    write(device, record.deleted, record.id + " deleted", crdt::Value::of(step[3] % 2 == 0));
  }

  static void move_clock(Device& device, const Step& step) {
    static const int64_t moves[] = {0, 1, 1000, 3'600'000, -1, -1000, -3'600'000};
    device.wall += moves[step[3] % 7];
  }

  void exchange(Device& from, Device& to, const Step& step) {
    static const domain::Audience audiences[] = {domain::Audience::backup, domain::Audience::unit,
                                                 domain::Audience::group};
    const domain::Audience audience = audiences[step[3] % 3];
    files.push_back(sent(from.store, audience));
    for (const crdt::Record* record : format::all_records(files.back())) {
      to.clock.observe(record->latest());
      to.store.merge(*record);
    }
    for (const auto& [path, ideal] : from.ideal) {
      const std::string name = path.substr(2, path.find('/') - 2);
      const domain::Field* field = domain::find_noun("persona")->find(name);
      if (name == "deleted" || domain::may_leave(field, audience)) to.ideal[path].merge(ideal);
    }
  }
};

// What the real registers of a device hold, in the words of the ideal one.
inline std::map<Path, std::set<Ideal::Write>> held(const crdt::Store& store) {
  std::map<Path, std::set<Ideal::Write>> out;
  const auto add = [&out](const Path& path, const crdt::Register& reg) {
    for (const crdt::Entry& entry : reg.entries()) {
      out[path].insert({entry.stamp.text(), entry.value.text});
    }
  };
  for (const crdt::Record* record : format::all_records(store)) {
    for (const auto& [name, reg] : record->fields) add(record->id + ' ' + name, reg);
    for (const auto& [name, elements] : record->sets) {
      for (const auto& [element, reg] : elements) add(record->id + ' ' + name + '/' + element, reg);
    }
    add(record->id + " deleted", record->deleted);
  }
  return out;
}

}  // namespace histories
