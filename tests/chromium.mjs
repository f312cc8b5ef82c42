// The browser of the tests. Most run in chromium-headless-shell: the same engine, storage and
// graphics without the windows around them, and a fresh device costs a third of the time. What
// is about the browser as a whole (the main job, kills, tabs, offline) runs in chromium itself.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const WHOLE = process.env.CHROMIUM || '/usr/bin/chromium';
const SHELL = '/usr/bin/chromium-headless-shell';
export const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const DRAWN_BY_SOFTWARE = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

export const launch = ({ whole = false, flags = [] } = {}) =>
  chromium.launch({
    executablePath: whole || process.env.CHROMIUM || !existsSync(SHELL) ? WHOLE : SHELL,
    args: [...FLAGS, ...flags],
  });
