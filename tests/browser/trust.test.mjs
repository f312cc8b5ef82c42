// Files that people can trust: seen before they are applied, taken back after, answered, erased.
import { assert, download, equal, eventuallyEqual, fileOf, importFiles, keep } from './lib.mjs';
import { openDevice, sample } from './lib.mjs';
import { ANA, button, exportProfile, fillProfile, startProfile, text } from './profile.mjs';
import { heading, rows, startUnit } from './scenario.mjs';

// A mentee who sent her ficha: her device and the file.
async function sentProfile(site) {
  const page = await startProfile(site);
  await fillProfile(page);
  const file = await exportProfile(page);
  return { page, path: await fileOf(site, file.name, file.bytes) };
}

export const tests = {
  async 'trust: a disagreement is shown before it is applied, then settled'(site) {
    const { page: mentee, path } = await sentProfile(site);
    const copies = [];
    for (const [name, value] of [['uno', 'Para aprender'], ['dos', 'Para enseñar']]) {
      const state = await keep(mentee);
      const device = await openDevice(site, { state, route: '#/ficha' });
      await text(device, 'Qué te gustaría encontrar').fill(value);
      const { json } = await exportProfile(device);
      // A copied device shares its identity: give what the second one wrote an identity of its own.
      const { stamps } = json.records[0];
      if (name === 'dos') stamps.busca = stamps.busca.replace(/[^/]+$/, '2'.repeat(12));
      copies.push(await fileOf(site, `${name}.sorora.json`, JSON.stringify(json)));
    }
    const unit = await startUnit(site);
    await importFiles(unit, [path]);
    await heading(unit, 'Importación terminada').waitFor();
    await importFiles(unit, [copies[0]]);
    await heading(unit, 'Importación terminada').waitFor();
    await importFiles(unit, [copies[1]]);
    await heading(unit, 'Antes de aplicar').waitFor();
    const list = unit.getByRole('list', { name: 'Detalle de la importación' });
    await list.getByText('Qué te gustaría encontrar').waitFor();
    await button(unit, 'Aplicar importación').click();
    await button(unit, 'Revisar diferencias').click();
    const article = unit.getByRole('article', { name: /Qué te gustaría encontrar/ });
    const words = await article.textContent();
    assert(words.includes('Para aprender') && words.includes('Para enseñar'), words);
    await article.getByRole('button', { name: /Quedarnos con esta: «Para aprender»/ }).click();
    await unit.getByText('No hay diferencias').waitFor();
    equal(unit.faults, []);
  },

  async 'trust: an import is taken back after a reload, and can come again'(site) {
    const unit = await startUnit(site);
    const files = (await sample(site)).slice(0, 40).map(({ path }) => path);
    await importFiles(unit, files);
    await eventuallyEqual(() => rows(unit), 40);
    await keep(unit);
    await unit.reload();
    await button(unit, 'Deshacer importación').click();
    await unit.getByRole('table', { name: 'Padrón' }).waitFor({ state: 'detached' });
    await importFiles(unit, files);
    await eventuallyEqual(() => rows(unit), 40);
  },

  async 'trust: she learns that her ficha arrived, and what she changed since'(site) {
    const { page: mentee, path } = await sentProfile(site);
    const unit = await startUnit(site);
    await importFiles(unit, [path]);
    const acuse = await download(unit, () => button(unit, 'Exportar acuse').click());
    assert(!acuse.bytes.includes(ANA.correo), 'the receipt names her');
    const answer = await fileOf(site, acuse.name, acuse.bytes);
    await mentee.getByRole('link', { name: 'Ver si mi ficha llegó' }).click();
    await mentee.getByText('Todavía no llega su acuse.').waitFor();
    await importFiles(mentee, [answer]);
    await mentee.getByText(/^La Unidad Técnica lo recibió el/).waitFor();
    await mentee.getByRole('link', { name: 'Mi ficha', exact: true }).click();
    await text(mentee, 'Nombre(s)').fill('Ana Sofía');
    await mentee.goto(`${site.url}#/archivos`);
    await mentee.getByText('Después de enviarlo cambiaste: Nombre(s).').waitFor();
  },

  async 'trust: her data are erased here and, with the file of it, at the Unidad Técnica'(site) {
    const { page: mentee, path } = await sentProfile(site);
    const unit = await startUnit(site);
    await importFiles(unit, [path]);
    await eventuallyEqual(() => rows(unit), 1);
    await mentee.goto(`${site.url}#/privacidad`);
    await mentee.getByRole('checkbox', { name: 'Entiendo que no se puede deshacer' }).check();
    await button(mentee, 'Borrar mis datos').click();
    const file = await download(mentee, () => button(mentee, 'Exportar constancia').click());
    assert(!file.bytes.includes(ANA.nombre), 'the erasure names her');
    await importFiles(unit, [await fileOf(site, file.name, file.bytes)]);
    await heading(unit, 'Antes de aplicar').waitFor();
    await button(unit, 'Aplicar importación').click();
    await unit.getByRole('table', { name: 'Padrón' }).waitFor({ state: 'detached' });
    const left = JSON.stringify(await keep(unit)) + JSON.stringify(await keep(mentee));
    for (const word of [ANA.nombre, ANA.apellido1, ANA.correo, ANA.notas])
      assert(!left.includes(word), `«${word}» is still stored`);
  },
};
