// Sorora's own small door as it is, with records laid out as the app does: a hundred per entry.
// Every save resolves after it was read back.

import { Storage } from '../../../../shell/storage.js';
import { grouped } from './raw.js';

export function ours() {
  const storage = new Storage();
  const shelf = grouped();
  const save = async (pairs) => {
    const puts = pairs.map(([number, text]) => ({ key: `r/${number}`, text }));
    const { ok, why } = await storage.save(puts, []);
    if (!ok) throw new Error(`not saved: ${why}`);
  };
  const read = async () => {
    const { state, entries, error } = await storage.readAll();
    if (state !== 'ok' && state !== 'new') throw error || new Error(state);
    return shelf.read(entries.map(({ text }) => text));
  };
  return {
    open: read, // the door opens with the first thing asked of it
    bulk: (rows) => save(shelf.take(rows)),
    save: (row) => save([shelf.change(row)]),
    readAll: read,
    close() {},
  };
}
