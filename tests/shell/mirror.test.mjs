// The mirror: clicks, scrolling, focus, order, keys, links, structure, touch, cost.
import { assert, axe, equal, eventuallyEqual, manyNodes, node } from './lib.mjs';
import { openLane, openPage } from './lib.mjs';

const active = (page) => page.evaluate(() => document.activeElement.id);

// A page of buttons that scrolls in its main part.
const longPage = (box) => [
  node(1, 'main', { y: 0, w: 800, h: 600, ...box }),
  node(2, 'scroller', { parent: 1, w: 800, h: 600, cw: 800, ch: 2460, ...box, y: 0 }),
  node(3, 'heading', { parent: 2, level: 1, text: 'Padrón', y: 0, x: 400 }),
  ...Array.from({ length: 40 }, (_, i) =>
    node(10 + i, 'button', { parent: 2, y: i * 60, name: `B${i}` }),
  ),
];

export const tests = {
  async 'mirror: a node whose id alone is told stays, whatever comes, goes and moves around it'(site) {
    const page = await openPage(site);
    const list = node(1, 'list', { name: 'Compromisos', w: 800 });
    const item = (id, rest) => node(id, 'listitem', { parent: 1, text: `Compromiso ${id}`, ...rest });
    const tell = (tree) => page.evaluate((words) => window.fakeHost.semantics(words), JSON.stringify(tree));
    const seen = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[role=listitem]')].map((one) =>
          [one.textContent, one.getAttribute('aria-describedby')].filter(Boolean).join(' → '),
        ),
      );
    await page.show([list, item(2), item(3, { describedby: [9] }), item(4)]);
    await page.evaluate(() => {
      window.kept = document.getElementById('n3');
    });
    await tell([1, 3, item(5), 4, node(9, 'text', { text: 'Vence mañana' })]);
    equal(await seen(), ['Compromiso 3 → n9', 'Compromiso 5', 'Compromiso 4']);
    await tell([1, 4, 5, 3]);
    equal(await seen(), ['Compromiso 4', 'Compromiso 5', 'Compromiso 3']);
    assert(await page.evaluate(() => document.getElementById('n3') === window.kept));
    await tell([1]);
    equal(await seen(), []);
    equal(await page.evaluate(() => document.querySelectorAll('#semantics *').length), 1);
  },

  async 'mirror: what is told before the first tree is shown is shown with it, in order'(site) {
    const page = await openPage(site);
    const first = [node(1, 'button', { name: 'Uno' }), node(2, 'button', { name: 'Dos' })];
    const second = [2, node(1, 'button', { name: 'Uno, otra vez' })];
    await page.evaluate(
      (trees) => trees.forEach((tree) => window.fakeHost.semantics(JSON.stringify(tree))),
      [first, second],
    );
    await eventuallyEqual(
      () => page.evaluate(() => [...document.querySelectorAll('#semantics button')].map((b) => b.textContent)),
      ['Dos', 'Uno, otra vez'],
    );
  },

  async 'mirror: a first tree that cannot be shown ends in the notice, not in a page that nothing reaches'(
    site,
  ) {
    const page = await openPage(site);
    await page.evaluate(() => window.fakeHost.semantics('[7]')); // the id of a node that never was
    await page.getByRole('heading', { name: 'Sorora se detuvo' }).waitFor();
  },

  async 'mirror: a node whose id alone is told takes up a text of its own when its last child goes'(site) {
    const page = await openPage(site);
    const link = node(1, 'link', { name: 'Grupo 3', href: '#/grupos/3' });
    await page.show([link, node(2, 'text', { parent: 1, text: 'tres' })]);
    const words = () => page.locator('#n1').textContent();
    equal(await words(), 'tres');
    await page.evaluate(() => window.fakeHost.semantics('[1]'));
    equal(await words(), 'Grupo 3');
  },

  async 'mirror: a button below the fold scrolls into view and activates exactly once'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'main', { y: 0, w: 800, h: 600 }),
      node(2, 'scroller', { parent: 1, y: 0, w: 800, h: 600, cw: 800, ch: 3000 }),
      node(3, 'button', { parent: 2, y: 2500, name: 'Exportar mi ficha' }),
      node(4, 'navigation', { name: 'Secciones', y: 540, w: 800, h: 60, z: 1 }),
    ]);
    await page.getByRole('button', { name: 'Exportar mi ficha' }).click();
    await page.settled();
    equal(
      (await page.sent('activate')).map(({ id }) => id),
      [3],
    );
    const scrolled = (await page.sent('scroll')).at(-1);
    assert(scrolled.id === 2 && scrolled.x === 0 && scrolled.y > 1900, JSON.stringify(scrolled));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.settled();
    equal((await page.sent('activate')).length, 3);
    equal(await page.evaluate(() => window.fake.reentered), 0, 'C++ is never entered from within');
  },

  async 'mirror: the focus is never under a bar, and the page never scrolls sideways'(site) {
    const page = await openPage(site);
    const buttons = Array.from({ length: 40 }, (_, i) =>
      node(10 + i, 'button', { parent: 2, x: 500, y: i * 60, name: `B${i}` }),
    );
    await page.show([
      node(1, 'banner', { y: 0, w: 800, h: 60, z: 1 }),
      node(2, 'scroller', { y: 0, w: 800, h: 600, cw: 800, ch: 2400 }),
      ...buttons,
      node(4, 'navigation', { y: 540, w: 800, h: 60, z: 1 }),
    ]);
    const under = [];
    const look = async () =>
      under.push(
        await page.evaluate(() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return top >= 60 && bottom <= 540 ? '' : `${document.activeElement.id} ${top} ${bottom}`;
        }),
      );
    await page.getByRole('button', { name: 'B2', exact: true }).focus();
    for (let i = 0; i < 25; i += 1) {
      await page.keyboard.press('Tab');
      await look();
    }
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press('Shift+Tab');
      await look();
    }
    equal(under.filter(Boolean), []);
    equal(await page.evaluate(() => document.getElementById('n2').scrollLeft), 0);
  },

  async 'mirror: the focus is never under a message'(site) {
    const page = await openPage(site);
    const buttons = Array.from({ length: 20 }, (_, i) =>
      node(10 + i, 'button', { parent: 2, x: 300, y: i * 60, name: `B${i}` }),
    );
    await page.show([
      node(2, 'scroller', { y: 0, w: 800, h: 600, cw: 800, ch: 1400 }),
      ...buttons,
      node(4, 'region', { x: 120, y: 520, w: 560, h: 64, z: 4, name: 'Aviso' }),
    ]);
    await page.getByRole('button', { name: 'B2', exact: true }).focus();
    const bottoms = [];
    for (let i = 0; i < 15; i += 1) {
      await page.keyboard.press('Tab');
      bottoms.push(
        await page.evaluate(() => document.activeElement.getBoundingClientRect().bottom),
      );
    }
    equal(bottoms.filter((bottom) => bottom > 520), []);
  },

  async 'mirror: C++ moves a scroller only when it sends a new offset'(site) {
    const page = await openPage(site);
    const scroller = (rest) => [
      node(2, 'scroller', { y: 0, w: 800, h: 600, cw: 800, ch: 3000, ...rest }),
    ];
    const top = () => page.evaluate(() => document.getElementById('n2').scrollTop);
    await page.show(scroller({ sy: 200 }));
    equal(await top(), 200);
    await page.mouse.move(400, 300);
    await page.mouse.wheel(0, 100);
    await page.waitForFunction(() => document.getElementById('n2').scrollTop === 300);
    await page.show(scroller({ sy: 200, name: 'Lista' }));
    equal(await top(), 300);
    await page.show(scroller({ name: 'Lista' }));
    await page.show(scroller({ sy: 200, name: 'Lista' }));
    equal(await top(), 200);
    await page.settled();
    equal(
      (await page.sent('scroll')).map(({ y }) => y).filter((y) => y === 200 || y === 300),
      [200, 300, 200],
    );
  },

  async 'mirror: focus, value and scroll survive reorders, insertions and new parents'(site) {
    const page = await openPage(site);
    const field = node(5, 'textbox', { name: 'Nombre(s)', value: '' });
    const others = [1, 2, 3].map((id) => node(id, 'button', { name: `B${id}` }));
    await page.show([...others, field]);
    await page.getByRole('textbox').pressSequentially('Mar');
    await page.settled();
    const before = (await page.sent('blur')).length;
    const filled = { ...field, value: 'Mar' };
    const mark = () =>
      page.evaluate(() => {
        document.getElementById('n5').marked = true;
      });
    await mark();
    await page.show([filled, others[2], others[0], others[1]]);
    await page.show([node(9, 'button', { name: 'nueva' }), others[1], filled, others[0]]);
    equal(await active(page), 'n5');
    equal(
      await page.evaluate(() =>
        [...document.querySelectorAll('#semantics > *')].map((el) => el.id),
      ),
      ['n9', 'n2', 'n5', 'n1'],
    );
    equal((await page.sent('blur')).length, before, 'not blurred once');
    await page.show([node(20, 'form', { name: 'Ficha' }), { ...filled, parent: 20 }]);
    equal(await active(page), 'n5', 'under a new parent');
    assert(
      await page.evaluate(() => document.getElementById('n5').marked),
      'the very same element',
    );
    await page.keyboard.type('ía');
    equal(await page.getByRole('textbox').inputValue(), 'María');
  },

  async 'mirror: the focus counter focuses once, also what is no control'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'heading', { level: 1, text: 'Mi ficha', focus: 1 }),
      node(2, 'button', { name: 'Seguir' }),
    ]);
    equal(await active(page), 'n1');
    await page.getByRole('button').focus();
    await page.change(2, { name: 'Seguir ya' });
    equal(await active(page), 'n2');
    await page.change(1, { focus: 2 });
    equal(await active(page), 'n1');
    assert(await page.getByRole('heading', { level: 1, name: 'Mi ficha' }).isVisible());
  },

  async 'mirror: focus tells whether the ring is wanted'(site) {
    const page = await openPage(site);
    await page.show([node(1, 'button', { name: 'A' }), node(2, 'button', { name: 'B' })]);
    await page.getByRole('button', { name: 'A' }).click();
    await page.keyboard.press('Tab');
    await page.settled();
    equal(
      (await page.sent('focus')).map(({ id, visible }) => [id, visible]),
      [
        [1, false],
        [2, true],
      ],
    );
    equal(
      (await page.sent('blur')).map(({ id }) => id),
      [1],
    );
  },

  async 'mirror: keys are forwarded and prevented only when a node asked, shortcuts never'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'tablist', { name: 'Vistas', keys: ['ArrowRight', 'F5', 'a', 'Tab'] }),
      node(2, 'tab', { parent: 1, y: 0, w: 100, name: 'Lista', selected: true }),
      node(3, 'tab', { parent: 1, y: 0, x: 100, w: 100, name: 'Mapa', selected: false }),
    ]);
    await page.evaluate(() => {
      window.prevented = [];
      window.addEventListener('keydown', (e) => {
        window.prevented.push([e.key, e.defaultPrevented]);
        e.preventDefault();
      });
    });
    await page.getByRole('tab', { name: 'Lista' }).focus();
    for (const key of ['ArrowRight', 'ArrowLeft', 'Control+a', 'Alt+ArrowRight', 'F5'])
      await page.keyboard.press(key);
    await page.settled();
    equal(
      (await page.sent('key')).map(({ id, key }) => [id, key]),
      [[1, 'ArrowRight']],
    );
    equal(
      (await page.evaluate(() => window.prevented)).filter(([, prevented]) => prevented),
      [['ArrowRight', true]],
    );
    equal(await page.getByRole('tab').evaluateAll((all) => all.map((el) => el.tabIndex)), [0, -1]);
  },

  async 'mirror: a disabled button keeps its reason and does nothing'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'button', {
        name: 'Formar grupos',
        disabled: true,
        disabledWhy: 'Falta importar fichas',
      }),
    ]);
    await page.getByRole('button').click({ force: true });
    await page.settled();
    equal((await page.sent('activate')).length, 0);
    assert(await page.getByRole('button').isDisabled());
    equal(await page.getByRole('button').getAttribute('aria-description'), 'Falta importar fichas');
  },

  async "mirror: links change the route, with a modifier they are the browser's; Back is told"(
    site,
  ) {
    const whole = await openLane(site, true); // tabs that a modifier opens are the browser's
    const page = await openPage(whole, { hash: '#/ficha' });
    equal(await page.evaluate(() => window.fake.start.route), '#/ficha');
    await page.show([node(1, 'link', { name: 'Padrón', href: '#/padron' })]);
    await page.getByRole('link', { name: 'Padrón' }).click();
    equal(await page.evaluate(() => location.hash), '#/padron');
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Padrón' }).click({ modifiers: ['Control'] }),
    ]);
    await tab.close();
    await page.evaluate(() => window.fake.effect({ t: 'route', path: '#/grupos', replace: false }));
    await page.goBack();
    await page.goBack();
    await eventuallyEqual(
      async () => (await page.sent('route')).map(({ path }) => path),
      ['#/padron', '#/padron', '#/ficha'],
    );
    equal((await page.sent('activate')).length, 0);
    await whole.browser.close();
  },

  async 'mirror: tables, lists and progress say their structure; axe finds nothing'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'main', { y: 0, w: 800, h: 600 }),
      node(2, 'heading', { parent: 1, level: 1, text: 'Padrón' }),
      node(3, 'scroller', { parent: 1, y: 100, w: 800, h: 300, cw: 800, ch: 5000 }),
      node(4, 'table', { parent: 3, name: 'Padrón', rows: 401, cols: 2, y: 0, w: 800, h: 5000 }),
      node(5, 'row', { parent: 4, row: 1, y: 0 }),
      node(6, 'columnheader', { parent: 5, col: 1, text: 'Nombre', sort: 'ascending', y: 0 }),
      node(7, 'columnheader', { parent: 5, col: 2, text: 'Entidad', x: 300, y: 0 }),
      node(8, 'row', { parent: 4, row: 2, y: 44 }),
      node(9, 'rowheader', { parent: 8, col: 1, text: 'Ana', y: 0 }),
      node(10, 'cell', { parent: 8, col: 2, text: 'Puebla', x: 300, y: 0 }),
      node(11, 'progressbar', { parent: 1, name: 'Leyendo', min: 0, max: 10, now: 4, y: 420 }),
      node(12, 'list', { parent: 1, name: 'Archivos', y: 470 }),
      node(13, 'listitem', { parent: 12, text: 'a.json', y: 0 }),
      node(14, 'textbox', {
        parent: 1,
        name: 'Notas',
        multiline: true,
        value: '',
        y: 520,
        required: true,
      }),
      node(15, 'img', { parent: 1, name: 'Gráfica', y: 560 }),
    ]);
    equal(await page.getByRole('table', { name: 'Padrón' }).getAttribute('aria-rowcount'), '401');
    equal(await page.getByRole('row').count(), 2);
    equal(
      await page.getByRole('columnheader', { name: 'Nombre' }).getAttribute('aria-sort'),
      'ascending',
    );
    assert(await page.getByRole('cell', { name: 'Puebla' }).isVisible());
    equal(await page.getByRole('progressbar').getAttribute('aria-valuenow'), '4');
    await page.getByRole('columnheader', { name: 'Nombre' }).click();
    await page.settled();
    equal(
      (await page.sent('activate')).map(({ id }) => id),
      [6],
    );
    await page.evaluate(await axe());
    const found = await page.evaluate(async () =>
      (await window.axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html)}`),
    );
    equal(found, []);
  },

  async 'touch: a tap activates once, a drag scrolls and activates nothing'(site) {
    const page = await openPage(site, {
      context: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } },
    });
    await page.show([
      node(1, 'scroller', { y: 0, w: 360, h: 640, cw: 360, ch: 3000 }),
      ...Array.from({ length: 40 }, (_, i) =>
        node(10 + i, 'button', { parent: 1, y: i * 60, name: `B${i}` }),
      ),
    ]);
    await page.getByRole('button', { name: 'B3', exact: true }).tap();
    await page.settled();
    equal(
      (await page.sent('activate')).map(({ id }) => id),
      [13],
    );
    equal((await page.sent('pointer')).at(-1).inside, false, 'a lifted finger hovers over nothing');
    const cdp = await page.context().newCDPSession(page);
    const touch = (type, touchPoints) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [{ x: 150, y: 500 }]);
    for (let y = 490; y > 200; y -= 10) await touch('touchMove', [{ x: 150, y }]);
    await touch('touchEnd', []);
    await page.settled();
    equal((await page.sent('activate')).length, 1);
    assert((await page.sent('scroll')).at(-1).y > 200);
  },

  async 'mirror: the skip link leads to the main content'(site) {
    const page = await openPage(site);
    await page.show([
      node(5, 'banner', { w: 800 }),
      node(6, 'button', { parent: 5, name: 'Menú', y: 0 }),
      node(1, 'main', { h: 300 }),
    ]);
    await page.keyboard.press('Tab');
    equal(await active(page), 'skip');
    assert(
      await page
        .getByRole('link', { name: 'Saltar al contenido' })
        .evaluate((el) => el.getBoundingClientRect().top >= 0),
    );
    await page.keyboard.press('Enter');
    equal(await active(page), 'n1');
    equal(await page.evaluate(() => location.hash), '');
  },

  async 'mirror: the way past the bars leads to what scrolls: keys move it, Tab goes to what is in sight'(
    site,
  ) {
    const page = await openPage(site);
    await page.show([
      node(5, 'banner', { y: 0, w: 800, h: 40 }),
      ...longPage({ y: 50, h: 500 }),
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    equal(await active(page), 'n2');
    assert(await page.getByRole('main').getByRole('group', { name: 'Padrón' }).isVisible());
    await page.evaluate(await axe());
    const found = await page.evaluate(async () =>
      (await window.axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html)}`),
    );
    equal(found, []);
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => document.getElementById('n2').scrollTop > 300);
    await page.settled();
    const top = await page.evaluate(() => document.getElementById('n2').scrollTop);
    await page.keyboard.press('Tab');
    equal(await active(page), `n${10 + Math.ceil((top + 12) / 60)}`);
    equal(await page.evaluate(() => document.getElementById('n2').scrollTop), top);
    await page.settled();
    await page.show(longPage({ y: 50, h: 500 }));
    equal(await page.getByRole('group').count(), 0, 'it is nothing to be spoken of any more');
  },

  async 'mirror: where nothing has the focus the keys that scroll move the page'(site) {
    const page = await openPage(site);
    await page.show(longPage({}));
    const top = () => page.evaluate(() => document.getElementById('n2').scrollTop);
    equal(await active(page), '');
    await page.keyboard.press('a');
    equal(await active(page), '');
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => document.getElementById('n2').scrollTop > 300);
    await page.settled();
    await page.keyboard.press('Home');
    await eventuallyEqual(top, 0);
    await page.evaluate(() => document.activeElement.blur());
    await page.mouse.click(700, 300);
    equal(await active(page), 'n2', 'a press on the page');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.getElementById('n2').scrollTop > 300);
  },

  async 'mirror: a row that vanishes while it has the focus leaves it where it was'(site) {
    const page = await openPage(site);
    const rows = (first) =>
      Array.from({ length: 12 }, (_, i) =>
        node(10 + first + i, 'button', { parent: 3, y: (first + i) * 60, name: `B${first + i}` }),
      );
    const table = (first) => [
      node(1, 'main', { y: 0, w: 800, h: 600 }),
      node(2, 'scroller', { parent: 1, y: 0, w: 800, h: 600, cw: 800, ch: 900 }),
      node(4, 'button', { parent: 2, y: 0, name: 'Formar grupos' }),
      node(3, 'scroller', { parent: 2, y: 60, w: 800, h: 500, cw: 800, ch: 6000 }),
      ...rows(first),
    ];
    const top = () => page.evaluate(() => document.getElementById('n3').scrollTop);
    await page.show(table(0));
    await page.getByRole('button', { name: 'B2', exact: true }).focus();
    await page.evaluate(() => {
      document.getElementById('n3').scrollTop = 1200;
    });
    await page.settled();
    await page.show(table(18));
    equal([await active(page), await top()], ['n3', 1200]);
    equal((await page.sent('blur')).at(-1).id, 12);
    await page.show(table(19));
    equal([await active(page), await top()], ['n3', 1200], 'and stays there');
    await page.keyboard.press('Tab');
    equal([await active(page), await top()], ['n31', 1200]);
    await page.show(table(19).filter(({ id }) => id < 3));
    equal(await active(page), 'n2');
  },

  async 'mirror: the scroller of a list is no stop of its own, nor takes the focus of its field'(site) {
    const page = await openPage(site);
    const options = Array.from({ length: 30 }, (_, i) =>
      node(100 + i, 'option', { parent: 3, y: i * 44, w: 200, h: 44, name: `Opción ${i}` }),
    );
    const scroller = { x: 0, y: 60, w: 200, h: 200, cw: 200, ch: 1320 };
    const field = node(1, 'combobox', { y: 0, name: 'Lista', value: '', controls: 2, activedescendant: 100 });
    const after = node(9, 'button', { y: 300, name: 'Seguir' });
    for (const list of [
      [
        node(2, 'listbox', { y: 60, w: 200, h: 200, name: 'Opciones' }),
        node(3, 'scroller', { ...scroller, parent: 2, y: 0 }),
        ...options,
      ],
      [
        node(4, 'scroller', scroller),
        node(3, 'listbox', { parent: 4, y: 0, w: 200, h: 1320, name: 'Opciones' }),
        ...options,
      ],
    ]) {
      await page.show([field, ...list, after]);
      await page.getByRole('combobox').focus();
      await page.keyboard.press('Tab');
      equal(await active(page), 'n9');
      await page.getByRole('combobox').focus();
      await page.evaluate(() => {
        const el = document.querySelector('.scroller');
        el.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
        window.stays = !el.hasAttribute('tabindex');
      });
      equal(await page.evaluate(() => window.stays), true, 'a press on its bar');
      await page.evaluate(await axe());
      const found = await page.evaluate(async () =>
        (await window.axe.run()).violations.map(({ id }) => id),
      );
      assert(!found.includes('scrollable-region-focusable'), found.join(' '));
    }
  },

  async 'mirror: a field stays in sight when its scroller shrinks'(site) {
    const page = await openPage(site);
    const tree = (h) => [
      node(1, 'scroller', { name: 'R', x: 0, y: 0, w: 300, h, cw: 300, ch: 2000 }),
      node(2, 'textbox', { parent: 1, name: 'N', value: '', x: 0, y: 500, w: 200, h: 48 }),
      node(3, 'button', { parent: 1, name: 'B', x: 0, y: 300, w: 200, h: 48 }),
    ];
    const bottom = () =>
      page.getByRole('textbox').evaluate((el) => el.getBoundingClientRect().bottom);
    await page.show(tree(600));
    await page.getByRole('button').focus();
    await page.show(tree(250));
    await page.settled();
    equal(await bottom(), 548, 'nothing moves for a button');
    await page.show(tree(600));
    await page.getByRole('textbox').focus();
    await page.show(tree(250));
    await page.settled();
    assert((await bottom()) <= 250, `its bottom is at ${await bottom()}`);
  },

  async 'mirror: one change among 3,000 nodes writes one element'(site) {
    const page = await openPage(site);
    await page.show(manyNodes(3000));
    const mutations = await page.evaluate(async () => {
      let count = 0;
      const watch = new MutationObserver((list) => {
        count += list.length;
      });
      watch.observe(document.getElementById('semantics'), {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      for (let i = 0; i < 9; i += 1) {
        window.fake.tree = window.fake.tree.map((n) =>
          n.id === 1500 ? { ...n, text: `otro ${i}` } : n,
        );
        window.fakeHost.semantics(JSON.stringify(window.fake.tree));
      }
      await new Promise((done) => {
        setTimeout(done, 0);
      });
      return count;
    });
    equal(mutations, 9);
  },

  async 'mirror: a shortcut presses its node from anywhere, once, and never from behind a dialog'(site) {
    const page = await openPage(site);
    const tree = [
      node(1, 'banner', { name: 'Barra', h: 60 }),
      node(2, 'button', { parent: 1, name: 'Buscar', shortcut: 'k' }),
      node(3, 'textbox', { y: 100, name: 'Nombre', value: '' }),
    ];
    await page.show(tree);
    equal(await page.locator('#n2').getAttribute('aria-keyshortcuts'), 'Control+K');
    await page.getByRole('textbox', { name: 'Nombre' }).focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+Shift+k');
    await page.keyboard.press('k');
    await page.settled();
    equal((await page.sent('activate')).map(({ id }) => id), [2]);
    await page.show([...tree, node(4, 'dialog', { name: 'Ventana', modal: true, z: 3 }),
                     node(5, 'button', { parent: 4, name: 'Cerrar' })]);
    await page.keyboard.press('Control+k');
    await page.settled();
    equal((await page.sent('activate')).length, 1, 'nothing behind the dialog is pressed');
  },

  async 'mirror: the chosen option of a list is scrolled into view'(site) {
    const page = await openPage(site);
    const options = Array.from({ length: 30 }, (_, i) =>
      node(100 + i, 'option', { parent: 3, y: i * 44, w: 200, h: 44, name: `Opción ${i}` }),
    );
    const tree = (chosen) => [
      node(1, 'combobox', { name: 'Lista', value: '', expanded: true, controls: 2, activedescendant: chosen }),
      node(2, 'listbox', { y: 60, w: 200, h: 200, name: 'Opciones' }),
      node(3, 'scroller', { parent: 2, y: 0, w: 200, h: 200, cw: 200, ch: 1320 }),
      ...options,
    ];
    await page.show(tree(100));
    equal(await page.evaluate(() => document.getElementById('n3').scrollTop), 0);
    await page.show(tree(120));
    await eventuallyEqual(
      () =>
        page.evaluate(() => {
          const list = document.getElementById('n2').getBoundingClientRect();
          const option = document.getElementById('n120').getBoundingClientRect();
          return option.top >= list.top - 1 && option.bottom <= list.bottom + 1;
        }),
      true,
    );
  },

  async 'mirror: Tab passes by what only the arrow keys lead to, until it is its turn'(site) {
    const page = await openPage(site);
    const tile = (id, name, aside) => node(id, 'button', { name, aside, keys: ['ArrowRight'] });
    await page.show([tile(1, 'Uno', undefined), tile(2, 'Dos', true), node(3, 'button', { name: 'Tres' })]);
    const stops = () =>
      page.evaluate(() => [...document.querySelectorAll('#semantics button')].map((el) => el.tabIndex));
    equal(await stops(), [0, -1, 0]);
    await page.show([tile(1, 'Uno', true), tile(2, 'Dos', undefined), node(3, 'button', { name: 'Tres' })]);
    equal(await stops(), [-1, 0, 0]);
  },

  async 'mirror: a number is a field to type in, with its limits and what it is in words'(site) {
    const page = await openPage(site);
    const range = { min: 1, max: 12, now: 6, valuetext: '6 sesiones', keys: ['ArrowUp'] };
    await page.show([
      node(1, 'label', { text: 'Sesiones', for: 2 }),
      node(2, 'spinbutton', { name: 'Sesiones', value: '6', inputmode: 'numeric', ...range }),
    ]);
    const field = page.getByRole('spinbutton', { name: 'Sesiones' });
    const said = await field.evaluate((el) =>
      ['aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext', 'inputmode', 'min'].map(
        (name) => el.getAttribute(name),
      ),
    );
    equal(said, ['1', '12', '6', '6 sesiones', 'numeric', null]);
    await field.fill('7');
    await field.press('ArrowUp');
    await page.settled();
    equal((await page.sent('input')).map(({ id, value }) => [id, value]), [[2, '7']]);
    equal((await page.sent('key')).map(({ id, key }) => [id, key]), [[2, 'ArrowUp']]);
  },

  async 'mirror: the entry where the page was opened has its number once it is open, and Back leads to it'(
    site,
  ) {
    const page = await openPage(site, { hash: '#/grupos' });
    await eventuallyEqual(() => page.evaluate(() => history.state?.entry), 0);
    await page.evaluate(() => {
      location.hash = '#/acerca';
    });
    await eventuallyEqual(() => page.evaluate(() => history.state?.entry), 1);
    await page.goBack();
    await eventuallyEqual(
      async () => (await page.sent('route')).map(({ path, entry, travelled }) => [path, entry, travelled]),
      [
        ['#/acerca', 1, false],
        ['#/grupos', 0, true],
      ],
    );
  },

  async 'mirror: entries of the history are numbered, and Back says to which one it leads'(site) {
    const page = await openPage(site);
    const go = (path) =>
      page.evaluate((to) => window.fake.effect({ t: 'route', path: to, replace: false }), path);
    await go('#/padron');
    await go('#/grupos');
    await page.goBack();
    await page.goForward();
    await page.evaluate(() => {
      location.hash = '#/acerca'; // as she would in the bar of addresses
    });
    await eventuallyEqual(
      async () =>
        (await page.sent('route')).map(({ path, entry, travelled }) => [path, entry, travelled]),
      [
        ['#/padron', 1, true],
        ['#/grupos', 2, true],
        ['#/acerca', 3, false],
      ],
    );
  },

  async 'mirror: a browser that refuses to write the address stops nothing and loses no number'(site) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          for (const name of ['pushState', 'replaceState']) {
            const real = history[name];
            history[name] = (...args) => {
              if (window.refuses) throw new DOMException('100 times in 30 seconds', 'SecurityError');
              return real.apply(history, args);
            };
          }
        }),
    });
    const go = (path, refuses, replace = false) =>
      page.evaluate(
        ([to, no, instead]) => {
          window.refuses = no;
          window.fake.effect({ t: 'route', path: to, replace: instead });
        },
        [path, refuses, replace],
      );
    const address = () => page.evaluate(() => location.hash);
    await go('#/padron', false);
    await go('#/grupos', true);
    await eventuallyEqual(address, '#/grupos');
    await page.settled();
    await go('#/calendario', true, true);
    await eventuallyEqual(address, '#/calendario');
    await page.settled();
    equal(await page.sent('route'), [], 'C++ knows where it went');
    await go('#/acerca', false);
    await page.goBack();
    await page.goBack();
    await eventuallyEqual(
      async () =>
        (await page.sent('route')).map(({ path, entry, travelled }) => [path, entry, travelled]),
      [
        ['#/calendario', 2, true],
        ['#/padron', 1, true],
      ],
    );
    equal(page.faults, []);
  },
};
