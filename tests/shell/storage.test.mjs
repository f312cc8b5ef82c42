// What is kept on the device: strict, all or nothing, in order, with plain reasons when it fails.
import { assert, equal, openPage } from './lib.mjs';

// Asks for a save as C++ does and waits for its answer.
const save = (page, token, puts, deletes = [], spared = undefined) =>
  page.evaluate(
    async ([t, p, d, s]) => {
      window.fake.effect({ t: 'save', token: t, puts: p, deletes: d, spared: s });
      for (;;) {
        const answer = window.fake.events.find((e) => /^save/.test(e.t) && e.token === t);
        if (answer) return [answer.t, answer.why ?? typeof answer.at];
        await new Promise((done) => {
          setTimeout(done, 5);
        });
      }
    },
    [token, puts, deletes, spared],
  );

const entry = (key, text) => ({ key, text });
const snapshot = (page, key) =>
  page.evaluate(async (at) => {
    const before = window.fake.of('snapshots').length;
    window.fake.effect({ t: 'keep_snapshot', key: at, text: `text of ${at}` });
    while (window.fake.of('snapshots').length === before)
      await new Promise((done) => {
        setTimeout(done, 5);
      });
    return window.fake.of('snapshots').at(-1);
  }, key);

// What is really there, past the page's own scripts.
const stored = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const open = indexedDB.open('sorora');
        open.onsuccess = () => {
          const store = open.result.transaction('entries').objectStore('entries');
          const keys = store.getAllKeys();
          const texts = store.getAll();
          texts.onsuccess = () => {
            open.result.close();
            done(keys.result.map((key, i) => `${key}=${texts.result[i]}`).join(' '));
          };
        };
      }),
  );

// Leaves the page for one without scripts and puts a database of version 1 there; `hold`: with a
// connection that does not close for a newer version.
async function goBackToVersion1(page, url, hold) {
  await page.goto(`${url}icon.svg`);
  await page.evaluate(
    (stubborn) =>
      new Promise((done) => {
        indexedDB.deleteDatabase('sorora').onsuccess = () => {
          const request = indexedDB.open('sorora', 1);
          request.onupgradeneeded = () =>
            request.result.createObjectStore('entries').put('uno', 'a');
          request.onsuccess = () => {
            if (!stubborn) request.result.close();
            window.kept = request.result;
            done();
          };
        };
      }),
    hold,
  );
}

