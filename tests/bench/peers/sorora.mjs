// Files of the format sorora/1 in its canonical layout (src/format/FORMAT.md, section 8), written
// without Sorora: merge_bench reads them, and checks that Sorora writes the same bytes.
import { FIELDS, START, personId } from "./workload.mjs";

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

// Nodes grow with the replica, so that of two writes at one instant the later replica's wins.
function nodeText(replica) {
  let node = 0x0a0b0c0d0e0fn + BigInt(replica) * 1000000000039n;
  let text = "";
  for (let i = 0; i < 12; i += 1, node >>= 5n) text = DIGITS[Number(node & 31n)] + text;
  return text;
}

const stamp = (at, replica) => `${new Date(at).toISOString()}/0/${nodeText(replica)}`;

function valueHash(value) {
  const kind = typeof value === "number" ? 2 : typeof value === "string" ? 3 : 4;
  const text = kind === 3 ? value : JSON.stringify(value);
  let hash = 0x811c9dc5;
  for (const byte of [kind, ...Buffer.from(text)]) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function part(name, members) {
  if (members.length === 0) return "";
  const lines = members.map(([field, json]) => `\n    "${field}": ${json}`);
  return `,\n   "${name}": {${lines.join(",")}\n   }`;
}

// `cells`: { field, value, stamp, seen }.
function record(person, cells) {
  const sorted = cells.sort((a, b) => (FIELDS[a.field] < FIELDS[b.field] ? -1 : 1));
  const column = (json) => sorted.map((cell) => [FIELDS[cell.field], json(cell)]);
  const replaced = sorted.filter((cell) => cell.seen);
  return `  {"type": "persona", "id": "${personId(person)}"` +
    part("values", column((cell) => JSON.stringify(cell.value))) +
    part("stamps", column((cell) => `"${cell.stamp}"`)) +
    part("seen", replaced.map((cell) => [FIELDS[cell.field], `["${cell.seen}"]`])) + "}";
}

function file(replica, records) {
  return Buffer.from(`{
 "format": "sorora/1",
 "kind": "registro",
 "program": "rmmspen-2020",
 "created": "${new Date(START).toISOString()}",
 "audience": "unidad",
 "note": "Datos ficticios",
 "from": {"node": "${nodeText(replica)}", "name": "Réplica ${replica}"},
 "records": [
${records.join(",\n")}
 ]
}
`);
}

export function open(workload) {
  const first = stamp(START, 0);
  const unwritten = (person, field) => ({ field, value: workload.base[person][field], stamp: first });
  const written = ({ person, field, at, value }, replica) => ({
    field, value, stamp: stamp(at, replica),
    seen: `${first}#${valueHash(workload.base[person][field])}`,
  });
  return {
    base: () => file(0, workload.base.map((row, person) =>
      record(person, row.map((_, field) => unwritten(person, field))))),
    replica(replica, edits) {
      const people = new Map();
      const of = (person) => {
        if (!people.has(person)) people.set(person, new Map());
        return people.get(person);
      };
      if (workload.full) {
        workload.base.forEach((row, person) =>
          row.forEach((_, field) => of(person).set(field, unwritten(person, field))));
      }
      for (const edit of edits) of(edit.person).set(edit.field, written(edit, replica));
      const ids = [...people.keys()].sort((a, b) => a - b);
      return file(replica, ids.map((person) => record(person, [...of(person).values()])));
    },
  };
}
