// Where the parts of the page are: files beside it. The one-file build has them inside and takes
// parts_inside.js instead of this.

export const ONE_FILE = false;

// Lets the browser fetch what will be wanted while the script that wants it is still on its way.
export function askFor(paths) {
  for (const href of paths) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}

// Piece by piece: taken at once, a large one holds the page while the browser copies it.
export async function part(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const reader = response.body.getReader();
  const pieces = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/* global REST_FILE -- written by build.mjs */
export const REST = REST_FILE;

// The same at a moment when nothing may come in between: the page stands still until it is there.
export function partNow(path) {
  const request = new XMLHttpRequest();
  request.open('GET', path, false);
  request.overrideMimeType('text/plain; charset=x-user-defined'); // each byte becomes one letter
  request.send();
  if (request.status !== 200) throw new Error(`${path}: ${request.status}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
}

// Not while it comes (compileStreaming): that would hold the page, and the functions are compiled at
// their first call anyway.
export async function compile(path) {
  return WebAssembly.compile(await part(path));
}

// What a link to a file of the site leads to: {href, name}, with the name it is saved by when it is
// not to be opened.
export const linked = (href) => (href.endsWith('.html') ? { href, name: href } : { href });
