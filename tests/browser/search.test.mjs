// Buscar from anywhere, and the addresses it leads to: by keyboard, through reload, Back and Forward.
import { PHONE, assert, close, equal, eventually, hasFocus, openDevice, settled } from './lib.mjs';
import { button, startProfile, text } from './profile.mjs';
import { heading, women } from './scenario.mjs';

const field = (page) => page.getByRole('combobox', { name: 'Buscar en Sorora' });
const dialog = (page) => page.getByRole('dialog', { name: 'Buscar' });
const hash = (page) => page.evaluate(() => location.hash);

async function practice(site, options) {
  const page = await openDevice(site, options);
  await button(page, 'Coordinar la red').click();
  await button(page, 'Practicar con datos ficticios').click();
  await button(page, 'Formar grupos').click();
  await heading(page, 'Los grupos están equilibrados').waitFor();
  return page;
}

async function search(page, words) {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await eventually(() => hasFocus(field(page)), 'the field of Buscar has not got the focus');
  if (words) await page.keyboard.type(words);
}

// The first woman of the padrón, by her link in the table.
async function firstWoman(page) {
  await page.getByRole('link', { name: 'Padrón', exact: true }).click();
  return women(page).getByRole('link').first();
}

export const tests = {
  async 'search: Ctrl+K opens it from a field, and Escape goes back to the very field'(site) {
    const page = await startProfile(site);
    await text(page, 'Nombre(s)').fill('Ana');
    await search(page, 'correo');
    await page.getByRole('option', { name: /Correo electrónico/ }).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await eventually(() => hasFocus(text(page, 'Nombre(s)')), 'the focus is lost');
    equal(await text(page, 'Nombre(s)').inputValue(), 'Ana', 'the field');
    equal(await text(page, 'Correo electrónico').inputValue(), '', 'typed into the dialog only');
    await close(page);
  },

  async 'search: the shortcuts of the browser stay its own'(site) {
    const page = await startProfile(site);
    await text(page, 'Nombre(s)').focus();
    const taken = await page.evaluate(() => {
      const prevented = (init) =>
        !document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
        );
      return [
        { key: 'f', ctrlKey: true },
        { key: 'l', ctrlKey: true },
        { key: 'K', ctrlKey: true, shiftKey: true },
        { key: 'k', altKey: true },
        { key: 'k', ctrlKey: true, altKey: true },
        { key: 'k' },
        { key: 'p', ctrlKey: true },
        { key: 'F5' },
        { key: 'k', ctrlKey: true },
      ].filter(prevented);
    });
    equal(taken, [{ key: 'k', ctrlKey: true }], 'keys taken from the browser');
    await close(page);
  },

  async 'search: a woman is found without accents, by keyboard alone, and Back returns'(site) {
    const page = await practice(site);
    const name = await (await firstWoman(page)).textContent();
    await page.getByRole('link', { name: 'Calendario', exact: true }).click();
    await heading(page, 'Calendario').waitFor();
    const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
    await search(page, plain);
    const first = page.getByRole('group', { name: 'Mujeres' }).getByRole('option').first();
    await first.waitFor();
    assert((await first.textContent()).startsWith(name), `${name} is not the first`);
    await page.keyboard.press('Enter');
    await heading(page, 'Su ficha').waitFor();
    assert(/^#\/padron\/.+/.test(await hash(page)), 'her address');
    await eventually(
      () => hasFocus(page.getByRole('heading', { level: 1 })),
      'her name has not got the focus',
    );
    await page.goBack();
    await heading(page, 'Calendario').waitFor();
    await page.goForward();
    await heading(page, 'Su ficha').waitFor();
    await close(page);
  },

  async 'search: the option chosen by arrow keys is always in sight'(site) {
    const page = await practice(site, { viewport: { width: 360, height: 400 } });
    await search(page, 'junta');
    await page.getByRole('option').first().waitFor();
    const count = await page.getByRole('option').count();
    for (let i = 1; i < count; i += 1) {
      await page.keyboard.press('ArrowDown');
      await settled(page, 60);
    }
    const option = page.getByRole('option', { selected: true });
    const box = await option.boundingBox();
    const list = await page.getByRole('listbox', { name: 'Resultados' }).boundingBox();
    assert(box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1,
           `the option at ${box.y} of ${list.y} to ${list.y + list.height}`);
    await close(page);
  },

  async 'search: a finger opens it, finds and goes there'(site) {
    const page = await practice(site, { viewport: PHONE, hasTouch: true, isMobile: true });
    await button(page, 'Buscar').tap();
    await field(page).fill('grupo 2');
    await page.getByRole('option', { name: /^Grupo 2,/ }).tap();
    await page.getByRole('list', { name: 'Integrantes del Grupo 2' }).waitFor();
    equal(await hash(page), '#/grupos/2', 'the address');
    await close(page);
  },

  async 'addresses: a woman, a group and a step of the ficha survive a reload'(site) {
    const page = await practice(site);
    await (await firstWoman(page)).click();
    await heading(page, 'Su ficha').waitFor();
    const name = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
    await page.reload();
    await heading(page, name).waitFor();
    equal(await page.title(), `${name} · Padrón · Sorora`, 'the title');
    await page.goto(`${site.url}#/grupos/3`);
    await page.getByRole('list', { name: 'Integrantes del Grupo 3' }).waitFor();
    await page.goto(`${site.url}#/padron/nadie`);
    await heading(page, 'Esto ya no está aquí').waitFor();
    await page.getByRole('link', { name: 'Volver al padrón' }).click();
    await women(page).waitFor();
    await close(page);
    const other = await startProfile(site);
    await other.goto(`${site.url}#/ficha/temas`);
    await eventually(() => hasFocus(heading(other, '3. Tus temas')), 'the step has not the focus');
    await eventually(async () => (await heading(other, '3. Tus temas').boundingBox()).y < 740,
                     'the step is out of sight');
    await close(other);
  },
};
