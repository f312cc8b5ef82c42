// Records and files for the tests of the format: small, and with everything in them that a file can
// hold (conflicts, things seen, removed options, a tombstone, what a newer version wrote).
#pragma once

#include <string>
#include <vector>

#include "format/file.h"

namespace format_tests {

inline crdt::Stamp at(uint64_t time, crdt::Node node) {
  return {(1'602'072'000'000 + time * 1000) << 16, node};
}

inline crdt::Record make(const char* type, const char* id) {
  crdt::Record record;
  record.type = type;
  record.id = id;
  return record;
}

inline void write(crdt::Record& record, const char* field, const crdt::Value& value,
                  const crdt::Stamp& stamp) {
  record.fields[field].set(stamp, value);
}

inline void write(crdt::Record& record, const char* field, const char* text,
                  const crdt::Stamp& stamp) {
  write(record, field, crdt::Value::of(std::string_view(text)), stamp);
}

// A person two devices edited apart: a conflict, things seen, options taken out and in, a field of
// every scope, and a field, a set and members that this version does not know.
inline crdt::Record busy_person() {
  crdt::Record here = make("persona", "0123456789abcdef");
  write(here, "nombre", "Ana María", at(1, 7));
  write(here, "apellido1", "Peña “la” \\ \"Ñ\" \n\t\x01\x7F €", at(2, 7));
  write(here, "aviso", crdt::Value::of(true), at(3, 7));
  write(here, "notas", "solo mías", at(3, 7));
  write(here, "telefono", "55 1234", at(4, 7));
  write(here, "edad", crdt::Value{crdt::Value::Kind::number, "41.5"}, at(4, 7));
  write(here, "mapa", crdt::Value{crdt::Value::Kind::json, "{\"a\":[1,{\"b\":null}]}"}, at(4, 7));
  for (const char* topic : {"1.1", "1.2", "2.1"}) {
    here.sets["temas"][topic].set(at(5, 7), crdt::Value::of(true));
  }
  here.sets["aficiones"]["ajedrez"].set(at(5, 7), crdt::Value::of(true));
  crdt::Record there = here;
  write(here, "correo", "ana@ine.mx", at(6, 7));
  write(there, "correo", "ana@ejemplo.mx", at(7, 8));
  write(there, "nombre", "Ana", at(7, 8));
  there.sets["temas"]["1.2"].set(at(8, 8), crdt::Value::of(false));
  there.sets["temas"]["2.1"].set(at(8, 8), crdt::Value::of(false));
  here.sets["temas"]["2.1"].set(at(9, 7), crdt::Value::of(true));
  here.merge(there);
  here.extra["futuro"] = "{\"x\":[1,2.5,\"ñ\"]}";
  here.deleted.set(at(9, 9), crdt::Value::of(true));
  here.deleted.set(at(10, 7), crdt::Value::of(false));
  return here;
}

inline format::Header header(const char* kind, domain::Audience audience) {
  format::Header out;
  out.kind = kind;
  out.program = "rmmspen-2020";
  out.created = "2020-10-07T16:20:31.123Z";
  out.node = "k3f9a2m4p7q2";
  out.name = "Ana María Peña";
  out.audience = audience;
  return out;
}

inline crdt::Store store_of(const std::vector<crdt::Record>& records) {
  crdt::Store store;
  for (const crdt::Record& record : records) store.merge(record);
  return store;
}

}  // namespace format_tests
