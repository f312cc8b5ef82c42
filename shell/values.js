// Who owns what a field holds: she while she acts, C++ afterwards.
//
// Idea: every value she makes is reported at once, and C++ answers with a tree that repeats it.
// A repeated value is an echo and is never written back. Only a value that C++ itself made (a
// reset, a suggestion taken, an undo) is written, and never in the middle of a composition.
//
// Invariants:
// - values are reported NFC-normalised and well formed; the DOM keeps what she typed, as it is;
// - a box she has just ticked stays as she left it until C++ agrees or has had its say: two frames
//   or the first idle one;
// - after blur, an idle field shows what C++ holds.

const PATIENCE_FRAMES = 2;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

// Half of a surrogate pair (a maxlength can cut one) becomes U+FFFD: C++ takes UTF-8 only.
const wellFormed = (text) =>
  /[\ud800-\udfff]/.test(text) ? decoder.decode(encoder.encode(text)) : text;

export const normal = (text) => wellFormed(text).normalize('NFC');

// The part of an entry that this module keeps: sent (values reported and not yet repeated),
// composing, due (a value of C++ that waits for the end of a composition), doubtful, left.
export function adopt(entry) {
  entry.value = {
    sent: [],
    last: undefined,
    composing: false,
    due: undefined,
    doubtful: false,
    left: false,
  };
}

function write(entry, text) {
  const { el } = entry;
  entry.value.due = undefined;
  entry.value.doubtful = false;
  entry.value.sent.length = 0;
  entry.value.last = text;
  if (normal(el.value) === text) return;
  const focused = document.activeElement === el;
  const atEnd = !focused || el.selectionEnd === null || el.selectionEnd === el.value.length;
  const start = focused ? el.selectionStart : null;
  const end = focused ? el.selectionEnd : null;
  el.value = text;
  if (focused && !atEnd)
    el.setSelectionRange(Math.min(start, text.length), Math.min(end, text.length));
}

// C++ sent a tree in which this field holds `node.value`; `before` is the previous node.
export function valueFromCore(entry, node, before) {
  if (node.value === before.value) return;
  const state = entry.value;
  const text = node.value ?? '';
  const echo = state.sent.lastIndexOf(text);
  if (echo >= 0) {
    // An echo of something older than her last stroke may be C++ undoing it: decided when idle.
    state.doubtful = echo < state.sent.length - 1;
    state.sent.splice(0, echo + 1);
    return;
  }
  if (state.composing) state.due = text;
  else write(entry, text);
}

// She changed the field. Returns the value to report, or undefined when C++ has it already.
export function valueFromHer(entry) {
  const text = normal(entry.el.value);
  const state = entry.value;
  state.due = undefined;
  state.left = false;
  if (text === state.last) return undefined;
  state.last = text;
  state.sent.push(text);
  return text;
}

export function compositionEnded(entry) {
  const state = entry.value;
  state.composing = false;
  const due = state.due;
  const report = valueFromHer(entry);
  // She changed nothing since C++ decided: its value may be written now.
  if (report === undefined && due !== undefined) write(entry, due);
  return report;
}

export function leaveField(entry) {
  entry.value.composing = false;
  entry.value.left = true;
}

// C++ has nothing more to say: settle what was in doubt.
export function settleField(entry) {
  const state = entry.value;
  const text = entry.node.value ?? '';
  if (state.composing) return;
  state.sent.length = 0;
  if ((state.doubtful || state.left) && normal(entry.el.value) !== text) write(entry, text);
  state.doubtful = false;
  state.left = false;
}

// ---- checkboxes and radios ----

function show(entry, checked) {
  const { el } = entry;
  const on = checked === true;
  if (el.checked !== on) el.checked = on;
  const mixed = checked === 'mixed';
  if (el.indeterminate !== mixed) el.indeterminate = mixed;
}

export class Checks {
  constructor() {
    this.touched = new Map(); // entry -> frames of patience left
  }

  fromCore(entry, node, before) {
    if (this.touched.has(entry) && node.checked === before.checked) return;
    this.touched.delete(entry);
    show(entry, node.checked);
  }

  // She ticked a box; ticking a radio also unticks its fellows.
  fromHer(entries) {
    for (const entry of entries) this.touched.set(entry, PATIENCE_FRAMES);
  }

  settle(idle) {
    for (const [entry, left] of this.touched) {
      const agreed = entry.el.checked === (entry.node.checked === true);
      if (agreed || idle || left <= 1) {
        this.touched.delete(entry);
        if (!agreed) show(entry, entry.node.checked);
      } else {
        this.touched.set(entry, left - 1);
      }
    }
  }
}
