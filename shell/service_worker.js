// Keeps a whole version of the site on the device, so that Sorora opens without a connection.
//
// Invariants:
// - a version is kept whole or not at all: every file must have the SHA-256 that the build wrote
//   down, and nothing is kept when one of them has not;
// - what the page has just loaded is not transferred once more; an older file that the browser still
//   holds has another hash, and is asked for past it;
// - the page and its files always come from one version, never from two;
// - a newer version waits until every tab of the older one is closed, or until a page says that
//   all is stored and she wants it now (offline.js): nothing is reloaded under anybody's hands;
// - a file is kept as its own answer, also where the host redirects to another name for it (/ for
//   /index.html): browsers open no page from an answer that says it was redirected;
// - what is not in the list (there is nothing of ours) goes to the network as if this were not here.

/* global FILES, VERSION -- [[path, sha256 in base64], …] and their hash, written by build.mjs */
const PREFIX = 'sorora-';
const CACHE = PREFIX + VERSION;
const PAGE = 'index.html';
const paths = new Set(FILES.map(([path]) => path));

function whole([path, sha256]) {
  const integrity = `sha256-${sha256}`;
  return fetch(path, { integrity }).catch(() => fetch(path, { integrity, cache: 'reload' }));
}

function itself(response) {
  if (!response.redirected) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body, { status, statusText, headers });
}

async function keepAll() {
  const files = (await Promise.all(FILES.map(whole))).map(itself);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(([path], i) => cache.put(path, files[i])));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim(); // the first visit: what it asks for later is kept already
}

// The path of the file that answers, or '' for what is not ours.
function fileFor({ method, url }) {
  const scope = new URL(registration.scope);
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return '';
  const path = pathname.slice(scope.pathname.length) || PAGE;
  return paths.has(path) ? path : '';
}

// A browser that is short of room may have thrown the cache away: then the network answers.
async function answer(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(path, registration.scope))) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(skipWaiting());
});
addEventListener('fetch', (event) => {
  const path = fileFor(event.request);
  if (path !== '') event.respondWith(answer(path, event.request));
});
