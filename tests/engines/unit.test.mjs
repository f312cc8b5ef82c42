// The Unidad Técnica's part of the job: files in, the padrón and groups of it.
import { eventuallyEqual, sample } from '../browser/lib.mjs';
import { fullName } from '../browser/padron.mjs';

const PEOPLE = 70; // two groups

export const tests = {
  async 'unit: files picked at once make the padrón, and groups are formed of it'(page, site) {
    const files = await sample(site, PEOPLE);
    await page.open();
    await page.get('button', 'Coordinar la red').click();
    await page.get('heading', 'Padrón').wait();
    await page.get('button', 'Importar archivos').click();
    await page.pick(files.map(({ path }) => path));
    await page.get('heading', 'Importación terminada').wait();
    await page.reads(`${PEOPLE} archivos nuevos`);
    const table = page.get('table', 'Padrón');
    await eventuallyEqual(() => table.attribute('aria-rowcount'), String(PEOPLE + 1));
    const [{ json }] = files;
    await page.get('searchbox', 'Buscar en el padrón').type(fullName(json.records[0].values));
    await eventuallyEqual(() => table.attribute('aria-rowcount'), '2');
    await page.get('button', 'Formar grupos').click();
    await page.get('heading', 'Los grupos están equilibrados').wait();
    await page.saved();
    await page.reload();
    await page.get('heading', 'Los grupos están equilibrados').wait();
  },
};
