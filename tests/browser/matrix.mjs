// Every screen in every look of the matrix: node tests/browser/matrix.mjs [part of a screen's name]
// writes small pictures and the contact sheet build/screenshots/matrix/index.html (and sheet.png),
// and a full picture of each that something is wrong with. Every screen is also given to axe, light
// and dark, on a phone and wide; with --axe, to nothing but axe. The last line says how many.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inPairs, openDevice, openLane, openSite, root, settled } from './lib.mjs';
import { runAxe } from './axe.mjs';
import { chooseText, judge, looks, nameOf, picture, show } from './looks.mjs';
import { screens } from './screens.mjs';

const folder = join(root, 'build/screenshots/matrix');
const axeOnly = process.argv.includes('--axe');
const part = process.argv.slice(2).find((word) => word !== '--axe') ?? '';
const AXE_LOOKS = [360, 1280].flatMap((width) =>
  ['light', 'dark'].map((theme) => ({ width, density: 1, theme, text: 100 })),
);
const THUMB = 110; // px on the sheet; a picture of more than 8,192 would repeat itself

const fileOf = (name, { width, density, theme, text }) =>
  `${name}-${width}-${density}-${theme}-${text}`;

async function lookAt(site, { name, state, route, ready }, report) {
  const page = await openDevice(site, { state, route });
  const eye = await (await site.browser.newContext()).newPage();
  await ready(page);
  await settled(page);
  for (const look of AXE_LOOKS) {
    await show(page, look);
    report(name, look, { wrong: await runAxe(page), measured: 0 });
  }
  for (const text of axeOnly ? [] : [100, 200]) {
    if (text !== 100) await chooseText(page, text);
    for (const look of looks.filter((one) => one.text === text)) {
      await show(page, look);
      const found = await judge(page, look, eye);
      const file = join(folder, fileOf(name, look));
      const save = (ending, data) => writeFile(file + ending, Buffer.from(data, 'base64'));
      await save('.jpg', await picture(page, look, THUMB * 4));
      if (found.wrong.length > 0) await save('.png', await picture(page, look));
      report(name, look, found);
    }
  }
  for (const fault of page.faults) report(name, looks[0], { wrong: [fault], measured: 0 });
  await eye.context().close();
  await page.context().close();
}

const escape = (text) =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function sheet(names, wrong) {
  const cell = (name, look) => {
    const bad = wrong.get(fileOf(name, look)) ?? [];
    const title = escape([nameOf(look), ...bad].join('\n'));
    return `<td class="${bad.length > 0 ? 'bad' : ''}"><img title="${title}" alt="${title}"
      src="${fileOf(name, look)}.jpg" width="${THUMB}"></td>`;
  };
  const head = looks.map((look) => `<th>${nameOf(look)}</th>`).join('');
  const rows = names.map(
    (name) => `<tr><th>${name}</th>${looks.map((look) => cell(name, look)).join('')}</tr>`,
  );
  return `<!DOCTYPE html><meta charset="utf-8"><title>Matrix</title>
    <style>body{font:14px sans-serif;background:#888}td,th{vertical-align:top;padding:4px}
    .bad{background:#c00}</style><table><tr><th></th>${head}</tr>${rows.join('\n')}</table>`;
}

async function contactSheet(site, names, wrong) {
  const path = join(folder, 'index.html');
  await writeFile(path, sheet(names, wrong));
  const context = await site.browser.newContext({ viewport: { width: 2520, height: 1000 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await page.screenshot({ path: join(folder, 'sheet.png'), fullPage: true });
  await context.close();
}

const site = await openLane(await openSite());
if (!axeOnly) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const wrong = new Map();
let [seen, measured] = [0, 0];
const chosen = (await screens(site)).filter(({ name }) => name.includes(part));
await inPairs(chosen, (screen) =>
  lookAt(site, screen, (name, look, found) => {
    seen += 1;
    measured += found.measured;
    if (found.wrong.length === 0) return;
    const file = fileOf(name, look);
    wrong.set(file, [...(wrong.get(file) ?? []), ...found.wrong]);
    console.log(`${name}, ${nameOf(look)}\n    ${found.wrong.join('\n    ')}`);
  }),
);
if (!axeOnly) await contactSheet(site, chosen.map(({ name }) => name), wrong);
await site.browser.close();
await site.close();
console.log(`${measured} frames measured`);
console.log(`${seen - wrong.size} passed, ${wrong.size} failed`);
process.exit(wrong.size > 0 || seen === 0 ? 1 : 0);
