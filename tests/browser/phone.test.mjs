// A phone of 360 × 800 at 3×, by fingers alone: the mentee's job from open to exported file, the
// keyboard on the screen, scrolling, turning it.
import { coverable } from '../screen_keyboard.mjs';
import { assert, close, download, equal, eventually, eventuallyEqual, fileOf } from './lib.mjs';
import { hasFocus, keep, openDevice, settled, sorora } from './lib.mjs';
import { ANA, box, button, combo, text } from './profile.mjs';
import { heading, profileDevice } from './scenario.mjs';

const TOUCH = {
  viewport: { width: 360, height: 800 },
  deviceScaleFactor: 3,
  hasTouch: true,
  isMobile: true,
};
const DRAG = 160;
const STEPS = 8;
const phone = (site, options) => openDevice(site, { ...TOUCH, ...options });

// A finger on the middle of what is there, where the page shows it.
async function tap(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  await settled(page, 60);
  const { x, y, width, height } = await locator.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

// What the keyboard of the phone writes goes into whatever has the focus.
async function write(page, name, words) {
  await tap(page, text(page, name));
  await eventually(() => hasFocus(text(page, name)), `a tap does not focus ${name}`);
  await page.keyboard.insertText(words);
  await eventuallyEqual(() => text(page, name).inputValue(), words, name);
}

async function choose(page, name, option) {
  await tap(page, combo(page, name));
  await tap(page, page.getByRole('option', { name: option, exact: true }));
  await eventuallyEqual(() => combo(page, name).inputValue(), option, name);
}

async function mark(page, locator) {
  await tap(page, locator);
  await eventually(() => locator.isChecked(), 'one tap does not mark it');
}

async function fillByTaps(page) {
  await mark(page, box(page, 'He leído el aviso de privacidad'));
  await write(page, 'Nombre(s)', ANA.nombre);
  await write(page, 'Primer apellido', ANA.apellido1);
  await write(page, 'Segundo apellido', ANA.apellido2);
  await write(page, 'Correo electrónico', ANA.correo);
  await choose(page, 'Vocalía', 'Vocalía del Registro Federal de Electores');
  await mark(page, page.getByRole('radio', { name: 'Distrital' }));
  await choose(page, 'Entidad', 'Jalisco');
  await choose(page, 'Distrito', 'Distrito 12');
  await mark(page, box(page, '1.1.a Liderazgo feminista'));
  await mark(page, box(page, '2 Generación de competencias técnicas'));
  await mark(page, page.getByRole('checkbox', { name: /^Entre pares/ }));
  await mark(page, page.getByRole('checkbox', { name: /^Grupal/ }));
  await write(page, 'Qué puedes compartir', ANA.ofrece);
  await write(page, 'Qué te gustaría encontrar', ANA.busca);
  const times = page.getByRole('group', { name: 'Cuándo puedes reunirte' });
  await mark(page, times.getByRole('checkbox').first());
  await mark(page, box(page, 'Declaro que no tengo conflicto de intereses'));
}

const scroller = (page) =>
  page.evaluateHandle(() =>
    [...document.querySelectorAll('main *')].find(
      (el) => el.scrollHeight > el.clientHeight + 1 && el.clientHeight > 100,
    ),
  );

// A finger put down at (x, y), moved by `dy` within some 16 ms each, and lifted in motion: the times
// are told, so that a busy machine does not turn a swing into a halt.
async function drag(page, x, y, dy) {
  const client = await page.context().newCDPSession(page);
  const begun = Date.now() / 1000;
  const touch = (type, i, at) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      timestamp: begun + i * 0.016,
      touchPoints: at === undefined ? [] : [{ x, y: at }],
    });
  const sent = [touch('touchStart', 0, y)];
  for (let i = 1; i <= STEPS; i += 1) sent.push(touch('touchMove', i, y + (dy * i) / STEPS));
  sent.push(touch('touchEnd', STEPS + 1));
  await Promise.all(sent);
}

