// PouchDB with the durability it has: it offers no choice.

import PouchDB from 'pouchdb-browser';

export function pouchdb() {
  const revisions = new Map();
  let db;
  const remember = ({ id, rev }) => revisions.set(id, rev);
  return {
    async open() {
      db = new PouchDB('pouchdb');
      await db.info();
    },
    async bulk(rows) {
      const answers = await db.bulkDocs(rows.map((row) => ({ _id: row.id, ...row })));
      answers.forEach(remember);
    },
    async save(row) {
      remember(await db.put({ _id: row.id, _rev: revisions.get(row.id), ...row }));
    },
    async readAll() {
      const { rows } = await db.allDocs({ include_docs: true });
      return rows.map(({ doc }) => doc);
    },
    close: () => db.close(),
  };
}
