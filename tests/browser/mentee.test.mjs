// Part 1 of the job: a mentee fills in her profile, and one file leaves her device.
import { runAxe } from './axe.mjs';
import { assert, equal, eventually, eventuallyEqual, hasFocus, pause, sorora } from './lib.mjs';
import { fileOf, keep, openDevice, settled } from './lib.mjs';
import {
  ANA,
  box,
  button,
  combo,
  exportProfile,
  fillProfile,
  startProfile,
  text,
} from './profile.mjs';
import { profileDevice } from './scenario.mjs';
import { chooseByArrows, chooseByClick, chooseByTyping } from './profile.mjs';

const LETTERS = 'áéíóúüñ¿¡—“”€@';

const follows = (first, second) =>
  first.evaluate(
    (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING),
    second,
  );

async function nameInFile(page) {
  const { json } = await exportProfile(page);
  return json.records.find((record) => record.type === 'persona').values.nombre;
}

// A device whose profile lacks only the name.
async function withoutName(site, options) {
  const state = await profileDevice(site);
  const page = await openDevice(site, { state, route: '#/ficha', ...options });
  await text(page, 'Nombre(s)').fill('');
  return page;
}

const same = (actual, how) =>
  equal([...Buffer.from(actual, 'utf8')], [...Buffer.from(LETTERS, 'utf8')], `${how}: ${actual}`);

