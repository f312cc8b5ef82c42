// Weight and start: from an address to a form that can be filled in, beside what people would build
// one with, in one run on one machine.
//
//   node tests/bench/start.mjs [--rounds N] [--pages sorora,surveyjs,…]
//
// Needs the built site (./run --build-only), Chromium and, for Enketo, Debian's xsltproc; the peers
// come by `npm ci` in tests/bench/peers/start and are built into build/bench/start. Each page in
// each round gets a browser with a profile of its own, drawn by software: by a graphics processor that
// is pretended, without which jsimgui does not start. The browser's own window takes most of the time
// of a cold start then; `plain` is Sorora where none is pretended, as on an old office PC. Every file is served with
// brotli of the best quality. A form is usable when its fields are in the page and the frame that
// shows them has been presented; jsimgui's has no elements, so its first frame counts.
//
// Sorora: the address #/ficha on an empty device, "Llenar mi ficha" being pressed as soon as it is
// there, until "Nombre(s)" can be typed in; the app is found as a person finds it. First form: what
// was transferred for it, without the rest of the program, which comes whenever the line is free
// (tests/browser/parts.test.mjs shows that the form needs none of it). Everything: all that the app
// can ask for, the service worker and what it keeps included; not the pictures for who installs it,
// and not sorora.html, which is the same app once more. Sent: what the server sent for the first
// visit, headers included, until the page has rested for some seconds and kept what it wants to keep.
// Warm: the third visit with the same profile, whatever the page has kept by then
// (Sorora its service worker; the peers' files may stay in the cache for ever). Slow: Slow 4G and
// a processor four times slower, on a new profile. Idle: the processor time of all processes of the
// browser in ten seconds, once the page has been left alone.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SITE, serve } from '../../shell/serve.mjs';
import { inBrowser, median, pause } from './lib/browser.mjs';
import { processorSeconds } from './lib/processes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const peers = join(here, 'peers/start');
const folder = join(here, '../../build/bench/start');
const PATIENCE_MS = 120_000;
const REST_MS = 6000; // the page has kept what it wants to keep
const IDLE_MS = 10_000;
const ASIDE = /^sorora\.html|\.png\.br$/;
const REST = /\/rest-\w+\.wasm$/;
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

// These run in the page, once per frame, until they say that the form is there.
function sororaIsThere() {
  const named = (role, name) =>
    [...document.querySelectorAll(role)].find((one) => one.textContent.trim() === name);
  const start = named('button', 'Llenar mi ficha');
  if (start && !window.pressed) {
    window.pressed = true;
    start.click();
  }
  const [label] = [...document.querySelectorAll('label')].filter((one) =>
    one.textContent.startsWith('Nombre(s)'),
  );
  return Boolean(label?.control) && !label.control.disabled;
}
const fieldsAreThere = () =>
  document.querySelectorAll('.sd-question, .question, .rjsf-field, [id^="root_q"]').length >= 25 &&
  document.querySelectorAll('input, textarea, select').length >= 20;
const frameIsThere = () => Number(document.body?.dataset.frames) >= 1;

const PAGES = {
  sorora: { words: 'Sorora, Mi ficha', there: sororaIsThere },
  plain: { words: 'Sorora, none pretended', there: sororaIsThere, plain: true },
  surveyjs: { words: 'SurveyJS', there: fieldsAreThere },
  rjsf: { words: 'react-jsonschema-form', there: fieldsAreThere },
  enketo: { words: 'Enketo', there: fieldsAreThere },
  window: { words: 'jsimgui, a mere window', there: frameIsThere },
  jsimgui: { words: 'jsimgui, the form', there: frameIsThere },
};
const isOurs = (name) => PAGES[name].there === sororaIsThere;

const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const rounds = Number(option('--rounds', 5));
const names = option('--pages', Object.keys(PAGES).join(',')).split(',');

function install() {
  const done = join(peers, 'node_modules/.package-lock.json');
  const lock = join(peers, 'package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', options, { cwd: peers, stdio: 'inherit' });
}

