// The language of the page: chosen in Apariencia, kept on the device, told to who reads it aloud.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, close, eventuallyEqual, openDevice, root, settled } from './lib.mjs';
import { button } from './profile.mjs';
import { heading } from './scenario.mjs';

const spoken = (page) => page.evaluate(() => document.documentElement.lang);
const english = JSON.parse(await readFile(join(root, 'assets/texts/en/appearance.json'), 'utf8'));

async function openAppearance(site, before) {
  const page = await openDevice(site, { before });
  await button(page, 'Coordinar la red').click();
  await page.goto(`${site.url}#/apariencia`);
  await heading(page, 'Apariencia').waitFor();
  return page;
}

export const tests = {
  async 'language: English is one choice away, kept after a reload, and Spanish is as near'(site) {
    const page = await openAppearance(site);
    await page.getByRole('radio', { name: 'English' }).check();
    await heading(page, english.title).waitFor();
    await page.getByText(english.intro).waitFor();
    await eventuallyEqual(() => spoken(page), 'en');
    await eventuallyEqual(() => page.title().then((title) => title.includes(english.title)), true);
    await settled(page);
    await page.reload();
    await heading(page, english.title).waitFor();
    await eventuallyEqual(() => spoken(page), 'en');
    await page.getByRole('radio', { name: 'Español' }).check();
    await heading(page, 'Apariencia').waitFor();
    await eventuallyEqual(() => spoken(page), 'es-MX');
    await close(page);
  },

  async 'language: when its words do not come whole, Sorora says so and stays in Spanish'(site) {
    const page = await openAppearance(site, (made) =>
      made.route('**/texts/en.json', (route) => route.fulfill({ body: '{}' })),
    );
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByText(/No se pudo traer ese idioma/).first().waitFor();
    assert(await page.getByRole('radio', { name: 'Español' }).isChecked());
    await eventuallyEqual(() => spoken(page), 'es-MX');
    await close(page);
  },
};
