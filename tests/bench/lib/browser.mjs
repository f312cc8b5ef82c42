// A browser that nobody else uses, with a profile of its own that is thrown away, drawn by software.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, WHOLE } from '../../chromium.mjs';

// WebGL, which jsimgui asks for, by the processor.
const DRAWN_BY_SOFTWARE = [
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

// Does `work` with the context and the path of its profile, then closes the browser.
export async function inBrowser(work, options = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'sorora-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: WHOLE,
    args: [...FLAGS, ...DRAWN_BY_SOFTWARE],
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
