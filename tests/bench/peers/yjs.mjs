import * as Y from "yjs";
import { FIELDS, personId } from "./workload.mjs";

const load = (files) => {
  const doc = new Y.Doc();
  for (const file of files) Y.applyUpdate(doc, file);
  return doc;
};

export function open(workload, base) {
  return {
    base() {
      const doc = new Y.Doc();
      doc.clientID = 1;
      doc.transact(() => workload.base.forEach((row, person) => {
        const profile = new Y.Map();
        doc.getMap("people").set(personId(person), profile);
        row.forEach((value, field) => profile.set(FIELDS[field], value));
      }));
      return Y.encodeStateAsUpdate(doc);
    },
    replica(replica, edits) {
      const doc = load([base]);
      doc.clientID = 1000 + replica;
      const before = Y.encodeStateVector(doc);
      const people = doc.getMap("people");
      doc.transact(() => edits.forEach(({ person, field, value }) =>
        people.get(personId(person)).set(FIELDS[field], value)));
      return Y.encodeStateAsUpdate(doc, workload.full ? undefined : before);
    },
  };
}

export function merge(files, full) {
  return full ? load([Y.mergeUpdates(files)]) : load(files);  // the faster one for each
}
export function again(doc, files) {
  for (const file of files) Y.applyUpdate(doc, file);
}
export const read = (doc) => {
  const people = doc.getMap("people").toJSON();
  return (person, field) => people[personId(person)][FIELDS[field]];
};
