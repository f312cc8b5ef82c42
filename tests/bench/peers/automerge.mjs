import * as Automerge from "@automerge/automerge";
import { FIELDS, personId } from "./workload.mjs";

const actor = (number) => number.toString(16).padStart(32, "0");
// Scalars are its fastest registers; a list becomes one text.
const LIST = "\u0001";
const packed = (value) => {
  if (Array.isArray(value)) return new Automerge.ImmutableString(LIST + JSON.stringify(value));
  return typeof value === "string" ? new Automerge.ImmutableString(value) : value;
};
const unpacked = (value) => {
  if (typeof value === "number") return value;
  const text = String(value.val ?? value);
  return text.startsWith(LIST) ? JSON.parse(text.slice(1)) : text;
};

function joined(files) {
  return new Uint8Array(Buffer.concat(files));
}

export function open(workload, base) {
  const start = base && Automerge.load(base, { actor: actor(1) });
  return {
    base() {
      const people = Object.fromEntries(workload.base.map((row, person) => [personId(person),
        Object.fromEntries(row.map((value, field) => [FIELDS[field], packed(value)]))]));
      return Automerge.save(Automerge.from({ people }, { actor: actor(1) }));
    },
    replica(replica, edits) {
      const doc = Automerge.clone(start, { actor: actor(1000 + replica) });
      const changed = Automerge.change(doc, { time: 0 }, ({ people }) => {
        for (const { person, field, value } of edits) {
          people[personId(person)][FIELDS[field]] = packed(value);
        }
      });
      const file = workload.full ? Automerge.save(changed)
        : Automerge.saveSince(changed, Automerge.getHeads(start));
      Automerge.free(changed);
      return file;
    },
  };
}

export function merge(files, full) {
  if (full) return Automerge.load(joined(files));
  let doc = Automerge.load(files[0]);
  for (const file of files.slice(1)) doc = Automerge.loadIncremental(doc, file);
  return doc;
}
export function again(doc, files) {
  let state = doc;
  for (const file of files) state = Automerge.loadIncremental(state, file);
}
export const read = ({ people }) => (person, field) =>
  unpacked(people[personId(person)][FIELDS[field]]);
