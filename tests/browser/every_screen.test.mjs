// Every screen, light and dark, narrow and wide: axe finds nothing, everything fits, fingers hit, and
// nothing is drawn when nothing changes: a screen left alone costs no battery.
import {
  PHONE, assert, equal, eventually, frames, inPairs, once, openDevice, pause, settled,
} from './lib.mjs';
import { runAxe } from './axe.mjs';
import { sticksOut } from './looks.mjs';
import { startProfile, text } from './profile.mjs';
import { screens } from './screens.mjs';

const TARGET = 44;
const IDLE_MS = 10_000;

const WIDTHS = [320, 360, 768, 1280];
const THEMES = { 360: 'light', 1280: 'dark' };

async function lookAt(page) {
  const found = { axe: [], wide: [], small: [], drawn: [], headings: await headings(page) };
  const add = (kind, where, texts) => found[kind].push(...texts.map((text) => `${where}: ${text}`));
  for (const width of WIDTHS) {
    await at(page, width);
    add('wide', width, await sticksOut(page));
    add('small', width, await tooSmall(page));
    if (!(width in THEMES)) continue;
    await page.emulateMedia({ colorScheme: THEMES[width] });
    await settled(page, 100);
    add('axe', `${width} ${THEMES[width]}`, await runAxe(page));
  }
  return found;
}

async function typing(site) {
  const page = await startProfile(site);
  await text(page, 'Nombre(s)').fill('Ana');
  await settled(page);
  return page;
}

// Counts what every one of the pages draws in ten seconds in which nothing is done.
async function leaveAlone(pages) {
  const before = await Promise.all(pages.map(([, page]) => frames(page)));
  await pause(IDLE_MS);
  const after = await Promise.all(pages.map(([, page]) => frames(page)));
  pages.forEach(([, , found], i) => {
    if (after[i] > before[i]) found.drawn.push(`${after[i] - before[i]} frames`);
  });
}

// Opens every screen once, two at a time, and gathers all that is to find on it.
const findings = (site) =>
  once(site, 'findings', async () => {
    const pages = [];
    await inPairs(await screens(site), async ({ name, state, route, ready }) => {
      const page = await openDevice(site, { state, route, viewport: PHONE });
      await ready(page);
      pages.push([name, page, await lookAt(page)]);
    });
    pages.push(['ficha, typing', await typing(site), { drawn: [] }]);
    await leaveAlone(pages);
    return pages.map(([name, , found]) => [name, found]);
  });

async function nothing(site, kind) {
  const found = (await findings(site)).flatMap(([name, of]) =>
    (of[kind] ?? []).map((text) => `${name}: ${text}`),
  );
  assert(found.length === 0, `${found.length} findings\n    ${found.join('\n    ')}`);
}

const tooSmall = (page) =>
  page.evaluate((target) => {
    const acting = 'button, a[href], input, textarea, [role=option], [role=tab]';
    const small = [];
    for (const el of document.body.querySelectorAll(acting)) {
      const box = el.getBoundingClientRect();
      if (el.closest('[hidden]') || el.type === 'file' || el.id === 'skip') continue;
      if (box.width >= target - 0.5 && box.height >= target - 0.5) continue;
      const name = el.getAttribute('aria-label') || el.textContent || el.placeholder;
      small.push(`${name.slice(0, 50)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
    return small.slice(0, 5);
  }, TARGET);

async function headings(page) {
  const levels = await page
    .getByRole('heading')
    .evaluateAll((all) => all.map((el) => Number(el.tagName.slice(1))));
  const found = [];
  if (levels.filter((level) => level === 1).length !== 1) found.push(`levels ${levels}`);
  levels.forEach((level, i) => {
    if (i > 0 && level > levels[i - 1] + 1) found.push(`h${level} after h${levels[i - 1]}`);
  });
  if ((await page.getByRole('main').count()) !== 1) found.push('not one main');
  return found;
}

async function at(page, width) {
  const before = await frames(page);
  const changes = page.viewportSize().width !== width;
  await page.setViewportSize({ width, height: 740 });
  // On a busy machine the first frame of the new size may come late: settling before it says nothing.
  if (changes) await eventually(async () => (await frames(page)) > before, 'no frame after resizing');
  await settled(page, 250);
}

export const tests = {
  'accessibility: axe finds nothing on any screen, light at 360 and dark at 1280': (site) =>
    nothing(site, 'axe'),

  'accessibility: nothing is wider than the window at 320, 360, 768 and 1280': (site) =>
    nothing(site, 'wide'),

  'accessibility: everything that acts is at least 44 by 44 at 320, 360, 768 and 1280': (site) =>
    nothing(site, 'small'),

  'accessibility: every screen has one main heading, and levels are never skipped': (site) =>
    nothing(site, 'headings'),

  'idle: no frame is drawn in ten seconds on any screen, nor while a field has the focus': (site) =>
    nothing(site, 'drawn'),

  async 'idle: a message goes away by itself and then nothing is drawn'(site) {
    const page = await startProfile(site);
    await page.getByRole('link', { name: 'Inicio' }).click();
    await page.getByRole('button', { name: 'Coordinar la red' }).click();
    await page.getByRole('button', { name: 'Practicar con datos ficticios' }).click();
    await page.getByRole('button', { name: 'Formar grupos' }).click();
    const message = page.getByRole('button', { name: 'Cerrar aviso' });
    await message.waitFor();
    await eventually(async () => (await message.count()) === 0, 'the message stays', 15_000);
    await settled(page);
    const before = await frames(page);
    await pause(2000);
    equal((await frames(page)) - before, 0, 'frames after the message');
  },
};

