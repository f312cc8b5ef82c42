// Serves build/site on this machine only: node shell/serve.mjs [--port N] [--root DIR] [--open].
// Tests import serve(). Files are answered as they are, or as their brotli neighbour (.br).
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// SORORA_SITE: another build, to be looked at or measured beside this one.
const BUILT = join(dirname(fileURLToPath(import.meta.url)), '../build/site');
export const SITE = resolve(process.env.SORORA_SITE || BUILT);
const FIRST_PORT = 8420;
const PORTS_TO_TRY = 50;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'",
    "img-src 'self' blob: data:", "style-src 'self'", "font-src 'self'", "manifest-src 'self'",
    "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cache-Control': 'no-cache',
};

// The file that a request path names, or null: never outside the root, never a hidden file.
function fileOf(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.endsWith('/')) path += 'index.html';
  const file = resolve(root, `.${path}`);
  const hidden = path.includes('/.') || path.includes('\0') || path.includes('\\');
  return file.startsWith(root + sep) && !hidden && extname(file) in TYPES ? file : null;
}

async function describe(file) {
  try {
    const info = await stat(file);
    return info.isFile() ? info : null;
  } catch {
    return null;
  }
}

async function answer(root, common, request, response) {
  const reply = (status, headers, body) => {
    response.writeHead(status, { ...common, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return reply(405, { Allow: 'GET, HEAD', 'Content-Type': TYPES['.txt'] }, 'Method not allowed\n');
  }
  const file = fileOf(root, request.url);
  const info = file && (await describe(file));
  if (!info) return reply(404, { 'Content-Type': TYPES['.txt'] }, 'Not found\n');
  const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') &&
    (await describe(`${file}.br`)) !== null;
  const tag = `"${info.mtimeMs.toString(36)}-${info.size.toString(36)}${packed ? '-br' : ''}"`;
  const headers = { 'Content-Type': TYPES[extname(file)], Vary: 'Accept-Encoding', ETag: tag };
  if (request.headers['if-none-match'] === tag) return reply(304, headers);
  if (packed) headers['Content-Encoding'] = 'br';
  const body = await readFile(packed ? `${file}.br` : file);
  reply(200, { ...headers, 'Content-Length': body.length }, body);
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}

// Starts serving. A given port is taken as it is (0 = any free one); without one, the first free
// port from 8420 on; pages of others, which only benches serve, bring their own `headers`. Returns
// { server, url, port }.
export async function serve({ root = SITE, port, headers = HEADERS } = {}) {
  const folder = resolve(root);
  const server = createServer((request, response) => {
    answer(folder, headers, request, response).catch(() => response.destroy());
  });
  const last = port ?? FIRST_PORT + PORTS_TO_TRY - 1;
  for (let candidate = port ?? FIRST_PORT; ; candidate++) {
    try {
      await listen(server, candidate);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || candidate >= last) throw error;
    }
  }
  const actual = server.address().port;
  return { server, port: actual, url: `http://127.0.0.1:${actual}/` };
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, root: { type: 'string' }, open: { type: 'boolean' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error(`--port ${values.port}: not a port`);
  }
  const root = values.root ?? SITE;
  if (!(await describe(join(root, 'index.html')))) {
    throw new Error(`${root} has no index.html: build the site first (./run --build-only)`);
  }
  const { url } = await serve({ root, port });
  console.log(`Sorora: ${url}`);
  if (values.open) {
    const browser = spawn('xdg-open', [url], { detached: true, stdio: 'ignore' });
    browser.on('error', () => {});
    browser.unref();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? 'That port is taken: choose another with --port N.' : error.message);
    process.exit(1);
  });
}
