// The address: its hash is the route, and Back and Forward are the browser's.
//
// Invariants:
// - C++ hears of a route only when it changed without C++ asking for it;
// - every entry of the browser's history has a number, the next one for each that is added: C++ counts
//   along, and knows by it where she stood in an entry that she comes back to. The address without a
//   hash is the first of all, where the page was opened: nothing is written into it, since browsers
//   take even that for a page that loads (Chromium turns its wheel, at the cost of the first picture).

export class Route {
  constructor(send) {
    this.send = send;
    this.current = this.read();
    this.entry = this.#known() ?? 0;
    if (this.#known() === undefined) this.#number();
    const changed = () => {
      const path = this.read();
      const known = this.#known();
      if (path === this.current && known === this.entry) return;
      this.current = path;
      this.entry = known ?? this.entry + 1;
      if (known === undefined) this.#number(); // she has edited the address
      this.send({ t: 'route', path, entry: this.entry, travelled: known !== undefined });
    };
    window.addEventListener('popstate', changed);
    window.addEventListener('hashchange', changed);
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
    this.current = path;
    if (replace) return this.#number(path);
    this.entry += 1;
    history.pushState({ entry: this.entry }, '', path);
  }

  #known() {
    return history.state?.entry ?? (location.hash === '' ? 0 : undefined);
  }

  #number(path) {
    history.replaceState({ entry: this.entry }, '', path);
  }
}
