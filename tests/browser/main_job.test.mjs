// Parts 2 to 4 of the job: the Unidad Técnica makes the padrón and balanced groups of it, the
// groups plan, and their plans come back.
import { readFileSync } from 'node:fs';
import { PHONE, assert, close, equal, eventually, eventuallyEqual, importFiles } from './lib.mjs';
import { inPairs, openDevice, sample, settled, sorora } from './lib.mjs';
import {
  CATEGORIES,
  ENTITIES,
  VOCALIAS,
  badFiles,
  column,
  fullName,
  membersOf,
} from './padron.mjs';
import { openRegistry, people, plain, table, unevenness } from './padron.mjs';
import { button, combo, text } from './profile.mjs';
import * as made from './scenario.mjs';
import { heading, recordsOf, rows } from './scenario.mjs';

const UNIT_ONLY = ['aviso', 'sin_conflicto', 'notas', 'fija', 'una', 'otra'];

const registryTests = {
  async 'unit: 498 files at once make the padrón; bad ones are named with place and reason'(site) {
    const page = await made.startUnit(site);
    const bad = await badFiles(site);
    const good = (await sample(site)).map(({ path }) => path);
    await importFiles(page, [
      bad.other,
      ...good.slice(0, 200),
      bad.list,
      ...good.slice(200),
      bad.cut,
    ]);
    await heading(page, 'Importación terminada').waitFor();
    const refused = page.getByRole('list', { name: 'Archivos que no se importaron' });
    const items = await refused.getByRole('listitem').allInnerTexts();
    const of = (name) => items.find((item) => item.includes(name)) || '';
    equal(items.length, 3, `refused: ${items.slice(0, 4)}`);
    assert(/incompleto.*línea \d+/.test(of('zz-cortada')), of('zz-cortada'));
    assert(/no es un archivo de Sorora|línea 1/i.test(of('mm-lista')), of('mm-lista'));
    assert(/programa.*Lugar: encabezado/s.test(of('aa-otro-programa')), of('aa-otro-programa'));
    await eventuallyEqual(() => table(page).getAttribute('aria-rowcount'), '499');
    equal(page.faults, []);
  },

  async 'unit: importing shows how far it is, and can be stopped in the middle'(site) {
    const page = await made.startUnit(site);
    await importFiles(
      page,
      (await sample(site, 2000)).map(({ path }) => path),
    );
    const progress = page.getByRole('progressbar');
    await progress.waitFor();
    equal(await progress.getAttribute('aria-valuemax'), '2000');
    await eventually(
      async () => Number(await progress.getAttribute('aria-valuenow')) > 0,
      'no progress',
    );
    await button(page, 'Detener').click();
    await heading(page, 'Importación detenida').waitFor();
    const stopped = await rows(page);
    assert(stopped > 0 && stopped < 2000, `${stopped} rows after stopping`);
    assert(await button(page, 'Importar archivos').isEnabled(), 'it does not import again');
  },

  async 'unit: files dropped on the page are imported too'(site) {
    const page = await made.startUnit(site);
    const files = (await sample(site))
      .slice(0, 20)
      .map(({ name, json }) => [name, JSON.stringify(json)]);
    const transfer = await page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const [name, text] of all)
        data.items.add(new File([text], name, { type: 'application/json' }));
      return data;
    }, files);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await page.getByRole('main').dispatchEvent(type, { dataTransfer: transfer });
    await heading(page, 'Importación terminada').waitFor();
    equal(await rows(page), 20);
  },

  async 'unit: searching needs no accents'(site) {
    const page = await openRegistry(site);
    const wanted = (await people(site)).filter((person) =>
      plain(fullName(person)).includes('munoz'),
    );
    assert(wanted.length > 0, 'nobody to look for');
    await page.getByRole('searchbox', { name: 'Buscar en el padrón' }).fill('munoz');
    await eventuallyEqual(() => rows(page), wanted.length);
    for (const name of await column(page, 1)) assert(name.includes('Muñoz'), name);
    await page.getByRole('main').getByText(`${wanted.length} de 498 mujeres`).waitFor();
    await page.getByRole('searchbox').fill('nadie se llama así');
    await button(page, 'Quitar filtros').click();
    await eventuallyEqual(() => rows(page), 498);
    equal(await page.getByRole('searchbox').inputValue(), '');
  },

  async 'unit: a column sorts up and down'(site) {
    const page = await openRegistry(site);
    const header = page.getByRole('columnheader', { name: 'Entidad' });
    const names = (await people(site)).map((person) => ENTITIES.get(person.entidad).name);
    names.sort((a, b) => a.localeCompare(b, 'es'));
    await header.getByRole('button').click();
    await eventuallyEqual(() => header.getAttribute('aria-sort'), 'ascending');
    await eventuallyEqual(async () => (await column(page, 4))[0], names[0]);
    const shown = await column(page, 4);
    equal(shown, names.slice(0, shown.length), 'ascending');
    await header.getByRole('button').click();
    await eventuallyEqual(() => header.getAttribute('aria-sort'), 'descending');
    await eventuallyEqual(async () => (await column(page, 4))[0], names.at(-1));
  },

  async 'unit: the bars count by Vocalía, circunscripción and entidad, and filter'(site) {
    const page = await openRegistry(site);
    const all = await people(site);
    const tally = (of) => all.reduce((sum, person) => sum + of(person), 0);
    const bar = (name, count) =>
      page.getByRole('button', { name: new RegExp(`${name}: ${count} mujer(es)?$`) });
    for (const [id, name] of VOCALIAS)
      await bar(
        name.replace(/^Vocalía (del? )?/, ''),
        tally((p) => p.vocalia === id),
      ).waitFor();
    const chiefs = tally((person) => person.vocalia === 'VE');
    await bar('Ejecutiva', chiefs).click();
    await eventuallyEqual(() => rows(page), chiefs);
    for (const words of await column(page, 2)) assert(words.endsWith('Ejecutiva'), words);
    equal(await bar('Ejecutiva', chiefs).getAttribute('aria-pressed'), 'true');
    await bar('Ejecutiva', chiefs).click();
    await eventuallyEqual(() => rows(page), 498);
    const jalisco = tally((person) => person.entidad === '14');
    await bar('Jalisco', jalisco).click();
    await eventuallyEqual(() => rows(page), jalisco);
    await bar('Jalisco', jalisco).click();
    const fifth = tally((person) => ENTITIES.get(person.entidad).circunscripcion === 5);
    await page.getByRole('button', { name: new RegExp(`5.*: ${fifth} mujeres$`) }).waitFor();
  },
};

