// Builds the peers of tests/bench/start.mjs as sites, each file with its brotli neighbour.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { xform } from './xform.js';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const enketo = join(modules, 'enketo-core');

const FILES = ['.ttf', '.woff', '.woff2', '.eot'];
const PICTURES = ['.svg', '.png', '.gif'];
const COMMON = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  splitting: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: Object.fromEntries([
    ...FILES.map((ending) => [ending, 'file']),
    ...PICTURES.map((ending) => [ending, 'dataurl']),
  ]),
};

async function site(folder, { entry, show = '', ...rest }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({ ...COMMON, entryPoints: { main: entry }, outdir: folder, ...rest });
  const style = existsSync(join(folder, 'main.css')) ? '<link rel="stylesheet" href="main.css">' : '';
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="es" data-show="${show}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Registro</title>
<link rel="icon" href="data:,">${style}</head>
<body><script type="module" src="main.js"></script></body></html>`,
  );
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    const params = {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
}

// What an Enketo server does once for a form: its own style sheets make HTML and model of the XForm.
async function transform(work, name) {
  const path = join(modules, `enketo-transformer/dist/enketo-transformer/xsl/${name}.xsl.js`);
  const { default: sheet } = await import(pathToFileURL(path));
  await writeFile(join(work, `${name}.xsl`), sheet);
  const words = [join(work, `${name}.xsl`), join(work, 'form.xml')];
  return execFileSync('xsltproc', words, { encoding: 'utf8' });
}

const part = (text, name) =>
  text.slice(text.indexOf(`<${name}`), text.indexOf(`</${name}>`) + name.length + 3);

function style() {
  const sass = createRequire(join(here, 'package.json'))('sass');
  const findFileUrl = (url) => {
    const [, path] = /^(?:file:\/\/)?\/packages\/enketo-core\/(.*)$/.exec(url) ?? [];
    if (!path) return null;
    const base = [here, enketo].find((folder) =>
      ['', '.css', '.scss'].some((ending) => existsSync(join(folder, path + ending))),
    );
    return pathToFileURL(join(base ?? enketo, path));
  };
  return sass.compile(join(enketo, 'src/sass/formhub/formhub.scss'), {
    loadPaths: [join(enketo, 'node_modules'), modules, enketo],
    importers: [{ findFileUrl }],
    logger: sass.Logger.silent,
    quietDeps: true,
    style: 'compressed',
  }).css;
}

async function buildEnketo(folder, work) {
  await writeFile(join(work, 'form.xml'), xform());
  const form = part(await transform(work, 'openrosa2html5form'), 'form');
  const model = part(await transform(work, 'openrosa2xmlmodel'), 'model');
  await writeFile(join(work, 'form.json'), JSON.stringify({ form, model }));
  await writeFile(join(work, 'form.css'), style());
  const source = (path) => join(enketo, path);
  await site(folder, {
    entry: join(here, 'enketo.js'),
    alias: {
      'registro/form.json': join(work, 'form.json'),
      'registro/form.css': join(work, 'form.css'),
      'enketo/config': source('config.js'),
      'enketo/widgets': source('src/js/widgets.js'),
      'enketo/translator': source('src/js/fake-translator.js'),
      'enketo/dialog': source('src/js/fake-dialog.js'),
      'enketo/file-manager': source('src/js/file-manager.js'),
      'enketo/xpath-evaluator-binding': source('src/js/xpath-evaluator-binding.js'),
    },
    external: ['*.woff', '*.ttf', '*.eot', '/fonts/*'],
  });
}

const imgui = (show) => (folder) =>
  site(folder, {
    entry: join(here, 'jsimgui.js'),
    show,
    // What this page never asks for; the third name is wrong in the package itself.
    external: ['./loader-freetype.js', './loader-extensions.js', './loader-freetype-extensions.js'],
  });

const BUILDERS = {
  surveyjs: (folder) => site(folder, { entry: join(here, 'surveyjs.js') }),
  rjsf: (folder) => site(folder, { entry: join(here, 'rjsf.js') }),
  enketo: buildEnketo,
  jsimgui: imgui('form'),
  window: imgui('window'),
};

// Builds one of them into its folder; `work` is for what is made on the way.
export async function buildPeer(name, folder, work) {
  await mkdir(work, { recursive: true });
  await BUILDERS[name](folder, work);
}
