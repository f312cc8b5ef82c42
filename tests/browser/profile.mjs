// How a mentee fills in her profile, by role and accessible name.
import { eventuallyEqual, openDevice, download } from './lib.mjs';

export const ANA = {
  nombre: 'Ana María',
  apellido1: 'Güereña',
  apellido2: 'Núñez',
  correo: 'ana.guerena@ejemplo.mx',
  vocalia: 'VRFE',
  adscripcion: 'distrital',
  entidad: '14',
  distrito: '12',
  temas: ['1.1.a', '2'],
  mentorias: ['entre_pares', 'grupal'],
  ofrece: 'Quince años en el registro.\nSé «negociar» — y escuchar.',
  busca: '¿Cómo preparar un concurso?',
  notas: 'Esto es solo mío.',
};

export const box = (page, name) => page.getByRole('checkbox', { name, exact: true });
export const text = (page, name) => page.getByRole('textbox', { name, exact: true });
export const combo = (page, name) => page.getByRole('combobox', { name, exact: true });
export const button = (page, name) => page.getByRole('button', { name, exact: true });

export async function startProfile(site, options) {
  const page = await openDevice(site, options);
  await button(page, 'Llenar mi ficha').click();
  await page.getByRole('heading', { level: 1, name: 'Mi ficha' }).waitFor();
  return page;
}

// Types part of a name and takes the first option with Enter.
export async function chooseByTyping(page, name, part, expected) {
  await combo(page, name).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(part);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await eventuallyEqual(() => combo(page, name).inputValue(), expected, name);
}

export async function chooseByClick(page, name, option) {
  await combo(page, name).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await eventuallyEqual(() => combo(page, name).inputValue(), option, name);
}

export async function chooseByArrows(page, name, steps, expected) {
  await combo(page, name).focus();
  for (let i = 0; i <= steps; i += 1) await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: expected, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await eventuallyEqual(() => combo(page, name).inputValue(), expected, name);
}

export async function fillProfile(page) {
  await box(page, 'He leído el aviso de privacidad').check();
  await text(page, 'Nombre(s)').fill(ANA.nombre);
  await text(page, 'Primer apellido').fill(ANA.apellido1);
  await text(page, 'Segundo apellido').fill(ANA.apellido2);
  await text(page, 'Correo electrónico').fill(ANA.correo);
  await chooseByTyping(
    page,
    'Vocalía',
    'registro fed',
    'Vocalía del Registro Federal de Electores',
  );
  await page
    .getByRole('radiogroup', { name: 'Adscripción' })
    .getByRole('radio', { name: 'Distrital' })
    .check();
  await chooseByClick(page, 'Entidad', 'Jalisco');
  await chooseByTyping(page, 'Distrito', '12', 'Distrito 12');
  await box(page, '1.1.a Liderazgo feminista').check();
  await box(page, '2 Generación de competencias técnicas').check();
  await page.getByRole('checkbox', { name: /^Entre pares/ }).check();
  await page.getByRole('checkbox', { name: /^Grupal/ }).check();
  await text(page, 'Qué puedes compartir').fill(ANA.ofrece);
  await text(page, 'Qué te gustaría encontrar').fill(ANA.busca);
  await page
    .getByRole('group', { name: 'Cuándo puedes reunirte' })
    .getByRole('checkbox')
    .first()
    .check();
  await text(page, 'Notas para ti').fill(ANA.notas);
  await box(page, 'Declaro que no tengo conflicto de intereses').check();
}

// Exports and returns {name, bytes, json}.
export async function exportProfile(page) {
  const file = await download(page, () => button(page, 'Exportar mi ficha').click());
  return { ...file, json: JSON.parse(file.bytes.toString('utf8')) };
}
