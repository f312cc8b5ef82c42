// Several tabs of one device: one writes, the others follow it and can take over in one tap.
import { equal, eventuallyEqual, settled } from './lib.mjs';
import { button, startProfile, text } from './profile.mjs';

const NAME = 'Nombre(s)';
const FOLLOWS = 'Sorora está abierta en otra pestaña; aquí ves lo mismo, sin escribir';

async function anotherTab(page, site) {
  const tab = await page.context().newPage();
  await tab.goto(`${site.url}#/ficha`);
  await text(tab, NAME).waitFor();
  return tab;
}
const follows = (tab) => tab.getByText(FOLLOWS).waitFor();
const writes = (tab) => tab.getByText(FOLLOWS).waitFor({ state: 'detached' });
const shows = (tab, name, value) =>
  eventuallyEqual(() => text(tab, name).inputValue(), value, name);

async function takeOver(tab) {
  await button(tab, 'Escribir en esta pestaña').click();
  await writes(tab);
}

export const tests = {
  async 'tabs: a second tab shows what the first one writes, writes nothing, and takes over'(site) {
    const first = await startProfile(site);
    await text(first, NAME).fill('Ana Sofía');
    await first.getByText(/^Guardado \d\d:\d\d$/).waitFor();
    const second = await anotherTab(first, site);
    await follows(second);
    equal(await text(second, NAME).inputValue(), 'Ana Sofía');
    equal(await text(second, NAME).isEditable(), false);
    await second.getByRole('radio', { name: 'Distrital' }).click();
    await second
      .getByText(/^Otra pestaña está guardando/)
      .first()
      .waitFor();
    equal(await second.getByRole('radio', { name: 'Distrital' }).isChecked(), false);
    await shows(second, NAME, 'Ana Sofía');
    await text(first, NAME).fill('Ana Lucía');
    await shows(second, NAME, 'Ana Lucía');
    await text(first, NAME).pressSequentially(' P'); // typed, and perhaps not saved yet
    await takeOver(second);
    await shows(second, NAME, 'Ana Lucía P');
    await follows(first);
    await text(second, NAME).fill('Ana Paz');
    await shows(first, NAME, 'Ana Paz');
    await first.context().close();
  },

  async 'tabs: when the one that writes is closed, the other goes on by itself'(site) {
    const first = await startProfile(site);
    const second = await anotherTab(first, site);
    await follows(second);
    await text(first, NAME).fill('Ana');
    await settled(first);
    await first.close({ runBeforeUnload: false });
    await writes(second);
    await shows(second, NAME, 'Ana');
    await text(second, NAME).fill('Ana Luz');
    await second.getByText(/^Guardado \d\d:\d\d$/).waitFor();
    await second.context().close();
  },

  async 'tabs: of what is typed in turns in three tabs nothing is lost'(site) {
    const first = await startProfile(site);
    const tabs = [first, await anotherTab(first, site), await anotherTab(first, site)];
    const fields = [NAME, 'Primer apellido', 'Segundo apellido'];
    const written = {};
    for (let turn = 0; turn < 4; turn += 1) {
      const tab = tabs[turn % 3];
      if (turn > 0) await takeOver(tab);
      for (const name of Object.keys(written)) await shows(tab, name, written[name]);
      const name = fields[(turn * 2) % 3];
      written[name] = `Turno ${turn}`;
      await text(tab, name).fill(written[name]);
    }
    for (const tab of tabs)
      for (const name of Object.keys(written)) await shows(tab, name, written[name]);
    await settled(tabs[2]);
    await tabs[0].reload();
    await text(tabs[0], NAME).waitFor();
    for (const name of Object.keys(written)) await shows(tabs[0], name, written[name]);
    await first.context().close();
  },
};
