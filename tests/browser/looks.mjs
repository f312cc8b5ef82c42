// How a screen can look: widths, densities, themes and text sizes, in a selection in which every two
// values of different kinds meet; and what is wrong with how one looks.
import { assert, settled } from './lib.mjs';

const WIDTHS = [320, 360, 768, 1280, 2560];
const DENSITIES = [1, 1.5, 2, 3];
const THEMES = ['light', 'dark', 'contrast'];
const TEXTS = [100, 200];
const HEIGHTS = { 320: 640, 360: 800, 768: 1024, 1280: 800, 2560: 900 };

// Width and density in full; the theme and the text size follow so that they meet all others.
export const looks = WIDTHS.flatMap((width, i) =>
  DENSITIES.map((density, j) => ({
    width,
    density,
    theme: THEMES[(i + j) % THEMES.length],
    text: TEXTS[(i + (j >> 1)) % TEXTS.length],
  })),
);
for (const [one, other] of [
  ['width', 'density'], ['width', 'theme'], ['width', 'text'],
  ['density', 'theme'], ['density', 'text'], ['theme', 'text'],
]) {
  const all = (key) => new Set(looks.map((look) => look[key])).size;
  const met = new Set(looks.map((look) => `${look[one]} ${look[other]}`)).size;
  assert(met === all(one) * all(other), `not every ${one} meets every ${other}`);
}

export const nameOf = ({ width, density, theme, text }) =>
  `${width} px × ${density}, ${theme}, ${text} %`;

const clients = new WeakMap();
async function clientOf(page) {
  if (!clients.has(page)) clients.set(page, await page.context().newCDPSession(page));
  return clients.get(page);
}

// As she would: on "Apariencia", and back to where she was.
export async function chooseText(page, percent) {
  const here = await page.evaluate(() => location.hash || '#/');
  const go = (hash) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await go('#/apariencia');
  await page.getByRole('radio', { name: `${percent} %`, exact: true }).check();
  await settled(page, 60);
  await go(here);
  await settled(page, 100);
}

// The text size is chosen apart, for it takes a way through another screen.
export async function show(page, { width, density, theme }) {
  const client = await clientOf(page);
  const features = [
    { name: 'prefers-color-scheme', value: theme === 'dark' ? 'dark' : 'light' },
    { name: 'prefers-contrast', value: theme === 'contrast' ? 'more' : 'no-preference' },
  ];
  await client.send('Emulation.setEmulatedMedia', { features });
  await client.send('Emulation.setDeviceMetricsOverride', {
    width,
    height: HEIGHTS[width],
    deviceScaleFactor: density,
    mobile: false,
  });
  // A window that is zoomed or moved to another monitor tells; an emulated density alone does not.
  await page.evaluate(() => dispatchEvent(new Event('resize')));
  await settled(page, 150);
}

// A picture as base64; `wide` pixels wide instead of all there are.
export async function picture(page, look, wide) {
  const client = await clientOf(page);
  const size = { x: 0, y: 0, width: look.width, height: HEIGHTS[look.width] };
  const clip = wide && { ...size, scale: wide / (look.width * look.density) };
  const options = wide ? { format: 'jpeg', quality: 80, clip } : { format: 'png' };
  return (await client.send('Page.captureScreenshot', options)).data;
}

// What sticks out of the window sideways, or makes it scroll sideways.
export const sticksOut = (page) =>
  page.evaluate(() => {
    const wide = [];
    const name = (el) =>
      `<${el.tagName.toLowerCase()}> ${el.getAttribute('aria-label') || el.textContent}`;
    for (const el of document.body.querySelectorAll('*')) {
      const box = el.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || box.bottom < 0) continue;
      if (box.right > innerWidth + 1 || box.left < -1)
        wide.push(`${name(el).slice(0, 60)} from ${box.left} to ${box.right} of ${innerWidth}`);
      const scrolls = el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0;
      if (scrolls && /auto|scroll/.test(getComputedStyle(el).overflowX))
        wide.push(`${name(el).slice(0, 60)} scrolls sideways`);
    }
    if (document.scrollingElement.scrollWidth > innerWidth) wide.push('the page scrolls sideways');
    return wide.slice(0, 5);
  });