// Runs before the page's own scripts: window.fault = {op, at, name, times, store} makes the at-th
// call of an operation on a store (that of the entries, if none is named) fail, as often as asked.
const faulty = (page) =>
  page.addInitScript(() => {
    for (const op of ['put', 'delete', 'get', 'clear', 'getAllKeys']) {
      const real = IDBObjectStore.prototype[op];
      IDBObjectStore.prototype[op] = function call(...args) {
        const { fault } = window;
        if (!fault || fault.op !== op || this.name !== (fault.store ?? 'entries'))
          return real.apply(this, args);
        // In a transaction that was aborted it throws by itself, which is no call to be counted.
        const request = fault.name === 'abort' ? real.apply(this, args) : null;
        fault.calls = (fault.calls ?? 0) + 1;
        if (fault.calls !== fault.at) return request ?? real.apply(this, args);
        fault.calls = 0;
        fault.times -= 1;
        if (fault.times <= 0) window.fault = null;
        if (!request) throw new DOMException('injected', fault.name);
        this.transaction.abort();
        return request;
      };
    }
  });

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

  async 'storage: one save is one strict transaction, and is read back'(site) {
    const page = await openPage(site, { before: spy });
    await page.evaluate(() => {
      window.transactions.length = 0;
    });
    await save(page, 1, [entry('a', '1'), entry('b', '2')], ['z']);
    equal(await page.evaluate(() => window.transactions), [
      ['readwrite', 'strict'],
      ['readonly', null],
    ]);
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
          const request = indexedDB.open('sorora', 3);
          request.onsuccess = () => {
            request.result.close();
            done('open');
          };
          request.onblocked = () => done('blocked');
        }),
    );
    equal(upgraded, 'open');
    equal(await save(page, 2, [entry('a', '2')]), ['save_failed', 'newer']);
    await reload(page);
    equal(await started(page), ['newer', []]);
    assert(page.faults.length === 0, page.faults.join('\n'));
  },

  async 'storage: who asks while there is no connection shares one, and none is left behind'(site) {
    const before = async (p) => {
      await spy(p);
      await p.addInitScript(() => {
        window.opened = 0;
        const real = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function open(...args) {
          window.opened += 1;
          return real.apply(this, args);
        };
      });
    };
    const page = await openPage(site, { before });
    await page.evaluate(() => {
      window.opened = 0;
      window.database.close();
      for (const key of ['a', 'b', 'c']) window.fake.effect({ t: 'read_snapshot', key });
    });
    equal(await save(page, 1, [entry('a', '1')]), ['saved', 'number']);
    await page.waitForFunction(() => window.fake.of('snapshot').length === 3);
    equal(await page.evaluate(() => window.opened), 1);
    const upgraded = await page.evaluate(
      () =>
        new Promise((done) => {
          const request = indexedDB.open('sorora', 3);
          request.onsuccess = () => done('open');
          request.onblocked = () => done('blocked');
        }),
    );
    equal(upgraded, 'open');
  },

  async 'storage: a fault at any put, delete or read-back leaves all or nothing, and never a lie'(
    site,
  ) {
    const page = await openPage(site, { before: faulty });
    let token = 0;
    const ask = (puts, deletes) => save(page, (token += 1), puts, deletes);
    const places = [
      ['put', 1],
      ['put', 2],
      ['delete', 1],
      ['get', 1],
      ['get', 3],
    ];
    for (const [op, at] of places) {
      for (const name of ['abort', 'UnknownError', 'InvalidStateError', 'QuotaExceededError']) {
        for (const times of [1, 2]) {
          const where = `${op} ${at} ${name} ${times}`;
          await ask([entry('a', '1'), entry('b', '1')], ['c']);
          await page.evaluate(
            (fault) => {
              window.fault = fault;
            },
            { op, at, name, times },
          );
          const answer = await ask([entry('a', '2'), entry('c', '2')], ['b']);
          await page.evaluate(() => {
            window.fault = null;
          });
          const quota = name === 'QuotaExceededError';
          equal(answer[0], times === 1 && !quota ? 'saved' : 'save_failed', where);
          if (quota) equal(answer[1], 'quota', where);
          if (name === 'InvalidStateError' && times === 2) equal(answer[1], 'closed', where);
          // A fault while reading back comes after everything was stored: told as failed all the
          // same, and saved again later.
          const after = answer[0] === 'saved' || op === 'get';
          equal(await stored(page), after ? 'a=2 c=2' : 'a=1 b=1', where);
        }
      }
    }
  },

  async 'storage: what reads back differently is written once more, then told'(site) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          window.lies = 0;
          const real = IDBObjectStore.prototype.get;
          IDBObjectStore.prototype.get = function get(key) {
            window.lies -= 1;
            return real.call(this, window.lies >= 0 ? 'elsewhere' : key);
          };
        }),
    });
    for (const [lies, answer] of [
      [1, ['saved', 'number']],
      [2, ['save_failed', 'mismatch']],
      [0, ['saved', 'number']],
    ]) {
      await page.evaluate((count) => {
        window.lies = count;
      }, lies);
      equal(await save(page, lies + 1, [entry('a', '1')]), answer, `${lies} lies`);
    }
  },

  async 'storage: what version 1 stored is still there, with room for snapshots'(site) {
    const page = await openPage(site);
    await goBackToVersion1(page, site.url, false);
    await page.goto(site.url);
    await page.waitForFunction(() => window.fake && window.fake.start);
    equal(await started(page), ['ok', [entry('a', 'uno')]]);
    equal(await page.evaluate(() => window.fake.start.snapshots), []);
    equal((await snapshot(page, '2020-10-19T12:00:00.000Z|dia')).failed, '');
    equal(await save(page, 1, [entry('b', 'dos')]), ['saved', 'number']);
    await reload(page);
    equal(await started(page), ['ok', [entry('a', 'uno'), entry('b', 'dos')]]);
  },

  async 'storage: an older tab that holds the database is told apart, nothing is written'(site) {
    const page = await openPage(site);
    await goBackToVersion1(page, site.url, true);
    const other = await page.context().newPage();
    await other.goto(site.url);
    await other.waitForFunction(() => window.fake && window.fake.start, null, { timeout: 15_000 });
    equal(await started(other), ['held', []]);
    await page.evaluate(() => window.kept.close());
    await reload(other);
    equal(await started(other), ['ok', [entry('a', 'uno')]]);
  },

  async 'storage: seven daily snapshots stay, and seven others; the start lists their keys alone'(
    site,
  ) {
    const page = await openPage(site);
    const day = (number) => `2020-10-${10 + number}T12:00:00.000Z`;
    for (let i = 0; i < 9; i += 1) {
      await snapshot(page, `${day(i)}|dia`);
      await snapshot(page, `${day(i)}|Antes de restaurar`);
    }
    const { keys, failed } = await snapshot(page, `${day(9)}|dia`);
    equal(failed, '');
    const left = (reason, first, last) =>
      Array.from({ length: last - first + 1 }, (_, i) => `${day(first + i)}|${reason}`);
    equal(keys, [...left('dia', 3, 9), ...left('Antes de restaurar', 2, 8)].sort());
    await page.evaluate((key) => window.fake.effect({ t: 'read_snapshot', key }), keys[0]);
    await page.waitForFunction(() => window.fake.of('snapshot').length === 1);
    equal((await page.sent('snapshot'))[0].text, `text of ${keys[0]}`);
    await save(page, 1, [entry('a', '1')]);
    await reload(page);
    equal(await page.evaluate(() => window.fake.start.snapshots), keys);
    equal(await started(page), ['ok', [entry('a', '1')]]);
  },

  async 'storage: a snapshot that cannot be stored is named, and the ones there stay'(site) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          const real = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = function put(...args) {
            if (window.full) throw new DOMException('full', 'QuotaExceededError');
            return real.apply(this, args);
          };
        }),
    });
    await snapshot(page, '2020-10-19T12:00:00.000Z|dia');
    await page.evaluate(() => {
      window.full = true;
    });
    const { keys, failed } = await snapshot(page, '2020-10-20T12:00:00.000Z|dia');
    equal(keys, ['2020-10-19T12:00:00.000Z|dia']);
    equal(failed, '2020-10-20T12:00:00.000Z|dia');
  },

  async 'storage: what was staged is stored with the save that names it, and with no other'(site) {
    const page = await openPage(site);
    const stageAndSave = (token, staged) =>
      page.evaluate(
        async ([number, keys]) => {
          for (const key of ['a', 'b']) window.fakeHost.stage(key, `${key} ${number}`);
          const puts = [{ key: 'c', text: String(number) }];
          window.fake.effect({ t: 'save', token: number, puts, deletes: [], staged: keys });
          while (!window.fake.of('saved').some((answer) => answer.token === number))
            await new Promise((done) => {
              setTimeout(done, 5);
            });
        },
        [token, staged],
      );
    await stageAndSave(1, ['a', 'b']);
    equal(await stored(page), 'a=a 1 b=b 1 c=1');
    await stageAndSave(2, ['b']);
    equal(await stored(page), 'a=a 1 b=b 2 c=2');
    equal(await save(page, 3, [entry('c', '3')]), ['saved', 'number']);
    equal(await stored(page), 'a=a 1 b=b 2 c=3');
  },

  async 'storage: a long save is asked for to its end when the page is being hidden'(site) {
    const page = await openPage(site);
    const asked = await page.evaluate(() => {
      const { fake } = window;
      const add = fake.events.push.bind(fake.events);
      fake.events.push = (event) => {
        if (event.t === 'save_due' && fake.of('save_due').length < 4) fake.effect({ t: 'save_soon' });
        return add(event);
      };
      fake.effect({ t: 'save_soon' });
      window.dispatchEvent(new Event('pagehide'));
      return fake.of('save_due').length;
    });
    equal(asked, 5);
  },

  async 'storage: she is asked before she leaves only while a save is under way or has failed'(site) {
    const before = async (p) => {
      await faulty(p);
      await p.addInitScript(() => {
        window.guards = 0;
        for (const [name, change] of [['addEventListener', 1], ['removeEventListener', -1]]) {
          const real = EventTarget.prototype[name];
          EventTarget.prototype[name] = function call(type, ...rest) {
            if (type === 'beforeunload') window.guards = change;
            return real.call(this, type, ...rest);
          };
        }
      });
    };
    const page = await openPage(site, { before });
    const asks = () =>
      page.evaluate(() => [
        !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
        window.guards > 0,
      ]);
    equal(await asks(), [false, false]);
    const during = await page.evaluate(() => {
      const puts = [{ key: 'a', text: '1' }];
      window.fake.effect({ t: 'save', token: 1, puts, deletes: [] });
      return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    });
    equal(during, true, 'under way');
    await page.waitForFunction(() => window.fake.of('saved').length === 1);
    equal(await asks(), [false, false], 'stored');
    await page.evaluate(() => {
      window.fault = { op: 'put', at: 1, name: 'QuotaExceededError', times: 1 };
    });
    equal(await save(page, 2, [entry('a', '2')]), ['save_failed', 'quota']);
    equal(await asks(), [true, true], 'failed');
    await page.mouse.click(10, 10); // browsers ask nobody who has touched nothing
    const [dialog] = await Promise.all([
      page.waitForEvent('dialog'),
      page.close({ runBeforeUnload: true }),
    ]);
    equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    equal(await save(page, 3, [entry('a', '2')]), ['saved', 'number']);
    equal(await asks(), [false, false], 'stored after all');
  },

  async 'storage: an erasure is stored and the copies made before it go in one transaction'(site) {
    const page = await openPage(site, { before: faulty });
    const day = (number) => `2020-10-${10 + number}T12:00:00.000Z|dia`;
    const keys = [1, 2, 3, 4].map(day);
    const copies = () =>
      page.evaluate(
        () =>
          new Promise((done) => {
            const open = indexedDB.open('sorora');
            open.onsuccess = () => {
              const found = open.result.transaction('snapshots').objectStore('snapshots').getAllKeys();
              found.onsuccess = () => {
                open.result.close();
                done(found.result);
              };
            };
          }),
      );
    let token = 0;
    const places = [
      [{ op: 'put', at: 2 }, [], []],
      [{ op: 'clear', at: 1, store: 'snapshots' }, [], []],
      [{ op: 'delete', at: 1, store: 'snapshots' }, [day(2), day(4)], [day(2), day(4)]],
      [{ op: 'delete', at: 3, store: 'snapshots' }, [day(2), day(4)], [day(2), day(4)]],
      [{ op: 'getAllKeys', at: 1, store: 'snapshots' }, [day(4), day(4)], [day(4)]],
      [{ op: 'get', at: 1 }, [day(5)], []],
    ];
    for (const [place, spared, left] of places) {
      for (const name of ['abort', 'UnknownError', 'QuotaExceededError']) {
        for (const times of [1, 2]) {
          const where = `${place.op} ${place.at} ${name} ${times}`;
          for (const key of keys) await snapshot(page, key);
          await save(page, (token += 1), [entry('a', 'her'), entry('b', 'her')]);
          await page.evaluate(
            (fault) => {
              window.fault = fault;
            },
            { ...place, name, times },
          );
          const answer = await save(page, (token += 1), [entry('a', ''), entry('b', '')], [], spared);
          await page.evaluate(() => {
            window.fault = null;
          });
          equal(answer[0], times === 1 && !/^Q/.test(name) ? 'saved' : 'save_failed', where);
          // A fault while reading back comes after everything was stored.
          const after = answer[0] === 'saved' || /^get/.test(place.op);
          equal(await stored(page), after ? 'a= b=' : 'a=her b=her', where);
          equal(await copies(), after ? left : keys, where);
        }
      }
    }
  },

  async 'storage: the browser is asked to keep it only when C++ says so, and the answer is told'(
    site,
  ) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          window.asked = 0;
          StorageManager.prototype.persist = async () => {
            window.asked += 1;
            return true;
          };
        }),
    });
    await save(page, 1, [entry('a', '1')]);
    equal(await page.evaluate(() => window.asked), 0);
    await page.evaluate(() => window.fake.effect({ t: 'persist' }));
    await page.waitForFunction(() => window.fake.of('persisted').length === 1);
    equal((await page.sent('persisted'))[0].granted, true);
    equal(await page.evaluate(() => window.asked), 1);
  },

  async 'storage: a second tab follows, writes nothing, and takes over when the first one goes'(
    site,
  ) {
    const page = await openPage(site);
    equal(await page.evaluate(() => window.fake.start.following), false);
    const other = await page.context().newPage();
    await other.goto(site.url);
    await other.waitForFunction(() => window.fake && document.getElementById('loading').hidden);
    equal(await other.evaluate(() => window.fake.start.following), true);
    await save(page, 1, [entry('a', '1')]);
    await other.waitForFunction(() => window.fake.of('followed').length > 0);
    const heard = () => other.evaluate(() => window.fake.of('followed').at(-1));
    equal((await heard()).entries, [entry('a', '1')]);
    await other.evaluate(() =>
      window.fake.effect({ t: 'save', token: 9, puts: [{ key: 'a', text: 'no' }], deletes: [] }),
    );
    await other.waitForTimeout(200);
    equal(await stored(page), 'a=1');
    await page.close();
    await other.waitForFunction(() => window.fake.of('followed').at(-1).following === false);
    equal((await heard()).entries, [entry('a', '1')]);
    equal(await save(other, 10, [entry('a', '2')]), ['saved', 'number']);
  },

  async 'storage: a tab that opens while another one saves starts with what was saved'(site) {
    const page = await openPage(site);
    await save(page, 1, [entry('a', '1')]);
    const other = await page.context().newPage();
    await spy(other);
    let letGo;
    const held = new Promise((done) => {
      letGo = done;
    });
    await other.route('**/fonts/regular.ttf', async (route) => {
      await held;
      await route.continue();
    });
    await other.goto(site.url);
    await other.waitForFunction(() => window.transactions.length > 0);
    await save(page, 2, [entry('a', '2')]);
    letGo();
    await other.waitForFunction(() => window.fake?.start);
    equal(await started(other), ['ok', [entry('a', '2')]]);
    equal(await other.evaluate(() => window.fake.start.following), true);
  },

  async 'storage: a save or the writing that comes while C++ is being started is told right after it'(
    site,
  ) {
    const page = await openPage(site);
    await save(page, 1, [entry('a', '1')]);
    for (const goes of [false, true]) {
      const other = await page.context().newPage();
      await other.addInitScript(() => {
        scheduler.yield = async () => {
          while (window.fake?.fonts.length === 1 && !window.free)
            await new Promise((done) => {
              setTimeout(done, 20);
            });
        };
      });
      await other.goto(site.url);
      await other.waitForFunction(() => window.fake?.fonts.length === 1);
      await save(page, 2, [entry('a', goes ? '3' : '2')]);
      if (goes) {
        await page.close();
        await other.evaluate(async () => {
          while ((await navigator.locks.query()).pending.length > 0);
        });
      }
      await other.evaluate(() => {
        window.free = true;
      });
      await other.waitForFunction(() => window.fake.of('followed').length > 0);
      equal(await other.evaluate(() => window.fake.start.following), true, 'not with old entries');
      const { entries, following } = await other.evaluate(() => window.fake.of('followed').at(-1));
      equal([entries, following], [[entry('a', goes ? '3' : '2')], !goes]);
      if (!goes) await other.close();
    }
  },

  async 'storage: a tab with changes that it could not store keeps the writing until it can'(site) {
    const page = await openPage(site, { before: faulty });
    const other = await page.context().newPage();
    await other.goto(site.url);
    await other.waitForFunction(() => window.fake && document.getElementById('loading').hidden);
    await page.evaluate(() => {
      window.fault = { op: 'put', at: 1, name: 'QuotaExceededError', times: 1 };
    });
    equal(await save(page, 1, [entry('a', '1')]), ['save_failed', 'quota']);
    const take = () => other.evaluate(() => window.fake.effect({ t: 'take_writing' }));
    await take();
    await other.waitForFunction(() => window.fake.of('writing_refused').length === 1);
    equal(await save(page, 2, [entry('a', '1')]), ['saved', 'number']);
    await take();
    await other.waitForFunction(() => window.fake.of('followed').at(-1)?.following === false);
    await page.waitForFunction(() => window.fake.of('followed').at(-1)?.following === true);
    equal(await save(other, 3, [entry('a', '2')]), ['saved', 'number']);
    await page.waitForFunction(() => window.fake.of('followed').at(-1).entries[0].text === '2');
    await page.evaluate(() => window.fake.effect({ t: 'take_writing' })); // and back again
    await page.waitForFunction(() => window.fake.of('followed').at(-1).following === false);
    equal(await save(page, 4, [entry('a', '3')]), ['saved', 'number']);
  },
};
