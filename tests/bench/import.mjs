// The whole import of 500 files in the real page, from the choice of files to "Guardado"; how long
// a press on "Detener" takes; and the autosave of one field beside IndexedDB by hand.
//
//   node tests/bench/import.mjs [--runs N] [--people N] [--only import,field]
//
// Needs the built site and the native program (./test builds both). Import and stop are measured
// as the machine is and, for information, with the processor slowed down four times. Times come
// from the page itself: input events carry when they happened, MutationObserver sees the mirror
// change, PerformanceObserver the long tasks; "a message waits" is the longest that one posted to
// the page itself waited. After each autosave the same bytes are put by hand in the same page,
// strict, and read back, in a database of its own: while the page rests, as it does when a letter is
// saved (no frame is drawn between a pause in typing and the answer of storage); and, for
// information, at the end of a frame, whose layout and paint the answer then has to wait for.
import { close, importFiles, openLane, openSite, pause, sample, settled } from '../browser/lib.mjs';
import { startProfile, text } from '../browser/profile.mjs';
import { startUnit } from '../browser/scenario.mjs';

const PATIENCE_MS = 120_000;
const LETTERS = 50;
const WARM_UP = 5;

const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const runs = option('--runs', 5);
const at = process.argv.indexOf('--only');
const only = at < 0 ? ['import', 'field'] : process.argv[at + 1].split(',');
const people = option('--people', 500);
const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const high = (values) => sorted(values)[Math.ceil(0.95 * values.length) - 1];

// Runs in the page before its own scripts; leaves what it sees in window.seen.
function watchImport() {
  const moments = { chosen: 0, pressed: 0, ended: 0, stopped: 0, saved: 0 };
  const seen = { ...moments, waits: 0, steps: [], blocks: [] };
  window.seen = seen;
  const now = () => performance.now();
  // A message that is posted when the last one came: what it waits, the page is held.
  const { port1, port2 } = new MessageChannel();
  let posted = 0;
  const probe = () => {
    posted = now();
    port2.postMessage(null);
  };
  port1.onmessage = () => {
    if (seen.saved > 0) return;
    seen.waits = Math.max(seen.waits, now() - posted);
    setTimeout(probe, 5);
  };
  document.addEventListener(
    'change',
    (event) => {
      if (event.target.type !== 'file') return;
      seen.chosen = event.timeStamp;
      probe();
    },
    true,
  );
  document.addEventListener(
    'click',
    (event) => {
      if (event.target.closest('button')?.textContent.trim() === 'Detener')
        seen.pressed = event.timeStamp;
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.blocks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  const titled = (words) =>
    [...document.querySelectorAll('h2')].some((title) => title.textContent === words);
  let progress = null;
  const look = () => {
    const bar = document.querySelector('[role=progressbar]');
    const value = bar ? bar.getAttribute('aria-valuenow') : null;
    if (value !== null && value !== progress) seen.steps.push(now());
    progress = value;
    if (seen.ended === 0 && titled('Importación terminada')) seen.ended = now();
    if (seen.stopped === 0 && titled('Importación detenida')) seen.stopped = now();
    if (seen.ended + seen.stopped === 0 || seen.saved > 0) return;
    const states = [...document.querySelectorAll('[role=status]')];
    if (states.some((one) => one.textContent.startsWith('Guardado'))) seen.saved = now();
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['aria-valuenow'],
    });
  });
}

