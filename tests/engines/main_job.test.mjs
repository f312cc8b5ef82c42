// The mentee's part of the job, typed and pressed from the first page to the file that leaves.
import { assert, equal, fileOf, sorora } from '../browser/lib.mjs';
import { LETTERS, NOTES, VALUES, fillProfile, startProfile } from './mentee.mjs';

// Nothing is lost by a reload.
async function keptAll(page) {
  await page.get('heading', 'Mi ficha').wait();
  await page.get('textbox', 'Nombre(s)').says('Ana María');
  await page.get('textbox', 'Notas para ti').says(NOTES);
  await page.get('combobox', 'Distrito').says('Distrito 1');
  equal(await page.get('radio', 'Distrital').read('checked'), true, 'Distrital');
  const topic = page.get('checkbox', '1.1.a Liderazgo feminista');
  equal(await topic.read('checked'), true, 'the topic');
}

export const tests = {
  async 'main job: she fills in her ficha, reload keeps it, one file leaves with her words'(
    page,
    site,
  ) {
    await startProfile(page);
    await fillProfile(page);
    await page.saved();
    await page.reload();
    await keptAll(page);
    const read = await page.reads('No sale de este dispositivo');
    const preview = read.slice(read.indexOf('Lo que lleva tu archivo'));
    for (const words of ['Ana María', 'Querétaro', '1.1.a Liderazgo feminista', LETTERS])
      assert(preview.includes(words), `the preview lacks ${words}: ${preview}`);
    const stays = preview.indexOf('No sale de este dispositivo');
    assert(preview.indexOf(NOTES) > stays, 'her notes are not shown as staying');
    const file = await page.download(() => page.get('button', 'Exportar mi ficha').click());
    assert(/^ficha-.*\.sorora\.json$/.test(file.name), file.name);
    const text = file.bytes.toString('utf8');
    const { values } = JSON.parse(text).records[0];
    for (const [field, value] of Object.entries(VALUES)) equal(values[field], value, field);
    assert(!text.includes(NOTES), 'her notes left');
    const checked = sorora('validate', await fileOf(site, file.name, file.bytes));
    equal(checked.code, 0, checked.text);
  },
};
