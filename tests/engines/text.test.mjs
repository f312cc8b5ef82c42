// Text belongs to the browser: its fields take keys, clipboard and undo in every engine alike.
import { eventually, eventuallyEqual } from '../browser/lib.mjs';
import { KEYS } from './page.mjs';
import { LETTERS, startProfile } from './mentee.mjs';

// A field in which she wrote a name and deleted it.
async function emptied(page) {
  await startProfile(page);
  const field = page.get('textbox', 'Nombre(s)');
  await field.type('Ana');
  await field.press('a');
  await field.type(KEYS.backspace);
  await field.says('');
  return field;
}

// Both in the field and in what the app keeps.
async function comesBack(page, field) {
  await field.says('Ana');
  await page.saved();
  await page.reload();
  await field.says('Ana');
}

export const tests = {
  async 'text: letters copied in one field are pasted into another'(page) {
    await startProfile(page);
    await page.get('textbox', 'Nombre(s)').fill(LETTERS);
    await page.get('textbox', 'Nombre(s)').press('a');
    await page.get('textbox', 'Nombre(s)').press('c');
    await page.get('textbox', 'Qué te gustaría encontrar').press('v');
    await page.get('textbox', 'Qué te gustaría encontrar').says(LETTERS);
    await page.get('textbox', 'Nombre(s)').fill('Ana');
    await page.reads(LETTERS); // in the preview of what leaves
  },

  async 'text: undo inside a field is the browser’s, and the app hears of it'(page) {
    const field = await emptied(page);
    await page.run(() => document.execCommand('undo'));
    await comesBack(page, field);
  },

  async 'text: Ctrl+Z inside a field is the browser’s undo'(page) {
    const field = await emptied(page);
    await field.press('z');
    await comesBack(page, field);
  },

  async 'text: a field of many lines takes them and grows with them'(page) {
    await startProfile(page);
    const field = page.get('textbox', 'Qué puedes compartir');
    const height = () => field.read('offsetHeight');
    const before = await height();
    const lines = Array.from({ length: 12 }, (_, i) => `Línea ${i + 1}`);
    await field.type(lines.join(KEYS.enter));
    await field.says(lines.join('\n'));
    await eventually(async () => (await height()) > before, 'the field does not grow');
    await eventuallyEqual(() => field.read('scrollTop'), 0, 'what she wrote is scrolled away');
  },

  async 'text: what she types in the middle of a word stays there'(page) {
    await startProfile(page);
    const field = page.get('textbox', 'Primer apellido');
    await field.type('Gureña');
    await field.type(KEYS.home + KEYS.right + KEYS.right + 'e');
    await field.says('Guereña');
  },
};
