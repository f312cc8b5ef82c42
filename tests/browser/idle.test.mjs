// Nothing is drawn when nothing changes: a screen left alone costs no battery.
import { PHONE, equal, eventually, frames, inPairs, openDevice, pause, settled } from './lib.mjs';
import { startProfile, text } from './profile.mjs';
import { screens } from './screens.mjs';

const IDLE_MS = 10_000;

export const tests = {
  async 'idle: no frame is drawn in ten seconds on any screen, nor while a field has the focus'(
    site,
  ) {
    const pages = [];
    await inPairs(await screens(site), async ({ name, state, route, ready }) => {
      const page = await openDevice(site, { state, route, viewport: PHONE });
      pages.push([name, page]);
      await ready(page);
      await settled(page);
    });
    const typing = await startProfile(site);
    await text(typing, 'Nombre(s)').fill('Ana');
    await settled(typing);
    pages.push(['ficha, typing', typing]);
    const before = await Promise.all(pages.map(([, page]) => frames(page)));
    await pause(IDLE_MS);
    const after = await Promise.all(pages.map(([, page]) => frames(page)));
    pages.forEach(([name], i) => equal(after[i] - before[i], 0, `frames on ${name}`));
  },

  async 'idle: a message goes away by itself and then nothing is drawn'(site) {
    const page = await startProfile(site);
    await page.getByRole('link', { name: 'Inicio' }).click();
    await page.getByRole('button', { name: 'Coordinar la red' }).click();
    await page.getByRole('button', { name: 'Practicar con datos ficticios' }).click();
    await page.getByRole('button', { name: 'Formar grupos' }).click();
    const message = page.getByRole('button', { name: 'Cerrar aviso' });
    await message.waitFor();
    await eventually(async () => (await message.count()) === 0, 'the message stays', 15_000);
    await settled(page);
    const before = await frames(page);
    await pause(2000);
    equal((await frames(page)) - before, 0, 'frames after the message');
  },
};
