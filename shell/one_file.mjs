// Sorora in one file: the page of index.html with style, script, fonts, WebAssembly and licences
// inside, for a memory stick or an e-mail. shell/build.mjs writes it as sorora.html.
//
// Invariant: its policy allows its own style and script, by their hashes, and no request at all.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { withTexts } from './page_texts.mjs';

const pack = promisify(deflateRaw);

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// Exactly one place, or the page has changed and this has not.
function replaceOnce(text, pattern, by) {
  const found = text.match(new RegExp(pattern, 'g')) ?? [];
  if (found.length !== 1) throw new Error(`index.html has ${found.length} times ${pattern}`);
  return text.replace(pattern, () => by);
}

async function partElement([name, type, bytes]) {
  const packed = (await pack(bytes, { level: 9 })).toString('base64');
  return `<script type="text/plain" id="${name}" data-type="${type}" data-size="${bytes.length}">` +
    `${packed}</script>`;
}

// `parts`: [path, MIME type, bytes]; `script` and `style`: bundled texts.
export async function oneFile({ shell, script, style, parts }) {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
    throw new Error('the script or the style would end its own element');
  }
  const icon = await readFile(join(shell, 'icon.svg'));
  const picture = `data:image/svg+xml;base64,${icon.toString('base64')}`;
  const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; ` +
    `style-src ${hash(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  const elements = await Promise.all(parts.map(partElement));
  let page = await withTexts(await readFile(join(shell, 'index.html'), 'utf8'));
  page = replaceOnce(page, /content="default-src[^"]*"/, `content="${policy}"`);
  page = replaceOnce(page, /<link rel="icon"[^>]*>/, `<link rel="icon" href="${picture}">`);
  page = replaceOnce(page, /<link rel="apple-touch-icon"[^>]*>\n/, '');
  page = replaceOnce(page, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  page = page.replaceAll('src="icon.svg"', `src="${picture}"`);
  const module = `${elements.join('\n')}\n<script type="module">${script}</script>`;
  return replaceOnce(page, /<script type="module" src="main.js"><\/script>/, module);
}
