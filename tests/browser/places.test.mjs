// Where she is and was: the offset of a list and the control she left it by, the one stop that a
// group of controls is for Tab, and practice from the first screen.
import { assert, close, equal, eventually, eventuallyEqual, hasFocus, openDevice } from './lib.mjs';
import { PHONE, WIDE, settled } from './lib.mjs';
import { button, text } from './profile.mjs';
import { heading, rows, women } from './scenario.mjs';

const practise = async (site, options) => {
  const page = await openDevice(site, { route: '#/padron', ...options });
  await button(page, 'Practicar con datos ficticios').click();
  await women(page).waitFor();
  await button(page, 'Cerrar aviso').click();
  await settled(page);
  return page;
};

// The offset of what scrolls in the middle of the page.
const offset = (page) =>
  page.getByRole('main').evaluate((main) => {
    const scrolls = (el) => el.scrollHeight > el.clientHeight + 1 && el.clientHeight > 200;
    return [...main.querySelectorAll('*')].find(scrolls)?.scrollTop ?? 0;
  });

async function scrollTo(page, y) {
  await page.getByRole('main').evaluate((main, top) => {
    const scrolls = (el) => el.scrollHeight > el.clientHeight + 1 && el.clientHeight > 200;
    [...main.querySelectorAll('*')].find(scrolls).scrollTo(0, top);
  }, y);
  await settled(page);
}

// A link that is in sight, in the middle of the page.
const linkInSight = async (page, of) => {
  const links = await of.getByRole('link').all();
  for (const link of links) {
    const place = await link.boundingBox();
    if (place && place.y > 200 && place.y < page.viewportSize().height - 200) return link;
  }
  throw new Error('no link is in sight');
};

