// Starts the engines, each with a display, a home and a download folder of its own.
//
// Invariant: whatever way the tests end, no process and no folder of theirs stays.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../browser/lib.mjs';
import { overHttp, overMarionette } from './webdriver.mjs';

const SCREEN = '1280x900x24';
const WINDOW = { x: 0, y: 0, width: 1280, height: 900 };
const groups = new Set();
const folders = new Set();

// A process with all its children, which end with it.
function start(command, words, options = {}) {
  const child = spawn(command, words, { stdio: 'ignore', detached: true, ...options });
  child.on('error', (error) => {
    child.failure = `${command} does not start: ${error.message}`;
  });
  groups.add(child);
  return child;
}

function end(child) {
  if (!groups.delete(child) || child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended before.
  }
}

process.on('exit', () => {
  for (const child of [...groups]) end(child);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

async function home() {
  const folder = await mkdtemp(join(tmpdir(), 'sorora-engine-'));
  folders.add(folder);
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  await mkdir(join(folder, '.config'));
  await writeFile(join(folder, '.config/user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const environment = {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_CACHE_HOME: join(folder, '.cache'),
    XDG_DATA_HOME: join(folder, '.local/share'),
    LANG: 'es_MX.UTF-8',
    TZ: 'America/Mexico_City',
  };
  return { folder, downloads, environment };
}

// An X server that draws into memory; it names a free display itself.
async function display() {
  const words = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const server = start('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let number = '';
  server.stdio[3].on('data', (text) => {
    number += text;
  });
  await started(server, () => number.endsWith('\n'));
  return { server, DISPLAY: `:${number.trim()}` };
}

// Waits until `ready` gives something true, as long as the process lives.
const started = (child, ready) =>
  eventually(
    async () => {
      if (child.failure || child.exitCode !== null)
        throw new Error(child.failure || `${child.spawnfile} ended with ${child.exitCode}`);
      return ready();
    },
    `${child.spawnfile} is not ready`,
    30_000,
  );

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => {
    server.once('listening', done);
  });
  const { port } = server.address();
  await new Promise((done) => {
    server.close(done);
  });
  return port;
}

const PREFERENCES = (downloads) => ({
  'marionette.port': 0,
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'es-MX, es',
});

async function firefox({ headless }) {
  const { folder, downloads, environment } = await home();
  const preferences = Object.entries(PREFERENCES(downloads)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(folder, 'user.js'), preferences.join(''));
  const screen = headless ? {} : await display();
  const words = ['--marionette', '--no-remote', '--profile', folder];
  const env = { ...environment, ...(headless ? { MOZ_HEADLESS: '1' } : screen) };
  const browser = start('firefox-esr', words, { env });
  const port = await started(browser, () =>
    readFile(join(folder, 'MarionetteActivePort'), 'utf8').catch(() => ''),
  );
  const driver = await overMarionette(Number(port));
  return { driver, downloads, processes: [browser, screen.server] };
}

async function webkit() {
  const { downloads, environment } = await home();
  const { server, DISPLAY } = await display();
  const port = await freePort();
  const env = { ...environment, DISPLAY };
  const browser = start('WebKitWebDriver', [`--port=${port}`], { env });
  const url = `http://127.0.0.1:${port}`;
  await started(browser, () => fetch(`${url}/status`).then(Boolean, () => false));
  return { driver: await overHttp(url), downloads, processes: [browser, server] };
}

export const ENGINES = {
  firefox: () => firefox({ headless: false }),
  webkitgtk: () => webkit(),
  // A headless Firefox has no WebGL, and Sorora asks for none.
  'firefox without WebGL': () => firefox({ headless: true }),
};

export async function open(engine) {
  const { driver, downloads, processes } = await ENGINES[engine]();
  await driver.resize(WINDOW);
  return {
    engine,
    driver,
    downloads,
    async close() {
      await driver.stop().catch(() => {});
      for (const child of processes) if (child) end(child);
    },
  };
}
