// Invented records of exactly 400 characters of JSON, the same for everybody who stores them.

export const COUNT = 20_000;
const LENGTH = 400;
const WORDS = `de la que el en los del las un por con una su para es al lo como más pero sus le ya este
  sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante
  cocina campo salud tierra agua escuela comunidad taller`.split(/\s+/);

// Numbers in [0, 1) that follow from the seed (mulberry32).
function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (next, limit) => Math.floor(next() * limit);

// Text of this length that does not pack well: words and numbers.
function prose(next, length) {
  let text = '';
  while (text.length < length)
    text += `${WORDS[below(next, WORDS.length)]} ${below(next, 10_000).toString(36)} `;
  return text.slice(0, length);
}

// The record at this place after `revision` changes.
export function record(index, revision = 0) {
  const made = {
    id: `r${String(index).padStart(6, '0')}`,
    revision,
    nombre: `Nombre Apellido ${index}`,
    entidad: `estado${index % 32}`,
    vocalia: index % 5,
    telefono: `55${10_000_000 + index * 37}`,
    notas: '',
  };
  const room = LENGTH - JSON.stringify(made).length;
  return { ...made, notas: prose(random(index * 31 + revision), room) };
}

export const records = () => Array.from({ length: COUNT }, (_, index) => record(index));
export const indexOf = ({ id }) => Number(id.slice(1));
