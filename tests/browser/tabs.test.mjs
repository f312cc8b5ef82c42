// Two tabs of one device: only the last one opened writes, and the other says so.
import { equal, settled } from './lib.mjs';
import { startProfile, text } from './profile.mjs';

export const tests = {
  async 'tabs: a second tab takes over with everything typed, and the first says so and can go on'(
    site,
  ) {
    const first = await startProfile(site);
    await text(first, 'Nombre(s)').fill('Ana Sofía');
    await settled(first);
    const second = await first.context().newPage();
    await second.goto(`${site.url}#/ficha`);
    await text(second, 'Nombre(s)').waitFor();
    equal(await text(second, 'Nombre(s)').inputValue(), 'Ana Sofía');
    await first.getByRole('heading', { name: 'Sorora se abrió en otra pestaña' }).waitFor();
    await text(second, 'Nombre(s)').fill('Ana Lucía');
    await settled(second);
    await first.getByRole('button', { name: 'Continuar en esta pestaña' }).click();
    await text(first, 'Nombre(s)').waitFor();
    equal(await text(first, 'Nombre(s)').inputValue(), 'Ana Lucía');
    await second.getByRole('heading', { name: 'Sorora se abrió en otra pestaña' }).waitFor();
    await first.context().close();
  },
};
