// The ring of automatic copies, in an object store of its own beside the entries.
//
// Invariants:
// - a key is "instant|reason"; keys in order are in order of time;
// - of the daily copies and of all the others, the newest KEEP of each kind stay;
// - listing reads keys only, never a text.

export const SNAPSHOTS = 'snapshots';
const KEEP = 7;
const DAILY = /\|dia$/;

// The keys to delete, of all keys in order.
function outdated(keys) {
  const daily = keys.filter((key) => DAILY.test(key));
  const others = keys.filter((key) => !DAILY.test(key));
  return [...daily.slice(0, -KEEP), ...others.slice(0, -KEEP)];
}

export const listSnapshots = async (db) => (await db.getAllKeys(SNAPSHOTS)).map(String);
export const readSnapshot = async (db, key) => (await db.get(SNAPSHOTS, key)) ?? '';

// Stores one and lets go of the oldest, in one strict transaction.
export async function writeSnapshot(db, key, text) {
  const tx = db.transaction(SNAPSHOTS, 'readwrite', { durability: 'strict' });
  const quiet = (request) => request.catch(() => {}); // the transaction reports for all of them
  try {
    quiet(tx.store.put(text, key));
    quiet(
      tx.store.getAllKeys().then((keys) => {
        for (const old of outdated(keys.map(String))) quiet(tx.store.delete(old));
      }),
    );
  } catch (error) {
    quiet(tx.done);
    tx.abort();
    throw error;
  }
  await tx.done;
  if ((await readSnapshot(db, key)) !== text) throw new MismatchError();
}

// Asks for all but some to be let go of, as part of a greater transaction; returns the requests.
export function keepOnly(store, spared) {
  if (spared.length === 0) return [store.clear()];
  const kept = [...new Set(spared)].sort();
  return [
    store.delete(IDBKeyRange.upperBound(kept[0], true)),
    ...kept.slice(1).map((key, i) => store.delete(IDBKeyRange.bound(kept[i], key, true, true))),
    store.delete(IDBKeyRange.lowerBound(kept.at(-1), true)),
  ];
}

export class MismatchError extends Error {
  name = 'MismatchError';
}
