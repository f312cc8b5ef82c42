// Builds the site: node shell/build.mjs [--debug]. Needs the WebAssembly build (cmake preset web,
// or web-debug) and writes build/site: the page, one script, the program in two parts, the fonts, the
// texts of other languages, the notices of third parties, icons, and sorora.html with all of it
// inside, each with a brotli neighbour. Prints what every part weighs.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'esbuild';
import { icons } from './icons.mjs';
import { oneFile } from './one_file.mjs';
import { withTexts } from './page_texts.mjs';
import { split } from './split.mjs';

const shell = dirname(fileURLToPath(import.meta.url));
const root = dirname(shell);
const site = join(root, 'build/site');
const debug = process.argv.includes('--debug');
const wasm = join(root, debug ? 'build/web-debug' : 'build/web');
const compress = promisify(brotliCompress);

const ENTRIES = ['main.js', 'app.js', 'zip.js', 'style.css']; // each script brings the next
const WORKER = 'service_worker.js';
const STATIC = ['.svg', '.png'];
const WORDED = ['.html', '.webmanifest'];
// Asked for by who installs or downloads Sorora: neither in the first load nor kept for later.
const ASKED_FOR = /^(icon-.*|apple-touch-icon)\.png$|^sorora\.html$/;
const kept = new Set();
const MOST_WORDS = 1000;
// Each other language, apart from the built-in one: brought when somebody chooses it.
const languages = async () =>
  (await readdir(join(wasm, 'texts'))).filter((name) => /^[a-z]{2}(-[A-Z]{2})?\.json$/.test(name));

async function readOr(path, otherwise) {
  return existsSync(path) ? readFile(path) : otherwise;
}

// Writes a file of the site and its brotli neighbour; nothing when both are current, because the
// best compression takes seconds.
async function put(name, bytes) {
  const file = join(site, name);
  kept.add(file).add(`${file}.br`);
  const same = Buffer.compare(await readOr(file, Buffer.of()), bytes) === 0;
  if (same && existsSync(`${file}.br`)) return;
  await mkdir(dirname(file), { recursive: true });
  const quality = debug ? 4 : constants.BROTLI_MAX_QUALITY;
  const packed = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  await writeFile(`${file}.br`, packed);
  await writeFile(file, bytes);
}

const FONTS = ['regular', 'semibold', 'icons'];
const fontFile = (name) => join(root, `build/fonts/${name}.ttf`);

async function emscripten() {
  const cache = await readFile(join(wasm, 'CMakeCache.txt'), 'utf8');
  return dirname(await realpath(/^SORORA_EMCC:.*=(.*)$/m.exec(cache)[1]));
}

// The program: whole for the one file, and in two parts (one that is to be debugged keeps its names).
async function program() {
  const whole = join(wasm, 'sorora.wasm');
  if (debug) return { whole, first: whole, rest: null, restFile: '' };
  const parts = await split({ wasm, fonts: FONTS.map(fontFile), emscripten: await emscripten() });
  const hash = createHash('sha256').update(await readFile(parts.rest)).digest('hex');
  return { ...parts, restFile: `rest-${hash.slice(0, 12)}.wasm` };
}

// The Emscripten glue lives in the build tree; the shell imports it as "sorora.js".
const glue = {
  name: 'glue',
  setup(plugin) {
    plugin.onResolve({ filter: /(^|\/)sorora\.js$/ }, () => ({ path: join(wasm, 'sorora.js') }));
  },
};

const COMMON = {
  outdir: site,
  bundle: true,
  write: false,
  format: 'esm',
  target: ['es2022', 'chrome100', 'firefox100', 'safari15.4'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: !debug,
};

// What a report of a problem says about the version: the number, and a hash of all that acts.
async function buildName() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(await readFile(join(wasm, 'sorora.wasm')));
  for (const name of (await readdir(shell)).sort()) hash.update(await readFile(join(shell, name)));
  return `${version} (${hash.digest('hex').slice(0, 12)})`;
}

