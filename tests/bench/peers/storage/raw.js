// IndexedDB by hand, strict: one entry per record, or one per hundred of them.

import { indexOf } from './records.js';

const NAME = 'raw';
const STORE = 'records';
const STRICT = { durability: 'strict' };

const result = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

const completed = (tx) =>
  new Promise((done, fail) => {
    tx.oncomplete = () => done();
    tx.onabort = () => fail(tx.error);
  });

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return result(request);
}

// Puts [key, value] pairs in one transaction.
async function put(db, pairs) {
  const tx = db.transaction(STORE, 'readwrite', STRICT);
  const store = tx.objectStore(STORE);
  for (const [key, value] of pairs) store.put(value, key);
  await completed(tx);
}

const readAll = (db) => result(db.transaction(STORE).objectStore(STORE).getAll());

export function single() {
  let db;
  return {
    async open() {
      db = await open();
    },
    bulk: (rows) =>
      put(
        db,
        rows.map((row) => [row.id, row]),
      ),
    save: (row) => put(db, [[row.id, row]]),
    readAll: () => readAll(db),
    close: () => db.close(),
  };
}

// How records lie in entries of `size`, as texts; `all` is what the page has in memory.
export function grouped(size = 100) {
  let all = [];
  const text = (number) => JSON.stringify(all.slice(number * size, (number + 1) * size));
  return {
    take(rows) {
      all = [...rows];
      return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => [at, text(at)]);
    },
    change(row) {
      all[indexOf(row)] = row;
      const number = Math.floor(indexOf(row) / size);
      return [number, text(number)];
    },
    read: (texts) => texts.flatMap((one) => JSON.parse(one)),
  };
}

export function hundreds() {
  const shelf = grouped();
  let db;
  return {
    async open() {
      db = await open();
    },
    bulk: (rows) => put(db, shelf.take(rows)),
    save: (row) => put(db, [shelf.change(row)]),
    readAll: async () => shelf.read(await readAll(db)),
    close: () => db.close(),
  };
}
