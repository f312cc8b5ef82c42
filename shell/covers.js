// The canvas lies under the mirror, so what the mirror paints (typed text, scrollbars) would shine
// through a popup, dialog or bar that the canvas draws over it. This cuts those parts out.
//
// Invariants:
// - a field or scroller shows nothing where a node of a higher layer lies;
// - boxes come from the tree's own numbers and the known scroll offsets: no layout is read.

import { isField } from './roles.js';

const BLEED = 4; // room around a field for carets and what spell checking underlines

// The layers that hold an entry, outermost first: the stacking contexts of the page.
function layers(semantics, entry) {
  const path = [];
  for (let at = entry; at; at = semantics.parentOf(at)) {
    if (at.node.z !== undefined) path.unshift({ id: at.id, z: at.node.z });
  }
  return path;
}

function liesOver(above, below) {
  let i = 0;
  while (i < above.length && i < below.length && above[i].id === below[i].id) i += 1;
  if (i === above.length) return false; // it holds the other one
  return above[i].z > (i < below.length ? below[i].z : 0);
}

// The clip path of a box, of which `bleed` around it is seen too, with holes; '' when nothing covers
// it. What is left of it as one rectangle is an inset: for any other shape browsers draw everything
// within apart and mask it, in each frame.
export function cut(box, holes, bleed = BLEED) {
  const parts = [];
  for (const hole of holes) {
    const left = Math.max(hole.x - box.x, -bleed);
    const top = Math.max(hole.y - box.y, -bleed);
    const right = Math.min(hole.x + hole.w - box.x, box.w + bleed);
    const bottom = Math.min(hole.y + hole.h - box.y, box.h + bleed);
    if (right > left && bottom > top) parts.push({ left, top, right, bottom });
  }
  if (parts.length === 0) return '';
  // Overlapping holes would fill each other by even-odd: the visible part is built from bands.
  const edges = (values, end) =>
    [...new Set([-bleed, end + bleed, ...values])].sort((a, b) => a - b);
  const xs = edges(
    parts.flatMap(({ left, right }) => [left, right]),
    box.w,
  );
  const ys = edges(
    parts.flatMap(({ top, bottom }) => [top, bottom]),
    box.h,
  );
  const cells = [];
  for (let j = 0; j + 1 < ys.length; j += 1) {
    for (let i = 0; i + 1 < xs.length; i += 1) {
      const x = (xs[i] + xs[i + 1]) / 2;
      const y = (ys[j] + ys[j + 1]) / 2;
      const hidden = parts.some((p) => x > p.left && x < p.right && y > p.top && y < p.bottom);
      if (!hidden) cells.push({ left: xs[i], top: ys[j], right: xs[i + 1], bottom: ys[j + 1] });
    }
  }
  return cells.length === 0 ? 'inset(50%)' : (inset(box, cells) ?? path(cells));
}

const area = ({ left, top, right, bottom }) => (right - left) * (bottom - top);

function inset(box, cells) {
  const left = Math.min(...cells.map((cell) => cell.left));
  const top = Math.min(...cells.map((cell) => cell.top));
  const right = Math.max(...cells.map((cell) => cell.right));
  const bottom = Math.max(...cells.map((cell) => cell.bottom));
  const filled = cells.reduce((sum, cell) => sum + area(cell), 0);
  if (Math.abs(area({ left, top, right, bottom }) - filled) > 0.01) return undefined;
  return `inset(${top}px ${box.w - right}px ${box.h - bottom}px ${left}px)`;
}

const path = (cells) =>
  `path("${cells
    .map(({ left, top, right, bottom }) => `M${left} ${top}H${right}V${bottom}H${left}Z`)
    .join('')}")`;

export class Covers {
  constructor(semantics) {
    this.semantics = semantics;
    this.clips = new Map(); // entry -> clip path now on its element
  }

  update() {
    const { entries, scrollers } = this.semantics;
    const covers = [];
    const painted = [];
    for (const entry of entries.values()) {
      if (entry.node.z > 0) {
        covers.push({ box: scrollers.box(entry), path: layers(this.semantics, entry) });
      }
      if (isField(entry.role) || entry.role === 'scroller') painted.push(entry);
    }
    const clips = new Map();
    if (covers.length > 0) {
      for (const entry of painted) {
        const path = layers(this.semantics, entry);
        const over = covers.filter((cover) => liesOver(cover.path, path)).map(({ box }) => box);
        const bleed = isField(entry.role) ? BLEED : 0; // a scroller clips what it holds
        const clip = over.length > 0 ? cut(scrollers.box(entry), over, bleed) : '';
        if (clip !== '') clips.set(entry, clip);
      }
    }
    for (const entry of this.clips.keys()) if (!clips.has(entry)) entry.el.style.clipPath = '';
    for (const [entry, clip] of clips) {
      if (this.clips.get(entry) !== clip) entry.el.style.clipPath = clip;
    }
    this.clips = clips;
  }
}
