// Files out: downloads and zips.
//
// Idea: a zip is packed here in slices. fflate's asynchronous zip would start workers from blob:
// addresses, which the content security policy forbids.
//
// Invariant: an object URL lives until the browser surely has read it.

import { Zip, ZipDeflate } from 'fflate';
import { slices } from './pause.js';

const REVOKE_AFTER_MS = 60_000;
const LEVEL = 6;
const PUSH_BYTES = 256 * 1024;

export function download(name, mime, parts) {
  const url = URL.createObjectURL(new Blob(parts, { type: mime || 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

// Resolves to the parts of the zip.
export async function downloadZip(name, files) {
  const encoder = new TextEncoder();
  const parts = [];
  let failure = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else parts.push(chunk);
  });
  const pause = slices();
  for (const file of files) {
    const entry = new ZipDeflate(file.name, { level: LEVEL });
    zip.add(entry);
    const bytes = encoder.encode(file.text);
    let at = 0;
    do {
      const end = Math.min(at + PUSH_BYTES, bytes.length);
      entry.push(bytes.subarray(at, end), end === bytes.length);
      at = end;
      await pause();
    } while (at < bytes.length);
  }
  zip.end();
  if (failure) throw failure;
  download(name, 'application/zip', parts);
  return parts;
}
