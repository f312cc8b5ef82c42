// The program: WebAssembly in two parts. The first is all that a first form needs; the rest comes
// while she reads it.
//
// Idea: shell/split.mjs divides one module. Where the first part calls a function of the rest, it
// calls through the table of functions; until the rest has taken its places there, they hold
// stand-ins made here. A stand-in that is called fetches the rest at once, and she waits for it.
//
// Invariants:
// - the rest is named after its content, so parts of two versions never meet;
// - a browser that compiles nothing while somebody waits gets both parts before the program starts.

import { REST, compile, partNow } from './parts.js';
import { nextTurn } from './pause.js';

const AGAIN_MS = 5000;
const SMALL = 8192; // above what such a browser would compile at once, in bytes

// Part of the program is needed now and cannot be had.
export class MissingPartError extends Error {
  name = 'MissingPartError';
}

// Compiles a module that is nothing but a long comment.
function compilesAtOnce() {
  const size = SMALL - 11; // 7 bits in each byte, the lower first
  const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, (size & 0x7f) | 0x80, size >> 7];
  const bytes = new Uint8Array(SMALL);
  bytes.set(head);
  try {
    return new WebAssembly.Module(bytes) !== null;
  } catch {
    return false;
  }
}

// The connection is back, or some time has passed.
export const anotherTime = (ms = AGAIN_MS) =>
  new Promise((done) => {
    window.addEventListener('online', done, { once: true });
    setTimeout(done, ms);
  });

export class Program {
  #first = null; // what the first part exports
  #made;
  #make;
  #coming = null;
  #here = REST === '';

  constructor() {
    this.#made = new Promise((done) => {
      this.#make = done;
    });
  }

  // Makes the instance of the first part.
  async instantiate(imports) {
    const placeholder = new Proxy({}, { get: (_, place) => this.#standIn(Number(place)) });
    const module = await compile('sorora.wasm');
    await nextTurn();
    const instance = await WebAssembly.instantiate(module, { ...imports, placeholder });
    this.#first = instance.exports;
    this.#make();
    return instance;
  }

  // Whether the first part may start alone.
  startsAlone() {
    return this.#here || compilesAtOnce();
  }

  // Resolves when all of the program is here; rejects when it cannot be fetched now.
  bring() {
    if (this.#here) return Promise.resolve();
    this.#coming ??= this.#fetch().finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  // The same for a page in use: as often as it takes.
  async bringSometime() {
    while (!this.#here) {
      try {
        await this.bring();
      } catch {
        await anotherTime();
      }
    }
  }

  async #fetch() {
    const [module] = await Promise.all([compile(REST), this.#made]);
    await nextTurn();
    if (this.#here) return;
    await WebAssembly.instantiate(module, { primary: this.#first }); // it takes its places
    this.#here = true;
  }

  #standIn(place) {
    return (...values) => {
      if (!this.#here) this.#bringNow();
      const table = Object.values(this.#first).find((one) => one instanceof WebAssembly.Table);
      return table.get(place)(...values);
    };
  }

  #bringNow() {
    let bytes;
    try {
      bytes = partNow(REST);
    } catch (error) {
      throw new MissingPartError(error.message);
    }
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { primary: this.#first });
    this.#here = true;
  }
}
