// What the tests of the padrón and of its groups read: from the page, by role and name, and from
// the files themselves, to judge the page by.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, openDevice, root, sample } from './lib.mjs';
import { button } from './profile.mjs';
import { registryDevice } from './scenario.mjs';

const catalogue = (path) => JSON.parse(readFileSync(join(root, 'assets', path), 'utf8'));
export const ENTITIES = new Map(
  catalogue('catalogs/juntas.json').entidades.map((entity) => [entity.code, entity]),
);
export const VOCALIAS = new Map(
  catalogue('catalogs/vocalias.json').map(({ id, name }) => [id, name]),
);
export const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
export const people = async (site) =>
  (await sample(site)).map(({ json }) => json.records[0].values);
export const fullName = ({ nombre, apellido1, apellido2 = '' }) =>
  `${nombre} ${apellido1} ${apellido2}`.trim();

export const table = (page) => page.getByRole('table', { name: 'Padrón' });
// The texts of one column, of the rows that are mirrored.
export const column = async (page, number) => {
  const cells = table(page).getByRole('row').locator(`[aria-colindex="${number}"][role="cell"]`);
  return cells.allTextContents();
};

export const openRegistry = async (site, options) => {
  const state = await registryDevice(site);
  return openDevice(site, { state, route: '#/padron', ...options });
};

export const badFiles = async (site) => {
  const good = (await sample(site))[0].json;
  const text = JSON.stringify(good, null, 1);
  const values = { ...good.records[0].values, temas: [], mentorias: [] };
  const other = { ...good, program: 'rcmspen-2020', records: [{ ...good.records[0], values }] };
  return {
    cut: await fileOf(site, 'zz-cortada.sorora.json', text.slice(0, 400)),
    other: await fileOf(site, 'aa-otro-programa.sorora.json', JSON.stringify(other)),
    list: await fileOf(site, 'mm-lista.sorora.json', 'Nombre,Correo\nAna,ana@ejemplo.mx\n'),
  };
};

// The largest difference between two groups in the count of any one category.
export function unevenness(groups, category) {
  const counts = new Map();
  groups.forEach((members, group) => {
    for (const person of members) {
      const key = category(person);
      if (!counts.has(key)) counts.set(key, new Array(groups.length).fill(0));
      counts.get(key)[group] += 1;
    }
  });
  return Math.max(...[...counts.values()].map((all) => Math.max(...all) - Math.min(...all)));
}

export const CATEGORIES = {
  size: () => '',
  vocalia: (person) => person.vocalia,
  'vocalia and level': (person) => person.vocalia + person.adscripcion,
  circunscripcion: (person) => ENTITIES.get(person.entidad).circunscripcion,
  entidad: (person) => person.entidad,
  junta: (person) => `${person.entidad} ${person.distrito || 'local'}`,
};

const memberList = (page, group) =>
  page.getByRole('list', { name: `Integrantes del Grupo ${group}` });

const PIN = /^(Fijar aquí|Soltar) a /;

export async function membersOf(page, group) {
  const show = button(page, `Ver integrantes del Grupo ${group}`);
  if ((await show.count()) > 0) await show.click();
  await memberList(page, group).waitFor();
  const pins = memberList(page, group).getByRole('button', { name: PIN });
  const names = await pins.evaluateAll((all) =>
    all.map((pin) => pin.getAttribute('aria-label') || pin.textContent),
  );
  return names.map((name) => name.replace(PIN, ''));
}
