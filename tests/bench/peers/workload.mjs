// The work every candidate does, the same on every machine: a registry, and what many replicas
// wrote in copies of it without knowing of each other. Each replica changes a tenth of the fields
// of its own 35 profiles, and some of other people's; nobody changes a field twice.
import { createHash } from "node:crypto";

export const SCENES = {
  A: { people: 498, replicas: 15, foreign: 232, full: true, seed: 42 },
  B: { people: 20000, replicas: 600, foreign: 232, full: false, seed: 43 },
};
const OWN = 35;
const OWN_SHARE = 0.1;

// Ten texts are fields of "persona"; sorora/1 keeps the rest as fields that it does not know, lists
// among them as one value each: the other candidates have registers of lists, not sets, as well.
const TEXTS = ["nombre", "apellido1", "apellido2", "correo", "vocalia", "adscripcion", "entidad",
  "distrito", "ofrece", "busca", "puesto", "telefono", "lugar"];
const NUMBERS = ["antiguedad", "edad", "extension", "folio", "horas", "plazas", "puntos"];
const LISTS = ["cursos", "estudios", "idiomas", "intereses", "redes"];
export const FIELDS = [...TEXTS, ...NUMBERS, ...LISTS];
export const personId = (index) => `p${String(index).padStart(5, "0")}`;

// 28 May 2026; the replicas write in the thirty days after.
export const START = 1780000000000;
const MONTH = 30 * 24 * 3600 * 1000;

// Mulberry32: small, good enough, and its numbers are the same everywhere.
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZáéíóúñ";

function valueOf(below, field) {
  if (field < TEXTS.length) {
    return Array.from({ length: 14 + below(13) }, () => LETTERS[below(LETTERS.length)]).join("");
  }
  if (field < TEXTS.length + NUMBERS.length) return below(1e6);
  return Array.from({ length: 1 + below(4) }, () => `op${below(40)}`);
}

// { people, base: values by person and field, edits: by replica, { person, field, value, at } }.
export function makeWorkload(scene) {
  const { people, replicas, foreign, full, seed } = SCENES[scene];
  const random = randomFrom(seed);
  const below = (limit) => Math.floor(random() * limit);
  const base = Array.from({ length: people }, () => FIELDS.map((_, field) => valueOf(below, field)));
  const own = Math.round(OWN * FIELDS.length * OWN_SHARE);
  const edits = Array.from({ length: replicas }, (_, replica) => {
    const cells = new Set();
    const first = (replica * OWN) % people;
    while (cells.size < own) {
      cells.add(((first + below(OWN)) % people) * FIELDS.length + below(FIELDS.length));
    }
    while (cells.size < own + foreign) {
      const person = below(people);
      if ((person - first + people) % people < OWN) continue;
      cells.add(person * FIELDS.length + below(FIELDS.length));
    }
    const written = [...cells].map((cell) => {
      const field = cell % FIELDS.length;
      const at = START + 1 + below(MONTH);
      return { person: Math.floor(cell / FIELDS.length), field, at, value: valueOf(below, field) };
    });
    return written.sort((a, b) => a.at - b.at);
  });
  return { people, full, base, edits };
}

// The state by person and field when the last writer wins, of two at one instant the later replica.
export function lastWritten(workload) {
  const state = workload.base.map((row) => [...row]);
  const when = new Map();
  workload.edits.forEach((edits) => {
    for (const { person, field, at, value } of edits) {
      const cell = person * FIELDS.length + field;
      if (at < (when.get(cell) ?? 0)) continue;
      when.set(cell, at);
      state[person][field] = value;
    }
  });
  return state;
}

// One hash of a state; `value(person, field)` gives the value shown.
export function digest(people, value) {
  const hash = createHash("sha256");
  const order = FIELDS.map((_, field) => field)
    .sort((a, b) => (FIELDS[a] < FIELDS[b] ? -1 : 1));
  for (let person = 0; person < people; person += 1) {
    for (const field of order) {
      const shown = value(person, field);
      const text = typeof shown === "string" ? shown : JSON.stringify(shown);
      hash.update(`${personId(person)}\t${FIELDS[field]}\t${text}\n`);
    }
  }
  return hash.digest("hex");
}
