// The parts of the one-file build: deflated, in base64, in script elements that no browser runs
// (shell/one_file.mjs wrote them). Nothing is ever fetched.

import { inflateSync } from 'fflate';

export const ONE_FILE = true;

const addresses = new Map();

export async function part(path) {
  const element = document.getElementById(path);
  const packed = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
  element.remove(); // its text is as large as the part
  return inflateSync(packed, { out: new Uint8Array(Number(element.dataset.size)) });
}

export const askFor = () => {};

// The program is in one piece.
export const REST = '';
export const partNow = () => {};
export const compile = async (path) => WebAssembly.compile(await part(path));

// There is nothing beside this file to lead to: what is inside can be saved.
export function linked(href) {
  const element = document.getElementById(href);
  if (element && !addresses.has(href)) {
    const packed = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
    const blob = new Blob([inflateSync(packed)], { type: element.dataset.type });
    addresses.set(href, URL.createObjectURL(blob));
  }
  return { href: addresses.get(href) ?? href, name: href };
}
