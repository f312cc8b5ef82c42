// What Sorora keeps on this device: one IndexedDB store of texts by key, and one of snapshots.
//
// Idea: C++ decides what is written; this only makes a save all or nothing, strict (on disk before
// it counts), read back, and says plainly what went wrong.
//
// Invariants:
// - a save is one readwrite transaction; it resolves only after `complete`, and after its entries
//   were read back and are the same;
// - what is asked for is done in that order, saves and snapshots alike;
// - a save that failed for a passing reason is tried once more on a new connection; writing the
//   same entries twice is writing them once, so it does not matter how far the first one came;
// - a newer version in another tab is never blocked: this tab closes, and never writes again;
// - there is one connection at most, which whoever asks meanwhile waits for and shares: one that
//   nobody knew of would block a newer version for ever;
// - localStorage holds a sentinel while the store holds something: sentinel without entries means
//   that the browser threw the data away.

import { openDB } from 'idb';
import { nextTurn } from './pause.js';
import {
  MismatchError,
  SNAPSHOTS,
  keepOnly,
  listSnapshots,
  readSnapshot,
  writeSnapshot,
} from './snapshots.js';

const NAME = 'sorora';
const VERSION = 2; // 1: entries; 2: and snapshots
const STORE = 'entries';
const SENTINEL = 'sorora.entries';
const OPEN_PATIENCE_MS = 6000;
const LASTING = ['quota', 'blocked', 'newer', 'held']; // trying again at once is of no use

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

const REASONS = {
  QuotaExceededError: 'quota',
  InvalidStateError: 'closed',
  VersionError: 'newer',
  HeldError: 'held',
  MismatchError: 'mismatch',
  BlockedError: 'blocked',
  SecurityError: 'blocked',
  NotAllowedError: 'blocked',
};

// quota | closed | newer | held | mismatch | blocked | unknown
export function classify(error) {
  const name = error && error.name;
  if (name === 'AbortError' && /quota/i.test(error.message || '')) return 'quota';
  return REASONS[name] || 'unknown';
}

class BlockedError extends Error {
  name = 'BlockedError';
}
class HeldError extends Error {
  name = 'HeldError';
}

export class Storage {
  constructor() {
    this.db = null;
    this.opening = null; // a promise of the connection, while there is none yet
    this.last = Promise.resolve({ ok: true });
    this.staged = new Map(); // texts of entries that the next save will name
  }

  stage(key, text) {
    this.staged.set(key, text);
  }

  takeStaged(keys) {
    const entries = keys.map((key) => ({ key, text: this.staged.get(key) }));
    this.staged.clear();
    return entries;
  }

