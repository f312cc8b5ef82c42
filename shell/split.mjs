// Divides the program in two: what a first form needs, and the rest (shell/program.js brings it).
//
// Idea: wasm-split notes which functions a rehearsal calls (rehearsal.mjs, on every kind of screen).
// Those stay in the first part, and so do the smallest: moving one away weighs as much as it, and
// a rehearsal is more likely to have missed it. All others are moved to a second part.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rehearse } from './rehearsal.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const SOURCES = ['split.mjs', 'rehearsal.mjs'];
// Exported globals that change (the stack pointer): every browser with modules has them.
const FEATURES = ['--detect-features', '--enable-mutable-globals'];
const HEADER_BYTES = 8;
const HASH_BYTES = 8;
const CODE_SECTION = 10;
const SMALL_BYTES = 64;
// A browser compiles each function when it is called first, while somebody waits, and that costs
// more for many small ones than for few larger: up to this size they become part of their callers.
// The program weighs a little less then, compressed; from 12 on it weighs more.
// What has one caller, the linker has inlined already, where it is not too large (wasm/CMakeLists.txt).
const INLINING = ['--always-inline-max-function-size=6', '--one-caller-inline-max-function-size=0'];
const SCREENS = [
  { width: 411.43, height: 797.71, density: 2.625, dark: true },
  { width: 360, height: 800, density: 1, dark: false },
  { width: 1280, height: 800, density: 1, dark: false },
];

// Binaryen comes with every Emscripten: on the PATH with Debian's, beside it in an SDK.
function binaryen(name, emscripten) {
  const places = [join(emscripten, '../bin'), ...process.env.PATH.split(delimiter)];
  const found = places.map((place) => join(place, name)).find((file) => existsSync(file));
  if (!found) throw new Error(`${name} was not found: it comes with emscripten (Debian: binaryen)`);
  return found;
}

// Which functions were called, as wasm-split writes it: a hash of the module, then for each function
// of the module when it was called first, or zero.
function profileOf({ exports }) {
  const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
  const size = exports.__write_profile(0, 0);
  exports.__write_profile(0, size); // over the beginning of a memory that is done with
  return Buffer.from(memory.buffer.slice(0, size));
}

// The sizes of a module's functions in bytes, in their order (WebAssembly core specification, 5.5.13).
export function sizesOfFunctions(bytes) {
  let at = HEADER_BYTES;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const size = number();
    if (section !== CODE_SECTION) {
      at += size;
      continue;
    }
    return Array.from({ length: number() }, () => {
      const body = number();
      at += body;
      return body;
    });
  }
  throw new Error('the module has no code');
}

// One profile of several, in which also every small function is called.
function together(profiles, module) {
  const [all] = profiles;
  const noted = (index) => HASH_BYTES + index * 4;
  sizesOfFunctions(module).forEach((size, index) => {
    const called = profiles.some((profile) => profile.readUInt32LE(noted(index)) > 0);
    all.writeUInt32LE(called || size < SMALL_BYTES ? 1 : 0, noted(index));
  });
  return all;
}

async function rehearsals({ glue, counting, fonts, folder }) {
  const script = join(folder, 'sorora.mjs'); // imported as a module wherever this is
  await writeFile(script, await readFile(glue));
  const { default: createSorora } = await import(pathToFileURL(script));
  const module = await WebAssembly.compile(await readFile(counting));
  const profiles = [];
  for (const screen of SCREENS) {
    profiles.push(profileOf(await rehearse(screen, { createSorora, module, fonts })));
  }
  return profiles;
}

async function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
}

// `wasm`: the build tree with sorora.wasm (with names) and sorora.js; `fonts`: paths of the three.
// Returns the paths {whole, first, rest}; does nothing when they are current.
export async function split({ wasm, fonts, emscripten }) {
  const folder = join(wasm, 'parts');
  const built = join(wasm, 'sorora.wasm');
  const glue = join(wasm, 'sorora.js');
  const at = (name) => join(folder, name);
  const named = at('named.wasm');
  const parts = { whole: at('whole.wasm'), first: at('first.wasm'), rest: at('rest.wasm') };
  const mark = at('made-of');
  const made = await fingerprint([built, glue, ...fonts, ...SOURCES.map((name) => join(here, name))]);
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === made) return parts;

  await mkdir(folder, { recursive: true });
  const tool = binaryen('wasm-split', emscripten);
  const optimise = binaryen('wasm-opt', emscripten);
  await run(optimise, [...FEATURES, '-g', '-Oz', ...INLINING, built, '-o', named]);
  const counting = at('counting.wasm');
  await run(tool, ['--instrument', ...FEATURES, named, '-o', counting]);
  const bytes = await Promise.all(fonts.map((file) => readFile(file)));
  const profiles = await rehearsals({ glue, counting, fonts: bytes, folder });
  const profile = at('all.profile');
  await writeFile(profile, together(profiles, await readFile(named)));
  await run(tool, [...FEATURES, named, `--profile=${profile}`, '-o1', parts.first, '-o2', parts.rest]);
  await run(optimise, [...FEATURES, '--strip-debug', named, '-o', parts.whole]);
  await writeFile(mark, made);
  return parts;
}
