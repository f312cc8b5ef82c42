// Without a mouse: the mentee's form with Tab, Space, Enter and arrows; and Back and Forward.
import { assert, download, equal, eventually, eventuallyEqual, hasFocus } from './lib.mjs';
import { openDevice, settled } from './lib.mjs';
import { box, button, combo, text } from './profile.mjs';
import { groupDevice, groupsDevice, heading, profileDevice } from './scenario.mjs';

const MOST_TABS = 90;

// Presses Tab until `locator` has the focus.
async function tabTo(page, locator) {
  for (let i = 0; i < MOST_TABS; i += 1) {
    if ((await locator.count()) === 1 && (await hasFocus(locator))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${locator}`);
}

async function pick(page, name, downs, option) {
  await tabTo(page, combo(page, name));
  for (let i = 0; i <= downs; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventuallyEqual(() => combo(page, name).inputValue(), option, name);
}

async function tick(page, locator) {
  await tabTo(page, locator);
  await page.keyboard.press('Space');
  assert(await locator.isChecked(), `${locator} is not ticked`);
}

async function write(page, name, words) {
  await tabTo(page, text(page, name));
  await page.keyboard.type(words);
}

// The surroundings of the focused element as an image.
async function looks(page) {
  const rect = await page.evaluate(() => {
    document.activeElement.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    return { x, y, width, height };
  });
  await settled(page, 120);
  const clip = {
    x: Math.max(0, rect.x - 6),
    y: Math.max(0, rect.y - 6),
    width: rect.width + 12,
    height: rect.height + 12,
  };
  return { clip, image: await page.screenshot({ clip, caret: 'hide' }) };
}

export const tests = {
  async 'keyboard: the whole profile is filled in and exported without a mouse'(site) {
    const page = await openDevice(site);
    await tabTo(page, button(page, 'Llenar mi ficha'));
    await page.keyboard.press('Enter');
    await heading(page, 'Mi ficha').waitFor();
    await eventually(() => hasFocus(heading(page, 'Mi ficha')), 'the new screen has no focus');
    await tick(page, box(page, 'He leído el aviso de privacidad'));
    await write(page, 'Nombre(s)', 'Inés');
    await write(page, 'Primer apellido', 'Ibáñez');
    await write(page, 'Correo electrónico', 'ines@ejemplo.mx');
    await pick(page, 'Vocalía', 0, 'Vocalía Ejecutiva');
    const levels = page.getByRole('radiogroup', { name: 'Adscripción' });
    await tabTo(page, levels.getByRole('radio', { name: 'Local' }));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    assert(
      await levels.getByRole('radio', { name: 'Distrital' }).isChecked(),
      'the arrow chose nothing',
    );
    await tabTo(page, combo(page, 'Entidad'));
    await page.keyboard.type('jalis');
    await page.keyboard.press('Enter');
    await eventuallyEqual(() => combo(page, 'Entidad').inputValue(), 'Jalisco');
    await pick(page, 'Distrito', 1, 'Distrito 2');
    await tick(page, box(page, '3 Actualización del conocimiento'));
    await tick(page, box(page, 'Declaro que no tengo conflicto de intereses'));
    await tabTo(page, button(page, 'Exportar mi ficha'));
    const { bytes } = await download(page, () => page.keyboard.press('Enter'));
    const { values } = JSON.parse(bytes.toString('utf8')).records[0];
    equal(
      [
        values.nombre,
        values.vocalia,
        values.adscripcion,
        values.entidad,
        values.distrito,
        values.temas,
      ],
      ['Inés', 'VE', 'distrital', '14', '2', ['3']],
    );
  },

  async 'keyboard: the focus is seen on every kind of control'(site) {
    const page = await openDevice(site);
    const check = async (locator) => {
      await tabTo(page, locator);
      const { clip, image } = await looks(page);
      await page.evaluate(() => document.activeElement.blur());
      await settled(page, 120);
      const without = await page.screenshot({ clip, caret: 'hide' });
      assert(!image.equals(without), `no focus is seen on ${locator}`);
      await locator.focus();
    };
    await check(button(page, 'Llenar mi ficha'));
    await page.keyboard.press('Enter');
    await check(page.getByRole('link', { name: 'Mi ficha', exact: true }));
    await check(box(page, 'He leído el aviso de privacidad'));
    await check(text(page, 'Nombre(s)'));
    await check(combo(page, 'Vocalía'));
    await check(page.getByRole('radio', { name: 'Local' }));
    await check(box(page, '1.1.a Liderazgo feminista'));
    await check(text(page, 'Qué puedes compartir'));
    await check(button(page, 'Exportar mi ficha'));
  },

  async 'keyboard: what has the focus is never hidden behind the bars'(site) {
    const page = await openDevice(site, { viewport: { width: 360, height: 640 } });
    await button(page, 'Llenar mi ficha').click();
    await heading(page, 'Mi ficha').waitFor();
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const el = document.activeElement;
        if (el === document.body || el.id === 'skip') return '';
        const { left, top, bottom, width, height } = el.getBoundingClientRect();
        const middle = Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1);
        const seen = top > -height && document.elementFromPoint(left + width / 2, middle);
        const own = seen && (el.contains(seen) || seen.contains(el));
        return own ? '' : `${el.getAttribute('aria-label') || el.textContent} at ${top}`;
      });
      equal(hidden, '', 'hidden while focused');
    }
  },

  async 'keyboard: the focus stays on the page when what had it goes away'(site) {
    const lost = [];
    const press = async (page, locator, what) => {
      await locator.focus();
      await page.keyboard.press('Enter');
      await settled(page);
      if (await page.evaluate(() => document.activeElement === document.body)) lost.push(what);
    };
    const unit = await openDevice(site, { state: await groupsDevice(site), route: '#/grupos' });
    await button(unit, 'Ver integrantes del Grupo 1').click();
    const move = unit.getByRole('button', { name: /^Mover a / }).first();
    const name = `${await move.textContent()} al`;
    await press(unit, move, 'opening the move');
    await combo(unit, name).press('ArrowDown');
    await unit.getByRole('option').first().waitFor();
    await press(unit, combo(unit, name), 'moving a woman');
    await press(unit, button(unit, 'Cerrar aviso'), 'closing a message');
    const group = await openDevice(site, { state: await groupDevice(site), route: '#/grupo' });
    await press(group, group.getByRole('button', { name: /semanas en vez de/ }), 'an alternative');
    await text(group, 'Nuevo objetivo').fill('Uno');
    await press(group, button(group, 'Agregar objetivo'), 'adding an objective');
    await press(group, button(group, 'Quitar el objetivo 1'), 'removing an objective');
    equal(lost, [], 'the focus was lost by');
  },

  async 'keyboard: Back and Forward go between screens'(site) {
    const state = await groupsDevice(site);
    const page = await openDevice(site, { state, route: '#/padron' });
    await heading(page, 'Padrón').waitFor();
    await page.getByRole('link', { name: 'Grupos' }).click();
    await heading(page, 'Grupos').waitFor();
    await page.getByRole('link', { name: 'Calendario' }).click();
    await heading(page, 'Calendario').waitFor();
    await page.goBack();
    await heading(page, 'Grupos').waitFor();
    await page.goBack();
    await heading(page, 'Padrón').waitFor();
    await page.goForward();
    await heading(page, 'Grupos').waitFor();
    assert(/^Grupos/.test(await page.title()), await page.title());
  },

  async 'keyboard: an address of another way of using the app leads to the start'(site) {
    const page = await openDevice(site, { state: await profileDevice(site), route: '#/padron' });
    await heading(page, 'Mujeres que se acompañan').waitFor();
  },
};
