// Runs tests/browser/*.test.mjs in Chromium on the built site:
//   node tests/browser/run.mjs [part of a file or test name]
// A test file exports `tests`: names that read as sentences -> async (site) => {}.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLane, openSite } from './lib.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] || '';
const LIMIT_MS = Number(process.env.SORORA_LIMIT_MS || 360_000);
const MESSAGE_LIMIT = 1200;
// Taken from the front by two lanes, for two cores, each file with a browser of its own: the longest
// first; "network" looks back on what both did before.
const FILES = [
  'main_job',
  'every_screen',
  'mentee',
  'kills',
  'keyboard',
  'places',
  'search',
  'language',
  'copying',
  'phone',
  'moving',
  'matrix',
  'trust',
  'storage',
  'tabs',
  'offline',
  'fallbacks',
  'one_file',
  'installed',
  'parts',
  'network',
];
const LANES = 2;
const IN_THE_WHOLE_BROWSER = ['main_job', 'offline', 'tabs'];

function withLimit(work) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

// The message, cut where it grows long, and the line of the test it comes from.
function brief(error) {
  const message = String(error.message || error).slice(0, MESSAGE_LIMIT);
  const at = String(error.stack).match(/^ +at .*\.test\.mjs.*$/m);
  return at ? `${message}\n${at[0]}` : message;
}

const present = (await readdir(here)).filter((name) => name.endsWith('.test.mjs'));
for (const file of present.filter((name) => !FILES.includes(name.replace('.test.mjs', ''))))
  throw new Error(`${file} is not in FILES of tests/browser/run.mjs`);
let passed = 0;
let failed = 0;

async function run(site, name, test) {
  const begun = Date.now();
  try {
    await withLimit(test(site));
    passed += 1;
    console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n    ${brief(error)}`);
  }
  for (const context of site.browser.contexts()) await context.close();
}

async function runFile(site, file) {
  const { tests } = await import(join(here, `${file}.test.mjs`));
  const chosen = Object.entries(tests).filter(
    ([name]) => file.includes(wanted) || name.includes(wanted),
  );
  if (chosen.length === 0) return;
  const lane = await openLane(site, IN_THE_WHOLE_BROWSER.includes(file));
  for (const [name, test] of chosen) await run(lane, name, test);
  await lane.browser.close();
}

const site = await openSite();
const waiting = [...FILES];
await Promise.all(
  Array.from({ length: LANES }, async () => {
    while (waiting.length > 0) await runFile(site, waiting.shift());
  }),
);
await site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