// Serves the page; returns its address, what all its files weigh, how to end, and how to ask for the
// bytes sent so far.
async function open(name) {
  const root = isOurs(name) ? SITE : join(folder, name);
  const headers = isOurs(name) ? undefined : FOR_EVER;
  const { server, url } = await serve({ root, port: 0, headers });
  const files = await readdir(root, { recursive: true });
  const sizes = files
    .filter((file) => file.endsWith('.br') && !(isOurs(name) && ASIDE.test(file)))
    .map(async (file) => (await readFile(join(root, file))).length);
  const all = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const sockets = [];
  server.on('connection', (socket) => sockets.push(socket));
  const sent = () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  return { name, url: isOurs(name) ? `${url}#/ficha` : url, all, sent, server };
}

// Runs in the page before its own scripts: when the frame with the form has been presented.
function watch(there) {
  const look = () => {
    if (!there()) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.usable = performance.now();
      };
      port2.postMessage(0);
    });
  };
  requestAnimationFrame(look);
}

// Opens the address in a tab of its own; what it took and what was transferred for it.
async function visit(context, { name, url }, slow = false) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${name}: ${error}`));
  await page.addInitScript(`(${watch})(${PAGES[name].there})`);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  const rest = new Set();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (REST.test(request.url)) rest.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!rest.has(requestId)) bytes += encodedDataLength;
  });
  if (slow) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 750e3 / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
  const ready = await page.waitForFunction(() => window.usable, null, { timeout: PATIENCE_MS });
  return { page, ms: await ready.jsonValue(), bytes };
}

async function measure(opened) {
  const options = { plain: PAGES[opened.name].plain };
  const found = await inBrowser(async (context, profile) => {
    const sentBefore = opened.sent();
    const cold = await visit(context, opened);
    await pause(REST_MS);
    const sent = opened.sent() - sentBefore;
    const before = processorSeconds(profile);
    await pause(IDLE_MS);
    const idle = processorSeconds(profile) - before;
    await cold.page.close();
    const second = await visit(context, opened);
    await second.page.close();
    const warm = await visit(context, opened);
    return { cold: cold.ms, first: cold.bytes, sent, idle, warm: warm.ms };
  }, options);
  const slow = await inBrowser((context) => visit(context, opened, true), options);
  return { ...found, slow: slow.ms, all: opened.all };
}

install();
const { buildPeer } = await import('./peers/start/build.mjs');
const pages = [];
for (const name of names) {
  if (name === 'enketo' && spawnSync('xsltproc', ['--version']).error) {
    console.error('without Enketo: its form is made by xsltproc (apt-get install xsltproc)');
    continue;
  }
  if (!isOurs(name)) await buildPeer(name, join(folder, name), join(folder, 'made'));
  pages.push(await open(name));
}
const found = Object.fromEntries(pages.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  // Nobody is always first.
  for (let i = 0; i < pages.length; i += 1) {
    const opened = pages[(i + round) % pages.length];
    found[opened.name].push(await measure(opened));
  }
}
for (const { server } of pages) server.close();

const [{ name: base }] = pages;
const of = (name, key) => median(found[name].map((one) => one[key]));
const COLUMNS = [
  ['first form', 'first', (bytes) => `${(bytes / 1000).toFixed(0)} KB`],
  ['everything', 'all', (bytes) => `${(bytes / 1000).toFixed(0)} KB`],
  ['sent', 'sent', (bytes) => `${(bytes / 1000).toFixed(0)} KB`],
  ['cold', 'cold', (ms) => `${(ms / 1000).toFixed(2)} s`],
  ['warm', 'warm', (ms) => `${(ms / 1000).toFixed(2)} s`],
  ['slow', 'slow', (ms) => `${(ms / 1000).toFixed(1)} s`],
  ['idle', 'idle', (seconds) => `${seconds.toFixed(2)} s`],
];
console.log(`medians of ${rounds}; × is beside ${PAGES[base].words}`);
console.log(' '.repeat(24) + COLUMNS.map(([title]) => title.padStart(11).padEnd(19)).join(''));
for (const { name } of pages) {
  const cells = COLUMNS.map(([, key, show]) => {
    const value = of(name, key);
    const times = value / of(base, key);
    const ratio = Number.isFinite(times) && name !== base ? `× ${times.toFixed(2)}` : '';
    return show(value).padStart(11) + ` ${ratio}`.padEnd(8);
  });
  console.log(PAGES[name].words.padEnd(24) + cells.join(''));
}
