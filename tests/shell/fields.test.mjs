// Text fields, checkboxes, radios, comboboxes: who owns the value, and what reaches C++.
import { assert, equal, eventuallyEqual, node, openPage } from './lib.mjs';

const LETTERS = 'áéíóúüñ¿¡—“”€@';
const field = (rest) =>
  node(1, 'textbox', { name: 'Nombre(s)', value: '', font: 16, pad: [12, 12], ...rest });
const lastInput = async (page) => (await page.sent('input')).at(-1)?.value;

export const tests = {
  async 'fields: typed Spanish letters arrive byte for byte'(site) {
    const page = await openPage(site);
    await page.show([field()]);
    await page.getByRole('textbox', { name: 'Nombre(s)' }).pressSequentially(LETTERS);
    await page.settled();
    equal(await lastInput(page), LETTERS);
    equal(await page.getByRole('textbox').inputValue(), LETTERS);
  },

  async 'fields: pasted decomposed letters arrive composed, and stay as pasted in the field'(site) {
    const page = await openPage(site, {
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await page.show([field()]);
    await page.getByRole('textbox').focus();
    await page.evaluate((text) => navigator.clipboard.writeText(text.normalize('NFD')), LETTERS);
    await page.keyboard.press('Control+V');
    await page.settled();
    equal(await lastInput(page), LETTERS);
    equal(await page.getByRole('textbox').inputValue(), LETTERS.normalize('NFD'));
  },

  async 'fields: a dead key or mobile composition is never overwritten and ends byte-exact'(site) {
    const page = await openPage(site);
    await page.show([field()]);
    await page.getByRole('textbox').focus();
    const cdp = await page.context().newCDPSession(page);
    let typed = '';
    for (const letter of LETTERS) {
      await cdp.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
      await page.settled();
      equal(await page.getByRole('textbox').inputValue(), `${typed}´`, 'during the composition');
      await cdp.send('Input.insertText', { text: letter });
      typed += letter;
    }
    await page.settled();
    equal(await lastInput(page), LETTERS);
  },

  async 'fields: a value C++ sets during a composition waits for its end, and hers wins'(site) {
    const page = await openPage(site);
    await page.show([field()]);
    await page.evaluate(() => {
      window.fake.echo = false;
    });
    await page.getByRole('textbox').focus();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
    await page.change(1, { value: 'de C++' });
    equal(await page.getByRole('textbox').inputValue(), 'n');
    await cdp.send('Input.insertText', { text: 'ñ' });
    await page.settled();
    equal(await page.getByRole('textbox').inputValue(), 'ñ');
    equal(await lastInput(page), 'ñ');
  },

  async 'fields: a late echo does not take back what she typed since'(site) {
    const page = await openPage(site);
    await page.show([field()]);
    await page.evaluate(() => {
      window.fake.echo = false;
      window.fake.wait = 0;
    });
    await page.getByRole('textbox').pressSequentially('abc');
    await page.change(1, { value: 'a' });
    equal(await page.getByRole('textbox').inputValue(), 'abc');
    await page.change(1, { value: 'abc' });
    equal(await page.getByRole('textbox').inputValue(), 'abc');
  },

  async 'fields: what is typed is applied before a frame, which comes with or without an answer'(
    site,
  ) {
    const page = await openPage(site);
    await page.show([field()]);
    const drawn = () => page.evaluate(() => document.getElementById('canvas').dataset.frames);
    for (const asks of [true, false]) {
      await page.settled();
      await page.getByRole('textbox').focus();
      await page.settled();
      await page.evaluate((on) => {
        Object.assign(window.fake, { asks: on, appliedAt: null });
        window.fake.applied = () => {
          window.fake.appliedAt = document.getElementById('canvas').dataset.frames;
        };
      }, asks);
      const before = await drawn();
      await page.evaluate(() => {
        const at = document.querySelector('input');
        at.value += 'a';
        at.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await eventuallyEqual(async () => (await drawn()) > before, true, 'no frame');
      equal(await page.evaluate(() => window.fake.appliedAt), before, `asks: ${asks}`);
    }
  },

  async 'fields: C++ may clear or replace a value, and the caret stays in range'(site) {
    const page = await openPage(site);
    await page.show([field()]);
    await page.getByRole('textbox').pressSequentially('hola');
    await page.settled();
    await page.keyboard.press('ArrowLeft');
    await page.change(1, { value: 'ho' });
    equal(await page.getByRole('textbox').inputValue(), 'ho');
    await page.keyboard.type('y');
    await page.settled();
    equal(await lastInput(page), 'hoy');
    await page.change(1, { value: '' });
    equal(await page.getByRole('textbox').inputValue(), '');
  },

  async 'fields: what C++ shortened shows shortened once it is idle'(site) {
    const page = await openPage(site);
    await page.show([field()]);
    await page.evaluate(() => {
      window.fake.echo = false;
    });
    await page.getByRole('textbox').pressSequentially('abc');
    await page.change(1, { value: 'ab' });
    await page.settled();
    equal(await page.getByRole('textbox').inputValue(), 'ab');
  },

  async 'fields: attributes that help her keyboard are on the element'(site) {
    const page = await openPage(site);
    await page.show([
      node(9, 'text', { text: 'Falta la arroba' }),
      node(8, 'label', { text: 'Correo electrónico', for: 1 }),
      field({
        name: 'Correo electrónico',
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
        maxlength: 120,
        placeholder: 'ana@correo.mx',
        invalid: true,
        required: true,
        describedby: [9, 77],
      }),
    ]);
    const got = await page.getByLabel('Correo electrónico').evaluate((el) =>
      [...el.attributes]
        .filter(({ name }) => !['style', 'class'].includes(name))
        .map(({ name, value }) => `${name}=${value}`)
        .sort(),
    );
    equal(got, [
      'aria-describedby=n9',
      'aria-invalid=true',
      'aria-label=Correo electrónico',
      'aria-required=true',
      'autocomplete=email',
      'id=n1',
      'inputmode=email',
      'maxlength=120',
      'placeholder=ana@correo.mx',
      'type=email',
    ]);
    await page.getByText('Correo electrónico').evaluate((el) => el.click());
    equal((await page.sent('focus')).at(-1).id, 1, 'the label moves the focus');
    equal((await page.sent('activate')).length, 0);
  },

  async 'fields: while something scrolls C++ draws their letters, at rest the elements do'(site) {
    const page = await openPage(site);
    const field = { parent: 1, value: 'Ana', font: 16 };
    await page.show([
      node(1, 'scroller', { y: 0, w: 800, h: 600, cw: 800, ch: 3000 }),
      node(2, 'textbox', { ...field, y: 300, name: 'Nombre', drawnMoving: true }),
      node(3, 'textbox', { ...field, y: 400, name: 'Lo que ya no cabe' }),
    ]);
    const painted = (name) =>
      page
        .getByRole('textbox', { name })
        .evaluate((el) => getComputedStyle(el).webkitTextFillColor !== 'rgba(0, 0, 0, 0)');
    const both = async () => [await painted('Nombre'), await painted('Lo que ya no cabe')];
    const told = async () => (await page.sent('moving')).map(({ on }) => on);
    const scroll = () =>
      page.evaluate(() => {
        const scroller = document.getElementById('n1');
        window.scrolling = setInterval(() => scroller.scrollBy(0, 1), 40);
      });
    const stop = () => page.evaluate(() => clearInterval(window.scrolling));
    equal(await told(), []);
    await scroll();
    await eventuallyEqual(told, [true]);
    equal(await both(), [false, true]);
    await stop();
    await eventuallyEqual(told, [true, false]);
    equal(await both(), [true, true]);
    await page.getByRole('textbox', { name: 'Nombre' }).focus();
    await scroll();
    await eventuallyEqual(async () => (await told()).length, 3);
    await page.keyboard.type('b');
    await eventuallyEqual(async () => (await told()).length > 3, true, 'she types unseen');
    await stop();
  },

  async 'fields: the field draws its own text with the font of the canvas, over nothing'(site) {
    const page = await openPage(site);
    await page.show([
      field({ value: 'Ana', font: 18, bold: true }),
      node(2, 'button', { name: 'Seguir' }),
    ]);
    const look = await page.getByRole('textbox').evaluate((el) => {
      const s = getComputedStyle(el);
      return [
        s.opacity,
        s.fontSize,
        s.fontWeight,
        s.fontFamily.split(',')[0],
        s.backgroundColor,
        s.borderTopWidth,
        s.paddingLeft,
        document.fonts.check('18px Sorora'),
      ];
    });
    equal(look, ['1', '18px', '600', 'Sorora', 'rgba(0, 0, 0, 0)', '0px', '12px', true]);
    equal(await page.getByRole('button').evaluate((el) => getComputedStyle(el).opacity), '0');
  },

  async 'checks: check() holds although C++ confirms only frames later'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'checkbox', { name: 'He leído el aviso de privacidad', checked: false }),
    ]);
    await page.evaluate(() => {
      window.fake.checkDelay = 1;
    });
    const box = page.getByRole('checkbox', { name: 'He leído el aviso de privacidad' });
    await box.check();
    await page.settled();
    assert(await box.isChecked());
    equal(
      (await page.sent('check')).map(({ id, on }) => [id, on]),
      [[1, true]],
    );
    await box.uncheck();
    await page.settled();
    assert(!(await box.isChecked()));
  },

  async 'checks: a box that C++ refuses goes back'(site) {
    const page = await openPage(site);
    await page.show([node(1, 'checkbox', { name: 'A', checked: false })]);
    await page.evaluate(() => {
      window.fake.echo = false;
    });
    await page.getByRole('checkbox').click();
    await page.settled();
    assert(!(await page.getByRole('checkbox').isChecked()));
  },

  async 'checks: radios are one native group; a refused one restores its fellow'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'radiogroup', { name: 'Adscripción', h: 120 }),
      node(2, 'radio', { parent: 1, y: 0, name: 'Local', checked: true }),
      node(3, 'radio', { parent: 1, y: 50, name: 'Distrital', checked: false }),
    ]);
    await page.getByRole('radio', { name: 'Local' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.settled();
    assert(await page.getByRole('radio', { name: 'Distrital' }).isChecked());
    equal(
      (await page.sent('check')).map(({ id, on }) => [id, on]),
      [[3, true]],
    );
    await page.evaluate(() => {
      window.fake.echo = false;
    });
    await page.getByRole('radio', { name: 'Local' }).click();
    await page.settled();
    assert(await page.getByRole('radio', { name: 'Distrital' }).isChecked());
    assert(!(await page.getByRole('radio', { name: 'Local' }).isChecked()));
  },

  async 'combobox: typing and arrows reach C++, an option keeps the focus in the field'(site) {
    const page = await openPage(site);
    const box = node(1, 'combobox', {
      name: 'Entidad',
      value: '',
      expanded: true,
      controls: 2,
      activedescendant: 3,
      keys: ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'],
    });
    const list = node(2, 'listbox', { name: 'Entidad', y: 100, h: 90, z: 2 });
    const options = ['Puebla', 'Oaxaca'].map((text, i) =>
      node(3 + i, 'option', { parent: 2, y: i * 44, text, selected: i === 0 }),
    );
    await page.show([box, list, ...options]);
    const combo = page.getByRole('combobox', { name: 'Entidad' });
    await combo.pressSequentially('oa');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    await page.settled();
    equal(await lastInput(page), 'oa');
    equal(
      (await page.sent('key')).map(({ id, key, shift, ctrl }) => [id, key, shift, ctrl]),
      [[1, 'ArrowDown', false, false]],
    );
    equal(await combo.getAttribute('aria-controls'), 'n2');
    await page.getByRole('option', { name: 'Oaxaca' }).click();
    await page.settled();
    equal(
      (await page.sent('activate')).map(({ id }) => id),
      [4],
    );
    assert(await combo.evaluate((el) => el === document.activeElement), 'the focus stays');
    equal((await page.sent('blur')).length, 0);
  },
};
