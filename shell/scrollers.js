// Scrolling is the browser's; this tells C++ where each scroller stands.
//
// Idea: scroll events only mark their scroller; the offsets go to C++ once, right before the frame
// that draws with them. C++ moves a scroller only by sending a new sx or sy.
//
// Invariants:
// - an offset is reported only when it differs from the last one that C++ knows;
// - a focused element never hides under a bar or a message: scroll-padding leaves their heights free;
// - a field that is written in stays in sight when its scroller shrinks, as by a keyboard;
// - a scroller that holds nothing focusable is focusable itself, but for that of a list: the field that
//   the list belongs to moves in it;
// - the keys that scroll always find the page's own scroller: a press on it, the way past the bars and
//   what is left of a focus that vanished lead to it, and where nothing has the focus the keys do;
// - a scroller with the focus is called by the heading within it, if it has no name of its own; Tab goes
//   from it to what is in sight;
// - while something scrolls, elements paint no letters (.moving in style.css): a browser moves them
//   before the canvas is drawn, and C++ draws those of fields meanwhile. Unless she has selected some, or
//   a field shows what only it can, none is painted at all (.unpainted): laying a second picture over the
//   canvas takes a device without a graphics processor longer than drawing the first.

import { focusElement, tabStops } from './modal.js';

const REST_MS = 150;
const MARGIN = 12; // room around an element that the focus scrolled into view
const BARS = new Set([1, 4]); // layers of what stays: the bars, and the message that comes and goes
const NEAR = 20; // the message stands a little above the edge
const SCROLLING_KEYS = ['PageDown', 'PageUp', 'ArrowDown', 'ArrowUp', 'Home', 'End', ' '];
const LIST = '[role=listbox]';

function keepInSight(element) {
  if (element?.classList.contains('field')) element.scrollIntoView({ block: 'nearest' });
}

// Around a list or in it.
const belongsToList = ({ el, inner }) =>
  el.closest(LIST) !== null || inner.querySelector(`:scope > ${LIST}`) !== null;

// What the field points at with aria-activedescendant can take a focus, as checkers of pages expect.
function reachable({ inner }) {
  const first = inner.querySelector('[role=listbox], [role=option]');
  if (first && !first.hasAttribute('tabindex')) first.tabIndex = -1;
}

