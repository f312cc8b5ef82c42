// Brings zip.js, the part that packs and opens zips, which a first form never needs.
//
// Idea: it is brought while nothing else is wanted, so that it is at hand without a connection too; who
// needs it before that has it brought at once.
//
// Invariants:
// - nothing is asked of the line before the service worker can answer, or a while has passed;
// - what could not be brought is asked for anew. Browsers remember for a page that an address gave no
//   module, so that each time it has another one.

import { ONE_FILE } from './parts.js';
import { anotherTime } from './program.js';

const WAIT_MS = 10_000; // where no service worker comes
const IDLE_MS = 5000;
const AGAIN_MS = 60_000;

let coming = null;
let failed = 0;

function ask() {
  if (failed === 0 || ONE_FILE) return import('./zip.js');
  const anew = `./zip.js?${failed}`;
  return import(anew);
}

// Resolves to what zip.js exports; rejects when it cannot be fetched now.
export function bringZip() {
  coming ??= ask().catch((error) => {
    coming = null;
    failed += 1;
    throw error;
  });
  return coming;
}

const workerHere = () =>
  new Promise((done) => {
    const workers = navigator.serviceWorker;
    if (workers?.controller) done();
    workers?.addEventListener('controllerchange', done, { once: true });
    setTimeout(done, WAIT_MS);
  });

const idle = () =>
  new Promise((done) => {
    if (window.requestIdleCallback) requestIdleCallback(done, { timeout: IDLE_MS });
    else setTimeout(done, IDLE_MS);
  });

// As often as it takes.
export async function bringZipSometime() {
  await workerHere();
  for (;;) {
    await idle();
    try {
      await bringZip();
      return;
    } catch {
      await anotherTime(AGAIN_MS);
    }
  }
}
