// The mirror: the semantic tree that C++ draws, kept as a DOM laid over the canvas.
//
// Idea: C++ sends the tree whenever it changed, of a node that did not the id alone; apply() brings
// the DOM to it by id. Elements live as long as their node, so focus, composition, scrolling and
// assistive cursors survive every change around them.
//
// Invariants:
// - one element per id, in the order C++ gave, parents before children;
// - the focused element is never moved, re-created or rewritten while its node keeps its kind;
// - all events go out through `send`, which never enters C++ while C++ runs;
// - reading layout happens only where stated (a scroller that moved, bars that changed).

import { place } from './order.js';
import { refer, update } from './elements.js';
import { create, isCheck, isField, kind } from './roles.js';
import { Covers } from './covers.js';
import { Checks, adopt, settleField, valueFromCore } from './values.js';
import { Modal, focusElement } from './modal.js';
import { Scrollers } from './scrollers.js';
import { listen } from './listeners.js';

const HAS_REFERENCES = ['describedby', 'labelledby', 'controls', 'activedescendant'];

export class Semantics {
  // `send(event)` takes bridge events, `type(event)` those of letters; `pick(node)` opens the file
  // picker; `navigate(href)` follows a link; `wake()` asks for a frame; `broke(error)` ends it all.
  constructor({ root, send, type, pick, navigate, wake, broke }) {
    this.root = root;
    this.send = send;
    this.type = type;
    this.pick = pick;
    this.navigate = navigate;
    this.broke = broke;
    this.entries = new Map(); // id -> entry, in reading order
    this.byElement = new WeakMap();
    this.rootOrder = '';
    this.focusCounts = new Map();
    this.pressed = undefined; // the id of what she has just activated
    this.checks = new Checks();
    this.unsettled = new Set();
    this.first = []; // the texts of trees that wait for the task of the first one, in order
    this.modal = new Modal(this);
    this.scrollers = new Scrollers(this, wake);
    this.covers = new Covers(this);
    listen(this);
  }

  entryOf(element) {
    for (let el = element; el && el !== this.root; el = el.parentElement) {
      const entry = this.byElement.get(el);
      if (entry) return entry;
    }
    return undefined;
  }

  parentOf(entry) {
    return this.entryOf(entry.el.parentElement);
  }

  acceptsDrops() {
    for (const { node } of this.entries.values()) if (node.drop && !node.disabled) return true;
    return false;
  }

  // To where the page begins, and scrolls.
  focusMain() {
    const page = this.scrollers.page();
    if (page) return this.scrollers.focus(page);
    const main = [...this.entries.values()].find(({ role }) => role === 'main');
    return main !== undefined && focusElement(main.el, { preventScroll: true });
  }

  // Before a frame: what the browser coalesced since the last one.
  beforeFrame() {
    if (this.scrollers.report()) this.covers.update();
  }

  // After a frame; `idle` when C++ wants no other one.
  afterFrame(idle) {
    this.checks.settle(idle);
    if (!idle) return;
    for (const entry of this.unsettled) settleField(entry);
    this.unsettled.clear();
  }

  // A tree as C++ wrote it. The first one has a task of its own.
  take(text) {
    if (this.entries.size > 0) {
      this.apply(JSON.parse(text));
      return;
    }
    if (this.first.length === 0) {
      setTimeout(() => {
        try {
          for (const waiting of this.first.splice(0)) this.apply(JSON.parse(waiting));
        } catch (error) {
          this.broke(error);
        }
      });
    }
    this.first.push(text);
  }

  // `tree`: nodes in reading order; the id alone of one that is as it was.
  apply(tree) {
    const nodes = tree.map((node) => (typeof node === 'number' ? this.entries.get(node).node : node));
    const focused = document.activeElement;
    const focusedEntry = this.entryOf(focused);
    const around = this.scrollers.around(focusedEntry);
    this.scrollers.placed = false;
    const { next, lists } = this.#match(nodes);
    const moved = this.#place(next, lists, focused);
    this.#dropAbsent(next);
    this.entries = next;
    const wanted = this.#update(nodes, next);
    if (moved) this.scrollers.restore();
    this.scrollers.afterApply();
    this.covers.update();
    const kept = this.#keepFocus(focused, focusedEntry, around);
    this.modal.afterApply(focusedEntry);
    if (!kept && document.activeElement === document.body) this.focusMain();
    if (wanted) focusElement(wanted.el, { preventScroll: this.scrollers.placed });
    this.#reveal(nodes);
  }