export const tests = {
  async 'places: Back and Forward find a list where it was left, at the link that was followed'(
    site,
  ) {
    for (const viewport of [WIDE, PHONE]) {
      const page = await practise(site, { viewport });
      await scrollTo(page, 9000);
      const link = await linkInSight(page, women(page));
      const name = await link.textContent();
      await link.click();
      await heading(page, 'Su ficha').waitFor();
      await settled(page);
      equal(await offset(page), 0, 'her page begins at its top');
      await scrollTo(page, 120);
      const below = await offset(page);
      await page.goBack();
      await eventuallyEqual(() => offset(page), 9000, 'the padrón is elsewhere');
      const again = page.getByRole('link', { name, exact: true });
      await eventually(() => hasFocus(again), 'the link she followed has not the focus');
      await settled(page);
      equal(await offset(page), 9000, 'the focus has moved it');
      await page.goForward();
      await heading(page, 'Su ficha').waitFor();
      await eventuallyEqual(() => offset(page), below, 'her page is elsewhere');
      await page.getByRole('link', { name: 'Volver al padrón' }).click();
      await women(page).waitFor();
      await settled(page);
      equal(await offset(page), 0, 'a link leads to the top, as everywhere');
      await close(page);
    }
  },

  async 'places: the map of the entidades is one stop for Tab, with the arrow keys inside'(site) {
    const page = await practise(site);
    const map = page.getByRole('group', { name: 'Mapa de las entidades' });
    const tile = (name) => map.getByRole('button', { name: new RegExp(`^${name}: `) });
    const inside = () =>
      map.evaluate((el) => el.contains(document.activeElement));
    await tile('Jalisco').focus();
    await settled(page);
    await page.keyboard.press('Tab');
    equal(await inside(), false, 'Tab stays in the map');
    await page.keyboard.press('Shift+Tab');
    await eventually(() => hasFocus(tile('Jalisco')), 'Shift+Tab does not come back');
    await page.keyboard.press('ArrowRight');
    await eventually(() => hasFocus(tile('Michoacán')), 'right of Jalisco is Michoacán');
    await page.keyboard.press('ArrowUp');
    await eventually(() => hasFocus(tile('Aguascalientes')), 'above it is Aguascalientes');
    const all = await rows(page);
    await page.keyboard.press('Enter');
    await eventually(async () => (await rows(page)) < all, 'Enter does not filter');
    equal(await tile('Aguascalientes').getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Home');
    await eventually(() => hasFocus(tile('Baja California')), 'Home is the first');
    const bar = page.getByRole('button', { name: /^Circunscripción 1: / });
    await bar.focus();
    await settled(page);
    await page.keyboard.press('ArrowDown');
    await eventually(
      () => hasFocus(page.getByRole('button', { name: /^Circunscripción 2: / })),
      'bars are one stop too',
    );
    await close(page);
  },

  async 'places: a number is typed as people type it, or goes step by step'(site) {
    const page = await practise(site);
    await page.goto(`${site.url}#/programa`);
    const least = page.getByRole('spinbutton', { name: 'Mínimo por grupo' });
    await least.fill('30');
    await least.press('ArrowUp');
    await eventuallyEqual(() => least.inputValue(), '31');
    equal(await least.getAttribute('aria-valuenow'), '31');
    await least.press('PageDown');
    await eventuallyEqual(() => least.inputValue(), '30');
    await button(page, 'Más: Mínimo por grupo').click();
    await eventuallyEqual(() => least.inputValue(), '31');
    await least.fill('muchas');
    await least.blur();
    await page.getByText('Escribe un número entero de 1 a 1,000.').waitFor();
    equal(await least.getAttribute('aria-invalid'), 'true');
    equal(await least.inputValue(), 'muchas', 'what she wrote stays until she mends it');
    await least.fill('28');
    await least.blur();
    await eventuallyEqual(() => least.inputValue(), '28');
    await eventuallyEqual(() => least.getAttribute('aria-invalid'), null);
    await page.goto(`${site.url}#/componentes`);
    const time = page.getByRole('spinbutton', { name: 'Hora', exact: true });
    for (const [typed, meant] of [
      ['9', '09:00'],
      ['9:30', '09:30'],
      ['09.30', '09:30'],
      ['1645', '16:45'],
      ['4:45 p. m.', '16:45'],
    ]) {
      await time.fill(typed);
      await time.blur();
      await eventuallyEqual(() => time.inputValue(), meant, typed);
    }
    await time.press('ArrowUp');
    await eventuallyEqual(() => time.inputValue(), '17:00');
    await close(page);
  },

  async 'places: practising is one press away on the first screen, and so is its end'(site) {
    for (const viewport of [WIDE, PHONE]) {
      const page = await openDevice(site, { viewport });
      const practice = button(page, 'Practicar con datos ficticios');
      await practice.focus();
      await page.keyboard.press('Enter');
      await women(page).waitFor();
      await page.getByText('Practicas con datos ficticios').first().waitFor();
      await page.getByRole('button', { name: 'Formar grupos' }).click();
      await heading(page, 'Los grupos están equilibrados').waitFor();
      await page.getByRole('link', { name: 'Inicio' }).click();
      const end = button(page, 'Quitar los datos ficticios');
      await end.focus();
      await page.keyboard.press('Enter');
      await practice.waitFor();
      equal(await end.count(), 0, 'there is nothing to take off');
      await page.getByRole('link', { name: 'Padrón' }).click();
      await heading(page, 'Aquí vivirá el padrón').waitFor();
      await page.getByRole('link', { name: 'Grupos' }).click();
      await page.getByText(/Todavía no hay padrón/).first().waitFor();
      await close(page);
    }
  },

  async 'places: an address of the ficha begins one on an empty device, also after a reload'(site) {
    const page = await openDevice(site, { route: '#/ficha/puesto' });
    await heading(page, 'Mi ficha').waitFor();
    await text(page, 'Nombre(s)').fill('Ana');
    await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
    await page.reload();
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), 'Ana');
    assert(page.url().endsWith('#/ficha/puesto'), page.url());
    await close(page);
  },

  async 'places: opening the page writes no address, and Back finds the first one again'(site) {
    const page = await openDevice(site);
    const first = await page.getByRole('heading', { level: 1 }).textContent();
    const written = () => page.evaluate(() => [location.hash, history.state, history.length]);
    const [hash, state, length] = await written();
    equal([hash, state], ['', null]);
    await page.evaluate(() => (location.hash = '#/apariencia')); // as if she edited the address
    await heading(page, 'Apariencia').waitFor();
    await page.getByRole('link', { name: 'Inicio' }).click();
    await heading(page, first).waitFor();
    equal((await written())[2], length + 2);
    for (const [step, title] of [
      ['goBack', 'Apariencia'], ['goBack', first], ['goForward', 'Apariencia'], ['goForward', first],
    ]) {
      await page[step]();
      await heading(page, title).waitFor();
    }
    equal((await written())[2], length + 2, 'going back and forth made addresses of its own');
    await close(page);
  },
};
