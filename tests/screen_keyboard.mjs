// A keyboard on the screen, which Chromium does not emulate: a visual viewport in place of the
// browser's own, installed before the page loads. The page's cover(covered, moved) then does what
// iOS does: it covers so many pixels at the bottom, and moves the page up by so many.
export const coverable = (page) =>
  page.addInitScript(() => {
    let covered = 0;
    let moved = 0;
    const own = new EventTarget();
    const get = (name, value) => Object.defineProperty(own, name, { get: value });
    get('scale', () => 1);
    get('width', () => window.innerWidth);
    get('height', () => window.innerHeight - covered);
    get('offsetTop', () => moved);
    get('offsetLeft', () => 0);
    Object.defineProperty(window, 'visualViewport', { value: own });
    window.cover = (pixels, up = 0) => {
      covered = pixels;
      moved = up;
      own.dispatchEvent(new Event('resize'));
      own.dispatchEvent(new Event('scroll'));
    };
  });
