// What every test of the shell starts from: the real page and scripts over a fake module, served
// with the real headers, in Chromium.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withTexts } from '../../shell/page_texts.mjs';
import { serve } from '../../shell/serve.mjs';
import { launch } from '../chromium.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
export async function openSite() {
  const site = await mkdtemp(join(tmpdir(), 'sorora-shell-'));
  const fake = {
    name: 'fake',
    setup(plugin) {
      plugin.onResolve({ filter: /(^|\/)sorora\.js$/ }, () => ({
        path: join(here, 'fake_sorora.js'),
      }));
    },
  };
  await build({
    entryPoints: ['main.js', 'app.js', 'zip.js', 'style.css'].map((name) => join(root, 'shell', name)),
    external: ['./app.js', './zip.js'],
    outdir: site,
    bundle: true,
    format: 'esm',
    plugins: [fake],
    define: { REST_FILE: '""' }, // the fake is in one piece
    logLevel: 'warning',
    target: ['es2022', 'safari15.4'],
  });
  await cp(join(root, 'shell/icon.svg'), join(site, 'icon.svg'));
  for (const name of ['index.html', 'manifest.webmanifest']) {
    const text = await withTexts(await readFile(join(root, 'shell', name), 'utf8'));
    await writeFile(join(site, name), text);
  }
  const inter = join(root, 'node_modules/@expo-google-fonts/inter');
  await mkdir(join(site, 'fonts'));
  await cp(join(inter, '400Regular/Inter_400Regular.ttf'), join(site, 'fonts/regular.ttf'));
  await cp(join(inter, '600SemiBold/Inter_600SemiBold.ttf'), join(site, 'fonts/semibold.ttf'));
  await cp(join(inter, '400Regular/Inter_400Regular.ttf'), join(site, 'fonts/icons.ttf'));
  await writeFile(join(site, 'sorora.wasm'), '');
  const { server, url } = await serve({ root: site, port: 0 });
  return {
    url,
    async close() {
      server.close();
      await rm(site, { recursive: true, force: true });
    },
  };
}

// The site in a browser of its own.
export const openLane = async (site, whole = false) => ({
  ...site,
  browser: await launch({ whole }),
});

// Runs in the page. Whatever was asked for is told and drawn within a few of the page's own frames,
// however long those take on a busy machine; a hidden page has none.
async function settle() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const wait = (ms) =>
    new Promise((done) => {
      setTimeout(done, ms);
    });
  for (let i = 0; i < 4; i += 1) await (document.hidden ? wait(100) : frame());
  await wait(60);
}

// A page on which the fake has started. `page.faults` collects errors and policy violations.
export async function openPage({ browser, url }, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 800, height: 600 },
    acceptDownloads: true,
    serviceWorkers: 'block',
    ...options.context,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('registration blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning')
      page.faults.push(message.text());
  });
  if (options.before) await options.before(page);
  await page.goto(url + (options.hash || ''));
  await page.waitForFunction(() => window.fake && document.getElementById('loading').hidden);
  page.show = (tree) => page.evaluate((nodes) => window.fake.show(nodes), tree);
  page.change = (id, values) =>
    page.evaluate(([at, what]) => window.fake.change(at, what), [id, values]);
  page.sent = (t) => page.evaluate((type) => window.fake.of(type), t);
  page.settled = () => page.evaluate(settle);
  return page;
}

export const axe = () => readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

// One node of a tree.
export const node = (id, role, rest = {}) => ({
  id,
  parent: 0,
  role,
  x: 0,
  y: id * 50,
  w: 300,
  h: 44,
  ...rest,
});

// A long page: a button in every three nodes.
export const manyNodes = (count) =>
  Array.from({ length: count }, (_, i) =>
    node(i + 1, i % 3 ? 'text' : 'button', { text: `nodo ${i}` }),
  );

// Reads again until it is as expected, or five seconds are over.
export async function eventuallyEqual(read, expected, message = '') {
  const end = Date.now() + 5000;
  for (;;) {
    const actual = await read();
    if (JSON.stringify(actual) === JSON.stringify(expected)) return;
    if (Date.now() > end) equal(actual, expected, message);
    await new Promise((done) => {
      setTimeout(done, 40);
    });
  }
}

export function assert(condition, message) {
  if (!condition) throw new Error(message || 'not so');
}

export function equal(actual, expected, message = '') {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${message}\n    expected ${b}\n    got      ${a}`);
}
