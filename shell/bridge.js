// The bridge to the wasm module: events in, files in, frames out.
//
// Idea: the shell never calls the module from inside the module. While C++ runs (a frame, an
// event) it calls back into the DOM, and those DOM changes make new events (focus, scroll); they
// wait in a queue until C++ has returned.
//
// Invariants:
// - one animation frame is pending at most, and none when nothing is wanted: an idle page draws
//   no frame;
// - every event carries `now`, so the core never reads a clock;
// - pointers given to C++ are freed after the call, except fonts, which C++ keeps;
// - after a trap the module is never entered again;
// - what is typed reaches C++ at once; only its frame waits for a short pause, as the field shows the
//   letters itself, and never when anything else wants one;
// - it is on its way to storage before that frame, which waits a little for the answer: what storage
//   says would have to wait for the frame otherwise, and one frame says "Guardado" instead of two;
// - long work that gives its turns away by turn() holds back no frame for longer than FRAME_MS.

import { nextTurn } from './pause.js';

const TOO_LARGE = 0xffffffff;
const HIDDEN_FRAME_MS = 50;
const FRAME_MS = 80;
const PAUSE_MS = 60; // after a letter
const TYPING_MS = 250; // the longest that letters without a pause wait
const ANSWER_MS = 12; // and then the frame for storage
const encoder = new TextEncoder();

export class Bridge {
  constructor({ canvas, onFailure }) {
    this.canvas = canvas;
    this.onFailure = onFailure;
    this.beforeFrame = [];
    this.afterFrame = [];
    this.queue = [];
    this.module = null;
    this.inside = false;
    this.started = false;
    this.dead = false;
    this.request = 0;
    this.timer = 0;
    this.soon = false; // a frame of a hidden page waits in `timer`
    this.typing = undefined; // when the first letter was typed that no frame has seen
    this.frames = 0;
    this.drawn = 0; // when the last frame was
    this.turns = []; // those who wait for a frame
    this.postponed = []; // events that wait for a turn
  }

  attach(module) {
    this.module = module;
  }

  font(kind, bytes) {
    this.#enter(() => this.module._sorora_font(kind, this.#copy(bytes), bytes.length));
  }