async function bundle({ restFile }) {
  const result = await build({
    ...COMMON,
    entryPoints: ENTRIES.map((name) => join(shell, name)),
    sourcemap: debug ? 'linked' : false,
    plugins: [glue],
    define: {
      BUILD: JSON.stringify(await buildName()),
      REST_FILE: JSON.stringify(restFile),
    },
    // Emscripten asks for these only outside the browser; pictures and fonts are copied as they are.
    external: ['fs', 'path', 'module', 'node:*', './app.js', './zip.js', '*.svg', '*.png', '*.ttf'],
  });
  for (const file of result.outputFiles) {
    await put(relative(site, file.path), Buffer.from(file.contents));
  }
}

// The licence texts of everything that reaches the browser, for the screen that shows them.
async function notices() {
  const list = [];
  const add = async (name, version, license, ...files) => {
    const found = files.find((file) => existsSync(file));
    if (!found) throw new Error(`the licence of ${name} is missing: ${files.join(', ')}`);
    list.push({ name, version, license, text: (await readFile(found, 'utf8')).trim() });
  };
  const version = async (name) =>
    (await readFile(join(root, `build/third_party/${name}/.version`), 'utf8')).trim();
  const third = join(root, 'build/third_party');
  await add('Sorora', '', 'MIT', join(root, 'LICENSE'));
  await add('Dear ImGui', await version('imgui'), 'MIT', join(third, 'imgui/LICENSE.txt'));
  await add('SDL', await version('sdl2'), 'Zlib', join(third, 'sdl2/LICENSE.txt'));
  await add('JSON for Modern C++', '', 'MIT', '/usr/share/doc/nlohmann-json3-dev/copyright',
            '/usr/local/share/licenses/nlohmann-json/LICENSE.MIT');
  const mit = (await readFile(join(root, 'LICENSE'), 'utf8')).trim();
  list.push({ name: 'Emscripten', version: '', license: 'MIT',
              text: mit.replace(/^Copyright.*$/m, 'Copyright (c) The Emscripten Authors') });
  await add('musl', '', 'MIT', join(await emscripten(), 'system/lib/libc/musl/COPYRIGHT'),
            '/usr/share/emscripten/system/lib/libc/musl/COPYRIGHT');
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const [name, pinned] of Object.entries(dependencies)) {
    const folder = join(root, 'node_modules', name);
    const { license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const font = existsSync(join(folder, 'LICENSE_FONT'));
    await add(font ? 'Inter' : name, pinned, font ? 'OFL-1.1' : license,
              join(folder, 'LICENSE_FONT'), join(folder, 'LICENSE'));
  }
  await put('notices.json', Buffer.from(JSON.stringify(list)));
}

async function pictures() {
  for (const [name, bytes] of await icons(shell)) await put(name, bytes);
}

async function copyStatic({ first, rest, restFile }) {
  for (const name of await readdir(shell)) {
    const path = join(shell, name);
    if (WORDED.includes(extname(name))) {
      await put(name, Buffer.from(await withTexts(await readFile(path, 'utf8'))));
    } else if (STATIC.includes(extname(name))) {
      await put(name, await readFile(path));
    }
  }
  await put('sorora.wasm', await readFile(first));
  if (rest) await put(restFile, await readFile(rest));
  for (const name of FONTS) await put(`fonts/${name}.ttf`, await readFile(fontFile(name)));
}

async function copyLanguages() {
  for (const name of await languages()) {
    await put(`texts/${name}`, await readFile(join(wasm, 'texts', name)));
  }
}

