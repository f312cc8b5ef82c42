// Shortcuts that hold in the whole page: a node asks for one by its letter.
//
// Invariants:
// - one modifier, the one of the system: ⌘ on Apple's, where Ctrl moves in a text, Ctrl elsewhere;
// - a shortcut is only taken from the browser while a node asks for it.

const APPLE = /mac|iphone|ipad/i.test(navigator.platform);

export const shortcutName = (letter) => `${APPLE ? 'Meta' : 'Control'}+${letter.toUpperCase()}`;

// The entry that this key press is for: {entry, reachable}; undefined when it is for none.
export function shortcutFor(semantics, event) {
  const held = APPLE ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.altKey || event.shiftKey) return undefined;
  const letter = event.key.toLowerCase();
  for (const entry of semantics.entries.values()) {
    if (entry.node.shortcut === letter)
      return { entry, reachable: !entry.el.closest('[inert]') && !entry.node.disabled };
  }
  return undefined;
}