// Real text fields whose line is higher than their box.
const cutFields = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('input.field')]
      .filter((el) => el.scrollHeight > el.clientHeight + 1)
      .map((el) => `the text of ${el.labels[0]?.textContent ?? el.placeholder} is cut off`),
  );

const FRAMED = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'radio', 'button'];

// Where the elements are that act and that the canvas draws a frame for, as far as they are in sight.
async function framed(page) {
  const found = [];
  for (const role of FRAMED) {
    found.push(
      ...(await page.getByRole(role).evaluateAll((all, of) => {
        const inSight = (el) => {
          const { left, top, right, bottom } = el.getBoundingClientRect();
          if (left < 4 || top < 4 || right > innerWidth - 4 || bottom > innerHeight - 4) return false;
          const hit = (x, y) => el.contains(document.elementFromPoint(x, y));
          return hit((left + right) / 2, top + 2) && hit((left + right) / 2, bottom - 2);
        };
        return all.filter(inSight).map((el) => {
          const { x, y, width, height } = el.getBoundingClientRect();
          const name = el.getAttribute('aria-label') || el.labels?.[0]?.textContent;
          return { role: of, name: name || el.textContent, x, y, width, height };
        });
      }, role)),
    );
  }
  return found;
}

// Runs in a blank page: in the picture, how far the first change of colour lies from each left and
// upper edge; null where there is none within three pixels.
async function edgesIn({ data, density, boxes }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const reach = Math.round(3 * density);
  const strip = (x, y, w, h) => {
    canvas.width = w;
    canvas.height = h;
    pen.drawImage(bitmap, -x, -y);
    return pen.getImageData(0, 0, w, h).data;
  };
  const first = (pixels) => {
    for (let i = 4; i < pixels.length; i += 4) {
      const difference = [0, 1, 2].map((c) => Math.abs(pixels[i + c] - pixels[c]));
      if (Math.max(...difference) > 8) return i / 4;
    }
    return null;
  };
  return boxes.map(({ x, y, width, height }) => {
    const [left, top] = [Math.round(x * density), Math.round(y * density)];
    const middle = Math.round((y + height / 2) * density);
    const inside = Math.round((x + width / 2) * density);
    const across = first(strip(left - reach, middle, 2 * reach, 1));
    const down = first(strip(inside, top - reach, 1, 2 * reach));
    const off = (at, edge, exact) => at === null ? null : (edge - reach + at) / density - exact;
    return { x: off(across, left, x), y: off(down, top, y) };
  });
}

// How far what is drawn lies from what is pressed. A quiet button has no frame: what is found along
// one of its edges alone belongs to a neighbour. All else must have one.
async function misplaced(page, look, eye) {
  const boxes = await framed(page);
  const data = await picture(page, look);
  const edges = await eye.evaluate(edgesIn, { data, density: look.density, boxes });
  const wrong = [];
  boxes.forEach(({ role, name }, i) => {
    const { x, y } = edges[i];
    if (role === 'button' && (x === null || y === null)) return;
    for (const [axis, off] of Object.entries({ x, y })) {
      if (off === null || Math.abs(off) > 1.01)
        wrong.push(`${role} ${name.slice(0, 40)}: drawn ${off ?? 'more than 3'} px off in ${axis}`);
    }
  });
  const measured = edges.filter(({ x }) => x !== null).length;
  return { wrong, measured };
}

// So that there is something to measure: the first that she writes in or chooses, or presses.
async function showFirst(page) {
  for (const role of FRAMED) {
    const first = page.getByRole('main').getByRole(role).first();
    if ((await first.count()) === 0) continue;
    await first.evaluate((el) => el.scrollIntoView({ block: 'center' }));
    await settled(page, 100);
    return;
  }
}

// Everything that is wrong with how the page looks now, and how many frames were measured.
export async function judge(page, look, eye) {
  await showFirst(page);
  const { wrong, measured } = await misplaced(page, look, eye);
  return { wrong: [...(await sticksOut(page)), ...(await cutFields(page)), ...wrong], measured };
}
