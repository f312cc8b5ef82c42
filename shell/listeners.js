// What people do on the mirror, told to C++ as bridge events. All listeners sit on the root.
//
// Invariants:
// - one click is one `activate`, whatever made it (mouse, touch, Enter, Space, a screen reader);
// - only keys that a node asked for are prevented (those with Ctrl as "Control+Enter"), never with
//   Alt or Meta, never F1–F12, never during a composition: shortcuts stay the browser's, but for
//   those of shortcuts.js.

import { isActionable, isCheck, isField } from './roles.js';
import { shortcutFor } from './shortcuts.js';
import { compositionEnded, leaveField, valueFromHer } from './values.js';

export function listen(semantics) {
  const { root } = semantics;
  const on = (type, handle, options) =>
    root.addEventListener(
      type,
      (event) => {
        const entry = semantics.entryOf(event.target);
        if (entry) handle(semantics, entry, event);
      },
      options,
    );
  on('click', click);
  on('mousedown', mouseDown);
  on('change', change);
  on('input', input);
  on('compositionstart', (_, entry) => {
    if (entry.value) entry.value.composing = true;
  });
  on('compositionend', (_, entry) => {
    if (entry.value) reportValue(semantics, entry, compositionEnded(entry));
  });
  for (const type of ['pointerdown', 'keydown', 'focusin'])
    document.addEventListener(
      type,
      () => {
        semantics.pressed = undefined;
      },
      true,
    );
  on('focusin', (_, entry) => {
    if (entry.role === 'scroller') semantics.scrollers.call(entry, true);
    semantics.send({ t: 'focus', id: entry.id, visible: entry.el.matches(':focus-visible') });
  });
  on('focusout', focusOut);
  document.addEventListener('keydown', (event) => keyDown(semantics, event));
}

function reportValue(semantics, entry, value) {
  if (value === undefined) return;
  semantics.unsettled.add(entry);
  semantics.type({ t: 'input', id: entry.id, value });
}

// The node that a click on `entry` activates: itself or the nearest actionable one around it.
function target(semantics, entry) {
  for (let at = entry; at; at = semantics.parentOf(at)) {
    if (isActionable(at.node)) return at;
    if (isField(at.role) || isCheck(at.role) || at.role === 'label' || at.role === 'dialog')
      return undefined;
  }
  return undefined;
}

function click(semantics, entry, event) {
  const hit = target(semantics, entry);
  if (!hit) return;
  const { node } = hit;
  if (node.disabled) {
    event.preventDefault();
    return;
  }
  if (node.role === 'link') {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (node.href && !node.href.startsWith('#')) return;
    if (node.href && elsewhere) return; // a new tab or window: the browser's
    event.preventDefault();
    if (node.href) {
      semantics.navigate(node.href);
      return;
    }
  }
  semantics.pressed = hit.id;
  if (node.pick) semantics.pick(node);
  else semantics.send({ t: 'activate', id: hit.id });
}

// Choosing an option with the pointer must not take the focus from its combobox.
function mouseDown(semantics, entry, event) {
  if (entry.role === 'scroller') semantics.scrollers.pressed(entry);
  for (let at = entry; at; at = semantics.parentOf(at)) {
    if (at.role === 'option' || at.role === 'listbox') {
      const scrollbar = event.target.classList.contains('scroller');
      if (!scrollbar) event.preventDefault();
      return;
    }
  }
}

function change(semantics, entry) {
  if (!isCheck(entry.role)) return;
  const touched = entry.role === 'radio' ? semantics.radiosOf(entry) : [entry];
  semantics.checks.fromHer(touched);
  semantics.send({ t: 'check', id: entry.id, on: entry.el.checked });
}

function input(semantics, entry) {
  semantics.scrollers.settle();
  if (entry.value) reportValue(semantics, entry, valueFromHer(entry));
}

function focusOut(semantics, entry) {
  if (entry.value) {
    const { composing } = entry.value;
    leaveField(entry);
    if (composing) reportValue(semantics, entry, valueFromHer(entry));
    entry.value.left = true;
    semantics.unsettled.add(entry);
  }
  semantics.send({ t: 'blur', id: entry.id });
}

const isFunctionKey = (key) => /^F\d+$/.test(key);

function keyDown(semantics, event) {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const shortcut = shortcutFor(semantics, event);
  if (shortcut) {
    event.preventDefault(); // also behind a dialog: the browser's own search would only surprise
    if (shortcut.reachable && !event.repeat)
      semantics.send({ t: 'activate', id: shortcut.entry.id });
    return;
  }
  if (event.altKey || event.metaKey || isFunctionKey(event.key)) return;
  const top = semantics.modal.top();
  if (event.key === 'Tab') {
    const moved = !event.ctrlKey && (semantics.modal.tab(event) || semantics.scrollers.tab(event));
    if (moved) event.preventDefault();
    return;
  }
  const wanted = event.ctrlKey ? `Control+${event.key}` : event.key;
  let hit;
  for (let at = semantics.entryOf(event.target); at && !hit; at = semantics.parentOf(at)) {
    if (at.node.keys && at.node.keys.includes(wanted)) hit = at;
  }
  if (!hit && event.key === 'Escape' && !event.ctrlKey) hit = top;
  if (!hit) {
    semantics.scrollers.keyFromNowhere(event);
    return;
  }
  event.preventDefault();
  semantics.send({
    t: 'key',
    id: hit.id,
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
  });
}
