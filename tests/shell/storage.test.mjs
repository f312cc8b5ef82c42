// What is kept on the device: strict, all or nothing, in order, with plain reasons when it fails.
import { assert, equal, openPage } from './lib.mjs';

// Asks for a save as C++ does and waits for its answer.
const save = (page, token, puts, deletes = []) =>
  page.evaluate(
    async ([t, p, d]) => {
      window.fake.effect({ t: 'save', token: t, puts: p, deletes: d });
      for (;;) {
        const answer = window.fake.events.find((e) => /^save/.test(e.t) && e.token === t);
        if (answer) return [answer.t, answer.why ?? typeof answer.at];
        await new Promise((done) => {
          setTimeout(done, 5);
        });
      }
    },
    [token, puts, deletes],
  );

const entry = (key, text) => ({ key, text });
const started = (page) =>
  page.evaluate(() => [window.fake.start.storage, window.fake.start.entries]);
const reload = async (page) => {
  await page.reload();
  await page.waitForFunction(() => window.fake && document.getElementById('loading').hidden);
};

// Runs before the page's own scripts: counts transactions and keeps their options.
const spy = (page) =>
  page.addInitScript(() => {
    window.transactions = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function transaction(...args) {
      window.transactions.push([args[1], args[2] && args[2].durability]);
      window.database = this;
      if (window.refuse) throw window.refuse();
      return real.apply(this, args);
    };
  });

export const tests = {
  async 'storage: a first visit is new; what was saved comes back byte for byte'(site) {
    const page = await openPage(site);
    equal(await started(page), ['new', []]);
    const text = JSON.stringify({ nombre: 'Ñandú — “€”', raro: '\u0000\ud83d\ude00' });
    equal(await save(page, 1, [entry('a', text), entry('b', 'dos')]), ['saved', 'number']);
    equal(await save(page, 2, [entry('c', 'tres')], ['b']), ['saved', 'number']);
    await reload(page);
    equal(await started(page), ['ok', [entry('a', text), entry('c', 'tres')]]);
  },

  async 'storage: one save is one strict transaction'(site) {
    const page = await openPage(site, { before: spy });
    await page.evaluate(() => {
      window.transactions.length = 0;
    });
    await save(page, 1, [entry('a', '1'), entry('b', '2')], ['z']);
    equal(await page.evaluate(() => window.transactions), [['readwrite', 'strict']]);
  },

  async 'storage: saves asked for at once are written in order'(site) {
    const page = await openPage(site);
    await page.evaluate(() => {
      for (let i = 0; i < 30; i += 1)
        window.fake.effect({
          t: 'save',
          token: i,
          puts: [{ key: 'a', text: `${i}` }],
          deletes: [],
        });
    });
    await page.waitForFunction(() => window.fake.of('saved').length === 30);
    equal(
      (await page.sent('saved')).map(({ token }) => token),
      Array.from({ length: 30 }, (_, i) => i),
    );
    await reload(page);
    equal(await started(page), ['ok', [entry('a', '29')]]);
  },

  async 'storage: a closed connection is opened again and the save is written'(site) {
    const page = await openPage(site, { before: spy });
    await page.evaluate(() => window.database.close());
    equal(await save(page, 1, [entry('a', '1')]), ['saved', 'number']);
    await page.evaluate(() => {
      window.refuse = () => new DOMException('closing', 'InvalidStateError');
    });
    equal(await save(page, 2, [entry('a', '2')]), ['save_failed', 'closed']);
    await page.evaluate(() => {
      window.refuse = null;
    });
    equal(await save(page, 3, [entry('a', '3')]), ['saved', 'number']);
  },

  async 'storage: a full disk says quota and nothing of that save is kept'(site) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          const real = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = function put(value, key) {
            if (value === 'demasiado') throw new DOMException('full', 'QuotaExceededError');
            return real.call(this, value, key);
          };
        }),
    });
    equal(await save(page, 1, [entry('a', '1'), entry('b', 'demasiado')]), [
      'save_failed',
      'quota',
    ]);
    await reload(page);
    equal(await started(page), ['new', []]);
  },

  async 'storage: data that the browser threw away is lost, data she erased is not'(site) {
    const page = await openPage(site);
    await save(page, 1, [entry('a', '1')]);
    await page.goto(`${site.url}icon.svg`);
    await page.evaluate(
      () =>
        new Promise((done) => {
          indexedDB.deleteDatabase('sorora').onsuccess = done;
        }),
    );
    await page.goto(site.url);
    await page.waitForFunction(() => window.fake && window.fake.start);
    equal((await started(page))[0], 'lost');
    await save(page, 2, [entry('a', '1')]);
    await save(page, 3, [], ['a']);
    await reload(page);
    equal((await started(page))[0], 'new');
  },

  async 'storage: a browser without a database starts anyway and says blocked'(site) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('no', 'SecurityError');
          };
        }),
    });
    equal((await started(page))[0], 'blocked');
    equal(await save(page, 1, [entry('a', '1')]), ['save_failed', 'blocked']);
  },

  async 'storage: this tab lets a newer version in another tab upgrade'(site) {
    const page = await openPage(site);
    await save(page, 1, [entry('a', '1')]);
    const upgraded = await page.evaluate(
      () =>
        new Promise((done) => {
          const request = indexedDB.open('sorora', 2);
          request.onsuccess = () => {
            request.result.close();
            done('open');
          };
          request.onblocked = () => done('blocked');
        }),
    );
    equal(upgraded, 'open');
    equal(await save(page, 2, [entry('a', '2')]), ['save_failed', 'closed']);
    assert(page.faults.length === 0, page.faults.join('\n'));
  },
};