const groupTests = {
  async 'unit: 498 women make 14 groups, said to be balanced in six ways, and they are'(site) {
    const page = await openRegistry(site);
    await button(page, 'Formar grupos').click();
    await heading(page, 'Los grupos están equilibrados').waitFor();
    equal(await page.getByRole('article').count(), 14, 'groups');
    equal(await page.getByText(/: equilibrado$/).count(), 6, 'balances said');
    const groups = (await made.packages(site)).map((file) =>
      recordsOf(file, 'persona').map(({ values }) => values),
    );
    for (const [name, category] of Object.entries(CATEGORIES))
      assert(unevenness(groups, category) <= 1, `${name} is not balanced`);
  },

  async 'unit: moving a woman can be undone'(site) {
    const page = await made.openUnit(site, { route: '#/grupos' });
    const before = await membersOf(page, 1);
    await button(page, `Mover a ${before[0]}`).click();
    await combo(page, `Mover a ${before[0]} al`).click();
    await page.getByRole('option', { name: /^Grupo 2 / }).click();
    await eventually(
      async () => !(await membersOf(page, 1)).includes(before[0]),
      'she did not move',
    );
    await button(page, 'Deshacer').click();
    await eventuallyEqual(() => membersOf(page, 1), before, 'after undoing');
  },

  async 'unit: forming again keeps a moved woman and a pinned one where they are'(site) {
    const page = await made.openUnit(site, { route: '#/grupos' });
    const [moved, pinned, ...others] = await membersOf(page, 1);
    await button(page, `Fijar aquí a ${pinned}`).click();
    await button(page, `Soltar a ${pinned}`).waitFor();
    await button(page, `Mover a ${moved}`).click();
    await combo(page, `Mover a ${moved} al`).click();
    await page.getByRole('option', { name: /^Grupo 2 / }).click();
    await eventually(async () => !(await membersOf(page, 1)).includes(moved), 'she did not move');
    await button(page, 'Formar de nuevo').click();
    await eventually(async () => {
      const now = await membersOf(page, 1);
      return others.some((name) => !now.includes(name));
    }, 'forming again changed nothing');
    const first = await membersOf(page, 1);
    assert(first.includes(pinned), 'the pinned one left her group');
    assert(!first.includes(moved), 'the moved one came back');
    assert((await membersOf(page, 2)).includes(moved), 'the moved one is not in group 2');
  },

  async 'unit: the zip holds 14 valid packages with nothing that is only for the unit'(site) {
    const files = await made.packages(site);
    equal(files.length, 14, 'packages');
    assert(/^paquetes-.*\.zip$/.test(files[0].zip), files[0].zip);
    const seen = new Set();
    for (const file of files) {
      assert(/\.sorora\.json$/.test(file.name), file.name);
      equal([file.json.kind, file.json.audience], ['paquete', 'grupo']);
      for (const { values = {}, stamps = {} } of file.json.records)
        for (const field of UNIT_ONLY)
          assert(!(field in values) && !(field in stamps), `${file.name} carries ${field}`);
      for (const { id } of recordsOf(file, 'persona')) seen.add(id);
    }
    equal(seen.size, 498, 'women in all packages');
    const checked = sorora('validate', ...files.map(({ path }) => path));
    equal(checked.code, 0, checked.text);
  },

  async 'unit: one group alone can be exported'(site) {
    const page = await made.openUnit(site, { route: '#/grupos' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Exportar el paquete del Grupo 3').click(),
    ]);
    const { json } = (await made.packages(site)).find(
      (other) => made.groupName(other) === 'Grupo 3',
    );
    const alone = JSON.parse(readFileSync(await file.path(), 'utf8'));
    equal(alone.records, json.records, 'records');
  },

  async 'unit: importing all 498 again changes nothing'(site) {
    const page = await made.openUnit(site, { route: '#/padron' });
    await importFiles(
      page,
      (await sample(site)).map(({ path }) => path),
    );
    await page.getByText('498 archivos que ya tenías').waitFor();
    await page
      .getByText(/498 ya los tenías/)
      .first()
      .waitFor();
    equal(await rows(page), 498);
    const records = (files) => files.map(({ name, json }) => [name, json.records]);
    equal(
      records(await made.exportPackages(page)),
      records(await made.packages(site)),
      'packages after importing again',
    );
  },
};