export const tests = {
  async 'phone: a mentee goes from open to her exported file by taps alone'(site) {
    const page = await phone(site);
    await tap(page, button(page, 'Llenar mi ficha'));
    await heading(page, 'Mi ficha').waitFor();
    await fillByTaps(page);
    const file = await download(page, () => tap(page, button(page, 'Exportar mi ficha')));
    const { values } = JSON.parse(file.bytes.toString('utf8')).records[0];
    for (const name of ['nombre', 'apellido1', 'apellido2', 'correo', 'vocalia', 'distrito'])
      equal(values[name], ANA[name], name);
    equal([values.ofrece, values.busca], [ANA.ofrece, ANA.busca]);
    const checked = sorora('validate', await fileOf(site, file.name, file.bytes));
    equal(checked.code, 0, checked.text);
    equal(page.faults, []);
  },

  async 'phone: the keyboard on the screen never covers the field that is written in'(site) {
    const state = await profileDevice(site);
    const page = await phone(site, { state, route: '#/ficha', before: coverable });
    for (const name of ['Correo electrónico', 'Notas para ti']) {
      const field = text(page, name);
      await field.scrollIntoViewIfNeeded();
      // As low as it goes above the bar: where a keyboard would cover it.
      await field.evaluate((el) => el.scrollIntoView({ block: 'end' }));
      await tap(page, field);
      await eventually(() => hasFocus(field), name);
      for (const covered of [300, 420]) {
        await page.evaluate((pixels) => window.cover(pixels), covered);
        await settled(page, 100);
        const { y, height } = await field.boundingBox();
        const bar = await page.getByRole('banner').boundingBox();
        const left = 800 - covered;
        assert(y + height <= left + 1, `${name}: ends at ${y + height} of ${left}`);
        assert(y >= bar.y + bar.height - 1, `${name}: begins at ${y}, below the bar`);
        equal(await page.getByRole('navigation').count(), 0, 'the sections, while she writes');
      }
      await page.evaluate(() => window.cover(0));
      await page.getByRole('navigation').waitFor();
      assert(await hasFocus(field), `${name} lost the focus`);
    }
  },

  async 'phone: dragging scrolls, goes on by itself, and presses nothing'(site) {
    const state = await profileDevice(site);
    const page = await phone(site, { state, route: '#/ficha' });
    await settled(page);
    const area = await scroller(page);
    const at = () => area.evaluate((el) => el.scrollTop);
    const marked = () => page.getByRole('checkbox', { checked: true }).count();
    const topic = box(page, '1.1.a Liderazgo feminista');
    await topic.scrollIntoViewIfNeeded();
    await settled(page);
    const [from, before] = [await at(), await marked()];
    const { x, y, height } = await topic.boundingBox();
    await drag(page, x + 60, y + height / 2, -DRAG);
    await eventually(async () => (await at()) > from + DRAG + 20, 'it stops with the finger');
    await settled(page);
    equal(await marked(), before, 'boxes marked after a drag');
    equal(await page.evaluate(() => document.activeElement.tagName), 'BODY', 'what has the focus');
  },

  async 'phone: pulling down at the top neither reloads nor loses what she wrote'(site) {
    const state = await profileDevice(site);
    const page = await phone(site, { state, route: '#/ficha' });
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await text(page, 'Segundo apellido').fill('Zúñiga');
    await (await scroller(page)).evaluate((el) => el.scrollTo(0, 0));
    await settled(page);
    await drag(page, 180, 150, 500);
    await settled(page);
    equal(loads, 0, 'loads');
    equal(await text(page, 'Segundo apellido').inputValue(), 'Zúñiga');
    // The browser offers its refresh only where the page lets a pull out of the scroller.
    equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY),
      'none',
    );
  },

  async 'phone: turned on its side everything is there, within the safe areas'(site) {
    const state = await profileDevice(site);
    const page = await phone(site, { state, route: '#/ficha' });
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setSafeAreaInsetsOverride', {
      insets: { top: 0, right: 40, bottom: 20, left: 44 },
    });
    await page.setViewportSize({ width: 800, height: 360 });
    await settled(page);
    for (const item of await page.getByRole('navigation').getByRole('link').all()) {
      const { y, height } = await item.boundingBox();
      assert(y >= 0 && y + height <= 340.5, `a section from ${y} to ${y + height}`);
      assert(height >= 44, `${height} high`);
    }
    const field = text(page, 'Correo electrónico');
    await field.scrollIntoViewIfNeeded();
    await settled(page);
    const { x, width, y, height } = await field.boundingBox();
    assert(x >= 44 && x + width <= 760, `a field from ${x} to ${x + width}`);
    assert(y >= 56 && y + height <= 340.5, `a field from ${y} down to ${y + height}`);
  },

  async 'phone: a larger text is kept, and everything grows with it'(site) {
    const page = await phone(site, { state: await profileDevice(site), route: '#/ficha' });
    const sizes = async () => {
      const { height } = await text(page, 'Nombre(s)').boundingBox();
      const font = await text(page, 'Nombre(s)').evaluate((el) => getComputedStyle(el).fontSize);
      const title = await heading(page, 'Mi ficha').boundingBox();
      return { field: height, font: parseFloat(font), title: title.height };
    };
    const before = await sizes();
    await tap(page, page.getByRole('link', { name: 'Inicio' }));
    await tap(page, page.getByRole('link', { name: 'Tamaño de letra y colores' }));
    await heading(page, 'Apariencia').waitFor();
    await mark(page, page.getByRole('radio', { name: '200 %' }));
    await mark(page, page.getByRole('radio', { name: 'Oscuro' }));
    const kept = await keep(page);
    await close(page);
    const later = await phone(site, { state: kept, route: '#/ficha' });
    await settled(later);
    const field = text(later, 'Nombre(s)');
    equal((await field.boundingBox()).height, before.field * 2, 'height of a field');
    equal(await field.evaluate((el) => getComputedStyle(el).fontSize), `${before.font * 2}px`);
    equal(await later.evaluate(() => document.documentElement.style.colorScheme), 'dark');
    await tap(later, field);
    await eventually(() => hasFocus(field), 'a tap misses the field at 200 %');
    await later.keyboard.insertText('¡');
    await eventually(async () => (await field.inputValue()).includes('¡'), 'nothing is written');
  },
};