export const tests = {
  async 'mentee: the notice is read before the first field'(site) {
    const page = await startProfile(site);
    const notice = page.getByRole('heading', { name: 'Aviso de privacidad' });
    const field = page.getByRole('textbox').first();
    assert(await notice.isVisible(), 'the notice is not shown');
    assert(await follows(notice, await field.elementHandle()), 'the notice comes after a field');
    const [above, below] = [await notice.boundingBox(), await field.boundingBox()];
    assert(above.y + above.height <= below.y, 'the notice is drawn below a field');
    assert(await page.getByText('Tus datos son tuyos.').isVisible(), 'its words are not shown');
  },

  async 'mentee: comboboxes are chosen by typing, by click and by arrows, without accents'(site) {
    const page = await startProfile(site);
    await chooseByArrows(page, 'Vocalía', 1, 'Vocalía Secretarial');
    await chooseByClick(page, 'Vocalía', 'Vocalía de Organización Electoral');
    await chooseByTyping(
      page,
      'Vocalía',
      'capacitacion',
      'Vocalía de Capacitación Electoral y Educación Cívica',
    );
    await chooseByTyping(page, 'Entidad', 'queretaro', 'Querétaro');
    await combo(page, 'Entidad').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Atlántida');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await eventuallyEqual(() => combo(page, 'Entidad').inputValue(), 'Querétaro', 'after Escape');
  },

  async 'mentee: axe finds nothing while a list is open'(site) {
    const page = await startProfile(site);
    await combo(page, 'Entidad').click();
    await page.getByRole('option').first().waitFor();
    await settled(page);
    equal(await runAxe(page), []);
  },

  async 'mentee: the districts are those of her entity, and another entity asks for hers again'(
    site,
  ) {
    const page = await startProfile(site);
    await page.getByRole('radio', { name: 'Distrital' }).check();
    await chooseByClick(page, 'Entidad', 'Jalisco');
    await combo(page, 'Distrito').click();
    await eventuallyEqual(() => page.getByRole('option').count(), 20, 'districts of Jalisco');
    await page.getByRole('option', { name: 'Distrito 20', exact: true }).click();
    await eventuallyEqual(() => combo(page, 'Distrito').inputValue(), 'Distrito 20');
    await chooseByClick(page, 'Entidad', 'Colima');
    await eventuallyEqual(() => combo(page, 'Distrito').inputValue(), '', 'district after Colima');
    await combo(page, 'Distrito').click();
    await eventuallyEqual(() => page.getByRole('option').count(), 2, 'districts of Colima');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Local' }).check();
    await eventuallyEqual(() => combo(page, 'Distrito').count(), 0, 'a local post has no district');
  },

  async 'mentee: everything is saved as she types, and a reload shows it again'(site) {
    const page = await startProfile(site);
    await fillProfile(page);
    await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
    await settled(page);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mi ficha' }).waitFor();
    equal(await text(page, 'Nombre(s)').inputValue(), ANA.nombre);
    equal(await text(page, 'Qué puedes compartir').inputValue(), ANA.ofrece);
    equal(await combo(page, 'Vocalía').inputValue(), 'Vocalía del Registro Federal de Electores');
    equal(await combo(page, 'Distrito').inputValue(), 'Distrito 12');
    assert(await page.getByRole('radio', { name: 'Distrital' }).isChecked(), 'Distrital');
    assert(await box(page, '1.1.a Liderazgo feminista').isChecked(), 'the topic');
    assert(await box(page, 'He leído el aviso de privacidad').isChecked(), 'the notice');
    equal(await text(page, 'Notas para ti').inputValue(), ANA.notas);
  },

  async 'mentee: exporting with something missing says what, takes her there, and exports nothing'(
    site,
  ) {
    const page = await startProfile(site);
    let downloads = 0;
    page.on('download', () => {
      downloads += 1;
    });
    await text(page, 'Nombre(s)').fill('Ana');
    await button(page, 'Exportar mi ficha').click();
    const summary = page.getByRole('heading', { name: /falta/ });
    await summary.waitFor();
    await eventually(() => hasFocus(summary), 'the summary does not have the focus');
    assert(/\d+ datos/.test(await summary.textContent()), 'it does not say how many');
    await page.getByRole('button', { name: /Primer apellido/ }).click();
    await eventually(
      () => hasFocus(text(page, 'Primer apellido')),
      'it does not lead to the field',
    );
    const why = await text(page, 'Primer apellido').evaluate((field) =>
      (field.getAttribute('aria-describedby') || '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent || '')
        .join(' '),
    );
    equal(await text(page, 'Primer apellido').getAttribute('aria-invalid'), 'true');
    assert(why.trim() !== '', 'the field does not say what is wrong');
    await pause(500);
    equal(downloads, 0, 'downloads');
  },

  async 'mentee: one file leaves with exactly what she wrote, without her notes, and is valid'(
    site,
  ) {
    const page = await startProfile(site);
    await fillProfile(page);
    const { name, bytes, json } = await exportProfile(page);
    assert(/^ficha-.*\.sorora\.json$/.test(name), name);
    equal([json.format, json.kind, json.program], ['sorora/1', 'ficha', 'rmmspen-2020']);
    equal(json.records.length, 1, 'records');
    const { values, stamps } = json.records[0];
    for (const [field, value] of Object.entries(ANA)) {
      if (field === 'notas') continue;
      equal(Array.isArray(value) ? [...values[field]].sort() : values[field], value, field);
    }
    equal([values.aviso, values.sin_conflicto], [true, true]);
    equal(values.disponibilidad.length, 1, 'disponibilidad');
    assert(!('notas' in values) && !('notas' in stamps), 'her notes left');
    assert(!bytes.toString('utf8').includes(ANA.notas), 'the words of her notes left');
    const checked = sorora('validate', await fileOf(site, name, bytes));
    equal(checked.code, 0, checked.text);
  },

  async 'mentee: the preview shows what leaves, and her notes only as what stays'(site) {
    const page = await openDevice(site, { state: await profileDevice(site), route: '#/ficha' });
    const preview = await page
      .getByRole('region', { name: 'Paso 5: Revisar y exportar' })
      .innerText();
    for (const word of [ANA.nombre, ANA.correo, 'Jalisco', '1.1.a Liderazgo feminista', ANA.busca])
      assert(preview.includes(word), `the preview lacks ${word}`);
    const stays = preview.indexOf('No sale de este dispositivo');
    assert(stays >= 0 && preview.indexOf(ANA.notas) > stays, 'her notes are not shown as staying');
  },

  async 'mentee: Spanish letters typed into "Nombre(s)" come back byte for byte'(site) {
    const page = await withoutName(site);
    await page.keyboard.type(LETTERS);
    same(await nameInFile(page), 'typed');
  },

  async 'mentee: letters composed with dead keys come back byte for byte'(site) {
    const page = await withoutName(site);
    const client = await page.context().newCDPSession(page);
    const compose = async (text) => {
      await client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    };
    for (const letter of LETTERS) {
      const [base, mark] = letter.normalize('NFD');
      await compose(mark ? { '\u0301': '´', '\u0308': '¨', '\u0303': '~' }[mark] : base);
      if (mark) await compose(letter);
      await client.send('Input.insertText', { text: letter });
    }
    same(await nameInFile(page), 'composed');
  },

  async 'mentee: letters pasted, even decomposed ones, come back composed byte for byte'(site) {
    const page = await withoutName(site, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate(
      (letters) => navigator.clipboard.writeText(letters.normalize('NFD')),
      LETTERS,
    );
    await page.keyboard.press('Control+V');
    same(await nameInFile(page), 'pasted');
    equal(page.faults, []);
  },

  async 'mentee: another device starts empty'(site) {
    const page = await startProfile(site);
    await text(page, 'Nombre(s)').fill('Ana');
    await keep(page);
    const other = await openDevice(site, { route: '#/ficha' });
    equal(await other.getByText('Ana', { exact: true }).count(), 0);
    equal(await text(other, 'Nombre(s)').inputValue(), '');
  },
};
