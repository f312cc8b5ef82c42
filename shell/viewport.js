// What the page looks like from outside the app: size, density, safe area, keyboard, preferences,
// pointer, visibility; told to C++ when it changes.
//
// Invariants:
// - what a keyboard on the screen covers is measured: C++ lays out only what is left; where a browser
//   makes the page lower instead (Android), it is known by that;
// - sizes are those of the mirror, so canvas and DOM agree at every zoom;
// - pointer moves are coalesced to one per frame, presses are told at once.

const KEYBOARD_AT_LEAST = 80; // px that vanish when a keyboard opens; browser bars take less
const QUERIES = {
  dark: '(prefers-color-scheme: dark)',
  reduced: '(prefers-reduced-motion: reduce)',
  contrast: '(prefers-contrast: more)',
};

const FORCED = '(forced-colors: active)';
const SYSTEM_COLORS = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'GrayText'];

// What a device with forced colours paints with, as #RRGGBB; undefined where none are forced.
function systemColors(probe) {
  if (!matchMedia(FORCED).matches) return undefined;
  const hex = (name) => {
    probe.style.color = name;
    const channels = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3);
    return `#${channels.map((n) => Math.round(n).toString(16).padStart(2, '0')).join('')}`;
  };
  return Object.fromEntries(SYSTEM_COLORS.map((name) => [name, hex(name)]));
}

export function media(probe) {
  const told = Object.fromEntries(
    Object.entries(QUERIES).map(([key, query]) => [key, matchMedia(query).matches]),
  );
  return { ...told, forced: systemColors(probe) };
}

export class Viewport {
  constructor({ root, probe, send, wake }) {
    this.root = root;
    this.probe = probe;
    this.send = send;
    this.wake = wake;
    this.told = '';
    this.dpr = window.devicePixelRatio;
    this.pointer = null;
    this.whole = { width: 0, height: 0 }; // without a keyboard
  }

  measure() {
    const { width, height } = this.root.getBoundingClientRect();
    const style = getComputedStyle(this.probe);
    const safe = ['paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft'].map(
      (side) => parseFloat(style[side]) || 0,
    );
    const visual = window.visualViewport;
    const unzoomed = visual && Math.abs(visual.scale - 1) < 0.05;
    const lost = unzoomed ? height - visual.height - visual.offsetTop : 0;
    const covered = lost >= KEYBOARD_AT_LEAST ? Math.round(lost) : 0;
    const keyboard = covered > 0 || this.#lower(width, height);
    return { w: width, h: height, dpr: window.devicePixelRatio || 1, safe, covered, keyboard };
  }

  // Than before she began to write.
  #lower(width, height) {
    const writing = document.activeElement?.classList.contains('field');
    if (!writing || width !== this.whole.width) this.whole = { width, height };
    return this.whole.height - height >= KEYBOARD_AT_LEAST;
  }

  watch() {
    const resized = () => this.resized();
    window.addEventListener('resize', resized);
    this.root.addEventListener('focusout', () => setTimeout(resized)); // a keyboard may stay open
    new ResizeObserver(resized).observe(this.root);
    window.visualViewport?.addEventListener('resize', resized);
    window.visualViewport?.addEventListener('scroll', resized);
    this.told = JSON.stringify(this.measure());
    this.#watchDensity();
    this.#watchMedia();
    this.#watchPointer();
  }

  resized() {
    const size = this.measure();
    this.dpr = window.devicePixelRatio;
    const text = JSON.stringify(size);
    if (text === this.told) return;
    this.told = text;
    this.send({ t: 'resize', ...size });
  }

  // A change from one set of forced colours to another has no event: they are looked at again when
  // she comes back from where she changed them.
  #watchMedia() {
    let told = JSON.stringify(media(this.probe));
    const changed = () => {
      const now = media(this.probe);
      const text = JSON.stringify(now);
      if (text === told) return;
      told = text;
      this.send({ t: 'media', ...now });
    };
    for (const query of [...Object.values(QUERIES), FORCED])
      matchMedia(query).addEventListener('change', changed);
    window.addEventListener('focus', changed);
    document.addEventListener('visibilitychange', changed);
  }

  // A resolution query holds for one value: it is asked anew after each change.
  #watchDensity() {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      'change',
      () => {
        this.resized();
        this.#watchDensity();
      },
      { once: true },
    );
  }

  // Not every change of density tells its listeners; every frame is drawn for the present one.
  beforeFrame() {
    if (window.devicePixelRatio !== this.dpr) this.resized();
    if (this.pointer === null) return;
    const event = this.pointer;
    this.pointer = null;
    this.send(event);
  }

  #watchPointer() {
    const at = (event, down, inside) => ({
      t: 'pointer',
      x: event.clientX,
      y: event.clientY,
      down,
      inside,
    });
    const now = (event) => {
      this.pointer = null;
      this.send(event);
    };
    const options = { passive: true, capture: true };
    window.addEventListener(
      'pointermove',
      (event) => {
        this.pointer = at(event, (event.buttons & 1) !== 0, true);
        this.wake();
      },
      options,
    );
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isPrimary) now(at(event, event.button === 0, true));
      },
      options,
    );
    // A finger that has left points at nothing.
    const released = (event) => {
      if (event.isPrimary)
        now(at(event, false, event.pointerType === 'mouse' && event.type === 'pointerup'));
    };
    window.addEventListener('pointerup', released, options);
    window.addEventListener('pointercancel', released, options);
    document.documentElement.addEventListener(
      'pointerleave',
      (event) => now(at(event, false, false)),
      { passive: true },
    );
  }
}
