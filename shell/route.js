// The address: its hash is the route, and Back and Forward are the browser's.
//
// Invariant: C++ hears of a route only when it changed without C++ asking for it.

export class Route {
  constructor(send) {
    this.send = send;
    this.current = this.read();
    const changed = () => {
      const path = this.read();
      if (path === this.current) return;
      this.current = path;
      this.send({ t: 'route', path });
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
    this.send({ t: 'route', path });
  }

  // C++ moved.
  set(path, replace) {
    if (path === this.current && location.hash === path) return;
    this.current = path;
    if (replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
  }
}
