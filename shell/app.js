// The app of the page: fonts, storage and the wasm module are brought together, then every event
// goes to C++ through the bridge and every frame comes from it.
//
// Invariant: C++ starts once, after fonts and stored entries are there.

import createSorora from './sorora.js';
import { Bridge } from './bridge.js';
import { effects } from './effects.js';
import { Files } from './files.js';
import { FONTS } from './fonts.js';
import { fail, opened } from './notice.js';
import { Offline } from './offline.js';
import { watchErrors } from './page_facts.js';
import { OneTab } from './one_tab.js';
import { Install, home } from './install.js';
import { ONE_FILE, part } from './parts.js';
import { nextTurn } from './pause.js';
import { Picture } from './picture.js';
import { MissingPartError, Program } from './program.js';
import { Route } from './route.js';
import { Semantics } from './semantics.js';
import { Share } from './share.js';
import { Storage } from './storage.js';
import { Unsaved } from './unsaved.js';
import { Viewport, media } from './viewport.js';
import { bringZipSometime } from './zips.js';

const SETTLE_MS = 500; // the first picture has been shown by then

const $ = (id) => document.getElementById(id);

// The bytes are fetched once for both: the canvas and the fields must draw the same letters.
async function loadFont([path, weight]) {
  const bytes = await part(path);
  if (weight > 0) {
    const face = new FontFace('Sorora', bytes.slice().buffer, { weight: String(weight) });
    document.fonts.add(await face.load());
  }
  return bytes;
}

function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Wires everything that does not need the module yet.
function assemble() {
  const onFailure = (error) =>
    fail(error instanceof MissingPartError ? 'download' : 'stopped', error);
  const bridge = new Bridge({ canvas: $('canvas'), onFailure });
  const program = new Program();
  const send = (event) => bridge.send(event);
  const wake = () => bridge.wake();
  const storage = new Storage();
  const unsaved = new Unsaved();
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
    type: (event) => bridge.type(event),
    wake,
    pick: (node) => files.pick(node),
    navigate: (href) => route.navigate(href),
    broke: (error) => bridge.fail(error),
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
    const whole = program.bringSometime();
    setTimeout(() => route.settle(), SETTLE_MS);
    files.takeLaunched((path) => route.navigate(path));
    if (ONE_FILE) return;
    offline.keep();
    whole.then(() => {
      install.watch();
      bringZipSometime();
    });
  });
  let holds = 0;
  let focused = null;
  const hold = (on) => {
    if (holds === 0) focused = document.activeElement;
    holds += on ? 1 : -1;
    $('semantics').inert = holds > 0;
    if (holds === 0) focused.focus({ preventScroll: true });
  };
  const flush = async () => {
    if (files.busy > 0) return false;
    return storage.settled(() => bridge.frameNow()); // what was just typed is in the save then
  };
  const oneTab = new OneTab({
    flush,
    read: () => storage.readAll(),
    follow({ entries, state, snapshots }, following) {
      unsaved.forget();
      send({ t: 'followed', entries, storage: state, snapshots, following });
      bridge.frameNow(); // fields that take nothing any more look so at once
    },
    refused: () => send({ t: 'writing_refused' }),
    hold,
  });
  const install = new Install(send);
  const share = new Share(send);
  const offline = new Offline({ send, write: () => oneTab.take(), flush, hold });
  return {
    bridge,
    program,
    storage,
    unsaved,
    route,
    files,
    semantics,
    viewport,
    oneTab,
    offline,
    install,
    share,
  };
}

// The module, with the page's part of every conversation with it.
function make({ program, host }) {
  return new Promise((done, failed) => {
    const instantiateWasm = (imports, receive) => {
      program.instantiate(imports).then(receive, failed);
      return {};
    };
    createSorora({ canvas: $('canvas'), host, instantiateWasm }).then(done, failed);
  });
}

// The first part of the program has all that an empty device shows first.
const STARTS = ['#/', '#/ficha'];
const isFirstForm = (stored, route) => stored.entries.length === 0 && STARTS.includes(route);

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

export async function start() {
  watchErrors();
  const app = assemble();
  await nextTurn();
  const { bridge, program, storage, route, semantics, viewport, oneTab } = app;
  viewport.watch(); // what is told before C++ starts waits in the bridge
  watchPage(app);
  await nextTurn();
  const effect = effects(app);
  const picture = new Picture($('canvas'), (event) => bridge.send(event));
  const host = {
    picture: (pixels, width, areas) => picture.show(pixels, width, areas),
    semantics: (text) => semantics.take(text),
    effect: (text) => effect(JSON.parse(text)),
    stage: (key, text) => storage.stage(key, text),
  };
  const readAll = async () => {
    await oneTab.claim();
    const stored = await oneTab.first();
    if (!isFirstForm(stored, route.current) || !program.startsAlone()) await program.bring();
    return stored;
  };
  const [module, fonts, first, persisted] = await Promise.all([
    make({ program, host }),
    Promise.all(FONTS.map(loadFont)),
    readAll(),
    Promise.resolve(navigator.storage?.persisted?.()).catch(() => false),
  ]);
  // Where the lock came or another tab saved meanwhile.
  const stored = oneTab.stale ? await oneTab.first() : first;
  bridge.attach(module);
  for (const [kind, bytes] of fonts.entries()) {
    bridge.font(kind, bytes);
    await nextTurn();
  }
  const { w, h, dpr, safe, covered, keyboard } = viewport.measure();
  bridge.start({
    w,
    h,
    dpr,
    safe,
    covered,
    keyboard,
    ...media(viewport.probe),
    random: randomHex(),
    tz: -new Date().getTimezoneOffset(),
    route: route.current,
    entry: route.entry,
    entries: stored.entries,
    storage: stored.state,
    snapshots: stored.snapshots,
    persisted: persisted === true,
    following: oneTab.startsFollowing,
    ...home(ONE_FILE),
  });
  oneTab.started();
}
