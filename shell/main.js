// Where the page starts: fonts, storage and the wasm module are brought together, then every event
// goes to C++ through the bridge and every frame comes from it.
//
// Invariants:
// - C++ starts once, after fonts and stored entries are there;
// - a step that fails ends in a notice that says what to do, never in a blank page.

import createSorora from './sorora.js';
import { Bridge } from './bridge.js';
import { effects } from './effects.js';
import { Files } from './files.js';
import { fail, opened } from './notice.js';
import { keepForOffline } from './offline.js';
import { OneTab } from './one_tab.js';
import { Route } from './route.js';
import { Semantics } from './semantics.js';
import { Storage } from './storage.js';
import { Viewport, media } from './viewport.js';

// [file, weight of the DOM family "Sorora" or 0]; the position is the kind that C++ knows.
const FONTS = [
  ['fonts/regular.ttf', 400],
  ['fonts/semibold.ttf', 600],
  ['fonts/icons.ttf', 0],
];

const $ = (id) => document.getElementById(id);

// The bytes are fetched once for both: the canvas and the fields must draw the same letters.
async function loadFont([path, weight]) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const buffer = await response.arrayBuffer();
  if (weight > 0) {
    const face = new FontFace('Sorora', buffer.slice(0), { weight: String(weight) });
    document.fonts.add(await face.load());
  }
  return new Uint8Array(buffer);
}

function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Wires everything that does not need the module yet.
function assemble() {
  const bridge = new Bridge({ canvas: $('canvas'), onFailure: (error) => fail('stopped', error) });
  const send = (event) => bridge.send(event);
  const wake = () => bridge.wake();
  const storage = new Storage();
  const route = new Route(send);
  let semantics = null;
  const files = new Files({
    bridge,
    accepts: () => semantics.acceptsDrops(),
    hint: $('drop-hint'),
  });
  semantics = new Semantics({
    root: $('semantics'),
    send,
    wake,
    pick: (node) => files.pick(node),
    navigate: (href) => route.navigate(href),
  });
  const viewport = new Viewport({ root: $('semantics'), probe: $('safe'), send, wake });
  bridge.beforeFrame.push(
    () => viewport.beforeFrame(),
    () => semantics.beforeFrame(),
  );
  bridge.afterFrame.push((idle) => {
    semantics.afterFrame(idle);
    if (bridge.frames !== 1) return;
    opened();
    keepForOffline();
  });
  const oneTab = new OneTab({
    async flush() {
      if (files.busy > 0) return false;
      bridge.frameNow(); // what was just typed is in the save now
      return storage.settled();
    },
    read: () => storage.readAll(),
    follow: ({ entries, state, snapshots }, following) =>
      send({ t: 'followed', entries, storage: state, snapshots, following }),
    refused: () => send({ t: 'writing_refused' }),
  });
  return { bridge, storage, route, files, semantics, viewport, oneTab };
}

function watchPage({ bridge, semantics }) {
  document.addEventListener('visibilitychange', () => {
    bridge.send({ t: 'visible', on: !document.hidden });
    if (document.hidden)
      bridge.frameNow(); // C++ saves now: there may be no later
    else bridge.wake();
  });
  window.addEventListener('pagehide', () => bridge.frameNow());
  $('skip').addEventListener('click', (event) => {
    event.preventDefault();
    semantics.focusMain();
  });
}

async function start() {
  const app = assemble();
  const { bridge, storage, route, semantics, viewport, oneTab } = app;
  const effect = effects(app);
  const host = {
    semantics: (text) => semantics.apply(JSON.parse(text)),
    effect: (text) => effect(JSON.parse(text)),
  };
  await oneTab.claim();
  const [module, fonts, first, persisted] = await Promise.all([
    createSorora({ canvas: $('canvas'), host, locateFile: (path) => path }),
    Promise.all(FONTS.map(loadFont)),
    storage.readAll(),
    Promise.resolve(navigator.storage?.persisted?.()).catch(() => false),
  ]);
  // Where the lock came meanwhile, the former writer may have saved after the first reading.
  const stored = oneTab.late && oneTab.writing ? await storage.readAll() : first;
  bridge.attach(module);
  fonts.forEach((bytes, kind) => bridge.font(kind, bytes));
  const { w, h, dpr, safe, keyboard } = viewport.measure();
  bridge.start({
    w,
    h,
    dpr,
    safe,
    keyboard,
    ...media(viewport.probe),
    random: randomHex(),
    tz: -new Date().getTimezoneOffset(),
    route: route.current,
    entries: stored.entries,
    storage: stored.state,
    snapshots: stored.snapshots,
    persisted: persisted === true,
    following: oneTab.following,
  });
  oneTab.started();
  viewport.watch($('canvas'));
  watchPage(app);
}

if (typeof WebAssembly !== 'object') fail('unsupported');
else start().catch((error) => fail('download', error));
