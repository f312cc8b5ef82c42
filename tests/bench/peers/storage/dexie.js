// Dexie, strict as we are.

import Dexie from 'dexie';

export function dexie() {
  const db = new Dexie('dexie', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ records: 'id' });
  return {
    open: () => db.open(),
    bulk: (rows) => db.records.bulkPut(rows),
    save: (row) => db.records.put(row),
    readAll: () => db.records.toArray(),
    close: () => db.close(),
  };
}
