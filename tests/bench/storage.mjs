// Storing 20,000 records of 400 bytes in Chromium: our small door (shell/storage.js) beside
// IndexedDB by hand, Dexie and PouchDB, in one run on one machine.
//
//   node tests/bench/storage.mjs [--rounds N] [--saves N] [--stores ours,dexie,…]
//
// Every store in every round has a profile of its own; the cold read is made by a browser that was
// closed and started again. All are strict but PouchDB, which offers no choice. Ours is timed to
// its answer, after reading back what it wrote, and to the completion of its transaction. What is
// read must be what was written. Installs Dexie and PouchDB beside this, on demand. Medians.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { serve } from '../../shell/serve.mjs';
import { FLAGS } from '../browser/lib.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const peers = join(here, 'peers/storage');
const folder = join(here, '../../build/bench/storage');
const WORDS = {
  ours: 'Sorora, read back',
  hundreds: 'IndexedDB, entries of 100',
  single: 'IndexedDB, single entries',
  dexie: 'Dexie',
  pouchdb: 'PouchDB (not strict)',
};

const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const named = process.argv.indexOf('--stores');
const stores = named < 0 ? Object.keys(WORDS) : process.argv[named + 1].split(',');
const rounds = option('--rounds', 5);
const saves = option('--saves', 200);
const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const high = (values) => sorted(values)[Math.ceil(0.95 * values.length) - 1];

function install() {
  const done = join(peers, 'node_modules/.package-lock.json');
  const lock = join(peers, 'package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', options, { cwd: peers, stdio: 'inherit' });
}

async function bundle() {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(peers, 'page.js')],
    outfile: join(folder, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  });
  const script = '<script type="module" src="page.js"></script>';
  const page = `<!doctype html><meta charset="utf-8"><title>bench</title>${script}`;
  await writeFile(join(folder, 'index.html'), page);
}

// Does `work` on the page in a browser with this profile, which is closed afterwards.
async function inBrowser(url, profile, work) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: FLAGS,
  });
  try {
    const page = context.pages()[0] || (await context.newPage());
    page.on('pageerror', (error) => console.error(String(error)));
    await page.goto(url);
    await page.waitForFunction(() => window.bench);
    return await work(page);
  } finally {
    await context.close();
  }
}

async function measure(url, name) {
  const profile = await mkdtemp(join(tmpdir(), 'sorora-bench-'));
  try {
    const wrote = await inBrowser(url, profile, (page) =>
      page.evaluate(([store, count]) => window.bench.write(store, count), [name, saves]),
    );
    const read = await inBrowser(url, profile, (page) =>
      page.evaluate(([store, count]) => window.bench.read(store, count), [name, saves]),
    );
    if (!read.right) throw new Error(`${WORDS[name]}: what was read is not what was written`);
    return { ...wrote, read: read.ms };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Medians over the rounds; of the saves, their p50 and p95 over all rounds.
function summary(found, key) {
  const times = found.flatMap((one) => one.saves.map((save) => save[key]));
  return {
    bulk: median(found.map((one) => one.bulk[key])),
    half: median(times),
    most: high(times),
    read: median(found.map((one) => one.read)),
  };
}

function print(words, { bulk, half, most, read }, floor) {
  const cell = (ms, digits, times) =>
    `${ms.toFixed(digits).padStart(8)} ms × ${times.toFixed(2).padEnd(6)}`;
  console.log(
    words.padEnd(28) +
      cell(bulk, 0, bulk / floor.bulk) +
      cell(half, 2, half / floor.half) +
      `${most.toFixed(2).padStart(7)} ms  ` +
      cell(read, 0, read / floor.read),
  );
}

install();
await bundle();
const { server, url } = await serve({ root: folder, port: 0 });
const found = Object.fromEntries(stores.map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  // Nobody is always first.
  for (let i = 0; i < stores.length; i += 1) {
    const name = stores[(i + round) % stores.length];
    found[name].push(await measure(url, name));
  }
}
server.close();
const { hundreds: [first] = [] } = found;
const floor = summary(first ? found.hundreds : found[stores[0]], 'ms');
console.log(`median of ${rounds}; × is beside ${WORDS[first ? 'hundreds' : stores[0]]}`);
console.log(`${' '.repeat(28)}20,000 at once       one save p50         p95        cold open and read`);
for (const name of stores) {
  print(WORDS[name], summary(found[name], 'ms'), floor);
  if (name === 'ours') print('Sorora, to completion', summary(found.ours, 'written'), floor);
}