async function unit(site, slower) {
  const page = await startUnit(site, {
    before: (fresh) => fresh.addInitScript(watchImport),
  });
  await settled(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

const take = (page) => page.evaluate(() => window.seen);
const longest = (times) => Math.max(0, ...times.slice(1).map((time, i) => time - times[i]));

// What was seen of one import; only blocks from the choice of files to "Guardado" count. What the
// browser does before it tells the page of the choice (with 500 files it looks at each) is not ours.
function judge(seen) {
  const end = seen.ended || seen.stopped;
  const span = seen.steps.at(-1) - seen.steps[0];
  return {
    read: end - seen.chosen,
    saved: seen.saved - seen.chosen,
    waits: seen.waits,
    block: Math.max(
      0,
      ...seen.blocks
        .filter(([start, length]) => start + length > seen.chosen && start < seen.saved)
        .map(([start, length]) => start + length - Math.max(start, seen.chosen)),
    ),
    first: seen.steps[0] - seen.chosen,
    rate: ((seen.steps.length - 1) / span) * 1000,
    gap: longest([seen.chosen, ...seen.steps, end]),
    stop: seen.stopped - seen.pressed,
  };
}

async function importAll(site, files, slower) {
  const page = await unit(site, slower);
  await importFiles(page, files);
  await page.waitForFunction(() => window.seen.saved > 0, null, { timeout: PATIENCE_MS });
  const found = judge(await take(page));
  await close(page);
  return found;
}

// Presses "Detener" with the mouse as soon as it is there.
async function stop(site, files, slower) {
  const page = await unit(site, slower);
  await page.evaluate(() => {
    window.where = new Promise((done) => {
      new MutationObserver((_, observer) => {
        const found = [...document.querySelectorAll('button')].find(
          (one) => one.textContent.trim() === 'Detener',
        );
        if (!found) return;
        observer.disconnect();
        const box = found.getBoundingClientRect();
        done([box.x + box.width / 2, box.y + box.height / 2]);
      }).observe(document.body, { subtree: true, childList: true });
    });
  });
  await importFiles(page, files);
  await page.mouse.click(...(await page.evaluate(() => window.where)));
  await page.waitForFunction(() => window.seen.saved > 0, null, { timeout: PATIENCE_MS });
  const seen = await take(page);
  await close(page);
  if (seen.pressed === 0 || seen.stopped === 0) throw new Error('it ended before it was stopped');
  return judge(seen);
}

async function several(work) {
  const found = [];
  for (let run = 0; run < runs; run += 1) found.push(await work());
  return (key) => found.map((one) => one[key]);
}

const ms = (value) => `${value.toFixed(0)} ms`;

async function reportImport(site, files, slower) {
  const all = await several(() => importAll(site, files, slower));
  const many = await several(() => stop(site, files, slower));
  const name = slower === 1 ? 'as the machine is' : `processor × 1/${slower}`;
  console.log(`import of ${files.length} files, ${name}, ${runs} runs`);
  const line = (words, times) =>
    console.log(
      `  ${words.padEnd(28)} ${ms(median(times)).padStart(8)}, worst ${ms(Math.max(...times))}`,
    );
  line('to "Importación terminada"', all('read'));
  line('to "Guardado"', all('saved'));
  line('longest block', [...all('block'), ...many('block')]);
  line('a message waits, longest', [...all('waits'), ...many('waits')]);
  line('first progress', all('first'));
  line('longest gap of progress', all('gap'));
  console.log(`  progress                     ${median(all('rate')).toFixed(1)} per second`);
  line('"Detener" to stopped', many('stop'));
}

// ---- one field ----

// Runs in the page before its own scripts: every save of records in window.saves, from the letter
// that led to it until the page shows that it is saved.
function watchSaves() {
  const now = () => performance.now();
  const saves = [];
  window.saves = saves;
  let typed = 0;
  document.addEventListener(
    'input',
    (event) => {
      typed = event.timeStamp;
    },
    true,
  );
  // Saves begin when a frame was drawn: so may, for comparison, what waits here.
  const { requestAnimationFrame: frame } = window;
  window.requestAnimationFrame = (work) =>
    frame((time) => {
      work(time);
      window.afterFrame?.();
      window.afterFrame = null;
    });
  const { transaction } = IDBDatabase.prototype;
  const { put, get } = IDBObjectStore.prototype;
  const owners = new Map(); // transactions -> the save they belong to
  let save = null;
  IDBDatabase.prototype.transaction = function watched(names, mode, ...rest) {
    const tx = transaction.call(this, names, mode, ...rest);
    if (this.name !== 'sorora') return tx;
    if (mode === 'readwrite') {
      const begun = { typed, begun: now(), puts: [], written: 0, compared: 0, shown: 0 };
      save = begun;
      saves.push(begun);
      tx.addEventListener('complete', () => {
        begun.written = now();
      });
    }
    if (save) owners.set(tx, save);
    return tx;
  };
  IDBObjectStore.prototype.put = function watched(...words) {
    owners.get(this.transaction)?.puts.push(words);
    return put.apply(this, words);
  };
  IDBObjectStore.prototype.get = function watched(...words) {
    const owner = owners.get(this.transaction);
    const request = get.apply(this, words);
    if (owner)
      request.addEventListener('success', () => {
        owner.compared = now();
      });
    return request;
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      if (!save || save.compared === 0 || save.shown > 0) return;
      const states = [...document.querySelectorAll('[role=status]')];
      if (states.some((one) => one.textContent.startsWith('Guardado'))) save.shown = now();
    }).observe(document.getElementById('canvas'), { attributeFilter: ['data-frames'] });
  });
}

