// Packs zip files, and reads those that come from anywhere, within limits that hold before anything
// is inflated. Brought when the first zip comes or goes: most who fill in a form never see one.
//
// Idea: the central directory alone says what is inside; only the wanted entries are inflated, in
// small pushes, and counted while they grow, as a directory may lie about sizes. Both ways go in
// slices: fflate's asynchronous ones would start workers from blob: addresses, which the content
// security policy forbids.
//
// Invariants:
// - list() inflates nothing and refuses (throws ZipProblem) what is cut short, encrypted, in an
//   unknown method, of zip64 size, or beyond LIMITS;
// - inflate() never holds more than the declared size plus one push, and checks the CRC.

import { Inflate, Zip, ZipDeflate } from 'fflate';

export const LIMITS = { entries: 5000, totalBytes: 64 * 1024 * 1024 };
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const PUSH_BYTES = 16 * 1024;
const PACK_BYTES = 256 * 1024;
const LEVEL = 6;

export class ZipProblem extends Error {}

const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findEnd(data) {
  const lowest = Math.max(0, data.byteLength - END_SIZE - 0xffff);
  for (let at = data.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (data.getUint32(at, true) === END) return at;
  }
  throw new ZipProblem('no end of central directory');
}

function decodeName(bytes, utf8) {
  return new TextDecoder(utf8 ? 'utf-8' : 'windows-1252').decode(bytes);
}

// The wanted entries as {name, size, packed, method, crc, at}; `wanted(name)` chooses them.
export function list(bytes, wanted, limits = LIMITS) {
  try {
    return readDirectory(bytes, wanted, limits);
  } catch (error) {
    if (error instanceof RangeError) throw new ZipProblem('cut short'); // beyond the bytes
    throw error;
  }
}

function readDirectory(bytes, wanted, limits) {
  const data = view(bytes);
  const end = findEnd(data);
  const count = data.getUint16(end + 10, true);
  if (count > limits.entries) throw new ZipProblem('too many entries');
  const found = [];
  let at = data.getUint32(end + 16, true);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (data.getUint32(at, true) !== CENTRAL) throw new ZipProblem('broken directory');
    const flags = data.getUint16(at + 8, true);
    const nameLength = data.getUint16(at + 28, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    const entry = {
      name,
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      packed: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      at: data.getUint32(at + 42, true),
    };
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
    if (!wanted(name)) continue;
    if ((flags & 1) !== 0) throw new ZipProblem('encrypted');
    if (entry.method !== 0 && entry.method !== 8) throw new ZipProblem('unknown method');
    total += entry.size;
    if (entry.size === 0xffffffff || total > limits.totalBytes) throw new ZipProblem('too large');
    found.push(entry);
  }
  return found;
}

const TABLE = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) crc = TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

// One entry's bytes. `pause` is awaited between pushes (see pause.js).
export async function inflate(bytes, entry, pause) {
  const data = view(bytes);
  if (entry.at + 30 > bytes.length || data.getUint32(entry.at, true) !== LOCAL)
    throw new ZipProblem('broken entry');
  const start =
    entry.at + 30 + data.getUint16(entry.at + 26, true) + data.getUint16(entry.at + 28, true);
  if (start + entry.packed > bytes.length) throw new ZipProblem('cut short');
  const packed = bytes.subarray(start, start + entry.packed);
  let out = packed;
  if (entry.method === 8) out = await unpack(packed, entry.size, pause);
  if (out.length !== entry.size || crc32(out) !== entry.crc) throw new ZipProblem('damaged entry');
  return out;
}

async function unpack(packed, size, pause) {
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new ZipProblem('larger than declared');
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PUSH_BYTES) {
      stream.push(packed.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= packed.length);
      await pause();
    }
  } catch (error) {
    throw error instanceof ZipProblem ? error : new ZipProblem(String(error && error.message));
  }
  return out.subarray(0, length);
}

// The parts of a zip of the files ({name, text}). `pause` as above.
export async function pack(files, pause) {
  const encoder = new TextEncoder();
  const parts = [];
  let failure = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else parts.push(chunk);
  });
  for (const file of files) {
    const entry = new ZipDeflate(file.name, { level: LEVEL });
    zip.add(entry);
    const bytes = encoder.encode(file.text);
    let at = 0;
    do {
      const end = Math.min(at + PACK_BYTES, bytes.length);
      entry.push(bytes.subarray(at, end), end === bytes.length);
      at = end;
      await pause();
    } while (at < bytes.length);
  }
  zip.end();
  if (failure) throw failure;
  return parts;
}
