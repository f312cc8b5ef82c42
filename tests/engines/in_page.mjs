// What runs in the page itself. Each function goes there as its source: it sees nothing but its
// arguments and the page.

// The elements of `selector` under `root` that are shown and whose label or text may be `name`,
// however the engine puts it together.
export function candidates(selector, name, root) {
  const plain = (text) => (text || '').replace(/\s+/g, ' ').trim();
  const labels = (el) =>
    (el.getAttribute('aria-labelledby') || '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
  const mayBe = (el) =>
    [
      el.getAttribute('aria-label'),
      ...labels(el),
      ...[...(el.labels || [])].map((label) => label.textContent),
      el.textContent,
    ].some((words) => plain(words) === name);
  const shown = (el) => el.checkVisibility() && !el.closest('[inert], [aria-hidden=true]');
  return [...(root || document).querySelectorAll(selector)].filter(
    (el) => shown(el) && (name === null || mayBe(el)),
  );
}

// How many frames Sorora has drawn, two tenths of a second after it was told everything.
export function framesSoon() {
  return new Promise((done) => {
    const answer = () => done(document.querySelector('canvas').dataset.frames);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(answer, 200)));
  });
}

// How many colours a picture of the page has where `element` is. WebKit's picture of the element
// alone would lack the canvas behind it.
export async function coloursAt(picture, element) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const scale = image.width / innerWidth;
  const box = element.getBoundingClientRect();
  const [x, y, w, h] = [box.x, box.y, box.width, box.height].map((side) =>
    Math.round(side * scale),
  );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: w, height: h });
  const context = canvas.getContext('2d');
  context.drawImage(image, x, y, w, h, 0, 0, w, h);
  return new Set(new Uint32Array(context.getImageData(0, 0, w, h).data.buffer)).size;
}

// What went wrong since this was last asked, and addresses beside `url` that were asked for; the
// first time in a page, its watch begins.
export function faultsSince(url) {
  const own = (name) => name.startsWith(url) || /^(blob|data):/.test(name);
  const asked = location.href.startsWith(url) ? performance.getEntriesByType('resource') : [];
  const elsewhere = asked.map(({ name }) => name).filter((name) => !own(name));
  performance.clearResourceTimings();
  const faults = window.faults ?? [];
  const tell = (event) => {
    const { type, message, reason, violatedDirective, blockedURI } = event;
    window.faults.push([type, message, reason, violatedDirective, blockedURI].join(' '));
  };
  if (!window.faults) {
    for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
      window.addEventListener(type, tell);
  }
  window.faults = [];
  return [...faults, ...elsewhere];
}
