// A browser that nobody else uses, with a profile of its own that is thrown away, drawn by the
// processor.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, WHOLE } from '../../chromium.mjs';

// A graphics processor that is pretended (jsimgui asks for WebGL): the browser draws its own pages
// with it too, which takes longer than without any.
const PRETENDED = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const START_MS = 700; // the browser's own start is over

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const high = (values) =>
  [...values].sort((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1];
export const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

// Does `work` with the context and the path of its profile, then closes the browser. `plain`: as on
// an office PC without a graphics processor, nor one that is pretended.
export async function inBrowser(work, { plain = false, ...options } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'sorora-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: WHOLE,
    args: plain ? FLAGS : [...FLAGS, ...PRETENDED],
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  try {
    await pause(START_MS);
    return await work(context, profile);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
