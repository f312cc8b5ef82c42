import { createRequire } from "node:module";
import { FIELDS, personId } from "./workload.mjs";

const { LoroDoc, LoroMap } = createRequire(import.meta.url)("loro-crdt");

export function open(workload, base) {
  return {
    base() {
      const doc = new LoroDoc();
      doc.setPeerId(1n);
      workload.base.forEach((row, person) => {
        const profile = doc.getMap("people").setContainer(personId(person), new LoroMap());
        row.forEach((value, field) => profile.set(FIELDS[field], value));
        profile.free();
      });
      doc.commit();
      return doc.export({ mode: "snapshot" });
    },
    replica(replica, edits) {
      const doc = new LoroDoc();
      doc.import(base);
      const from = doc.version();
      doc.setPeerId(BigInt(1000 + replica));
      for (const { person, field, value } of edits) {
        const profile = doc.getMap("people").get(personId(person));
        profile.set(FIELDS[field], value);
        profile.free();
      }
      doc.commit();
      const file = doc.export(workload.full ? { mode: "snapshot" } : { mode: "update", from });
      doc.free();
      return file;
    },
  };
}

export function merge(files) {
  const doc = new LoroDoc();
  doc.import(files[0]);
  doc.importBatch(files.slice(1));
  return doc;
}
export const again = (doc, files) => doc.importBatch(files);
export const read = (doc) => {
  const { people } = doc.toJSON();
  return (person, field) => people[personId(person)][FIELDS[field]];
};
