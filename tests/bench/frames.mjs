// Frames of the real page in Chromium, drawn by software: none while it rests, few and short while
// somebody types or scrolls; and the padrón's frames natively.
//
//   node tests/bench/frames.mjs [--people N] [--letters N] [--only idle,typing,native,padron]
//
// Needs the built site (./run --build-only); builds the native programs, with the tools that ./test
// installs. Nothing in the page is made for this: the canvas says how many frames were drawn, and
// requestAnimationFrame is watched from outside. Work: how long the page's own callbacks of one
// frame take. Interval: from one frame to the next while the scrolling lasts; the browser gives
// one every 16.7 ms at best. Typing: the browser's own
// Event Timing, the processor slowed down four times; beside it a page that has nothing but a field.
// Typing and scrolling are measured without a graphics processor, and with one that is pretended.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../shell/serve.mjs';
import { frames, importFiles, root, settled, sorora } from '../browser/lib.mjs';
import { button, text } from '../browser/profile.mjs';
import { heading, rows } from '../browser/scenario.mjs';
import { high, inBrowser, median, pause } from './lib/browser.mjs';
import { processorSeconds } from './lib/processes.mjs';

const IDLE_MS = 10_000;
const REST_MS = 6000; // the page has kept what it wants to keep
const PATIENCE_MS = 900_000;
const PEOPLE_PER_FILE = 2500;
const LETTER_MS = 250;
const QUICK_MS = 16; // what is quicker is not told by the browser
const SCROLLED = 6000; // CSS pixels, each time
const RUNS = 4;
const START_MS = 500;
const PHONE = { width: 360, height: 740 };

const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const people = Number(option('--people', 100_000));
const letters = Number(option('--letters', 60));
const only = option('--only', 'idle,typing,native,padron').split(',');
const ms = (value) => `${value.toFixed(1)} ms`;
const both = (values) => `p50 ${ms(median(values))}, p95 ${ms(high(values))}`;
const run = (command, ...words) => execFileSync(command, words, { cwd: root, encoding: 'utf8' });

function build(target) {
  run('cmake', '--preset', 'native');
  run('cmake', '--build', 'build/native', '--target', target);
}

async function openPage(context, route = '') {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => console.error(String(error)));
  await page.addInitScript(watch);
  await page.goto(url + route);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

// Runs in the page before its own scripts: what the callbacks of each frame cost, in window.seen.
function watch() {
  const seen = { works: [], starts: [], keys: [] };
  window.seen = seen;
  const { requestAnimationFrame: ask } = window;
  window.requestAnimationFrame = (work) =>
    ask((time) => {
      const begun = performance.now();
      work(time);
      const cost = performance.now() - begun;
      if (seen.starts.at(-1) === time) seen.works[seen.works.length - 1] += cost;
      else {
        seen.starts.push(time);
        seen.works.push(cost);
      }
    });
  // From the key to the picture that shows what it did, as the browser itself measures it; in
  // steps of 8 ms, and what is quicker than 16 is not told.
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === 'keydown') seen.keys.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
}

const throttle = async (page, rate) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
};

async function openProfile(context) {
  const page = await openPage(context);
  await button(page, 'Llenar mi ficha').click();
  await text(page, 'Nombre(s)').waitFor();
  return page;
}

async function reportIdle() {
  await inBrowser(async (context, profile) => {
    const page = await openProfile(context);
    await settled(page);
    await pause(REST_MS);
    const before = [await frames(page), processorSeconds(profile)];
    await pause(IDLE_MS);
    const seconds = processorSeconds(profile) - before[1];
    const drawn = (await frames(page)) - before[0];
    console.log(`idle 10 s: ${drawn} frames, ${seconds.toFixed(2)} s of all processes`);
  });
}

// Types into the field with the processor slowed down four times; what of it took how long.
async function typed(page, field) {
  await throttle(page, 4);
  await field.click();
  await pause(500);
  await page.evaluate(() => {
    window.seen.keys.length = window.seen.starts.length = window.seen.works.length = 0;
  });
  for (let i = 0; i < letters; i += 1) {
    await page.keyboard.press('a');
    await pause(LETTER_MS);
  }
  const { keys, works } = await page.evaluate(() => window.seen);
  while (keys.length < letters) keys.push(QUICK_MS);
  return { keys, works };
}

async function reportTyping(options, words) {
  console.log(`typing at 1/4 of the processor, ${letters} letters, from key to picture, ${words}`);
  await inBrowser(async (context) => {
    const page = await openProfile(context);
    await settled(page);
    const { keys, works } = await typed(page, text(page, 'Nombre(s)'));
    console.log(`  Mi ficha                      ${both(keys)}`);
    console.log(`  of it, work of the app        ${both(works)} per frame`);
  }, options);
  await inBrowser(async (context) => {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(`data:text/html,<label>Nombre(s) <input></label>`);
    const { keys } = await typed(page, page.getByRole('textbox'));
    console.log(`  floor: a page with one field  ${both(keys)}`);
  }, options);
}

