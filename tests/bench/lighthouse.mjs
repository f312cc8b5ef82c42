// What Lighthouse says of the built site as shell/serve.mjs serves it, on a phone and on a desk.
//
//   node tests/bench/lighthouse.mjs [--runs N] [--route '#/…']
//
// Needs the built site (./run --build-only) and Chromium; Lighthouse comes by `npm ci` in
// tests/bench/peers/lighthouse. Prints the medians of the scores and, of the last run, every audit
// that is not passed, with its reason; and in turns with it the floor: a page of one sentence, whose
// main thread is held up by what the browser itself does on this machine. Ends with 1 where a score
// is under what is asked.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '../../shell/serve.mjs';
import { FLAGS, WHOLE } from '../chromium.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), 'peers/lighthouse');
const ASKED = { performance: 90, accessibility: 100, 'best-practices': 100 };
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const runs = Number(option('--runs', 3));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function bring() {
  const done = join(here, 'node_modules/.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (!existsSync(done) || statSync(done).mtimeMs < statSync(lock).mtimeMs) {
    const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', options, { cwd: here, stdio: 'inherit' });
  }
  const load = async (name) =>
    import(pathToFileURL(createRequire(join(here, 'package.json')).resolve(name)));
  const { default: lighthouse, desktopConfig } = await load('lighthouse');
  // chrome-launcher is Lighthouse's own: it gives the browser a profile that is thrown away.
  const { launch } = await load('chrome-launcher');
  return { lighthouse, desktopConfig, launch };
}

async function judge({ lighthouse, launch }, url, config) {
  const chrome = await launch({
    chromePath: WHOLE,
    chromeFlags: ['--headless=new', ...FLAGS],
  });
  try {
    const options = { port: chrome.port, onlyCategories: Object.keys(ASKED), logLevel: 'error' };
    const { lhr } = await lighthouse(url, options, config);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
}

// Where in the page, or in which file, in as few words as it takes.
function place(item) {
  const { node, url, source, description } = item;
  const words = node?.snippet ?? url ?? source?.url ?? description ?? item.label ?? '';
  return typeof words === 'string' ? words : JSON.stringify(words);
}

function printFailed(lhr) {
  for (const name of Object.keys(ASKED)) {
    for (const { id, weight } of lhr.categories[name].auditRefs) {
      const audit = lhr.audits[id];
      const { score, scoreDisplayMode: mode, title, displayValue = '', explanation = '' } = audit;
      if (score === null || score >= 0.9 || mode === 'notApplicable') continue;
      const words = [title, displayValue, explanation].filter(Boolean).join(' · ');
      console.log(`    ${name}, weight ${weight}: ${words}`);
      for (const item of (audit.details?.items ?? []).slice(0, 5)) {
        const at = place(item);
        if (at !== '') console.log(`        ${at.slice(0, 160)}`);
      }
    }
  }
}

const scoreOf = (all, name) => Math.round(median(all.map((lhr) => lhr.categories[name].score)) * 100);
const heldUp = (all) =>
  Math.round(median(all.map((lhr) => lhr.audits['total-blocking-time'].numericValue)));
// The figures of performance depend on the machine; Lighthouse times a small program of its own.
const machine = (all) => Math.round(median(all.map((lhr) => lhr.environment.benchmarkIndex)));

const SENTENCE = `<!DOCTYPE html><html lang="es-MX"><meta charset="utf-8"><title>Una frase</title>
<meta name="viewport" content="width=device-width"><h1>Una frase</h1><p>Aquí no hay nada más.</p>`;

const tools = await bring();
const { server, url } = await serve({ port: 0 });
const folder = await mkdtemp(join(tmpdir(), 'sorora-floor-'));
await writeFile(join(folder, 'index.html'), SENTENCE);
const floor = await serve({ port: 0, root: folder });
let short = false;
for (const [words, config] of [
  ['phone', undefined],
  ['desk', tools.desktopConfig],
]) {
  const all = [];
  const least = [];
  for (let run = 0; run < runs; run += 1) {
    all.push(await judge(tools, url + option('--route', ''), config));
    least.push(await judge(tools, floor.url, config));
  }
  const scores = Object.entries(ASKED).map(([name, asked]) => {
    short ||= scoreOf(all, name) < asked;
    return `${name} ${scoreOf(all, name)} (asked ${asked})`;
  });
  console.log(`${words}, medians of ${runs}: ${scores.join(', ')}`);
  console.log(`    the main thread held up for ${heldUp(all)} ms; by a page of one sentence, whose`);
  console.log(`    performance is ${scoreOf(least, 'performance')}, ${heldUp(least)} ms; the machine:`);
  console.log(`    ${machine(all)} in Lighthouse’s own benchmark`);
  printFailed(all.at(-1));
}
server.close();
floor.server.close();
await rm(folder, { recursive: true });
process.exit(short ? 1 : 0);
