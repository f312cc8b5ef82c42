// From one node of the semantic tree to the attributes, box and text of its DOM element.
//
// Invariants:
// - update() touches only what differs from the previous node, compared field by field;
// - nothing here reads layout, so a whole update costs one layout at most.

import { linked } from './parts.js';
import { ACTS, FOCUSABLE_BY_KEYS, LEAVES, NAMED_BY_TEXT, NAMELESS } from './roles.js';
import { isActionable, isCheck, isField } from './roles.js';
import { shortcutName } from './shortcuts.js';

const setOrRemove = (el, name, value) => {
  if (value === undefined || value === null || value === '') el.removeAttribute(name);
  else el.setAttribute(name, String(value));
};

// A file beside the page opens beside it: an installed app has no way back.
function point(el, href) {
  const { href: address, name } = href.startsWith('#') ? { href } : linked(href);
  el.setAttribute('href', address);
  setOrRemove(el, 'download', name);
  setOrRemove(el, 'target', href.startsWith('#') || name ? undefined : '_blank');
  setOrRemove(el, 'rel', href.startsWith('#') ? undefined : 'noopener');
}

const px = (value) => `${Math.round((value || 0) * 100) / 100}px`;

function box({ el, inner, role }, node) {
  el.style.left = px(node.x);
  el.style.top = px(node.y);
  el.style.width = px(node.w);
  el.style.height = px(node.h);
  if (role !== 'scroller') return;
  // The classic scrollbar takes room: a content as wide as its box must not scroll sideways.
  const wide = (node.cw || 0) > node.w + 0.5;
  const tall = (node.ch || 0) > node.h + 0.5;
  inner.style.width = wide ? px(node.cw) : '100%';
  inner.style.height = tall ? px(node.ch) : '100%';
  el.style.overflowX = wide ? 'auto' : 'hidden';
  el.style.overflowY = tall ? 'auto' : 'hidden';
}

function setOwn(entry, content) {
  if (entry.el.tagName === 'INPUT' || entry.el.tagName === 'TEXTAREA') return;
  if (entry.own === null) {
    if (content === '') return;
    if (LEAVES.has(entry.role)) {
      entry.own = document.createTextNode('');
    } else {
      entry.own = document.createElement('span');
      entry.own.className = 'own';
    }
    entry.inner.prepend(entry.own);
  }
  if (entry.own.textContent !== content) entry.own.textContent = content;
}

function name(entry, node) {
  const spoken = NAMED_BY_TEXT.has(entry.role);
  const content = node.text ?? (spoken && !node.kids ? (node.name ?? '') : '');
  setOwn(entry, content);
  const label = node.name && node.name !== content && !node.labelledby && !NAMELESS.has(entry.role);
  setOrRemove(entry.el, 'aria-label', label ? node.name : undefined);
  if (entry.role === 'scroller') setOrRemove(entry.el, 'role', node.name ? 'region' : undefined);
}

function layer({ el }, node) {
  el.style.zIndex = node.z === undefined ? '' : String(node.z);
  if (node.z) el.dataset.z = String(node.z);
  else delete el.dataset.z;
}

// Buttons stay focusable while disabled, so that their reason can be read and the focus is not
// lost when pressing one disables it.
function disabled({ el, role }, node) {
  if (isField(role) || isCheck(role)) el.disabled = Boolean(node.disabled);
  else setOrRemove(el, 'aria-disabled', node.disabled ? 'true' : undefined);
  setOrRemove(el, 'aria-description', node.disabled ? node.disabledWhy : undefined);
}

function focusability({ el, role }, node) {
  if (role === 'tab') el.tabIndex = node.selected === false ? -1 : 0;
  else if (FOCUSABLE_BY_KEYS.has(role) && role !== 'scroller') {
    if (node.keys && node.keys.length > 0) el.tabIndex = 0;
    else el.removeAttribute('tabindex');
  } else if (role === 'button') {
    if (node.aside) el.tabIndex = -1;
    else el.removeAttribute('tabindex');
  }
  const acts = ACTS.has(role) || isActionable(node) || Boolean(node.drop);
  el.classList.toggle('acts', acts);
}

function field({ el, role }, node) {
  if (!isField(role)) return;
  if (el.tagName === 'INPUT') {
    const type = role === 'searchbox' ? 'search' : node.type || 'text';
    if (el.type !== type) el.type = type;
    if (role === 'combobox') el.setAttribute('role', 'combobox');
  }
  setOrRemove(el, 'inputmode', node.inputmode);
  setOrRemove(el, 'autocomplete', node.autocomplete ?? 'off');
  setOrRemove(el, 'maxlength', node.maxlength > 0 ? node.maxlength : undefined);
  setOrRemove(el, 'placeholder', node.placeholder);
  setOrRemove(el, 'spellcheck', node.spellcheck);
  el.classList.toggle('drawn-moving', Boolean(node.drawnMoving));
}