function reportNative() {
  build('frames_bench');
  for (const [width, height, density] of [
    [1280, 800, 1],
    [360, 740, 3],
    [1920, 1080, 2],
  ]) {
    const surface = [width, height, density].map(String);
    const said = run('build/native/tests/frames_bench', String(people), '400', ...surface);
    for (const found of said.trim().split('\n').map(JSON.parse)) {
      const of = (name) => `p50 ${ms(found[`${name}_p50`])}, p95 ${ms(found[`${name}_p95`])}`;
      console.log(
        `native, ${found.people} women, ${width} × ${height} at ${density}, ${found.how}: ` +
          `drawing ${of('draw')}; painting ${of('paint')}; tree of ${found.nodes} nodes as text ${of('tree')}`,
      );
    }
  }
}

// The women in files that people would exchange: many in each.
async function registryFiles(folder) {
  const single = join(folder, 'single');
  build('sorora');
  const made = sorora('sample', '--people', String(people), '--seed', '7', '--out', single);
  if (made.code !== 0) throw new Error(made.text);
  const names = (await readdir(single)).sort();
  const files = [];
  for (let first = 0; first < names.length; first += PEOPLE_PER_FILE) {
    const part = names.slice(first, first + PEOPLE_PER_FILE);
    const read = async (name) => JSON.parse(await readFile(join(single, name), 'utf8'));
    const all = await Promise.all(part.map(read));
    const file = { ...all[0], kind: 'registro', records: all.flatMap(({ records }) => records) };
    files.push(join(folder, `registro-${first}.sorora.json`));
    await writeFile(files.at(-1), JSON.stringify(file));
  }
  return files;
}

// Scrolls as a hand would, down and up again: what each frame cost, and how long it was from one to
// the next.
async function scroll(page, kind) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: kind === 'touch' });
  const { width, height } = page.viewportSize();
  const all = { works: [], intervals: [] };
  for (let run = 0; run < RUNS; run += 1) {
    await page.evaluate(() => {
      window.seen.works.length = window.seen.starts.length = 0;
    });
    await session.send('Input.synthesizeScrollGesture', {
      x: width / 2,
      y: height / 2,
      yDistance: run % 2 === 0 ? -SCROLLED : SCROLLED,
      speed: 1500,
      gestureSourceType: kind,
    });
    const { works, starts } = await page.evaluate(() => window.seen);
    all.works.push(...works);
    all.intervals.push(...starts.slice(1).map((time, i) => time - starts[i]));
    await pause(START_MS);
  }
  if (all.intervals.length < 10 * RUNS) throw new Error('it did not scroll');
  return all;
}

async function reportScrolling(page, kind, words) {
  await settled(page);
  const begun = await frames(page);
  const { works, intervals } = await scroll(page, kind);
  const drawn = (await frames(page)) - begun;
  console.log(`${words}: ${drawn} frames; work ${both(works)}; interval ${both(intervals)}`);
}

// A page that a browser draws with nothing but its own elements.
async function reportLines(context) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  const lines = '<p>María de los Ángeles Rodríguez · Junta Local · Guanajuato</p>'.repeat(SCROLLED / 10);
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(lines)}`);
  await page.evaluate(() => document.addEventListener('scroll', () => requestAnimationFrame(() => {})));
  await pause(START_MS);
  const { intervals } = await scroll(page, 'mouse');
  console.log(`  floor: a page of lines, by wheel: interval ${both(intervals)}`);
}

async function reportRegistry(options, words) {
  const folder = await mkdtemp(join(tmpdir(), 'sorora-frames-'));
  try {
    const files = await registryFiles(folder);
    await inBrowser(async (context) => {
      const page = await openPage(context);
      await button(page, 'Coordinar la red').click();
      await heading(page, 'Padrón').waitFor();
      await importFiles(page, files);
      await heading(page, 'Importación terminada').waitFor();
      await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
      const elements = await page.getByRole('row').count();
      console.log(`padrón of ${await rows(page)} women, ${elements} rows in the page, ${words}`);
      await reportScrolling(page, 'mouse', '  by wheel, 1280 × 800');
      await page.setViewportSize(PHONE);
      await reportScrolling(page, 'touch', '  by touch, 360 × 740');
      await page.close();
      await reportLines(context);
    }, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const DRAWN = [
  [{ plain: true }, 'no graphics processor'],
  [{}, 'one that is pretended (software GL)'],
];
const WAYS = { typing: DRAWN, padron: DRAWN };
const { server, url } = await serve({ port: 0 });
const REPORTS = {
  idle: reportIdle,
  typing: reportTyping,
  native: reportNative,
  padron: reportRegistry,
};
for (const name of only) for (const way of WAYS[name] ?? [[]]) await REPORTS[name](...way);
server.close();