  // Finds or creates an entry for every node and lists each parent's children.
  #match(nodes) {
    const next = new Map();
    const lists = new Map([[0, []]]);
    for (const node of nodes) {
      if (next.has(node.id)) continue;
      let entry = this.entries.get(node.id);
      if (!entry || entry.kind !== kind(node)) {
        entry = create(node);
        if (isField(entry.role)) adopt(entry);
        this.byElement.set(entry.el, entry);
      }
      next.set(node.id, entry);
      const parent = lists.has(node.parent) ? node.parent : 0;
      lists.get(parent).push(entry);
      lists.set(node.id, []);
    }
    for (const [i, node] of nodes.entries()) {
      const kids = lists.get(node.id).length > 0;
      if (node.kids !== kids) nodes[i] = { ...node, kids };
    }
    return { next, lists };
  }

  #place(next, lists, focused) {
    let moved = false;
    for (const [id, children] of lists) {
      const parent = id === 0 ? null : next.get(id);
      const fresh = children.some((child) => !child.el.isConnected);
      const order = children.map((child) => child.id).join(' ');
      const before = parent ? parent.order : this.rootOrder;
      if (order === before && !fresh) continue;
      if (parent) parent.order = order;
      else this.rootOrder = order;
      const inner = parent ? parent.inner : this.root;
      if (children.length > 0)
        moved =
          place(
            inner,
            children.map((child) => child.el),
            focused,
          ) || moved;
    }
    return moved;
  }

  #dropAbsent(next) {
    for (const [id, entry] of this.entries) {
      if (next.get(id) === entry) continue;
      entry.el.remove();
      this.unsettled.delete(entry);
      this.checks.touched.delete(entry);
      this.scrollers.forget(entry);
    }
  }

  // Brings every entry to its node; returns the entry that C++ wants focused, if any.
  #update(nodes, next) {
    let wanted;
    const groups = [];
    for (const node of nodes) {
      const entry = next.get(node.id);
      const before = entry.node;
      if (before !== node) update(entry, node);
      for (const key of HAS_REFERENCES) {
        if (node[key] !== undefined || before[key] !== undefined) {
          refer(entry, node, next);
          break;
        }
      }
      entry.node = node;
      if (isField(entry.role)) {
        valueFromCore(entry, node, before);
        this.unsettled.add(entry);
      } else if (isCheck(entry.role)) {
        groups.push([entry, before]);
      } else if (entry.role === 'scroller') {
        this.scrollers.fromCore(entry, node, before);
      }
      if (this.#asksFocus(node)) wanted = entry;
    }
    for (const [entry, before] of groups) {
      if (entry.role === 'radio') this.#nameRadio(entry);
      this.checks.fromCore(entry, entry.node, before);
    }
    return wanted;
  }

  // The browser scrolls to what has the focus; to the chosen option of a list, nobody else does.
  #reveal(nodes) {
    const chosen = nodes.find((node) => node.activedescendant)?.activedescendant;
    if (chosen !== this.revealed && chosen !== undefined)
      this.entries.get(chosen)?.el.scrollIntoView({ block: 'nearest' });
    this.revealed = chosen;
  }

  // A counter, so that the same node can be asked for again; remembered beyond the node's life, so
  // that a node that comes back does not steal the focus.
  #asksFocus(node) {
    if (!node.focus || this.focusCounts.get(node.id) === node.focus) return false;
    this.focusCounts.set(node.id, node.focus);
    return true;
  }

  // Radios of one group share a native name: the arrow keys then work as everywhere.
  #nameRadio(entry) {
    let group = this.parentOf(entry);
    while (group && group.role !== 'radiogroup') group = this.parentOf(group);
    const name = `g${group ? group.id : entry.node.parent}`;
    if (entry.el.name !== name) entry.el.name = name;
  }

  radiosOf(entry) {
    return [...this.entries.values()].filter(
      (other) => other.role === 'radio' && other.el.name === entry.el.name,
    );
  }

  // The focused element was moved between parents or re-created: the focus follows its node. Its node is
  // gone: the reading position stays in the innermost of what scrolled `around` it. Returns false when
  // there is no such place.
  #keepFocus(focused, entry, around) {
    if (!entry || document.activeElement === focused) return true;
    const now = this.entries.get(entry.id);
    if (now) return focusElement(now.el, { preventScroll: true });
    this.send({ t: 'blur', id: entry.id });
    const place = around.find((scroller) => this.entries.get(scroller.id) === scroller);
    return place !== undefined && this.scrollers.focus(place);
  }
}
