// Runs tests/engines/*.test.mjs on the built site in every engine but Chromium:
//   node tests/engines/run.mjs [part of an engine, file or test name]
// A test file exports `tests`: names that read as sentences -> async (page, site) => {}. Every test
// gets a server of its own, thus an origin, which is to a browser what a new device is.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../shell/serve.mjs';
import { equal, openSite, root } from '../browser/lib.mjs';
import { open } from './browsers.mjs';
import { limitsOf } from './limits.mjs';
import { Page } from './page.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pictures = join(root, 'build/screenshots/engines');
const wanted = process.argv[2] || '';
const LIMIT_MS = 60_000;
// Beside each other, for two cores.
const LANES = [['firefox', 'firefox without WebGL'], ['webkitgtk']];
let passed = 0;
let failed = 0;

function withLimit(work) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function tests() {
  const all = [];
  const files = (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort();
  for (const file of files) {
    const { tests: own } = await import(join(here, file));
    for (const [name, test] of Object.entries(own)) all.push({ file, name, test });
  }
  return all;
}

async function device(browser) {
  const { server, url } = await serve({ port: 0 });
  const page = new Page(browser, url);
  page.unplug = () => {
    server.close();
    server.closeAllConnections();
  };
  return page;
}

async function picture(browser, name) {
  const bytes = Buffer.from(await browser.driver.screenshot(), 'base64');
  const words = `${browser.engine} ${name}`.replace(/[^\p{L}]+/gu, '-').slice(0, 80);
  await writeFile(join(pictures, `${words}.png`), bytes);
}

async function run(site, browser, { name, test }) {
  const begun = Date.now();
  const page = await device(browser);
  try {
    await withLimit(test(page, site));
    await page.look();
    equal(page.faults, [], 'faults');
    passed += 1;
    console.log(`ok   ${browser.engine}: ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${browser.engine}: ${name}\n    ${error.stack}`);
  }
  await picture(browser, name).catch(() => {});
  page.unplug();
}

async function runEngine(site, engine, all) {
  const limits = limitsOf(engine);
  const chosen = all.filter(
    ({ file, name }) =>
      [engine, file, name].some((words) => words.includes(wanted)) &&
      !limits.some((limit) => limit.tests?.test(name)),
  );
  if (chosen.length === 0) return;
  for (const { what, why } of limits) console.log(`not  ${engine}: ${what}: ${why}`);
  const browser = await open(engine);
  for (const each of chosen) await run(site, browser, each);
  await browser.close();
}

await mkdir(pictures, { recursive: true });
const site = await openSite();
const all = await tests();
await Promise.all(
  LANES.map(async (engines) => {
    for (const engine of engines) await runEngine(site, engine, all);
  }),
);
await site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
