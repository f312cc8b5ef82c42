// Every screen there is, with real data: the device to open, its address, and what shows that it
// is ready.
import { close, importFiles, keep, openDevice } from './lib.mjs';
import { button } from './profile.mjs';
import {
  calendarDevice,
  disagreement,
  groupDevice,
  groupsDevice,
  heading,
  profileDevice,
  registryDevice,
  twice,
  women,
} from './scenario.mjs';

const screen = (name, title, state, route, after = async () => {}) => ({
  name,
  state,
  route,
  async ready(page) {
    await heading(page, title).waitFor();
    await after(page);
  },
});

// A device on which a way of using the app was chosen and nothing else happened.
async function fresh(site, choice) {
  const page = await openDevice(site);
  await button(page, choice).click();
  await page.getByRole('link', { name: 'Inicio' }).waitFor();
  const state = await keep(page);
  await close(page);
  return state;
}

async function list(site) {
  const profile = await profileDevice(site);
  const registry = await registryDevice(site);
  const groups = await groupsDevice(site);
  const group = await groupDevice(site);
  const calendar = await calendarDevice(site);
  const [newMentee, newUnit, newGroup] = await Promise.all([
    fresh(site, 'Llenar mi ficha'),
    fresh(site, 'Coordinar la red'),
    fresh(site, 'Trabajar con mi grupo'),
  ]);
  const start = 'Mujeres que se acompañan';
  const showCounts = async (page) => {
    const more = button(page, 'Ver conteos y filtrar');
    if ((await more.count()) > 0) await more.click();
  };
  const showGroup = async (page) => {
    await button(page, 'Ver detalle por grupo: Vocalía').click();
    await button(page, 'Ver integrantes del Grupo 1').click();
    await page.getByRole('list', { name: 'Integrantes del Grupo 1' }).waitFor();
  };
  const showErrors = async (page) => {
    await button(page, 'Exportar mi ficha').click();
    await page.getByRole('heading', { name: /falta/ }).waitFor();
  };
  const review = await disagreement(site);
  const pair = await twice(site);
  const closeMessage = (page) => button(page, 'Cerrar aviso').click();
  const showReview = async (page) => {
    await importFiles(page, review);
    await heading(page, 'Antes de aplicar').waitFor();
    await closeMessage(page);
  };
  const showDisagreement = async (page) => {
    await showReview(page);
    await button(page, 'Aplicar importación').click();
    await button(page, 'Revisar diferencias').click();
    await heading(page, 'Diferencias por revisar').waitFor();
    await closeMessage(page);
  };
  const showDuplicates = async (page) => {
    await importFiles(page, pair);
    await button(page, 'Revisar duplicadas').click();
    await heading(page, 'Posibles duplicadas').waitFor();
    await closeMessage(page);
  };
  const showFigures = async (page) => {
    await showCounts(page);
    const shown = page.getByRole('button', { name: /^Ocultar las cifras/ });
    const more = page.getByRole('button', { name: /^Ver las cifras/ });
    for (let left = await more.count(); left > 0; left -= 1) {
      const before = await shown.count();
      await more.first().click();
      await shown.nth(before).waitFor(); // its name has changed: the next one is the first now
    }
  };
  const showSearch = async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Buscar en Sorora' }).fill('mar');
    await page.getByRole('option').first().waitFor();
  };
  const showWoman = async (page) => {
    await women(page).getByRole('link').first().click();
    await heading(page, 'Su ficha').waitFor();
  };
  return [
    screen('inicio', start, undefined, ''),
    screen('ficha', 'Mi ficha', profile, '#/ficha'),
    screen('ficha-vacia', 'Mi ficha', newMentee, '#/ficha', showErrors),
    screen('padron-vacio', 'Padrón', newUnit, '#/padron'),
    screen('padron', 'Padrón', registry, '#/padron', showCounts),
    screen('cifras', 'Padrón', registry, '#/padron', showFigures),
    screen('buscar', 'Padrón', groups, '#/padron', showSearch),
    screen('persona', 'Padrón', groups, '#/padron', showWoman),
    screen('persona-que-no-esta', 'Esto ya no está aquí', registry, '#/padron/nadie'),
    screen('grupos', 'Grupos', groups, '#/grupos', showGroup),
    screen('calendario', 'Calendario', calendar, '#/calendario', showFigures),
    screen('programa', 'Programa', groups, '#/programa'),
    screen('grupo-vacio', 'Mi grupo', newGroup, '#/grupo'),
    screen('grupo', 'Grupo 1', group, '#/grupo'),
    screen('respaldos', 'Respaldos', registry, '#/respaldos'),
    screen('archivos', 'Archivos enviados y recibidos', registry, '#/archivos'),
    screen('privacidad', 'Privacidad y borrado', profile, '#/privacidad'),
    screen('revision', 'Padrón', newUnit, '#/padron', showReview),
    screen('diferencias', 'Padrón', newUnit, '#/padron', showDisagreement),
    screen('duplicadas', 'Padrón', newUnit, '#/padron', showDuplicates),
    screen('componentes', 'Componentes', undefined, '#/componentes', showFigures),
    screen('problema', 'Reportar un problema', registry, '#/problema'),
    screen('apariencia', 'Apariencia', newMentee, '#/apariencia'),
    screen('acerca', 'Acerca de Sorora', undefined, '#/acerca'),
  ];
}

export function screens(site) {
  if (!site.memo.has('screens')) site.memo.set('screens', list(site));
  return site.memo.get('screens');
}