// Text that is drawn with these very letters can be selected and copied as on any page.
const SELECTABLE = new Set(['cell', 'rowheader', 'columnheader']);

function type({ el, role }, node) {
  if (SELECTABLE.has(role)) el.classList.toggle('selectable', node.font > 0);
  el.style.fontSize = node.font ? px(node.font) : '';
  el.style.fontWeight = node.bold ? '600' : '';
  el.style.lineHeight = node.line ? px(node.line) : '';
  const pad = node.pad || [];
  el.style.paddingLeft = pad.length > 0 ? px(pad[0]) : '';
  el.style.paddingRight = pad.length > 1 ? px(pad[1]) : '';
  if (pad.length > 3) {
    el.style.paddingTop = px(pad[2]);
    el.style.paddingBottom = px(pad[3]);
  }
}

const flag = (attribute) => (entry, node, key) => setOrRemove(entry.el, attribute, node[key]);
// A radio is neither required nor wrong by itself: its group is.
const whenTrue = (attribute) => (entry, node, key) => {
  if (entry.role !== 'radio') setOrRemove(entry.el, attribute, node[key] ? 'true' : undefined);
};
const RANGES = new Set(['progressbar', 'spinbutton']);
const range = (attribute) => (entry, node, key) => {
  if (RANGES.has(entry.role)) setOrRemove(entry.el, attribute, node[key]);
};

// [fields, what to do when one of them differs]. The first field is passed as `key`.
const UPDATES = [
  [['x', 'y', 'w', 'h', 'cw', 'ch'], box],
  [['name', 'text', 'kids', 'labelledby'], name],
  [['z'], layer],
  [['disabled', 'disabledWhy'], disabled],
  [['keys', 'selected', 'sort', 'pick', 'drop', 'aside'], focusability],
  [
    [
      'type',
      'inputmode',
      'autocomplete',
      'maxlength',
      'placeholder',
      'spellcheck',
      'drawnMoving',
      'role',
    ],
    field,
  ],
  [['font', 'bold', 'pad'], type],
  [
    ['href'],
    (entry, node) => {
      if (entry.role === 'link') point(entry.el, node.href ?? '#');
    },
  ],
  [
    ['for'],
    (entry, node) => {
      if (entry.role === 'label')
        setOrRemove(entry.el, 'for', node.for ? `n${node.for}` : undefined);
    },
  ],
  [['expanded'], flag('aria-expanded')],
  [
    ['selected'],
    (entry, node) => {
      const attribute = entry.role === 'button' ? 'aria-pressed' : 'aria-selected';
      setOrRemove(entry.el, attribute, node.selected);
    },
  ],
  [
    ['checked'],
    (entry, node) => {
      if (entry.role === 'button') setOrRemove(entry.el, 'aria-pressed', node.checked);
      else if (!isCheck(entry.role)) setOrRemove(entry.el, 'aria-checked', node.checked);
    },
  ],
  [['required'], whenTrue('aria-required')],
  [['readonly'], flag('readonly')],
  [['invalid'], whenTrue('aria-invalid')],
  [['modal'], whenTrue('aria-modal')],
  [['current'], flag('aria-current')],
  [['sort'], flag('aria-sort')],
  [['live'], flag('aria-live')],
  [['rows'], flag('aria-rowcount')],
  [['cols'], flag('aria-colcount')],
  [['row'], flag('aria-rowindex')],
  [['col'], flag('aria-colindex')],
  [['setsize'], flag('aria-setsize')],
  [['posinset'], flag('aria-posinset')],
  [
    ['shortcut'],
    ({ el }, node) =>
      setOrRemove(el, 'aria-keyshortcuts', node.shortcut && shortcutName(node.shortcut)),
  ],
  [['min'], range('aria-valuemin')],
  [['max'], range('aria-valuemax')],
  [['now'], range('aria-valuenow')],
  [['valuetext'], range('aria-valuetext')],
];

export function same(a, b) {
  if (a === b) return true;
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

export function update(entry, node) {
  const before = entry.node;
  for (const [keys, apply] of UPDATES) {
    for (const key of keys) {
      if (!same(before[key], node[key])) {
        apply(entry, node, keys[0]);
        break;
      }
    }
  }
}

// References to other nodes: only to those that exist, as a broken reference is worse than none.
export function refer(entry, node, entries) {
  const { el } = entry;
  const list = (ids) => {
    const present = (Array.isArray(ids) ? ids : [ids]).filter((id) => id && entries.has(id));
    return present.length > 0 ? present.map((id) => `n${id}`).join(' ') : undefined;
  };
  for (const [key, attribute] of [
    ['describedby', 'aria-describedby'],
    ['labelledby', 'aria-labelledby'],
    ['controls', 'aria-controls'],
    ['activedescendant', 'aria-activedescendant'],
  ]) {
    if (node[key] === undefined && entry.node[key] === undefined) continue;
    const value = list(node[key]);
    if (el.getAttribute(attribute) !== (value ?? null)) setOrRemove(el, attribute, value);
  }
}
