// What runs in the page of tests/bench/storage.mjs: one store at a time, written or read.

import { COUNT, indexOf, record, records } from './records.js';
import { dexie } from './dexie.js';
import { hundreds, single } from './raw.js';
import { ours } from './ours.js';
import { pouchdb } from './pouchdb.js';

const stores = { ours, hundreds, single, dexie, pouchdb };
const CALM_MS = 300;
const BETWEEN_SAVES_MS = 5;
const STEP = 97; // saves change records all over

const wait = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

async function time(work) {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

// When the last transaction that wrote was complete: what comes after it is the reading back.
let completed = 0;
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function watched(names, mode, ...rest) {
  const tx = transaction.call(this, names, mode, ...rest);
  if (mode === 'readwrite')
    tx.addEventListener('complete', () => {
      completed = performance.now();
    });
  return tx;
};

// To the answer (`ms`) and to the completion of what was written (`written`).
async function timeWriting(work) {
  const begun = performance.now();
  await work();
  return { ms: performance.now() - begun, written: completed - begun };
}

window.bench = {
  async write(name, saves) {
    const rows = records();
    const store = stores[name]();
    await store.open();
    const bulk = await timeWriting(() => store.bulk(rows));
    await wait(CALM_MS);
    const times = [];
    for (let i = 0; i < saves; i += 1) {
      const row = record((i * STEP) % COUNT, 1);
      await wait(BETWEEN_SAVES_MS);
      times.push(await timeWriting(() => store.save(row)));
    }
    await store.close();
    return { bulk, saves: times };
  },

  // Opens and reads what is there; `right` tells whether it is all that was written.
  async read(name, saves) {
    const store = stores[name]();
    let rows = [];
    const { ms } = await time(async () => {
      rows = await store.open();
      if (name !== 'ours') rows = await store.readAll();
    });
    const changed = new Set(Array.from({ length: saves }, (_, i) => (i * STEP) % COUNT));
    const right =
      rows.length === COUNT &&
      rows.every((row) => {
        const wanted = record(indexOf(row), changed.has(indexOf(row)) ? 1 : 0);
        return Object.entries(wanted).every(([key, value]) => row[key] === value);
      });
    await store.close();
    return { ms, right };
  },
};