const planTests = {
  async 'group: every third package opens on a device of its own and shows its members'(site) {
    const some = (await made.packages(site)).filter((_, i) => i % 3 === 0);
    await inPairs(some, async (file) => {
      const page = await made.startGroup(site, file, { viewport: PHONE });
      equal(await page.getByText('datos por revisar').count(), 0, `problems in ${file.name}`);
      const members = page.getByRole('list', { name: 'Integrantes' }).getByRole('listitem');
      const people = recordsOf(file, 'persona');
      equal(await members.count(), people.length, made.groupName(file));
      const words = (await members.allTextContents()).join('\n');
      for (const { values } of people) assert(words.includes(fullName(values)), fullName(values));
      await close(page);
    });
  },

  async 'group: objectives, topics, calendar and roles go into the plan, and no person does'(site) {
    const [file] = await made.packages(site);
    const page = await made.startGroup(site, file);
    await page.getByText('22 de marzo de 2021').first().waitFor();
    assert(await page.getByText('Este calendario no cabe').isVisible(), 'no warning is shown');
    const sessions = page.getByRole('list', { name: 'Sesiones' }).getByRole('listitem');
    equal(await sessions.count(), 5, 'sessions');
    await page.getByRole('button', { name: /semanas en vez de 5/ }).click();
    await eventuallyEqual(
      () => page.getByText('Este calendario no cabe').count(),
      0,
      'the warning',
    );
    equal(await page.getByText('22 de marzo de 2021').count(), 0);
    await text(page, 'Nuevo objetivo').fill('Preparar a tres compañeras para el concurso');
    await button(page, 'Agregar objetivo').click();
    await text(page, 'Objetivo 1').waitFor();
    await page.getByRole('checkbox', { name: '1.1.a Liderazgo feminista' }).check();
    const [first, second] = recordsOf(file, 'persona');
    for (const [role, { values }] of [
      ['Representación', first],
      ['Secretaría', second],
    ]) {
      await combo(page, role).click();
      await page.getByRole('option', { name: fullName(values), exact: true }).click();
      await eventuallyEqual(() => combo(page, role).inputValue(), fullName(values));
    }
    const plan = await made.exportPlan(site, page);
    equal([plan.json.kind, recordsOf(plan, 'persona')], ['plan', []]);
    const { values } = recordsOf(plan, 'grupo')[0];
    equal([values.representacion, values.secretaria], [first.id, second.id]);
    equal(values.temas, ['1.1.a']);
    equal(
      recordsOf(plan, 'objetivo').map((o) => o.values.texto),
      ['Preparar a tres compañeras para el concurso'],
    );
    const dates = recordsOf(plan, 'sesion')
      .map((session) => session.values.fecha)
      .sort();
    equal(dates.length, 5, 'sessions in the plan');
    assert(
      dates[0] >= '2020-11-01' && dates[4] <= '2021-02-28',
      `the plan leaves the period: ${dates}`,
    );
    const checked = sorora('validate', plan.path);
    equal(checked.code, 0, checked.text);
  },

  async 'group: a file that is no package is named, and she can try again'(site) {
    const page = await openDevice(site);
    await button(page, 'Trabajar con mi grupo').click();
    const { list } = await badFiles(site);
    await importFiles(page, [list]);
    const refused = page.getByRole('list', { name: 'Archivos que no se importaron' });
    await refused.waitFor();
    assert((await refused.innerText()).includes('mm-lista.sorora.json'), 'the file is not named');
    assert(await button(page, 'Importar archivos').isVisible(), 'she cannot try again');
  },

  async 'unit: the plans that came back are on one calendar'(site) {
    const page = await openDevice(site, {
      state: await made.calendarDevice(site),
      route: '#/calendario',
    });
    await page.getByText('2 de 14 planes recibidos').waitFor();
    const table = page.getByRole('table', { name: 'Calendario de los grupos' });
    await eventuallyEqual(() => table.getByRole('rowheader').count(), 14, 'groups in the calendar');
    const row = (plan) => table.getByRole('row').filter({ hasText: `${made.groupName(plan)}, ` });
    const chosen = await row(await made.chosenPlan(site)).innerText();
    assert(chosen.includes('Plan recibido') && !/mar/.test(chosen), chosen);
    const untouched = await row(await made.untouchedPlan(site)).innerText();
    assert(untouched.includes('Plan recibido') && /22.*mar/.test(untouched), untouched);
    const waiting = await row((await made.packages(site))[2]).innerText();
    assert(waiting.includes('Sin plan todavía'), waiting);
    await page.getByText('sesión fuera del periodo').waitFor();
    await settled(page);
    await page.reload();
    await page.getByText('2 de 14 planes recibidos').waitFor();
  },
};

export const tests = { ...registryTests, ...groupTests, ...planTests };
