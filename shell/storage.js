// What Sorora keeps on this device: one IndexedDB store of texts by key.
//
// Idea: C++ decides what is written; this only makes a save all or nothing, strict (on disk before
// it counts), and says plainly what went wrong.
//
// Invariants:
// - a save is one readwrite transaction; it resolves only after `complete`;
// - saves are written in the order they were asked for;
// - a connection that was closed is reopened once per save; a newer version in another tab is
//   never blocked: this tab closes;
// - localStorage holds a sentinel while the store holds something: sentinel without entries means
//   that the browser threw the data away.

import { openDB } from 'idb';

const NAME = 'sorora';
const VERSION = 1;
const STORE = 'entries';
const SENTINEL = 'sorora.entries';
const OPEN_PATIENCE_MS = 6000;

function sentinel(value) {
  try {
    if (value === undefined) return localStorage.getItem(SENTINEL) !== null;
    if (value) localStorage.setItem(SENTINEL, '1');
    else localStorage.removeItem(SENTINEL);
  } catch {
    // Without localStorage a loss cannot be told from a first visit; saving still works.
  }
  return false;
}

// quota | closed | blocked | unknown
export function classify(error) {
  const name = error && error.name;
  if (name === 'QuotaExceededError') return 'quota';
  if (name === 'InvalidStateError' || name === 'VersionError') return 'closed';
  if (name === 'BlockedError' || name === 'SecurityError' || name === 'NotAllowedError')
    return 'blocked';
  if (name === 'AbortError' && /quota/i.test(error.message || '')) return 'quota';
  return 'unknown';
}

class BlockedError extends Error {
  name = 'BlockedError';
}

export class Storage {
  constructor() {
    this.db = null;
    this.last = Promise.resolve();
  }

  async #open() {
    if (typeof indexedDB === 'undefined' || indexedDB === null) throw new BlockedError();
    let giveUp = 0;
    const opening = openDB(NAME, VERSION, {
      upgrade: (db) => {
        db.createObjectStore(STORE);
      },
      blocking: () => this.#close(),
      terminated: () => {
        this.db = null;
      },
    });
    const patience = new Promise((_, reject) => {
      giveUp = setTimeout(
        () => reject(new BlockedError('the database does not open')),
        OPEN_PATIENCE_MS,
      );
    });
    try {
      this.db = await Promise.race([opening, patience]);
    } catch (error) {
      opening.then(
        (db) => db.close(),
        () => {},
      ); // it may still open later: let it go
      throw error;
    } finally {
      clearTimeout(giveUp);
    }
    return this.db;
  }

  #close() {
    if (this.db) this.db.close();
    this.db = null;
  }

  // Reads everything. `state`: ok | new | lost | blocked.
  async readAll() {
    try {
      const db = this.db || (await this.#open());
      const tx = db.transaction(STORE, 'readonly');
      const [keys, texts] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      const entries = keys.map((key, i) => ({ key: String(key), text: texts[i] }));
      if (entries.length > 0) {
        sentinel(true);
        return { state: 'ok', entries };
      }
      return { state: sentinel() ? 'lost' : 'new', entries };
    } catch (error) {
      return { state: 'blocked', entries: [], error };
    }
  }

  // Resolves to {ok: true} or {ok: false, why}.
  save(puts, deletes) {
    const attempt = this.last.then(() => this.#save(puts, deletes));
    this.last = attempt.catch(() => {});
    return attempt;
  }

  async #save(puts, deletes) {
    for (let tries = 0; ; tries += 1) {
      try {
        const db = this.db || (await this.#open());
        const left = await write(db, puts, deletes);
        sentinel(left > 0);
        return { ok: true };
      } catch (error) {
        if (classify(error) !== 'closed' || tries > 0)
          return { ok: false, why: classify(error), error };
        this.#close();
      }
    }
  }
}

async function write(db, puts, deletes) {
  const tx = db.transaction(STORE, 'readwrite', { durability: 'strict' });
  const quiet = (request) => request.catch(() => {}); // the transaction reports for all of them
  let left = 0;
  try {
    for (const { key, text } of puts) quiet(tx.store.put(text, key));
    for (const key of deletes) quiet(tx.store.delete(key));
    quiet(
      tx.store.count().then((count) => {
        left = count;
      }),
    );
  } catch (error) {
    quiet(tx.done);
    tx.abort(); // nothing of a save that could not be asked for as a whole
    throw error;
  }
  await tx.done;
  return left;
}
