// What lies over the page: modal dialogs, popups, bars.
import { assert, equal, eventuallyEqual, node, openPage } from './lib.mjs';

const active = (page) => page.evaluate(() => document.activeElement.id);

export const tests = {
  async 'dialog: focus goes in, goes round, Escape is told, and focus returns'(site) {
    const page = await openPage(site);
    const under = [
      node(1, 'main', { y: 0, h: 500 }),
      node(2, 'button', { parent: 1, name: 'Borrar' }),
      node(3, 'button', { parent: 1, name: 'Otra' }),
    ];
    const dialog = [
      node(10, 'dialog', { name: '¿Borrar?', modal: true, z: 3, x: 400, y: 100, h: 300 }),
      node(11, 'heading', { parent: 10, level: 2, text: '¿Borrar?', y: 0 }),
      node(12, 'button', { parent: 10, y: 50, name: 'Borrar todo' }),
      node(13, 'radio', { parent: 10, y: 100, name: 'x', checked: false }),
      node(14, 'radio', { parent: 10, y: 150, name: 'y', checked: true }),
    ];
    const toast = node(30, 'status', { z: 4, text: 'Guardado', y: 550 });
    await page.show(under);
    await page.getByRole('button', { name: 'Borrar' }).click();
    await page.show([...under, ...dialog, toast]);
    equal(await active(page), 'n12');
    const seen = [];
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
      await page.keyboard.press(key);
      seen.push(await active(page));
    }
    equal(seen, ['n14', 'n12', 'n14', 'n12', 'n14']);
    equal(await page.evaluate(() => [...document.querySelectorAll('[inert]')].map((el) => el.id)), [
      'skip',
      'n1',
    ]);
    await page.keyboard.press('Escape');
    await page.settled();
    equal(
      (await page.sent('key')).map(({ id, key }) => [id, key]),
      [[10, 'Escape']],
    );
    await page.show([...under, toast]);
    equal(await active(page), 'n2');
    equal(await page.evaluate(() => document.querySelectorAll('[inert]').length), 0);
  },

  async 'dialog: its heading takes the focus without controls; one over another gives it back'(
    site,
  ) {
    const page = await openPage(site);
    const button = node(1, 'button', { name: 'Abrir' });
    const first = [
      node(10, 'dialog', { name: 'Uno', modal: true, z: 3, h: 300 }),
      node(11, 'heading', { parent: 10, text: 'Uno', y: 0 }),
    ];
    const inside = node(12, 'button', { parent: 10, name: 'Más', y: 60 });
    const second = [
      node(20, 'dialog', { name: 'Dos', modal: true, z: 3, h: 300 }),
      node(21, 'button', { parent: 20, name: 'Listo', y: 0 }),
    ];
    await page.show([button]);
    await page.getByRole('button').focus();
    await page.show([button, ...first]);
    equal(await active(page), 'n11');
    await page.show([button, ...first, inside]);
    await page.getByRole('button', { name: 'Más' }).focus();
    await page.show([button, ...first, inside, ...second]);
    equal(await active(page), 'n21');
    await page.show([button, ...first, inside]);
    equal(await active(page), 'n12');
    await page.show([button]);
    equal(await active(page), 'n1');
  },

  async 'dialog: the focus returns to the button that a browser gives none, or else to the page'(site) {
    const page = await openPage(site);
    const under = [
      node(1, 'main', { y: 0, w: 800, h: 600 }),
      node(2, 'scroller', { parent: 1, y: 0, w: 800, h: 600, cw: 800, ch: 2000 }),
      node(3, 'button', { parent: 2, name: 'Borrar' }),
    ];
    const dialog = [
      node(10, 'dialog', { name: '¿Borrar?', modal: true, z: 3, x: 400, y: 100, h: 300 }),
      node(12, 'button', { parent: 10, y: 50, name: 'Borrar todo' }),
    ];
    await page.show(under);
    await page.show([...under, ...dialog]); // by itself: nothing had the focus
    equal(await active(page), 'n12');
    await page.show(under);
    equal(await active(page), 'n2');
    await page.evaluate(() => {
      document.activeElement.blur();
      document.getElementById('n3').addEventListener('mousedown', (event) => event.preventDefault());
    });
    await page.getByRole('button', { name: 'Borrar' }).click(); // as in Safari
    equal(await active(page), '');
    await page.show([...under, ...dialog]);
    await page.show(under);
    equal(await active(page), 'n3');
  },

  async 'mirror: typed text never shines through what the canvas draws above it'(site) {
    const page = await openPage(site);
    const field = (id, y, rest) =>
      node(id, 'textbox', { name: `C${id}`, y, value: 'MMMM', ...rest });
    const page1 = [
      node(1, 'scroller', { y: 0, w: 800, h: 600, cw: 800, ch: 2000 }),
      field(2, 100, { parent: 1 }),
      field(3, 300, { parent: 1 }),
    ];
    const popup = node(5, 'listbox', { name: 'P', y: 90, h: 30, w: 150, z: 2 });
    const dialog = [
      node(6, 'dialog', { name: 'D', x: 100, y: 200, w: 400, h: 300, z: 3 }),
      field(7, 20, { parent: 6 }),
    ];
    const seen = (id, dx, dy) =>
      page.evaluate(
        ([at, x, y]) => {
          const el = document.getElementById(`n${at}`);
          const box = el.getBoundingClientRect();
          return document.elementsFromPoint(box.x + x, box.y + y).includes(el);
        },
        [id, dx, dy],
      );
    await page.show([...page1, popup]);
    equal(
      [await seen(2, 10, 10), await seen(2, 200, 10), await seen(2, 10, 40), await seen(3, 10, 10)],
      [false, true, true, true],
    );
    await page.show([...page1, popup, ...dialog]);
    equal(
      [await seen(3, 50, 10), await seen(3, 150, 10), await seen(7, 10, 10)],
      [true, false, true],
    );
    await page.evaluate(() => {
      document.getElementById('n1').scrollTop = 90;
    });
    await eventuallyEqual(
      async () => [await seen(2, 10, 10), await seen(3, 150, 10)],
      [true, false],
      'after scrolling',
    );
    await page.show(page1);
    equal(
      await page.evaluate(() =>
        [...document.querySelectorAll('.node')].map((el) => el.style.clipPath).join(''),
      ),
      '',
    );
  },
};
