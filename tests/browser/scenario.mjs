// The parts of the main job that several tests build on, each done once and by hand: what the
// Unidad Técnica and the groups have on their devices and in their files.
import { unzipSync } from 'fflate';
import { close, download, fileOf, importFiles, keep, once, openDevice, sample } from './lib.mjs';
import { ANA, button, fillProfile, startProfile, text } from './profile.mjs';

export const rows = async (page) =>
  Number(await page.getByRole('table', { name: 'Padrón' }).getAttribute('aria-rowcount')) - 1;
// The padrón as it is listed: a table, or cards where there is little room.
export const women = (page) =>
  page.getByRole('table', { name: 'Padrón' }).or(page.getByRole('list', { name: 'Padrón' }));
export const heading = (page, name) => page.getByRole('heading', { name, exact: true });

export const profileDevice = (site) =>
  once(site, 'profile', async () => {
    const page = await startProfile(site);
    await fillProfile(page);
    const state = await keep(page);
    await close(page);
    return state;
  });

export async function startUnit(site, options) {
  const page = await openDevice(site, options);
  await button(page, 'Coordinar la red').click();
  await heading(page, 'Padrón').waitFor();
  return page;
}

// 498 profiles imported.
export const registryDevice = (site) =>
  once(site, 'registry', async () => {
    const page = await startUnit(site);
    await importFiles(
      page,
      (await sample(site)).map(({ path }) => path),
    );
    await heading(page, 'Importación terminada').waitFor();
    const state = await keep(page);
    await close(page);
    return state;
  });

export const openUnit = async (site, options) =>
  openDevice(site, { state: await groupsDevice(site), ...options });

// Those in 14 groups.
export const groupsDevice = (site) =>
  once(site, 'groups', async () => {
    const page = await openDevice(site, { state: await registryDevice(site), route: '#/padron' });
    await button(page, 'Formar grupos').click();
    await heading(page, 'Los grupos están equilibrados').waitFor();
    const state = await keep(page);
    await close(page);
    return state;
  });

// The packages in the zip that a press on "Exportar paquetes" gives: [{name, bytes, json}].
export async function exportPackages(page) {
  const zip = await download(page, () => button(page, 'Exportar paquetes').click());
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Object.entries(unzipSync(zip.bytes)).map(([name, bytes]) => ({
    name,
    zip: zip.name,
    bytes,
    json: JSON.parse(decoder.decode(bytes)),
  }));
}

export const packages = (site) =>
  once(site, 'packages', async () => {
    const page = await openUnit(site, { route: '#/grupos' });
    const files = await exportPackages(page);
    await close(page);
    for (const file of files) file.path = await fileOf(site, file.name, file.bytes);
    return files;
  });

export const recordsOf = (file, type) => file.json.records.filter((record) => record.type === type);
export const groupName = (file) => {
  const { nombre, numero } = recordsOf(file, 'grupo')[0].values;
  return nombre || `Grupo ${numero}`;
};

// A fresh device with the package of one group.
export async function startGroup(site, file, options) {
  const page = await openDevice(site, options);
  await button(page, 'Trabajar con mi grupo').click();
  await heading(page, 'Mi grupo').waitFor();
  await importFiles(page, [file.path]);
  await heading(page, groupName(file)).waitFor();
  return page;
}

export const groupDevice = (site) =>
  once(site, 'group', async () => {
    const page = await startGroup(site, (await packages(site))[0]);
    const state = await keep(page);
    await close(page);
    return state;
  });

export async function exportPlan(site, page) {
  const file = await download(page, () => button(page, 'Exportar plan del grupo').click());
  const path = await fileOf(site, file.name, file.bytes);
  return { ...file, path, json: JSON.parse(file.bytes.toString('utf8')) };
}

// The plan of the second group, as it is proposed.
export const untouchedPlan = (site) =>
  once(site, 'untouched plan', async () => {
    const page = await startGroup(site, (await packages(site))[1]);
    const plan = await exportPlan(site, page);
    await close(page);
    return plan;
  });

// The plan of the first group, with an objective, two topics and a calendar that fits.
export const chosenPlan = (site) =>
  once(site, 'chosen plan', async () => {
    const page = await openDevice(site, { state: await groupDevice(site), route: '#/grupo' });
    await text(page, 'Nuevo objetivo').fill(ANA.busca);
    await button(page, 'Agregar objetivo').click();
    await page.getByRole('checkbox', { name: '1.1.a Liderazgo feminista' }).check();
    await page.getByRole('checkbox', { name: '2.1.c Oratoria y expresión corporal' }).check();
    await page.getByRole('button', { name: /semanas en vez de 5/ }).click();
    await page.getByText('Este calendario no cabe').waitFor({ state: 'detached' });
    const plan = await exportPlan(site, page);
    await close(page);
    return plan;
  });

// The Unidad Técnica with both plans.
export const calendarDevice = (site) =>
  once(site, 'calendar', async () => {
    const page = await openUnit(site, { route: '#/calendario' });
    await importFiles(page, [(await chosenPlan(site)).path, (await untouchedPlan(site)).path]);
    await page.getByText('2 de 14 planes recibidos').waitFor();
    const state = await keep(page);
    await close(page);
    return state;
  });

const changed = async (site, name, change) => {
  const [{ json }] = await sample(site);
  const copy = structuredClone(json);
  change(copy.records[0]);
  return fileOf(site, `${name}.sorora.json`, JSON.stringify(copy));
};

// Two files in which two devices wrote the same of one woman without knowing of each other.
export const disagreement = (site) =>
  Promise.all(
    [['a', 'Aprender a negociar'], ['b', 'Preparar un concurso']].map(([letter, words]) =>
      changed(site, `difiere-${letter}`, ({ values, stamps }) => {
        values.busca = words;
        stamps.busca = `2020-10-15T10:00:00.000Z/0/${letter.repeat(12)}`;
      }),
    ),
  );

// One woman who filled in two fichas: another id, one surname less.
export const twice = async (site) => [
  (await sample(site))[0].path,
  await changed(site, 'doble', (record) => {
    record.id = 'd'.repeat(16);
    record.values.apellido2 = '';
  }),
];
