// Storage people can trust: what cannot be saved is rescued, what was lost is said, backups and
// copies bring everything back.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  assert,
  close,
  download,
  settled,
  equal,
  eventually,
  eventuallyEqual,
  fileOf,
  hasFocus,
  importFiles,
  openDevice,
  root,
  sample,
  sorora,
} from './lib.mjs';
import { ANA, button, startProfile, text } from './profile.mjs';
import {
  disagreement,
  groupsDevice,
  heading,
  profileDevice,
  rows,
  startUnit,
} from './scenario.mjs';

const SAVED = /^Guardado \d\d:\d\d$/;

// Runs in a page of the site that has no scripts: what a released version had stored, in a database
// of its version.
const storeAs = ({ version, entries }) =>
  new Promise((done, fail) => {
    const request = indexedDB.open('sorora', version);
    request.onerror = fail;
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('entries');
      if (version > 1) request.result.createObjectStore('snapshots');
      for (const { key, text } of entries) store.put(text, key);
    };
    request.onsuccess = () => {
      request.result.close();
      localStorage.setItem('sorora.entries', '1');
      done();
    };
  });
const DAY_MS = 86_400_000;

// On the screen Respaldos: {path, bytes, json}.
async function backup(site, page, name) {
  await page.goto(`${site.url}#/respaldos`);
  await heading(page, 'Respaldos').waitFor();
  const file = await download(page, () => button(page, 'Respaldo completo').click());
  return {
    ...file,
    path: await fileOf(site, name, file.bytes),
    json: JSON.parse(file.bytes.toString('utf8')),
  };
}

async function restore(page, path) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Restaurar un respaldo').click(),
  ]);
  await chooser.setFiles(path);
}

function hash(path) {
  const { code, text: printed } = sorora('hash', path);
  assert(code === 0, printed);
  return printed.trim().split(/\s/)[0];
}

// Runs before the page's own scripts: with window.full nothing more can be stored.
const fillable = (page) =>
  page.addInitScript(() => {
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function put(...args) {
      if (window.full) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, args);
    };
  });

const daysLater = (days) => (page) =>
  page.addInitScript((shift) => {
    const real = Date.now;
    Date.now = () => real() + shift;
  }, days * DAY_MS);

