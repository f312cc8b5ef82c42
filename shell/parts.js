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

export async function part(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// Nothing: the module fetches it itself, and compiles what has come while the rest comes.
export const wasmBinary = async () => undefined;

// What a link to a file of the site leads to: {href, name}, with the name it is saved by when it is
// not to be opened.
export const linked = (href) => (href.endsWith('.html') ? { href, name: href } : { href });
