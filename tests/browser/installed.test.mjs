// Sorora as an app of the system: what a browser needs to install it, files opened with it, pasted
// and dropped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SITE } from '../../shell/serve.mjs';
import { assert, close, equal, eventuallyEqual, openDevice, sample } from './lib.mjs';
import { button } from './profile.mjs';
import { heading, rows } from './scenario.mjs';

const manifest = async () => JSON.parse(await readFile(join(SITE, 'manifest.webmanifest'), 'utf8'));

// Width and height as a PNG's header says.
const sizeOf = (png) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

// Gives the page files as the clipboard or a drag would: real events with a real DataTransfer.
const give = (page, type, files) =>
  page.evaluate(
    ([name, list]) => {
      const data = new DataTransfer();
      for (const [file, content] of list) data.items.add(new File([content], file));
      const options = { bubbles: true, cancelable: true };
      const event =
        name === 'paste'
          ? new ClipboardEvent(name, { ...options, clipboardData: data })
          : new DragEvent(name, { ...options, dataTransfer: data });
      document.activeElement.dispatchEvent(event);
    },
    [type, files],
  );

const contents = (files) => files.map(({ name, json }) => [name, JSON.stringify(json)]);

export const tests = {
  async 'installed: the browser finds nothing missing, and every picture has the size it says'(site) {
    const page = await openDevice(site);
    await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
    const session = await page.context().newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    equal(errors, []);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    const private_ = ({ errorId }) => errorId !== 'in-incognito'; // every device of a test is
    equal(installabilityErrors.filter(private_), []);
    const { icons } = await manifest();
    for (const { src, sizes, type } of icons.filter(({ sizes }) => sizes !== 'any')) {
      equal(type, 'image/png');
      equal(sizeOf(await readFile(join(SITE, src))), sizes, src);
    }
    equal(sizeOf(await readFile(join(SITE, 'apple-touch-icon.png'))), '180x180');
    assert(icons.some(({ purpose }) => purpose === 'maskable'), 'no picture for masks');
    await close(page);
  },

  async 'installed: every shortcut leads to the screen it names'(site) {
    const page = await openDevice(site);
    const choices = { 'Mi ficha': 'Llenar mi ficha', 'Mi grupo': 'Trabajar con mi grupo' };
    for (const { name, url } of (await manifest()).shortcuts) {
      await page.goto(site.url);
      await button(page, choices[name] ?? 'Coordinar la red').click();
      await page.getByRole('link', { name: 'Inicio' }).waitFor();
      await page.goto('about:blank');
      await page.goto(new URL(url, site.url).href);
      await heading(page, name).waitFor();
    }
    await close(page);
  },

  async 'installed: a file opened with it, on a new device, waits to be looked at'(site) {
    const [file] = await sample(site, 4);
    const before = (page) =>
      page.addInitScript(
        ([name, content]) => {
          const handle = { kind: 'file', getFile: async () => new File([content], name) };
          const queue = { setConsumer: (consume) => consume({ files: [handle] }) };
          Object.defineProperty(window, 'launchQueue', { value: queue });
        },
        [file.name, JSON.stringify(file.json)],
      );
    const page = await openDevice(site, { before });
    await heading(page, 'Antes de aplicar').waitFor();
    await button(page, 'Aplicar importación').click();
    await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
    await heading(page, 'Antes de aplicar').waitFor({ state: 'detached' });
    await button(page, 'Coordinar la red').click();
    await heading(page, 'Padrón').waitFor();
    await eventuallyEqual(() => rows(page), 1);
    await close(page);
  },

  async 'installed: files are pasted and dropped into the padrón, with a hint while they hover'(site) {
    const files = await sample(site, 4);
    const page = await openDevice(site);
    await button(page, 'Coordinar la red').click();
    await heading(page, 'Padrón').waitFor();
    const hint = page.getByText('Suelta aquí tus archivos', { exact: true });
    equal(await hint.isVisible(), false);
    await give(page, 'dragenter', contents(files.slice(0, 2)));
    equal(await hint.isVisible(), true);
    await give(page, 'drop', contents(files.slice(0, 2)));
    await eventuallyEqual(() => hint.isVisible(), false);
    await eventuallyEqual(() => rows(page), 2, 'dropped');
    await give(page, 'paste', contents(files.slice(2)));
    await eventuallyEqual(() => rows(page), 4, 'pasted');
    await close(page);
  },
};
