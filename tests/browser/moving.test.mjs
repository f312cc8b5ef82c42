// While something scrolls, a browser moves elements before the canvas is drawn: the letters of fields
// are drawn with their frames then, in the same place.
import { assert, close, equal, eventually, openDevice, settled } from './lib.mjs';
import { ANA, chooseByTyping, combo, text } from './profile.mjs';
import { registryDevice } from './scenario.mjs';

const FIELDS = [
  (page) => text(page, 'Nombre(s)'),
  (page) => text(page, 'Correo electrónico'),
  (page) => combo(page, 'Entidad'),
  (page) => text(page, 'Qué puedes compartir'),
];

// What holds the field stays where it is and says that it scrolls, for as long as it is looked at.
const move = (field) =>
  field.evaluate((el) => {
    let scroller = el;
    do scroller = scroller.parentElement;
    while (getComputedStyle(scroller).overflowY !== 'auto');
    const say = () => scroller.dispatchEvent(new Event('scroll', { bubbles: true }));
    say();
    window.moving = setInterval(say, 40);
  });
const rest = (page) => page.evaluate(() => clearInterval(window.moving));

// Runs in the page: where there is ink inside of the box, and how much of it.
async function inkIn({ data, density, box }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(bitmap, 0, 0);
  const [x, y, w, h] = [box.x + 4, box.y + 4, box.width - 60, box.height - 8].map((n) =>
    Math.round(n * density),
  );
  const { data: pixels } = pen.getImageData(x, y, w, h);
  const ink = { left: w, top: h, right: 0, bottom: 0, all: 0 };
  for (let i = 0; i < pixels.length; i += 4) {
    const dark = 255 - pixels[i];
    if (dark < 48) continue;
    const [column, row] = [(i / 4) % w, Math.floor(i / 4 / w)];
    ink.left = Math.min(ink.left, column / density);
    ink.right = Math.max(ink.right, column / density);
    ink.top = Math.min(ink.top, row / density);
    ink.bottom = Math.max(ink.bottom, row / density);
    ink.all += dark;
  }
  return ink;
}

async function ink(page, field, density) {
  const box = await field.boundingBox();
  const data = (await page.screenshot()).toString('base64');
  return page.evaluate(inkIn, { data, density, box });
}

// Who paints the letters of a field: its element, or nobody but the canvas.
const paintsItself = (field) =>
  field.evaluate((el) => {
    const transparent = getComputedStyle(el).webkitTextFillColor === 'rgba(0, 0, 0, 0)';
    return !transparent && getComputedStyle(el.closest('#semantics')).opacity === '1';
  });

async function sameInk(site, density, viewport, fields) {
  const page = await openDevice(site, { route: '#/ficha', viewport, deviceScaleFactor: density });
  await text(page, 'Nombre(s)').fill(ANA.nombre);
  await text(page, 'Correo electrónico').fill(ANA.correo);
  await chooseByTyping(page, 'Entidad', 'jal', 'Jalisco');
  await text(page, 'Qué puedes compartir').fill(ANA.ofrece);
  await settled(page);
  for (const find of fields) {
    const field = find(page);
    await field.evaluate((el) => {
      document.activeElement.blur();
      el.scrollIntoView({ block: 'center' });
    });
    await eventually(() => paintsItself(field), 'the page never rests');
    await settled(page);
    const resting = await ink(page, field, density);
    assert(resting.all > 0, 'the field is empty');
    await move(field);
    await eventually(async () => !(await paintsItself(field)), 'the element goes on painting');
    const moving = await ink(page, field, density);
    await rest(page);
    for (const edge of ['left', 'top', 'right', 'bottom']) {
      const off = Math.abs(moving[edge] - resting[edge]);
      const where = `${resting[edge]}, moving ${moving[edge]}`;
      assert(off <= 1 + 1 / density, `${edge} of ${await field.inputValue()}: ${where}`);
    }
    const more = moving.all / resting.all;
    assert(more > 0.8 && more < 1.25, `${more} times the ink: letters are missing, or there twice`);
  }
  await close(page);
}

export const tests = {
  async 'moving: the canvas shows what fields hold, where they show it at rest'(site) {
    await sameInk(site, 2, { width: 400, height: 800 }, FIELDS);
    await sameInk(site, 1, { width: 1280, height: 800 }, FIELDS.slice(2));
  },

  async 'moving: a field that shows a part of a longer text goes on showing it'(site) {
    const page = await openDevice(site, { route: '#/ficha', viewport: { width: 360, height: 740 } });
    const field = text(page, 'Nombre(s)');
    const other = text(page, 'Primer apellido');
    await other.fill(ANA.apellido1);
    await field.fill(`${ANA.nombre} `.repeat(9));
    await settled(page);
    await move(field);
    await eventually(async () => !(await paintsItself(other)), 'nothing moves');
    equal(await paintsItself(field), true);
    await rest(page);
    await close(page);
  },

  async 'moving: while the padrón scrolls its rows follow ten times a second, and at rest all are there'(
    site,
  ) {
    const page = await openDevice(site, { state: await registryDevice(site), route: '#/padron' });
    await page.getByRole('row').nth(1).waitFor();
    await settled(page);
    await page.mouse.move(640, 500);
    await page.evaluate(() => {
      const times = [];
      const look = new MutationObserver(() => {
        if (times.at(-1) !== document.timeline.currentTime) times.push(document.timeline.currentTime);
      });
      look.observe(document.getElementById('semantics'), { childList: true, subtree: true });
      window.times = times;
    });
    for (let step = 0; step < 80; step += 1) await page.mouse.wheel(0, 60);
    const times = await page.evaluate(() => window.times);
    assert(times.length > 1, 'no row ever came');
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    // A row that comes is there at once when it is the first of a movement.
    const close = gaps.filter((gap) => gap < 90);
    assert(close.length <= 1, `rows came after ${gaps.map(Math.round)} ms`);
    await settled(page);
    const inSight = await page.evaluate(() =>
      [200, 400, 600, 700].map((y) =>
        [...document.querySelectorAll('[role=row]')].some((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top <= y && bottom >= y;
        }),
      ),
    );
    equal(inSight, [true, true, true, true]);
    await page.context().close();
  },
};
