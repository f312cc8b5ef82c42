// Copying: cells by selecting them, whole tables by a button, the diagnosis as it is shown.
import { assert, close, equal, eventually, openDevice, settled } from './lib.mjs';
import { button } from './profile.mjs';
import { heading } from './scenario.mjs';

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function practice(site, permissions = ['clipboard-read', 'clipboard-write']) {
  const page = await openDevice(site, { permissions });
  await button(page, 'Coordinar la red').click();
  await button(page, 'Practicar con datos ficticios').click();
  await page.getByRole('table', { name: 'Padrón' }).waitFor();
  return page;
}

const rowTexts = (table) =>
  table
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('[role=cell], [role=rowheader], [role=columnheader]')].map((cell) =>
          cell.textContent.trim(),
        ),
      ),
    );

const fields = (text) =>
  text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split('\t'));

export const tests = {
  async 'copying: the padrón goes to the clipboard as it is listed, and the page says so'(site) {
    const page = await practice(site);
    await page.getByRole('searchbox', { name: 'Buscar en el padrón' }).fill('jalisco');
    await page.getByRole('main').getByText(/^\d+ de 498 mujeres$/).waitFor();
    await button(page, 'Copiar tabla: Padrón').click();
    await page.getByText(/^Se copió la tabla con \d+ mujeres/).first().waitFor();
    const copied = fields(await clipboard(page));
    const shown = Number(
      await page.getByRole('table', { name: 'Padrón' }).getAttribute('aria-rowcount'),
    );
    equal(copied.length, shown, 'rows');
    equal(copied[0], ['Nombre', 'Vocalía', 'Junta', 'Entidad', 'Grupo'], 'the columns');
    assert(copied.slice(1).every((row) => row[3] === 'Jalisco'), 'only those that are listed');
    await close(page);
  },

  async 'copying: the figures of a chart are the same on the clipboard as in the table'(site) {
    const page = await practice(site);
    await button(page, 'Ver las cifras: Mujeres por entidad').click();
    const table = page.getByRole('table', { name: 'Mujeres por entidad' });
    await table.waitFor();
    await button(page, 'Copiar tabla: Mujeres por entidad').click();
    await page.getByText('Se copió la tabla. Pégala en una hoja de cálculo.').first().waitFor();
    equal(fields(await clipboard(page)), await rowTexts(table), 'the figures');
    await close(page);
  },

  async 'copying: the text of a cell is selected with the pointer and lies where it is drawn'(site) {
    const page = await practice(site);
    // Practice data are others on every device: whichever post the first woman holds.
    const table = page.getByRole('table', { name: 'Padrón' });
    const cell = table.getByRole('row').nth(1).getByRole('cell').nth(1);
    await cell.evaluate((it) => it.scrollIntoView({ block: 'center' }));
    await settled(page);
    const words = (await cell.textContent()).trim().split(/\s/); // in one line or in two
    let word = '';
    // Letters that are only to be selected rest for a while after the page has scrolled.
    await eventually(async () => {
      const box = await cell.boundingBox();
      await page.mouse.dblclick(box.x + 30, box.y + box.height / 2);
      word = await page.evaluate(() => String(getSelection()).trim());
      return words.includes(word);
    }, 'the word under the pointer is not selected');
    await page.keyboard.press('Control+c');
    await eventually(async () => (await clipboard(page)).trim() === word, 'not copied');
    await close(page);
  },

  async 'copying: where the browser refuses, the page says so'(site) {
    const page = await openDevice(site, {
      route: '#/problema',
      before: (opened) =>
        opened.addInitScript(() => {
          navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        }),
    });
    await heading(page, 'Reportar un problema').waitFor();
    await button(page, 'Copiar').click();
    await page.getByText(/El navegador no dejó copiar/).first().waitFor();
    await close(page);
  },

  async 'report: the diagnosis is shown in full, and copied exactly as it is shown'(site) {
    const page = await practice(site);
    await page.goto(`${site.url}#/problema`);
    const shown = page.getByRole('textbox', { name: 'Texto completo' });
    await eventually(async () => /Navegador: Mozilla/.test(await shown.inputValue()), 'no facts');
    const text = await shown.inputValue();
    const whole = await shown.evaluate((el) => el.scrollHeight <= el.clientHeight + 1);
    assert(whole, 'the text is cut');
    for (const part of [/Versión: \d+\.\d+\.\d+ \([0-9a-f]{12}\)/, / persona 498,/,
                        /Formato de archivos: sorora\/1/])
      assert(part.test(text), `${part} is not in it`);
    await button(page, 'Copiar').click();
    await page.getByText(/^Se copió el diagnóstico/).first().waitFor();
    const minute = (all) => all.replace(/\d\d:\d\d/g, '').replaceAll('\r', '').trim();
    equal(minute(await clipboard(page)), minute(text), 'what was copied');
    await close(page);
  },
};
