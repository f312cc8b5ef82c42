// What each role of the semantic tree is in the DOM: its tag, its role, how it is acted on.
//
// Idea: native elements wherever HTML has one, because their keyboard, touch and assistive
// behaviour is already right; ARIA roles for the rest.
//
// Invariant: the tag of an element never changes; a node whose kind() changed gets a new element.

const set = (words) => new Set(words.split(' '));

const FIELDS = set('textbox combobox searchbox spinbutton');
// Roles whose element shows nothing but its own text, which the canvas draws instead.
export const LEAVES = set('button link checkbox radio text heading label option tab img separator');
export const ACTS = set(
  'button link checkbox radio label option tab dialog textbox combobox searchbox spinbutton',
);
// Roles whose text is their accessible name, so that a name without a text becomes the text.
export const NAMED_BY_TEXT = set(
  'button link tab option heading text label note status alert columnheader',
);
// ARIA forbids naming these.
export const NAMELESS = set('text label');
// Roles that take the focus when they want keys (a grid's cell, a listbox that stands alone …).
export const FOCUSABLE_BY_KEYS = set(
  'listbox grid row cell rowheader columnheader listitem scroller table article img separator',
);
// Roles that their tag says already.
const NATIVE = set('text heading label button link checkbox radio textbox searchbox scroller main');

export const isField = (role) => FIELDS.has(role);
export const isCheck = (role) => role === 'checkbox' || role === 'radio';

// Whether a click on the node is one `activate`.
export function isActionable(node) {
  switch (node.role) {
    case 'button':
    case 'link':
    case 'tab':
    case 'option':
    case 'combobox':
      return true;
    case 'columnheader':
      return node.sort !== undefined;
    case 'textbox':
    case 'searchbox':
    case 'spinbutton':
    case 'checkbox':
    case 'radio':
    case 'dialog':
      return false;
    default:
      return Boolean(node.pick) || Boolean(node.keys && node.keys.includes('Enter'));
  }
}

export function kind(node) {
  if (node.role === 'heading') return `h${Math.min(6, Math.max(1, node.level || 2))}`;
  if (isField(node.role)) return node.role + (node.multiline ? '+' : '');
  return node.role;
}

function tag(node) {
  switch (node.role) {
    case 'heading':
      return kind(node);
    case 'text':
      return 'p';
    case 'label':
      return 'label';
    case 'button':
    case 'tab':
      return 'button';
    case 'link':
      return 'a';
    case 'checkbox':
    case 'radio':
    case 'combobox':
    case 'searchbox':
    case 'spinbutton':
      return 'input';
    case 'textbox':
      return node.multiline ? 'textarea' : 'input';
    case 'main':
      return 'main';
    default:
      return 'div';
  }
}

// An entry is what the mirror keeps for one node: {id, node, kind, role, el, inner, own, order}.
// `inner` is where children go; it differs from `el` for scrollers only.
export function create(node) {
  const role = node.role;
  const el = document.createElement(tag(node));
  el.id = `n${node.id}`;
  el.className = 'node';
  if (LEAVES.has(role)) el.classList.add('leaf');
  if (ACTS.has(role)) el.classList.add('acts');
  if (isField(role)) el.classList.add('field');
  if (el.tagName === 'BUTTON') el.type = 'button';
  if (isCheck(role)) el.type = role;
  if (!NATIVE.has(role)) el.setAttribute('role', role);
  if (role === 'main' || role === 'dialog') el.tabIndex = -1;
  if (role === 'combobox') el.setAttribute('aria-autocomplete', 'list');
  const entry = {
    id: node.id,
    node: {},
    kind: kind(node),
    role,
    el,
    inner: el,
    own: null,
    order: '',
  };
  if (role === 'scroller') {
    el.classList.add('scroller');
    entry.inner = document.createElement('div');
    entry.inner.className = 'content';
    el.append(entry.inner);
  }
  return entry;
}