  #open() {
    this.opening ??= this.#connect().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  async #connect() {
    if (typeof indexedDB === 'undefined' || indexedDB === null) throw new BlockedError();
    let giveUp = 0;
    let held = false;
    let mine = null;
    const opening = openDB(NAME, VERSION, {
      upgrade(db, from) {
        if (from < 1) db.createObjectStore(STORE);
        if (from < 2) db.createObjectStore(SNAPSHOTS);
      },
      blocked: () => {
        held = true;
      },
      blocking: () => this.#close(mine),
      terminated: () => this.#close(mine),
    });
    const patience = new Promise((_, reject) => {
      giveUp = setTimeout(
        () => reject(held ? new HeldError() : new BlockedError('the database does not open')),
        OPEN_PATIENCE_MS,
      );
    });
    try {
      mine = await Promise.race([opening, patience]);
    } catch (error) {
      opening.then(
        (db) => db.close(),
        () => {},
      ); // it may still open later: let it go
      throw error.name === 'InvalidStateError' ? new BlockedError(error.message) : error;
    } finally {
      clearTimeout(giveUp);
    }
    this.db = mine;
    return mine;
  }

  #close(db) {
    db?.close();
    if (this.db === db) this.db = null;
  }

  // Reads everything but the texts of snapshots. `state`: ok | new | lost, or why it cannot.
  async readAll() {
    try {
      return await this.#retry((db) => read(db));
    } catch (error) {
      const why = classify(error);
      const state = LASTING.includes(why) && why !== 'quota' ? why : 'blocked';
      return { state, entries: [], snapshots: [], error };
    }
  }

  // Resolves to {ok: true} or {ok: false, why}. `spared`: somebody's data were erased, and no
  // snapshot but these may stay.
  save(puts, deletes, spared) {
    return this.#queue(async (db) => {
      const written = write(db, puts, deletes, spared);
      const compared = compare(db, puts, deletes, spared); // asked for now, begun once that is complete
      compared.catch(() => {}); // of a save that failed nothing is compared
      await written;
      await compared;
      sentinel(puts.length > 0 || !(await isEmpty(db)));
    });
  }

  // Resolves to {keys, failed}: what is there now, and the key if it could not be stored.
  async keepSnapshot(key, text) {
    const { ok } = await this.#queue((db) => writeSnapshot(db, key, text));
    const keys = await this.#retry(listSnapshots).catch(() => []);
    return { keys, failed: ok ? '' : key };
  }

  snapshot(key) {
    return this.#retry((db) => readSnapshot(db, key)).catch(() => '');
  }

  // Resolves to whether everything asked for so far, and what that led to, is stored. `ask()` has
  // C++ ask for what it has not yet; nothing can come between its last call and who awaits this.
  async settled(ask) {
    for (;;) {
      ask();
      const last = this.last;
      const { ok } = await last;
      await nextTurn(); // C++ hears of it and may ask for another save
      ask();
      if (last === this.last) return ok;
    }
  }

  #queue(work) {
    this.last = this.last.then(() =>
      this.#retry(work).then(
        () => ({ ok: true }),
        (error) => ({ ok: false, why: classify(error), error }),
      ),
    );
    return this.last;
  }

  async #retry(work) {
    for (let tries = 0; ; tries += 1) {
      let db = null;
      try {
        db = this.db || (await this.#open());
        return await work(db);
      } catch (error) {
        if (LASTING.includes(classify(error)) || tries > 0) throw error;
        this.#close(db);
      }
    }
  }
}

async function read(db) {
  const tx = db.transaction([STORE, SNAPSHOTS], 'readonly');
  const store = tx.objectStore(STORE);
  const [keys, texts, snapshots] = await Promise.all([
    store.getAllKeys(),
    store.getAll(),
    tx.objectStore(SNAPSHOTS).getAllKeys(),
  ]);
  const entries = keys.map((key, i) => ({ key: String(key), text: texts[i] }));
  const full = entries.length > 0;
  const state = full ? 'ok' : sentinel() ? 'lost' : 'new';
  if (full) sentinel(true);
  return { state, entries, snapshots: snapshots.map(String) };
}

async function write(db, puts, deletes, spared) {
  const stores = spared ? [STORE, SNAPSHOTS] : [STORE];
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const entries = tx.objectStore(STORE);
  const quiet = (request) => request.catch(() => {}); // the transaction reports for all of them
  try {
    for (const { key, text } of puts) quiet(entries.put(text, key));
    for (const key of deletes) quiet(entries.delete(key));
    if (spared) keepOnly(tx.objectStore(SNAPSHOTS), spared).map(quiet);
    tx.commit(); // nothing else is asked of it: it need not wait for the answers
  } catch (error) {
    quiet(tx.done);
    tx.abort(); // nothing of a save that could not be asked for as a whole
    throw error;
  }
  await tx.done;
}

// One key is enough: counting reads every entry there is, which takes longer than the save.
const isEmpty = async (db) => (await db.getAllKeys(STORE, null, 1)).length === 0;

// What was just written is read again: a disk that lies is found out now and not next year. Asked
// for after a write on the same store, it begins when that one is complete: so says IndexedDB.
async function compare(db, puts, deletes, spared) {
  const tx = db.transaction(spared ? [STORE, SNAPSHOTS] : [STORE], 'readonly');
  const entries = tx.objectStore(STORE);
  const wanted = new Map(puts.map(({ key, text }) => [key, text]));
  for (const key of deletes) wanted.set(key, undefined);
  const [snapshots, ...found] = await Promise.all([
    spared ? tx.objectStore(SNAPSHOTS).getAllKeys() : [],
    ...[...wanted.keys()].map((key) => entries.get(key)),
  ]);
  const same = [...wanted.values()].every((text, i) => text === found[i]);
  if (!same || !snapshots.every((key) => spared.includes(key))) throw new MismatchError();
}
