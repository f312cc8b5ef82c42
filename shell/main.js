// Where the page starts. Its first words are shown before anything large is asked for or done: on a
// slow line somebody waits for seconds and should see at once for what.
//
// Invariant: a step that fails ends in a notice that says what to do, never in a blank page.

import { FONTS } from './fonts.js';
import { fail } from './notice.js';
import { askFor } from './parts.js';
import { nextTurn } from './pause.js';

const PATIENCE_MS = 300; // a window behind others is not painted, and not every browser tells

const painted = () =>
  new Promise((done) => {
    setTimeout(done, document.hidden ? 0 : PATIENCE_MS);
    new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
  });

async function open() {
  await painted();
  askFor(['sorora.wasm', ...FONTS.map(([path]) => path)]);
  const { start } = await import('./app.js');
  await nextTurn();
  await start();
}

if (typeof WebAssembly !== 'object') fail('unsupported');
else open().catch((error) => fail('download', error));