export class Scrollers {
  constructor(semantics, wake) {
    this.semantics = semantics;
    this.wake = wake;
    this.states = new Map(); // entry -> {x, y} as C++ knows them
    this.dirty = new Set();
    this.bars = '';
    this.shrunk = false;
    this.placed = false; // C++ has moved one with the tree that is being shown
    this.rest = 0;
    this.moving = false; // as C++ knows it
    semantics.root.addEventListener('scroll', (event) => this.#scrolled(event), {
      capture: true,
      passive: true,
    });
  }

  #scrolled(event) {
    const entry = this.semantics.byElement.get(event.target);
    if (entry?.role !== 'scroller') return; // a field that scrolls is in its place
    this.dirty.add(entry);
    this.wake();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.settle(), REST_MS);
  }

  // Nothing scrolls any more, or she types: the letters of a field are its own at once.
  settle() {
    if (this.rest === 0) return;
    clearTimeout(this.rest);
    this.rest = 0;
    this.wake();
  }

  // Letters change hands in one frame.
  #move(moving) {
    if (moving === this.moving) return;
    this.moving = moving;
    this.semantics.send({ t: 'moving', on: moving });
    const { root } = this.semantics;
    const shown = !getSelection().isCollapsed || root.querySelector('.field:not(.drawn-moving)');
    root.classList.toggle('moving', moving);
    root.classList.toggle('unpainted', moving && !shown);
  }

  // Before a frame. Returns true when a scroller has moved since the last one.
  report() {
    this.#move(this.rest !== 0);
    if (this.dirty.size === 0) return false;
    for (const entry of this.dirty) {
      const state = this.states.get(entry);
      if (!state) continue;
      const x = entry.el.scrollLeft;
      const y = entry.el.scrollTop;
      if (x === state.x && y === state.y) continue;
      state.x = x;
      state.y = y;
      this.semantics.send({ t: 'scroll', id: entry.id, x, y });
    }
    this.dirty.clear();
    return true;
  }

  fromCore(entry, node, before) {
    if (!this.states.has(entry)) this.states.set(entry, { x: 0, y: 0 });
    this.shrunk ||= node.h < before.h;
    const x = node.sx !== undefined && node.sx !== before.sx;
    const y = node.sy !== undefined && node.sy !== before.sy;
    if (!x && !y) return;
    this.placed = true;
    this.dirty.add(entry); // where it stands now is reported
    if (x) entry.el.scrollLeft = node.sx;
    if (y) entry.el.scrollTop = node.sy;
  }

  forget(entry) {
    this.states.delete(entry);
    this.dirty.delete(entry);
  }

  // Elements moved in the DOM: a scroller that was among them has lost its place.
  restore() {
    for (const [entry, { x, y }] of this.states) {
      if (this.dirty.has(entry)) continue;
      if (entry.el.scrollLeft !== x) entry.el.scrollLeft = x;
      if (entry.el.scrollTop !== y) entry.el.scrollTop = y;
    }
  }

  afterApply() {
    if (this.states.size === 0) return;
    this.#focusable();
    this.#padding();
    if (this.shrunk) keepInSight(document.activeElement);
    this.shrunk = false;
  }

  #focusable() {
    const page = this.page();
    for (const entry of this.states.keys()) {
      const { el, node } = entry;
      const overflows = (node.ch || 0) > node.h + 0.5 || (node.cw || 0) > node.w + 0.5;
      const wantsKeys = Boolean(node.keys && node.keys.length > 0);
      const inList = belongsToList(entry);
      const alone =
        overflows && !inList && !el.querySelector('a[href], button, input, textarea, [tabindex="0"]');
      const focused = el === document.activeElement;
      if (wantsKeys || alone) el.tabIndex = 0;
      else if (focused || inList || entry === page) el.tabIndex = -1; // nor does the browser make it a stop
      else el.removeAttribute('tabindex');
      if (inList) reachable(entry);
      this.call(entry, wantsKeys || alone || focused);
    }
  }

  // By its heading while it can have the focus: otherwise it is nothing to be spoken of.
  call({ el, node }, wanted) {
    if (node.name) return;
    const heading = wanted && el.querySelector('h1, h2, h3, h4, h5, h6');
    if (heading) {
      el.setAttribute('role', 'group');
      el.setAttribute('aria-labelledby', heading.id);
    } else {
      if (el.closest(LIST)) el.setAttribute('role', 'group'); // of options: a list may hold nothing else
      else el.removeAttribute('role');
      el.removeAttribute('aria-labelledby');
    }
  }

  // In which all of the page scrolls: the first one of its main part.
  page() {
    let main;
    for (const entry of this.semantics.entries.values()) {
      if (entry.role === 'main') main = entry;
      if (main && entry.role === 'scroller' && main.el.contains(entry.el)) return entry;
    }
    return undefined;
  }

  // From the inside out.
  around(entry) {
    const found = [];
    for (let at = entry; at; at = this.semantics.parentOf(at)) if (at.role === 'scroller') found.push(at);
    return found;
  }

  focus(entry) {
    return focusElement(entry.el, { preventScroll: true });
  }

  // A press on the scrollbar of a list leaves the focus in its field.
  pressed(entry) {
    if (belongsToList(entry)) entry.el.removeAttribute('tabindex'); // until the next tree
  }

  // A key that scrolls, while nothing has the focus. What it does is the browser's.
  keyFromNowhere({ key }) {
    const { activeElement } = document;
    if (!SCROLLING_KEYS.includes(key) || (activeElement && activeElement !== document.body)) return;
    const page = this.page();
    if (page && !page.el.closest('[inert]')) this.focus(page);
  }

  // Returns true when the focus was moved here.
  tab({ shiftKey }) {
    const entry = this.semantics.byElement.get(document.activeElement);
    if (shiftKey || entry?.role !== 'scroller') return false;
    const { el } = entry;
    const box = el.getBoundingClientRect();
    const top = box.top + parseFloat(el.style.scrollPaddingTop || 0);
    const bottom = box.bottom - parseFloat(el.style.scrollPaddingBottom || 0);
    const stops = tabStops(el).map((stop) => [stop.el, stop.el.getBoundingClientRect()]);
    const whole = stops.find(([, at]) => at.top >= top && at.bottom <= bottom);
    const partly = stops.find(([, at]) => at.bottom > top && at.top < bottom);
    const inSight = whole ?? partly;
    return inSight !== undefined && focusElement(inSight[0]);
  }

  // Positions by the tree's own numbers: no layout is read.
  box(entry) {
    const { x, y, w, h } = entry.node;
    const box = { x, y, w, h };
    for (let up = this.semantics.parentOf(entry); up; up = this.semantics.parentOf(up)) {
      const offset = this.states.get(up) || { x: 0, y: 0 };
      box.x += up.node.x - offset.x;
      box.y += up.node.y - offset.y;
    }
    return box;
  }

  #padding() {
    const bars = [...this.semantics.entries.values()]
      .filter(({ node }) => BARS.has(node.z))
      .map((bar) => this.box(bar));
    const boxes = [...this.states.keys()].map((entry) => [entry, this.box(entry)]);
    const signature = JSON.stringify([bars, boxes.map(([entry, box]) => [entry.id, box])]);
    if (signature === this.bars) return;
    this.bars = signature;
    for (const [entry, box] of boxes) {
      let top = 0;
      let bottom = 0;
      for (const bar of bars) {
        const across = Math.min(bar.x + bar.w, box.x + box.w) - Math.max(bar.x, box.x) > box.w / 2;
        if (!across || bar.h > box.h / 2) continue;
        if (bar.y <= box.y && bar.y + bar.h > box.y) top = Math.max(top, bar.y + bar.h - box.y);
        else if (bar.y < box.y + box.h && bar.y + bar.h + NEAR >= box.y + box.h)
          bottom = Math.max(bottom, box.y + box.h - bar.y);
      }
      entry.el.style.scrollPaddingTop = `${top + MARGIN}px`;
      entry.el.style.scrollPaddingBottom = `${bottom + MARGIN}px`;
    }
  }
}
