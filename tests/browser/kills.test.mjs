// The browser is killed, by its process id, at random moments: what was typed up to a second before
// is there, and an import is there whole or not at all. SORORA_KILLS=50 is the long form.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, WHOLE } from '../chromium.mjs';
import { assert, eventually, importFiles, pause, sample, settled } from './lib.mjs';
import { button, text } from './profile.mjs';
import { heading, rows } from './scenario.mjs';

const TIMES = Number(process.env.SORORA_KILLS || 3);
const WHILE_TYPING = Math.ceil(TIMES / 2);
const WHILE_IMPORTING = TIMES - WHILE_TYPING;
const ACKNOWLEDGED_MS = 1000;
const alive = new Set(); // process ids of browsers

// A browser of its own process group, with a profile that outlives it.
async function launch(profile) {
  const child = spawn(
    WHOLE,
    [
      ...FLAGS,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { stdio: 'ignore', detached: true },
  );
  alive.add(child.pid);
  const gone = new Promise((done) => {
    child.once('exit', done);
  });
  const port = await eventually(
    () => readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => ''),
    'the browser does not start',
    20_000,
  );
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port.split('\n')[0]}`);
  return {
    context: browser.contexts()[0],
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await gone;
      alive.delete(child.pid);
      await rm(join(profile, 'DevToolsActivePort'), { force: true });
    },
  };
}

async function openPage(site, browser, route = '', title = '') {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(site.url + route);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (title === '') return page;
  try {
    await heading(page, title).waitFor();
  } catch {
    throw new Error(`no «${title}» but: ${await page.locator('body').innerText()}`);
  }
  return page;
}

// The page that chose is closed: a second tab would only follow it.
async function chooseRole(site, browser, name, title) {
  const page = await openPage(site, browser);
  await button(page, name).click();
  await heading(page, title).waitFor();
  await settled(page);
  await page.getByText(/^Guardado/).waitFor();
  await page.close();
}

// Runs in the page: writes an entry to a database of its own, again and again, and keeps the longest
// time to strict completion. On a busy machine that is added to the second that may be missing.
async function measureDisk() {
  const open = indexedDB.open('disk', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('disk');
  await new Promise((done) => {
    open.onsuccess = done;
  });
  window.slowestWrite = 0;
  const write = () => {
    const begun = performance.now();
    const transaction = open.result.transaction('disk', 'readwrite', { durability: 'strict' });
    transaction.objectStore('disk').put(begun, 'entry');
    transaction.oncomplete = () => {
      window.slowestWrite = Math.max(window.slowestWrite, performance.now() - begun);
      setTimeout(write, 100);
    };
  };
  write();
}

async function withProfile(site, work) {
  const profile = await mkdtemp(join(site.files, 'profile-'));
  try {
    await work(profile);
  } finally {
    for (const pid of alive) process.kill(-pid, 'SIGKILL');
    alive.clear();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

export const tests = {
  async 'kills: what was typed up to a second before the browser died is there'(site) {
    await withProfile(site, async (profile) => {
      let browser = await launch(profile);
      await chooseRole(site, browser, 'Llenar mi ficha', 'Mi ficha');
      let known = '';
      for (let round = 0; round < WHILE_TYPING; round += 1) {
        const page = await openPage(site, browser, '#/ficha');
        const field = text(page, 'Qué puedes compartir');
        await field.waitFor();
        const before = await field.inputValue();
        assert(before.startsWith(known), `round ${round}: «${known}» became «${before}»`);
        await field.click();
        await page.keyboard.press('Control+End');
        await page.evaluate(measureDisk);
        const typed = [];
        const end = Date.now() + 1200 + Math.random() * 1500;
        for (let i = 0; Date.now() < end; i += 1) {
          const letter = String.fromCharCode(97 + (i % 26));
          await page.keyboard.type(letter);
          typed.push({ letter, at: Date.now() });
          await pause(20);
        }
        const slowest = await page.evaluate(() => window.slowestWrite);
        await browser.kill();
        const unsure = ACKNOWLEDGED_MS + 2 * slowest; // a write and its reading back
        const died = Date.now();
        const safe = typed.filter(({ at }) => at < died - unsure);
        known = before + safe.map(({ letter }) => letter).join('');
        browser = await launch(profile);
      }
      const page = await openPage(site, browser, '#/ficha');
      const last = await text(page, 'Qué puedes compartir').inputValue();
      await browser.kill();
      assert(known.length > WHILE_TYPING * 5, `only ${known.length} letters were typed in time`);
      assert(last.startsWith(known), `«${known}» became «${last}»`);
    });
  },

  async 'kills: an import is there whole or not at all, and can be done again'(site) {
    const paths = (await sample(site)).map(({ path }) => path);
    await withProfile(site, async (profile) => {
      let browser = await launch(profile);
      await chooseRole(site, browser, 'Coordinar la red', 'Padrón');
      for (let round = 0; round < WHILE_IMPORTING; round += 1) {
        let page = await openPage(site, browser, '#/padron', 'Padrón');
        await importFiles(page, paths);
        await pause(Math.random() * 2500);
        await browser.kill();
        browser = await launch(profile);
        page = await openPage(site, browser, '#/padron', 'Padrón');
        const table = page.getByRole('table', { name: 'Padrón' });
        const found = (await table.count()) > 0 ? await rows(page) : 0;
        assert(found === 0 || found === paths.length, `${found} of ${paths.length} are there`);
        if (found > 0) await button(page, 'Deshacer importación').click();
        if (found > 0) await table.waitFor({ state: 'detached' });
        await settled(page);
        await page.close();
      }
      await browser.kill();
    });
  },
};