export const tests = {
  async 'storage: what each released version stored opens, every word of it, and goes on'(site) {
    for (const version of [1, 2]) {
      const path = join(root, `tests/fixtures/stored-${version}/mentee.json`);
      const frozen = JSON.parse(await readFile(path, 'utf8'));
      equal(frozen.version, version);
      const before = async (page) => {
        await page.goto(`${site.url}icon.svg`);
        await page.evaluate(storeAs, frozen);
      };
      // A picture alone in its tab makes Chromium ask for an icon that is not there.
      const page = await openDevice(site, { before, route: '#/ficha', troubled: true });
      equal(await text(page, 'Nombre(s)').inputValue(), 'Ana María');
      equal(await text(page, 'Primer apellido').inputValue(), 'Güereña');
      const { json } = await backup(site, page, `version-${version}.json`);
      const { records } = JSON.parse(frozen.entries.find(({ key }) => key === 'r/0').text);
      equal(json.records, records, `version ${version}`);
      await page.goto(`${site.url}#/ficha`);
      await text(page, 'Segundo apellido').fill('Ñuño');
      await page.getByText(SAVED).waitFor();
      await page.reload();
      await eventuallyEqual(() => text(page, 'Segundo apellido').inputValue(), 'Ñuño');
      await close(page);
    }
  },

  async 'storage: without room it says so, everything can be rescued, and saving goes on later'(
    site,
  ) {
    const page = await startProfile(site, { before: fillable });
    await page.getByText(SAVED).waitFor();
    await page.evaluate(() => {
      window.full = true;
    });
    await text(page, 'Nombre(s)').fill(ANA.nombre);
    await page.getByText(/^Ya no hay espacio en este equipo/).waitFor();
    await page.getByText('No se pudo guardar', { exact: true }).waitFor();
    await button(page, 'Ver qué hacer').press('Enter'); // the notice is far above the field
    await eventually(() => hasFocus(button(page, 'Rescatar mis datos')), 'it leads nowhere');
    assert(await button(page, 'Rescatar mis datos').isVisible(), 'the way out is not seen');
    const file = await download(page, () => button(page, 'Rescatar mis datos').click());
    const json = JSON.parse(file.bytes.toString('utf8'));
    equal(json.kind, 'respaldo');
    equal(json.records[0].values.nombre, ANA.nombre);
    await page.evaluate(() => {
      window.full = false;
    });
    await button(page, 'Intentar de nuevo').click();
    await page.getByText(SAVED).waitFor();
    equal(await page.getByText(/^Ya no hay espacio/).count(), 0);
    await page.reload();
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), ANA.nombre);
    await close(page);
  },

  async 'storage: what the browser threw away is said, and a backup brings back everything'(site) {
    const old = await openDevice(site, { state: await profileDevice(site) });
    const made = await backup(site, old, 'respaldo-ficha.json');
    assert(JSON.stringify(made.json).includes(ANA.notas), 'the private notes are in it');
    await close(old);
    const lost = {
      cookies: [],
      origins: [
        {
          origin: new URL(site.url).origin,
          localStorage: [{ name: 'sorora.entries', value: '1' }],
        },
      ],
    };
    const page = await openDevice(site, { state: lost });
    await page.getByText(/^Antes había datos aquí/).waitFor();
    await page.reload(); // it is not forgotten
    await page.getByText(/^Antes había datos aquí/).waitFor();
    await restore(page, made.path);
    await page.getByText(/^Antes había datos aquí/).waitFor({ state: 'detached' });
    await page.goto(`${site.url}#/ficha`);
    await eventuallyEqual(() => text(page, 'Notas para ti').inputValue(), ANA.notas);
    const again = await backup(site, page, 'respaldo-otra.json');
    equal(hash(again.path), hash(made.path));
    equal(again.json.device, made.json.device);
    equal(JSON.stringify(again.json.records), JSON.stringify(made.json.records));
    assert(again.json.from.node !== made.json.from.node, 'each device keeps its own node');
    await close(page);
  },

  async 'storage: a whole registry with its groups moves to another device to the hash'(site) {
    const old = await openDevice(site, { state: await groupsDevice(site) });
    const made = await backup(site, old, 'respaldo-unidad.json');
    await close(old);
    const page = await openDevice(site, { route: '#/respaldos' });
    await restore(page, made.path);
    await page.getByText(/^Se restauró «/).first().waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Grupos' }).click();
    await heading(page, 'Los grupos están equilibrados').waitFor();
    await page.getByText(SAVED).waitFor();
    const again = await backup(site, page, 'respaldo-unidad-otra.json');
    equal(hash(again.path), hash(made.path));
    await close(page);
  },

  async 'storage: the page and the native program make the same of the same files, to the hash'(
    site,
  ) {
    const women = (await sample(site)).slice(0, 60);
    const paths = [...women.map(({ path }) => path), ...(await disagreement(site))];
    const page = await startUnit(site);
    await importFiles(page, paths);
    await button(page, 'Aplicar importación').click();
    await eventuallyEqual(() => rows(page), women.length);
    const here = await backup(site, page, 'respaldo-sesenta.json');
    const merged = join(site.files, 'sesenta.json');
    const { code, text: said } = sorora('merge', ...paths, '--out', merged);
    equal(code, 0, said);
    // The device has records of its own besides: the women are compared.
    const ofWomen = async (json, name) => {
      const records = json.records.filter(({ type }) => type === 'persona');
      return hash(await fileOf(site, name, JSON.stringify({ ...json, records })));
    };
    equal(
      await ofWomen(here.json, 'mujeres-pagina.json'),
      await ofWomen(JSON.parse(await readFile(merged, 'utf8')), 'mujeres-nativo.json'),
    );
    await close(page);
  },

  async 'storage: a lock that comes late resets nothing that was written since'(site) {
    const state = await profileDevice(site);
    for (const wait of [210, 300, 450, 700]) {
      const before = async (page) => {
        await daysLater(1)(page);
        await page.addInitScript((ms) => {
          const real = navigator.locks.request.bind(navigator.locks);
          navigator.locks.request = async (...words) => {
            await new Promise((done) => {
              setTimeout(done, ms);
            });
            return real(...words);
          };
        }, wait);
      };
      const page = await openDevice(site, { state, route: '#/ficha', before });
      await text(page, 'Nombre(s)').fill(`Tras ${wait}`);
      await settled(page, 600);
      await page.goto(`${site.url}#/respaldos`);
      const copies = page.getByRole('list', { name: 'Copias' }).getByRole('listitem');
      await eventually(async () => (await copies.count()) === 1, `one copy after ${wait} ms`);
      await page.goto(`${site.url}#/ficha`);
      await page.reload();
      await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), `Tras ${wait}`);
      await close(page);
    }
  },

  async 'storage: the copy of the day before brings back what was written over'(site) {
    const state = await profileDevice(site);
    const page = await openDevice(site, { state, route: '#/ficha', before: daysLater(1) });
    await text(page, 'Nombre(s)').fill('Escrito por error');
    await page.getByText(SAVED).waitFor();
    await page.goto(`${site.url}#/respaldos`);
    const copies = page.getByRole('list', { name: 'Copias' }).getByRole('listitem');
    await eventually(async () => (await copies.count()) === 1, 'the copy of the day');
    await page.getByRole('button', { name: /^Volver a esta copia/ }).click();
    await eventually(async () => (await copies.count()) === 2, 'a copy of now');
    await page.goto(`${site.url}#/ficha`);
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), ANA.nombre);
    await page.getByText(SAVED).waitFor();
    await page.reload();
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), ANA.nombre);
    await close(page);
  },
};
