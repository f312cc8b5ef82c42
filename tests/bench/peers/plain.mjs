// What one would write by hand: JSON, and of two values the one with the greater stamp. Knows
// nothing of disagreements, damaged files or limits.
import { FIELDS, START, personId } from "./workload.mjs";

const text = new TextDecoder();
const bytes = new TextEncoder();
const stamp = (at, replica) =>
  `${at.toString(36).padStart(9, "0")}-0000-r${String(replica).padStart(3, "0")}`;

export function open(workload) {
  const whole = () => Object.fromEntries(workload.base.map((row, person) => [personId(person),
    Object.fromEntries(row.map((value, field) => [FIELDS[field], [value, stamp(START, 0)]]))]));
  const file = (replica, people) => bytes.encode(JSON.stringify({ v: 1, r: replica, people }));
  return {
    base: () => file(0, whole()),
    replica(replica, edits) {
      const people = workload.full ? whole() : {};
      for (const { person, field, at, value } of edits) {
        (people[personId(person)] ??= {})[FIELDS[field]] = [value, stamp(at, replica)];
      }
      return file(replica, people);
    },
  };
}

function take(state, file) {
  const { people } = JSON.parse(text.decode(file));
  for (const id in people) {
    const theirs = people[id];
    const mine = state[id];
    if (mine === undefined) {
      state[id] = theirs;
      continue;
    }
    for (const field in theirs) {
      if (mine[field] === undefined || theirs[field][1] > mine[field][1]) mine[field] = theirs[field];
    }
  }
}

export function again(state, files) {
  for (const file of files) take(state, file);
}
export function merge(files) {
  const state = {};
  again(state, files);
  return state;
}
export const read = (state) => (person, field) => state[personId(person)][FIELDS[field]][0];
