// What every browser test starts from: the built site with its real headers, in Chromium, and the
// native program that makes the files. A fresh context is a fresh device.
//
// The page is driven by roles and accessible names alone. Nothing here looks at ids or at classes,
// except for the canvas, whose data-frames counts the frames drawn.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../shell/serve.mjs';
import { launch } from '../chromium.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };
const WAIT_MS = 10_000;

// What all lanes share: the server, a folder for files, what was made once, and what went wrong.
export async function openSite() {
  const { server, url } = await serve({ port: 0 });
  const files = await mkdtemp(join(tmpdir(), 'sorora-browser-'));
  return {
    url,
    files,
    memo: new Map(),
    elsewhere: [], // addresses asked for outside of the site
    faults: [], // errors and policy violations of all devices
    async close() {
      server.close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

// The site in a browser of its own.
export const openLane = async (site, whole = false) => ({
  ...site,
  browser: await launch({ whole }),
});

// Work that several tests start from, done once.
export function once(site, name, make) {
  if (!site.memo.has(name)) site.memo.set(name, make());
  return site.memo.get(name);
}

function watch(site, page, troubled) {
  const fault = (text) => {
    page.faults.push(text);
    if (!troubled) site.faults.push(text);
  };
  page.faults = [];
  page.on('pageerror', (error) => fault(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('registration blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning')
      fault(`${message.text()} ${message.location().url}`);
  });
  page.context().on('request', (request) => {
    const address = request.url();
    const own = address.startsWith(site.url) || /^(blob|data):/.test(address);
    if (!own) site.elsewhere.push(address);
  });
}

// A page on a device of its own. `state` is what keep() gave: the same device, later; `before` gets
// the page before it goes anywhere. The site is not kept for later, which takes time, unless a test
// is about that; `troubled` where the test makes faults on purpose.
export async function openDevice(
  site,
  { state, route = '', viewport = WIDE, before = async () => {}, troubled, ...rest } = {},
) {
  const context = await site.browser.newContext({
    viewport,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    storageState: state,
    serviceWorkers: 'block',
    ...rest,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  watch(site, page, troubled);
  await before(page);
  await page.goto(site.url + route);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

// What the device has stored, to open it again later; after everything is saved.
export async function keep(page) {
  await settled(page);
  await page.getByText(/^Guardado \d\d:\d\d$/).waitFor();
  return page.context().storageState({ indexedDB: true });
}

export const close = (page) => page.context().close();
export const frames = async (page) =>
  Number(await page.locator('#canvas').getAttribute('data-frames'));

// Runs in the page: what was pressed or typed before has been told to the app when this is over. A
// hidden page has no frames.
const nextFrames = () =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 1000);
  });

// Waits until no frame has been drawn for `quiet` ms.
export async function settled(page, quiet = 250) {
  await page.evaluate(nextFrames);
  const end = Date.now() + WAIT_MS;
  for (let last = -1; Date.now() < end;) {
    const now = await frames(page);
    if (now === last) return;
    last = now;
    await pause(quiet);
  }
  throw new Error('the page never stops drawing');
}

export const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

// Does `work` for every item, two at a time: as many as there are processors to count on.
export async function inPairs(items, work) {
  const waiting = [...items];
  const one = async () => {
    while (waiting.length > 0) await work(waiting.shift());
  };
  await Promise.all([one(), one()]);
}

// Polls until `condition` gives something true, and returns it.
export async function eventually(condition, message, limit = WAIT_MS) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(typeof message === 'function' ? message() : message);
    await pause(40);
  }
}

export const eventuallyEqual = async (read, expected, message = '') => {
  let actual;
  await eventually(
    async () => JSON.stringify((actual = await read())) === JSON.stringify(expected),
    () => differ(actual, expected, message),
  );
};

export const hasFocus = (locator) =>
  locator.evaluate((element) => element === document.activeElement);

// ---- files ----

// The native program as it was built last, with sanitizers or without.
export function program() {
  if (process.env.SORORA_CLI) return process.env.SORORA_CLI;
  const built = ['build/asan/sorora', 'build/native/sorora']
    .map((path) => join(root, path))
    .filter(existsSync)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (built.length === 0) throw new Error('the native program is not built: ./test builds it');
  return built[0];
}

// Runs the native program; returns its exit code and what it printed.
export function sorora(...words) {
  try {
    const options = { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] };
    return { code: 0, text: execFileSync(program(), words, options) };
  } catch (error) {
    return { code: error.status, text: `${error.stdout}${error.stderr}` };
  }
}

// Invented profiles as files: [{path, name, json}] in the order of their names.
export function sample(site, people = 498) {
  return once(site, `sample ${people}`, async () => {
    const folder = join(site.files, `sample-${people}`);
    const made = sorora('sample', '--people', String(people), '--seed', '7', '--out', folder);
    if (made.code !== 0) throw new Error(made.text);
    const names = (await readdir(folder)).sort();
    const read = async (name) => {
      const path = join(folder, name);
      return { path, name, json: JSON.parse(await readFile(path, 'utf8')) };
    };
    return Promise.all(names.map(read));
  });
}

export async function fileOf(site, name, content) {
  await mkdir(join(site.files, 'made'), { recursive: true });
  const path = join(site.files, 'made', name);
  await writeFile(path, content);
  return path;
}

// Presses "Importar archivos" and answers the file chooser it opens.
export async function importFiles(page, paths) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Importar archivos' }).click(),
  ]);
  await chooser.setFiles(paths);
}

// Does `action` and returns the one file that is downloaded: {name, bytes}.
export async function download(page, action) {
  const [file] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

// ---- judging ----

export function assert(condition, message) {
  if (!condition) throw new Error(message || 'not so');
}

const differ = (actual, expected, message) =>
  `${message}\n    expected ${JSON.stringify(expected)}\n    got      ${JSON.stringify(actual)}`;

export function equal(actual, expected, message = '') {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(differ(actual, expected, message));
}