// Runs in the page: the bytes of the first save after so many once more by hand, in a database of
// its own; how long until they are stored, and until they are read back and the same.
async function bareSave([since, afterFrame]) {
  const done = (request) =>
    new Promise((good, bad) => {
      request.onsuccess = () => good(request.result);
      request.onerror = () => bad(request.error);
    });
  if (!window.bare) {
    const request = indexedDB.open('bare', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('entries');
    window.bare = await done(request);
  }
  if (afterFrame)
    await new Promise((drawn) => {
      window.afterFrame = drawn;
    });
  const begun = performance.now();
  const { puts } = window.saves[since];
  const tx = window.bare.transaction('entries', 'readwrite', { durability: 'strict' });
  for (const [value, key] of puts) tx.objectStore('entries').put(value, key);
  const complete = new Promise((good, bad) => {
    tx.oncomplete = () => good(performance.now());
    tx.onabort = bad;
  });
  tx.commit();
  const back = window.bare.transaction('entries', 'readonly').objectStore('entries');
  const read = await Promise.all(puts.map(([, key]) => done(back.get(key))));
  if (!puts.every(([value], i) => value === read[i])) throw new Error('not what was put');
  return { write: (await complete) - begun, both: performance.now() - begun };
}

// The same while the page draws as it does when a letter is saved: the pointer moves over it.
async function bareAfterFrame(page, since) {
  let over = false;
  const time = page.evaluate(bareSave, [since, true]).finally(() => {
    over = true;
  });
  for (let x = 0; !over; x = 40 - x) {
    await page.mouse.move(700 + x, 400);
    await pause(30);
  }
  return time;
}

// Runs in the page: what was seen of the letter that led to the saves after so many.
function letter(since) {
  const first = window.saves[since];
  const last = window.saves.at(-1);
  return {
    bytes: first.puts.reduce((sum, [value]) => sum + new Blob([value]).size, 0),
    entries: first.puts.length,
    before: first.begun - first.typed,
    write: first.written - first.begun,
    both: first.compared - first.begun,
    after: last.shown - last.compared,
    all: last.shown - first.typed,
  };
}

async function typeAndSave(page, field) {
  await field.click();
  const found = [];
  for (let i = 0; i < WARM_UP + LETTERS; i += 1) {
    const since = await page.evaluate(() => window.saves.length);
    await page.keyboard.press('KeyA');
    await page.waitForFunction(
      (count) => window.saves.length > count && window.saves.at(-1).shown > 0,
      since,
      { timeout: PATIENCE_MS },
    );
    await settled(page, 60);
    const seen = await page.evaluate(letter, since);
    const bare = await page.evaluate(bareSave, [since, false]);
    Object.assign(seen, { bareWrite: bare.write, bareBoth: bare.both });
    seen.drawing = (await bareAfterFrame(page, since)).both;
    await settled(page, 60);
    found.push(seen);
  }
  return (key) => found.slice(WARM_UP).map((one) => one[key]);
}

async function reportField(name, page, field) {
  await settled(page);
  const all = await typeAndSave(page, field);
  const line = (words, key, beside) => {
    const half = median(all(key));
    const ratio = beside ? `  × ${(half / median(all(beside))).toFixed(2)}` : '';
    console.log(
      `  ${words.padEnd(38)} ${half.toFixed(2).padStart(6)} ms, ` +
        `p95 ${high(all(key)).toFixed(2).padStart(6)} ms${ratio}`,
    );
  };
  console.log(
    `autosave of ${name}: ${median(all('entries'))} entries, ${median(all('bytes'))} bytes; ` +
      `median of ${LETTERS}; × is beside the same by hand, page at rest`,
  );
  line('letter to "Guardado", all in all', 'all');
  line('  until it is asked to be saved', 'before');
  line('  transaction, to strict completion', 'write', 'bareWrite');
  line('  the same and read back', 'both', 'bareBoth');
  line('  the frame that shows "Guardado"', 'after');
  line('by hand, to strict completion', 'bareWrite');
  line('by hand, and read back', 'bareBoth');
  line('by hand, and read back, in a frame', 'drawing');
  await close(page);
}

const site = await openLane(await openSite());
const files = only.includes('import') ? (await sample(site, people)).map(({ path }) => path) : [];
if (only.includes('import')) for (const slower of [1, 4]) await reportImport(site, files, slower);
if (only.includes('field')) {
  const before = (page) => page.addInitScript(watchSaves);
  const profile = await startProfile(site, { before });
  await reportField('one field of a ficha', profile, text(profile, 'Nombre(s)'));
}
await site.browser.close();
await site.close();
