// After one visit Sorora opens without a connection, always as one whole version; a newer one waits
// until the tabs of the older one are closed.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '../../shell/serve.mjs';
import { assert, close, equal, eventually, eventuallyEqual, openDevice, root } from './lib.mjs';
import { startProfile, text } from './profile.mjs';
import { heading } from './scenario.mjs';

const KEPT = { serviceWorkers: 'allow' };
const SAVED = /^Guardado \d\d:\d\d$/;

const isKept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
const caches = (page) => page.evaluate(() => window.caches.keys());
const waiting = (page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));

// The site on a server of its own, where files can be changed.
async function withCopy(site, name, work) {
  const folder = join(site.files, name);
  await cp(process.env.SORORA_SITE || join(root, 'build/site'), folder, { recursive: true });
  const { server, url } = await serve({ root: folder, port: 0 });
  const change = async (file, edit) => {
    await writeFile(join(folder, file), edit(await readFile(join(folder, file), 'utf8')));
    await rm(join(folder, `${file}.br`), { force: true });
  };
  try {
    await work({ ...site, url }, change, () => server.close());
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

export const tests = {
  async 'offline: after one visit it opens, saves and shows every licence without a server'(site) {
    await withCopy(site, 'gone', async (own, change, stop) => {
      const page = await startProfile(own, KEPT);
      await text(page, 'Nombre(s)').fill('Ana');
      await page.getByText(SAVED).waitFor();
      await isKept(page);
      stop();
      await page.context().setOffline(true);
      await page.reload();
      await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), 'Ana');
      await text(page, 'Primer apellido').fill('Ríos');
      await page.getByText(SAVED).waitFor();
      const other = await page.context().newPage();
      await other.goto(`${own.url}#/acerca`);
      await heading(other, 'Acerca de Sorora').waitFor();
      await other.getByText('Dear ImGui').first().waitFor();
      await close(page);
    });
  },

  async 'offline: a version of which one file is damaged is not kept at all'(site) {
    await withCopy(site, 'damaged', async (own, change) => {
      await change('notices.json', (words) => `${words} `);
      const page = await startProfile(own, KEPT);
      const state = () =>
        page.evaluate(async () => {
          const found = await navigator.serviceWorker.getRegistration();
          return Boolean(found?.installing || found?.waiting || found?.active);
        });
      let tried = false;
      page.context().on('request', (request) => {
        tried ||= request.url().endsWith('service_worker.js');
      });
      await eventually(async () => tried || (await state()), 'nobody tried to keep it');
      await eventually(async () => !(await state()), 'the damaged version stays');
      await eventuallyEqual(() => caches(page), []);
      page.faults.length = 0; // the browser tells of the damage
      await close(page);
    });
  },

  async 'offline: a newer version waits for the tabs of the older one, and no draft is lost'(site) {
    await withCopy(site, 'newer', async (own, change) => {
      const page = await startProfile(own, KEPT);
      await text(page, 'Nombre(s)').fill('Ana');
      await isKept(page);
      const [older] = await caches(page);
      await change('service_worker.js', (words) =>
        words.replaceAll(older.replace('sorora-', ''), 'f'.repeat(16)),
      );
      const other = await page.context().newPage();
      await other.goto(`${own.url}#/ficha`);
      await other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await eventually(() => waiting(other), 'the newer version does not wait');
      await text(page, 'Primer apellido').fill('Ríos');
      await page.getByText(SAVED).waitFor();
      await page.reload(); // still the older one
      await eventuallyEqual(() => text(page, 'Primer apellido').inputValue(), 'Ríos');
      assert(await waiting(page), 'the newer version did not wait for a tab');
      const blank = await page.context().newPage();
      await page.close();
      await other.close();
      await eventually(async () => {
        await blank.goto('about:blank'); // no tab of the site is left
        await blank.goto(`${own.url}#/ficha`);
        await blank.getByRole('heading', { level: 1 }).waitFor();
        const names = await caches(blank);
        return names.length === 1 && names[0] !== older;
      }, 'the newer version never comes');
      await eventuallyEqual(() => text(blank, 'Primer apellido').inputValue(), 'Ríos');
      equal(await text(blank, 'Nombre(s)').inputValue(), 'Ana');
      await blank.context().close();
    });
  },
};
