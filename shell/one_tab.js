// One writer at a time: two tabs that each save what they know would overwrite each other.
//
// Idea: the tab that holds the Web Lock "sorora" writes. Every other tab follows: it waits in the
// queue of the lock, shows what the writer saved, and takes the lock in one tap after the writer
// has saved everything. Browsers without Web Locks (before 2022) go on without this guard.
//
// Invariants:
// - a tab that asks for the writing steals the lock only after the writer said that it stored
//   everything and stopped, or did not answer (a frozen page, which saved when it was hidden);
// - nothing can be typed in a tab from its last save on until its C++ knows that it follows: it would
//   be taken and never stored, and who types fast would never be done with saving;
// - a writer with changes that cannot be stored keeps the lock and says so;
// - what C++ starts with is of one moment: as a writer only with entries that were read while this tab
//   wrote. A save of another tab, or the lock, that comes between that reading and the start is told
//   right after it;
// - a follower reads storage at most once in PERIOD_MS.

const LOCK = 'sorora';
const GRACE_MS = 200; // a page that is just being loaded again may still hold its own lock
const ANSWER_MS = 2500;
const PERIOD_MS = 1000;

export class OneTab {
  // `flush()` saves at once and resolves to whether all is stored; `read()` gives what storage
  // has; `follow(stored, following)` tells C++; `refused()`: the writer holds unsaved changes;
  // `hold(on)` closes the page to input.
  constructor({ flush, read, follow, refused, hold }) {
    Object.assign(this, { flush, read, follow, refused, hold });
    this.writing = true;
    this.ready = false; // C++ has started
    this.stale = false; // something came since the first reading that C++ has not heard of
    this.held = null; // the lock, as a mark of its own for every time it is granted
    this.queued = false;
    this.answer = null; // of the writer, to this tab's wish
    this.id = Math.random().toString(36).slice(2);
    this.readings = 0;
    this.lastRead = 0;
    this.timer = 0;
    this.channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(LOCK) : null;
    this.channel?.addEventListener('message', ({ data }) => this.#heard(data));
  }

  get following() {
    return !this.writing;
  }

  // Resolves when it is known whether this tab writes.
  async claim() {
    if (!navigator.locks) return;
    this.writing = false;
    const granted = this.#wait();
    await Promise.race([
      granted,
      new Promise((done) => {
        setTimeout(done, GRACE_MS);
      }),
    ]);
  }

  // Reads what C++ starts with.
  first() {
    this.stale = false;
    return this.read();
  }

  // Whether C++ must start as one that follows.
  get startsFollowing() {
    return this.following || this.stale;
  }

  // C++ runs, and knows what startsFollowing was: from here on it hears of every change. It must be
  // called in the same turn; a reading told later could be older than what C++ wrote meanwhile.
  started() {
    this.ready = true;
    if (this.stale) this.#tell();
  }

  // The writer tells the others after every save.
  saved() {
    if (this.writing) this.channel?.postMessage({ t: 'saved' });
  }

  // In this tab now. Resolves to whether it is so.
  async take() {
    if (this.writing || !navigator.locks) return true;
    const answer = await this.#ask();
    if (answer === 'unsaved') this.refused();
    else if (this.following) await this.#request({ steal: true });
    return this.writing;
  }

  #wait() {
    if (this.queued) return undefined;
    this.queued = true;
    return this.#request({});
  }

  // Resolves once the lock is held.
  #request(options) {
    const mark = {};
    return new Promise((done) => {
      const keep = () => {
        if (!options.steal) this.queued = false;
        this.held = mark;
        this.#gained();
        done();
        return new Promise(() => {}); // until the page goes or another tab takes it
      };
      navigator.locks.request(LOCK, options, keep).catch((error) => {
        if (this.held === mark) this.#lost();
        else if (error.name !== 'AbortError') this.#gained(); // no locks here: as without them
        done();
      });
    });
  }

  async #gained() {
    if (this.writing) return;
    this.writing = true;
    clearTimeout(this.timer);
    this.timer = 0;
    await this.#tell();
  }

  async #lost() {
    this.held = null;
    this.#wait();
    await this.#stop();
  }

  async #stop() {
    if (!this.writing) return;
    this.writing = false;
    this.hold(true);
    await this.#tell().finally(() => this.hold(false));
  }

  // While storage is read the lock may come or go: the last reading counts, and what holds then.
  async #tell() {
    if (!this.ready) {
      this.stale = true;
      return;
    }
    this.readings += 1;
    const mine = this.readings;
    const stored = await this.read();
    if (mine === this.readings) this.follow(stored, this.following);
  }

  // The lock stays here until it is taken; when nobody does, the writing goes on here.
  async #yield() {
    await this.#stop();
    setTimeout(() => {
      if (this.held) this.#gained();
    }, 2 * ANSWER_MS);
  }

  #ask() {
    return new Promise((done) => {
      this.answer = done;
      this.channel?.postMessage({ t: 'give', to: this.id });
      setTimeout(() => done('silent'), ANSWER_MS);
    });
  }

  async #heard({ t, to }) {
    if (t === 'saved') this.#readSoon();
    if (t === 'give' && this.writing) {
      this.hold(true);
      const stored = await this.flush();
      if (stored) await this.#yield();
      this.hold(false);
      this.channel.postMessage({ t: stored ? 'given' : 'unsaved', to });
    }
    if (to === this.id && (t === 'given' || t === 'unsaved')) this.answer?.(t);
  }

  #readSoon() {
    if (this.writing || this.timer !== 0) return;
    if (!this.ready) {
      this.stale = true;
      return;
    }
    const wait = Math.max(0, this.lastRead + PERIOD_MS - Date.now());
    this.timer = setTimeout(async () => {
      this.timer = 0;
      this.lastRead = Date.now();
      if (this.following) await this.#tell();
    }, wait);
  }
}
