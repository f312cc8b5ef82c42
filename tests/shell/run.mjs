// Runs tests/shell/*.test.mjs in Chromium: node tests/shell/run.mjs [part of a file or test name].
// A test file exports `tests`: names that read as sentences -> async (site) => {}.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLane, openSite } from './lib.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] || '';
const LIMIT_MS = 60_000;
const LANES = 2; // for two cores

function withLimit(work) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function runTest(lane, name, test) {
  const begun = Date.now();
  try {
    await withLimit(test(lane));
    passed += 1;
    console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n    ${error.stack}`);
  }
  for (const context of lane.browser.contexts()) await context.close();
}

async function runFile(lane, file) {
  const { tests } = await import(join(here, file));
  for (const [name, test] of Object.entries(tests)) {
    if (file.includes(wanted) || name.includes(wanted)) await runTest(lane, name, test);
  }
}

let passed = 0;
let failed = 0;
const site = await openSite();
const waiting = (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort();
await Promise.all(
  Array.from({ length: LANES }, async () => {
    const lane = await openLane(site);
    while (waiting.length > 0) await runFile(lane, waiting.shift());
    await lane.browser.close();
  }),
);
await site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
