// The address: its hash is the route, and Back and Forward are the browser's.
//
// Invariants:
// - C++ hears of a route only when it changed without C++ asking for it;
// - every entry of the browser's history has a number, the next one for each that is added: C++ counts
//   along, and knows by it where she stood in an entry that she comes back to. Writing one in is a page
//   that loads, for browsers (Chromium turns its wheel, at the cost of the first picture): the entry
//   where the page was opened is numbered once it is open, and not at all without a hash, as the first;
// - a browser that is asked too often refuses for a while (Safari: 100 times in 30 s). The number goes
//   on all the same, and is written into the entry the next time that it takes it.

// Whether the browser took it.
function attempt(write) {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

export class Route {
  constructor(send) {
    this.send = send;
    this.current = this.read();
    this.unnumbered = this.#known() === undefined; // not yet, or the browser refused to
    this.entry = this.#known() ?? 0;
    const changed = () => {
      const path = this.read();
      const known = this.#known();
      if (path === this.current && known === this.entry) return;
      if (path === this.current && known === undefined && this.unnumbered) {
        this.#number();
        return;
      }
      this.current = path;
      this.entry = known ?? this.entry + 1;
      if (known === undefined) this.#number(); // she has edited the address
      this.send({ t: 'route', path, entry: this.entry, travelled: known !== undefined });
    };
    window.addEventListener('popstate', changed);
    window.addEventListener('hashchange', changed);
  }

  // Writes the number that is due.
  settle() {
    if (this.unnumbered && this.read() === this.current) this.#number();
  }

  read() {
    return location.hash.startsWith('#/') ? location.hash : '#/';
  }

  // A link was followed.
  navigate(path) {
    if (path === this.current) return;
    this.set(path, false);
    this.send({ t: 'route', path, entry: this.entry, travelled: false });
  }

  // C++ moved.
  set(path, replace) {
    if (path === this.current && (location.hash || '#/') === path) return;
    if (replace) {
      this.current = path;
      if (!this.#number(path)) attempt(() => location.replace(path));
      return;
    }
    this.settle();
    this.current = path;
    this.entry += 1;
    const pushed = attempt(() => history.pushState({ entry: this.entry }, '', path));
    this.unnumbered = !pushed;
    if (!pushed) attempt(() => location.assign(path));
  }

  #known() {
    return history.state?.entry ?? (location.hash === '' ? 0 : undefined);
  }

  #number(path) {
    const written = attempt(() => history.replaceState({ entry: this.entry }, '', path));
    this.unnumbered = !written;
    return written;
  }
}
