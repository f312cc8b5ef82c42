// What this page and browser are, for "Reportar un problema": asked for by C++, shown to her in
// full, never sent.
//
// Invariant: of an error only its kind and its place are kept; its message may hold what she typed.

/* global BUILD -- version and hash, written by build.mjs */
const MOST_ERRORS = 5;
const errors = [];

function note(error, file, line) {
  const kind = error?.name || 'Error';
  const place = String(file || '').split(/[/?#]/).pop();
  errors.push(`${kind} ${place}${line ? `:${line}` : ''}`.trim());
  if (errors.length > MOST_ERRORS) errors.shift();
}

export function watchErrors() {
  window.addEventListener('error', (event) => note(event.error, event.filename, event.lineno));
  window.addEventListener('unhandledrejection', (event) => note(event.reason));
}

export async function describePage() {
  const space = await Promise.resolve(navigator.storage?.estimate?.()).catch(() => undefined);
  return {
    build: typeof BUILD === 'string' ? BUILD : 'sin número',
    browser: navigator.userAgent,
    languages: (navigator.languages ?? [navigator.language]).join(', '),
    width: Math.round(window.innerWidth),
    height: Math.round(window.innerHeight),
    screenWidth: window.screen.width,
    screenHeight: window.screen.height,
    density: String(Math.round(window.devicePixelRatio * 100) / 100),
    used: space?.usage ?? -1,
    quota: space?.quota ?? -1,
    errors: [...errors],
  };
}
