// Runs tests/browser/*.test.mjs in Chromium on the built site:
//   node tests/browser/run.mjs [part of a file or test name]
// A test file exports `tests`: names that read as sentences -> async (site) => {}.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSite } from './lib.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] || '';
const LIMIT_MS = 120_000;
const MESSAGE_LIMIT = 1200;
// The order of the job, which is also the order in which shared work is first needed.
const ORDER = ['mentee', 'main_job', 'keyboard', 'idle', 'accessibility', 'network'];

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

const rank = (file) => (ORDER.indexOf(file.split('.')[0]) + ORDER.length + 1) % (ORDER.length + 1);
const files = (await readdir(here)).filter((name) => name.endsWith('.test.mjs'));
const site = await openSite();
let passed = 0;
let failed = 0;
for (const file of files.sort((a, b) => rank(a) - rank(b))) {
  const { tests } = await import(join(here, file));
  for (const [name, test] of Object.entries(tests)) {
    if (!file.includes(wanted) && !name.includes(wanted)) continue;
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
}
await site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
