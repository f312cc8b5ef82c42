// Modal dialogs and moving the focus by program.
//
// Idea: while a dialog is modal everything that is not the dialog, nor floats above it, is inert.
// Focus goes in when it opens and back to where it was when it closes. Where the browser gives a button
// that is pressed no focus (Safari), that is the button.
//
// Invariants:
// - only elements that this module made inert are released again;
// - Tab goes round inside the dialog; a group of radios is one stop, as the browser has it.

const STOPS = 'a[href], button, input, textarea, [tabindex]';
const FLOATS_ABOVE = 4; // toasts are never part of what a dialog shuts off

// Focuses an element that may not be focusable by itself (a heading, a status).
export function focusElement(el, options) {
  el.focus(options);
  if (document.activeElement === el) return true;
  if (!el.hasAttribute('tabindex')) el.tabIndex = -1;
  el.focus(options);
  return document.activeElement === el;
}

// It has the focus because nothing within it has.
const isPlace = (entry) => !entry || entry.role === 'main' || entry.role === 'scroller';

// The places where Tab stops within `scope`, one per radio group.
export function tabStops(scope) {
  const stops = [];
  const groups = new Map();
  for (const el of scope.querySelectorAll(STOPS)) {
    if (el.disabled || el.tabIndex < 0 || el.closest('[inert]')) continue;
    if (el.type !== 'radio') {
      stops.push({ el, has: (other) => other === el });
      continue;
    }
    let group = groups.get(el.name);
    if (!group) {
      const members = [];
      group = { el, members, has: (other) => members.includes(other) };
      groups.set(el.name, group);
      stops.push(group);
    }
    group.members.push(el);
    if (el.checked) group.el = el;
  }
  return stops;
}

export class Modal {
  constructor(semantics) {
    this.semantics = semantics;
    this.stack = []; // {id, back: id of the node that had the focus}
    this.inert = new Set();
  }

  top() {
    const open = this.stack[this.stack.length - 1];
    return open ? this.semantics.entries.get(open.id) : undefined;
  }

  // `focusedEntry` had the focus before the tree changed.
  afterApply(focusedEntry) {
    const { entries, pressed } = this.semantics;
    const open = [...entries.values()].filter((entry) => entry.node.modal);
    if (open.length === 0 && this.stack.length === 0) return;
    open.sort((a, b) => (a.node.z || 0) - (b.node.z || 0)); // stable: later ones on top
    let back;
    const closed = this.stack.filter(({ id }) => !open.some((entry) => entry.id === id));
    if (closed.length > 0) back = closed[0].back;
    this.stack = this.stack.filter((item) => !closed.includes(item));
    const opened = open.filter((entry) => !this.stack.some(({ id }) => id === entry.id));
    const from = isPlace(focusedEntry) ? (pressed ?? focusedEntry?.id) : focusedEntry.id;
    for (const entry of opened)
      this.stack.push({ id: entry.id, back: closed.length > 0 ? back : from });
    const top = this.top();
    this.#shutOff(top);
    if (top && !top.el.contains(document.activeElement))
      this.#enter(top, opened.includes(top) ? undefined : back);
    else if (!top && back !== undefined) {
      const entry = entries.get(back);
      if (entry) focusElement(entry.el);
    }
  }

  // Tab or Shift+Tab inside the top dialog. Returns true when the focus was moved here.
  tab(event) {
    const top = this.top();
    if (!top) return false;
    const stops = tabStops(top.el);
    if (stops.length === 0) {
      focusElement(top.el);
      return true;
    }
    const active = document.activeElement;
    const at = stops.findIndex((stop) => stop.has(active));
    const edge = event.shiftKey ? 0 : stops.length - 1;
    const outside = !top.el.contains(active);
    const beforeFirst = at < 0 && event.shiftKey && (active === top.el || outside);
    if (at !== edge && !beforeFirst && !outside) return false;
    focusElement(stops[event.shiftKey ? stops.length - 1 : 0].el);
    return true;
  }

  #enter(top, back) {
    const returning = back === undefined ? undefined : this.semantics.entries.get(back);
    if (returning && top.el.contains(returning.el)) {
      focusElement(returning.el);
      return;
    }
    const stop = tabStops(top.el)[0];
    const heading = top.el.querySelector('h1, h2, h3, h4, h5, h6');
    focusElement(stop ? stop.el : heading || top.el);
  }

  #shutOff(top) {
    const inert = new Set();
    if (top) {
      const after = (el) => top.el.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING;
      const floats = (el) => {
        const z = this.semantics.byElement.get(el)?.node.z || 0;
        return z >= FLOATS_ABOVE || (z >= (top.node.z || 0) && z > 0 && after(el));
      };
      for (let el = top.el; el !== this.semantics.root; el = el.parentElement) {
        for (const sibling of el.parentElement.children) {
          if (sibling !== el && !floats(sibling)) inert.add(sibling);
        }
      }
      inert.add(document.getElementById('skip'));
    }
    inert.delete(null);
    for (const el of this.inert) if (!inert.has(el)) el.inert = false;
    for (const el of inert) if (!this.inert.has(el)) el.inert = true;
    this.inert = inert;
  }
}
