// Sorora in one file, opened from a disk: the same work, nothing asked of any network.
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SITE } from '../../shell/serve.mjs';
import { assert, close, download, equal, eventuallyEqual, settled } from './lib.mjs';
import { button, text } from './profile.mjs';
import { heading } from './scenario.mjs';

const SAVED = /^Guardado \d\d:\d\d$/;
const FILE = join(SITE, 'sorora.html');

// The file in a folder of its own, with nothing beside it. `asked`: every address it asks for.
async function openFile(site, { before = async () => {} } = {}) {
  const path = join(site.files, `sorora-${site.memo.size}.html`);
  site.memo.set(path, true);
  await copyFile(FILE, path);
  const context = await site.browser.newContext({ locale: 'es-MX', offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.asked = [];
  page.faults = [];
  context.on('request', (request) => page.asked.push(request.url()));
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.faults.push(message.text());
  });
  await before(page);
  page.address = pathToFileURL(path).href;
  await page.goto(page.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

export const tests = {
  async 'one file: opened from a disk it saves, reopens and exports, and asks for nothing'(site) {
    const page = await openFile(site);
    await page.getByText(/^Abriste Sorora desde un archivo/).waitFor();
    await button(page, 'Llenar mi ficha').click();
    await text(page, 'Nombre(s)').fill('Ana Sofía');
    await text(page, 'Primer apellido').fill('Güereña');
    await page.getByText(SAVED).waitFor();
    await settled(page);
    await page.reload();
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), 'Ana Sofía');
    equal(await text(page, 'Primer apellido').inputValue(), 'Güereña');
    await page.goto(`${page.address}#/respaldos`);
    await page.reload();
    await heading(page, 'Respaldos').waitFor();
    const file = await download(page, () => button(page, 'Respaldo completo').click());
    assert(file.name.endsWith('.sorora.json'), file.name);
    assert(file.bytes.toString('utf8').includes('Güereña'), 'the backup lacks what she wrote');
    await page.goto(`${page.address}#/acerca`);
    await page.reload();
    const licences = page.getByRole('link', { name: 'Texto completo de las licencias' });
    const notices = await download(page, () => licences.click());
    equal(notices.bytes, await readFile(join(FILE, '../notices.json')));
    equal(await page.getByRole('link', { name: /un solo archivo/ }).count(), 0);
    const strange = page.asked.filter((url) => !/^(blob|data):/.test(url));
    equal([...new Set(strange.map((url) => url.split('#')[0]))], [page.address], 'asked for');
    equal(page.faults, []);
    await close(page);
  },

  async 'one file: where the browser does not let a file store, it says so and rescues all'(site) {
    const before = (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, 'indexedDB', { value: undefined });
      });
    const page = await openFile(site, { before });
    await page.getByText(/^Este navegador no deja guardar/).waitFor();
    await button(page, 'Llenar mi ficha').click();
    await text(page, 'Nombre(s)').fill('Ana');
    const file = await download(page, () => button(page, 'Rescatar mis datos').click());
    assert(file.bytes.toString('utf8').includes('"Ana"'), 'the rescue lacks what she wrote');
    equal(page.faults, []);
    await close(page);
  },
};
