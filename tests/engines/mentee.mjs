// How a mentee fills in her ficha, typed and pressed in whatever engine.
import { KEYS } from './page.mjs';

export const LETTERS = 'á é í ó ú ü ñ ¿ ¡ — “ ” € @ « »';
export const NOTES = 'Esto es solo mío.';

export async function startProfile(page) {
  await page.open();
  await page.get('button', 'Llenar mi ficha').click();
  await page.get('heading', 'Mi ficha').wait();
}

// Types part of a name and takes the first option with Enter.
async function choose(page, name, part, option) {
  const field = page.get('combobox', name);
  await field.fill(part);
  await page.get('option', option).wait();
  await field.type(KEYS.enter);
  await field.says(option);
}

export async function fillProfile(page) {
  const write = (name, words) => page.get('textbox', name).fill(words);
  const tick = (name) => page.get('checkbox', name).choose();
  await tick('He leído el aviso de privacidad');
  await write('Nombre(s)', 'Ana María');
  await write('Primer apellido', 'Güereña');
  await write('Segundo apellido', 'Núñez');
  await write('Correo electrónico', 'ana.guerena@ejemplo.mx');
  await choose(page, 'Vocalía', 'registro fed', 'Vocalía del Registro Federal de Electores');
  await page.get('radiogroup', 'Adscripción').get('radio', 'Distrital').choose();
  await choose(page, 'Entidad', 'queretaro', 'Querétaro');
  await choose(page, 'Distrito', '1', 'Distrito 1');
  await tick('1.1.a Liderazgo feminista');
  await write('Qué puedes compartir', `Quince años.${KEYS.enter}${LETTERS}`);
  await write('Qué te gustaría encontrar', '¿Cómo preparar un concurso?');
  await write('Notas para ti', NOTES);
  await tick('Declaro que no tengo conflicto de intereses');
}

// What her file must hold then.
export const VALUES = {
  nombre: 'Ana María',
  apellido1: 'Güereña',
  apellido2: 'Núñez',
  correo: 'ana.guerena@ejemplo.mx',
  vocalia: 'VRFE',
  adscripcion: 'distrital',
  entidad: '22',
  distrito: '1',
  temas: ['1.1.a'],
  ofrece: `Quince años.\n${LETTERS}`,
  busca: '¿Cómo preparar un concurso?',
  aviso: true,
  sin_conflicto: true,
};
