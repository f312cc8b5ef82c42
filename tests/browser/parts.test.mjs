// The program comes in two parts: the first is all that a first form needs, and the rest may be late.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SITE } from '../../shell/serve.mjs';
import { sizesOfFunctions } from '../../shell/split.mjs';
import { equal, eventuallyEqual, keep, openDevice, pause, settled, PHONE } from './lib.mjs';
import { ANA, button, fillProfile, startProfile, text } from './profile.mjs';

const REST = '**/rest-*.wasm';
const LARGE_BYTES = 16_000; // 39,000 took a browser 20 ms of processor, 10,000 take it one

// The rest of the program stays on its way until it is let go.
function late() {
  const waiting = [];
  let open = false;
  return {
    requests: 0,
    async before(page) {
      await page.route(REST, (route) => {
        this.requests += 1;
        if (open) return route.continue();
        return waiting.push(route);
      });
    },
    async come() {
      open = true;
      await Promise.all(waiting.splice(0).map((route) => route.continue()));
    },
  };
}

const coordinate = (page) => button(page, 'Coordinar la red').click();
const arrived = (page) => button(page, 'Practicar con datos ficticios').waitFor();

export const tests = {
  async 'parts: no function is so large that everybody waits while it is compiled'() {
    const parts = (await readdir(SITE)).filter((name) => name.endsWith('.wasm'));
    equal(parts.length, 2);
    for (const part of parts) {
      const largest = Math.max(...sizesOfFunctions(await readFile(join(SITE, part))));
      equal(largest < LARGE_BYTES, true, `${part}: ${largest} bytes`);
    }
  },

  async 'parts: the first form is opened, filled in and saved before the rest is there'(site) {
    for (const viewport of [PHONE, undefined]) {
      const rest = late();
      const page = await startProfile(site, { before: (it) => rest.before(it), viewport });
      await fillProfile(page);
      await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
      await settled(page);
      equal(rest.requests, 1, 'it was asked for, and nothing waited for it');
      await rest.come();
      const state = await keep(page);
      const again = await openDevice(site, { state, route: '#/ficha' });
      await eventuallyEqual(() => text(again, 'Nombre(s)').inputValue(), ANA.nombre);
    }
  },

  async 'parts: who goes beyond the first form before the rest is there gets it at once'(site) {
    const rest = late();
    const page = await openDevice(site, { before: (it) => rest.before(it) });
    const going = coordinate(page).then(() => arrived(page));
    await eventuallyEqual(() => rest.requests, 2, 'it is asked for again');
    await rest.come();
    await going;
    equal(page.faults, []);
  },

  async 'parts: a rest that was lost on its way is fetched when there is a connection again'(site) {
    let lost = 0;
    const refuse = (route) => {
      lost += 1;
      return route.abort();
    };
    const before = (it) => it.route(REST, refuse);
    const page = await openDevice(site, { before, troubled: true });
    await eventuallyEqual(() => lost, 1);
    await page.unroute(REST);
    const coming = page.waitForResponse(REST);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await (await coming).finished();
    await page.context().setOffline(true);
    await coordinate(page);
    await arrived(page);
  },

  async 'parts: who goes beyond the first form without the rest and without a connection is told what to do'(
    site,
  ) {
    const before = (it) => it.route(REST, (route) => route.abort());
    const page = await openDevice(site, { before, troubled: true });
    await coordinate(page);
    await page.getByRole('heading', { name: 'Sorora no terminó de descargarse' }).waitFor();
    await page.unroute(REST);
    await page.getByRole('button', { name: 'Volver a cargar' }).click();
    await coordinate(page);
    await arrived(page);
  },

  async 'parts: a browser that compiles nothing while somebody waits gets both parts first'(site) {
    const rest = late();
    const before = async (page) => {
      await rest.before(page);
      await page.addInitScript(() => {
        const { Module } = WebAssembly;
        WebAssembly.Module = function refuse(bytes) {
          if (bytes.byteLength > 4096) throw new RangeError('larger than 4 KB');
          return new Module(bytes);
        };
      });
    };
    const opening = openDevice(site, { before });
    await eventuallyEqual(() => rest.requests, 1);
    await pause(500);
    const [context] = site.browser.contexts();
    equal(await context.pages()[0].getByRole('heading', { level: 1 }).count(), 0, 'it has not started');
    await rest.come();
    await coordinate(await opening);
    await arrived(await opening);
  },
};