  // What the first frame needs is done one by one: the browser is heard in between.
  async start(state) {
    this.#withText(JSON.stringify({ ...state, now: Date.now() }), (text) =>
      this.module._sorora_start(text),
    );
    this.started = true;
    let more = true;
    while (more) {
      await nextTurn();
      more = this.#enter(() => this.module._sorora_open(performance.now())) === 1;
    }
    this.wake();
  }

  send(event) {
    if (this.dead) return;
    this.queue.push({ ...event, now: Date.now() });
    this.#drain();
    this.wake();
  }

  // Sends what she typed; the frame for it may wait.
  type(event) {
    if (this.dead) return;
    this.queue.push({ ...event, now: Date.now() });
    this.#drain();
    if (!this.started || this.request !== 0 || this.soon) return;
    const now = performance.now();
    this.typing ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#apply(), Math.min(PAUSE_MS, this.typing + TYPING_MS - now));
  }

  // Takes what was typed; storage's answer, which comes as an event, wakes the frame.
  #apply() {
    this.timer = 0;
    const asked = this.#enter(() => this.module._sorora_apply()) === 1;
    this.#drain();
    if (asked && this.request === 0) this.timer = setTimeout(() => this.wake(), ANSWER_MS);
    else this.wake();
  }

  // Sends the event when the browser has had its turn, or when the page is being hidden.
  later(event) {
    this.postponed.push(event);
    this.turn().then(() => {
      if (this.postponed.length > 0) this.send(this.postponed.shift());
    });
  }

  // Gives one file to C++; `bytes` is null for a file that is too large to be read. Returns true
  // when C++ wants no more files of this import.
  file(importId, index, name, bytes) {
    const stop = this.#withText(name, (text) => {
      const pointer = bytes === null ? 0 : this.#copy(bytes);
      const length = bytes !== null && pointer !== 0 ? bytes.length : TOO_LARGE;
      try {
        return this.module._sorora_file(importId, index, text, pointer, length);
      } finally {
        if (pointer !== 0) this.module._free(pointer);
      }
    });
    this.#drain();
    this.wake();
    return this.dead || stop === 1;
  }

  // Asks for one frame as soon as the browser draws. A hidden page gets no animation frames, but
  // its saves and imports must still advance.
  wake() {
    if (this.request !== 0 || this.soon || this.dead || !this.started) return;
    clearTimeout(this.timer);
    this.timer = 0;
    if (document.hidden) {
      this.soon = true;
      this.timer = setTimeout(() => this.frameNow(), HIDDEN_FRAME_MS);
    } else {
      this.request = requestAnimationFrame((now) => this.#frame(now));
    }
  }

  // Gives the browser its turn amid long work, and has what changed drawn. Chromium resumes a task
  // before it draws, so that nobody would see progress nor be heard: where no frame has been drawn
  // for a while, one is waited for.
  async turn() {
    this.wake();
    const late = performance.now() - this.drawn >= FRAME_MS;
    if (late && !document.hidden && !this.dead) {
      await new Promise((done) => {
        this.turns.push(done);
        setTimeout(done, FRAME_MS); // a window behind others gets no frames
      });
    }
    await nextTurn(); // what was drawn is shown
  }

  // Draws at once: for the moment the page is being hidden, when no animation frame would come.
  frameNow() {
    if (this.inside || this.dead || !this.started) return;
    while (this.postponed.length > 0 && !this.dead) this.send(this.postponed.shift());
    cancelAnimationFrame(this.request);
    clearTimeout(this.timer);
    this.timer = 0;
    this.#frame(performance.now());
  }

  // Nothing goes on from here.
  fail(error) {
    this.stop();
    this.onFailure(error);
  }

  stop() {
    this.dead = true;
    cancelAnimationFrame(this.request);
    clearTimeout(this.timer);
  }

  #frame(now) {
    this.request = 0;
    this.soon = false;
    this.typing = undefined;
    for (const hook of this.beforeFrame) hook();
    this.#drain();
    const wait = this.#enter(() => this.module._sorora_frame(now));
    if (this.dead) return;
    this.frames += 1;
    this.drawn = performance.now();
    for (const done of this.turns.splice(0)) done();
    this.canvas.dataset.frames = String(this.frames);
    for (const hook of this.afterFrame) hook(wait !== 0);
    if (this.#drain() || wait === 0) this.wake();
    else if (wait > 0 && this.request === 0 && this.timer === 0) {
      this.timer = setTimeout(() => this.wake(), wait);
    }
  }

  #drain() {
    if (this.inside || !this.started) return false;
    let drained = false;
    while (this.queue.length > 0 && !this.dead) {
      const event = this.queue.shift();
      this.#withText(JSON.stringify(event), (text) => this.module._sorora_event(text));
      drained = true;
    }
    return drained;
  }

  #enter(work) {
    if (this.dead) return undefined;
    this.inside = true;
    try {
      return work();
    } catch (error) {
      this.fail(error);
      return undefined;
    } finally {
      this.inside = false;
    }
  }

  #withText(text, work) {
    return this.#enter(() => {
      const pointer = this.#copy(encoder.encode(`${text}\0`));
      if (pointer === 0) throw new RangeError('out of memory');
      try {
        return work(pointer);
      } finally {
        this.module._free(pointer);
      }
    });
  }

  // The heap view is read after the allocation: growing memory detaches the old one.
  #copy(bytes) {
    const pointer = this.module._malloc(Math.max(bytes.length, 1)) >>> 0;
    if (pointer !== 0) this.module.HEAPU8.set(bytes, pointer);
    return pointer;
  }
}
