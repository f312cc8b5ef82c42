// Asks the browser to keep the site (service_worker.js), once the page is there and has time, and
// tells of a newer version. Where it cannot (a private window, an old browser, a page from a file)
// Sorora works as before, with a connection.
//
// Idea: the worker of a newer version waits. It takes over when she says so, in one tab that by
// then holds all that any tab knows; then C++ says for each tab when it may leave.
//
// Invariants:
// - the waiting worker is called only after everything is stored;
// - a page opens itself anew only after everything typed in it is stored, and nothing can be typed
//   between that and its end.

const WAIT_MS = 2000; // after the first frame: what she came for goes first
const LOOK_AGAIN_MS = 3_600_000; // for a newer version, in a page that stays open

export class Offline {
  // `write()` resolves to whether this tab is the one that writes now, `flush()` to whether all it
  // knows is stored; `hold(on)` closes the page to input.
  constructor({ send, write, flush, hold }) {
    Object.assign(this, { send, write, flush, hold });
    this.registration = null;
    this.looked = 0;
  }

  keep() {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    let known = Boolean(workers.controller); // the first visit is taken over too
    workers.addEventListener('controllerchange', () => {
      if (known) this.send({ t: 'version_taken' });
      known = true;
    });
    document.addEventListener('visibilitychange', () => this.#lookAgain());
    const register = () =>
      workers
        .register('service_worker.js', { updateViaCache: 'none' })
        .then((registration) => this.#watch(registration))
        .catch(() => {});
    setTimeout(register, WAIT_MS);
  }

  // She wants the newer version.
  async take() {
    this.hold(true);
    const stored = (await this.write()) && (await this.flush());
    this.hold(false);
    const worker = this.registration?.waiting;
    if (stored && worker) worker.postMessage('take over');
    else this.send({ t: 'update_refused' });
  }

  async renew() {
    this.hold(true);
    if (await this.flush()) {
      location.reload();
      return;
    }
    this.hold(false);
    this.send({ t: 'update_refused' });
  }

  #watch(registration) {
    this.registration = registration;
    this.looked = Date.now();
    const tell = () => {
      if (registration.waiting && registration.active) this.send({ t: 'version_kept' });
    };
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', tell);
    });
    registration.installing?.addEventListener('statechange', tell);
    tell();
  }

  #lookAgain() {
    if (document.hidden || !this.registration) return;
    if (Date.now() - this.looked < LOOK_AGAIN_MS) return;
    this.looked = Date.now();
    this.registration.update().catch(() => {}); // without a connection: another time
  }
}