// The whole page once more, in one file.
async function wholePage({ whole }) {
  const inside = {
    name: 'inside',
    setup(plugin) {
      const path = join(shell, 'parts_inside.js');
      plugin.onResolve({ filter: /\/parts\.js$/ }, () => ({ path }));
    },
  };
  const result = await build({
    ...COMMON,
    entryPoints: [join(shell, 'main.js')],
    plugins: [inside, glue],
    external: ['fs', 'path', 'module', 'node:*'],
  });
  const read = async (path, type) => [path, type, await readFile(join(site, path))];
  const fonts = FONTS.map((name) => `fonts/${name}.ttf`);
  const page = await oneFile({
    shell,
    script: result.outputFiles[0].text,
    style: await readFile(join(site, 'style.css'), 'utf8'),
    parts: await Promise.all([
      ['sorora.wasm', 'application/wasm', await readFile(whole)],
      ...fonts.map((path) => read(path, 'font/ttf')),
      read('notices.json', 'application/json'),
      ...(await languages()).map((name) => read(`texts/${name}`, 'application/json')),
    ]),
  });
  await put('sorora.html', Buffer.from(page));
}

// The service worker knows every other file by its hash; its version is the hash of them all.
async function worker() {
  const sha256 = (bytes) => createHash('sha256').update(bytes);
  const served = [...kept].filter((file) => !/\.(br|map)$/.test(file))
    .filter((file) => !ASKED_FOR.test(relative(site, file))).sort();
  const files = [];
  for (const file of served) {
    const path = relative(site, file).split(sep).join('/');
    files.push([path, sha256(await readFile(file)).digest('base64')]);
  }
  const list = JSON.stringify(files);
  const version = sha256(list).digest('hex').slice(0, 16);
  const result = await build({
    ...COMMON,
    entryPoints: [join(shell, WORKER)],
    define: { FILES: list, VERSION: JSON.stringify(version) },
  });
  await put(WORKER, Buffer.from(result.outputFiles[0].contents));
}

async function removeStale(folder = site) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await removeStale(path);
    else if (!kept.has(path)) await rm(path);
  }
}

async function report() {
  const groups = { page: [0, 0], JavaScript: [0, 0], WebAssembly: [0, 0], fonts: [0, 0],
                   'the rest': [0, 0], 'on demand': [0, 0] };
  const groupOf = (name) => {
    const later = ['notices.json', WORKER].includes(name) || /\.map$|^texts\//.test(name);
    if (later || ASKED_FOR.test(name)) return 'on demand';
    if (/^rest-|^zip\.js$/.test(name)) return 'the rest';
    return { '.js': 'JavaScript', '.wasm': 'WebAssembly', '.ttf': 'fonts' }[extname(name)] ?? 'page';
  };
  for (const file of kept) {
    const packed = file.endsWith('.br');
    const name = packed ? file.slice(0, -3) : file;
    groups[groupOf(relative(site, name))][packed ? 1 : 0] += (await readFile(file)).length;
  }
  const later = ['the rest', 'on demand'];
  const total = Object.entries(groups).filter(([name]) => !later.includes(name))
    .reduce(([a, b], [, [raw, packed]]) => [a + raw, b + packed], [0, 0]);
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
  console.log(`${'part'.padEnd(12)}${'raw'.padStart(12)}${'brotli'.padStart(12)}`);
  for (const [name, [raw, packed]] of [...Object.entries(groups), ['first load', total]]) {
    console.log(name.padEnd(12) + kb(raw) + kb(packed));
  }
}

try {
  if (!existsSync(join(wasm, 'sorora.wasm'))) {
    throw new Error(`${resolve(wasm, 'sorora.wasm')} is missing: build the web preset first`);
  }
  await mkdir(site, { recursive: true });
  const parts = await program();
  await Promise.all([bundle(parts), notices(), copyStatic(parts), copyLanguages(), pictures()]);
  await wholePage(parts);
  await worker();
  await removeStale();
  await report();
} catch (error) {
  console.error(`site: ${error.message.slice(0, MOST_WORDS)}`); // a tool may have much to say
  process.exit(1);
}
