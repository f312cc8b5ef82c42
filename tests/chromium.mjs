// The browser of the tests. Most run in chromium-headless-shell: the same engine, storage and
// graphics without the windows around them, and a fresh device costs a third of the time. What
// is about the browser as a whole (the main job, kills, tabs, offline) runs in chromium itself. All
// without a graphics processor, nor one that is pretended: a quarter less to compute, and what an
// old office PC has.
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

export const launch = ({ whole = false } = {}) =>
  chromium.launch({
    executablePath: whole || process.env.CHROMIUM || !existsSync(SHELL) ? WHOLE : SHELL,
    args: FLAGS,
  });
