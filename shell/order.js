// Puts children in their wanted order with the fewest moves and without ever moving one of them:
// the child that holds the focus. Moving an element in the DOM blurs it, ends a composition and
// forgets scroll offsets.
//
// Invariant: after place(), the wanted elements are children of `parent` in that order. Other
// children (a node's own text, elements about to be removed) keep their places between them.

// Indices (into `old`) of a longest increasing run that contains `pin` when pin is old enough.
// `old` holds each wanted child's present index, -1 for newcomers.
export function stays(old, pin) {
  const pinned = pin >= 0 && old[pin] >= 0;
  const tails = [];
  const previous = new Array(old.length).fill(-1);
  for (let i = 0; i < old.length; i += 1) {
    if (old[i] < 0) continue;
    if (pinned && ((i < pin && old[i] > old[pin]) || (i > pin && old[i] < old[pin]))) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (old[tails[middle]] < old[i]) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1];
    tails[low] = i;
  }
  const kept = new Set();
  for (let i = tails.length > 0 ? tails[tails.length - 1] : -1; i >= 0; i = previous[i])
    kept.add(i);
  return kept;
}

// Returns true when an element that was already in the document had to move.
export function place(parent, wanted, focused) {
  const index = new Map();
  let position = 0;
  for (const child of parent.children) {
    index.set(child, position);
    position += 1;
  }
  const old = wanted.map((element) => index.get(element) ?? -1);
  const pin = focused ? wanted.findIndex((element) => element.contains(focused)) : -1;
  const kept = stays(old, pin);
  let moved = false;
  let next = null;
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    const element = wanted[i];
    if (!kept.has(i)) {
      moved = moved || element.isConnected;
      if (element.isConnected && parent.isConnected && parent.moveBefore)
        parent.moveBefore(element, next);
      else parent.insertBefore(element, next);
    }
    next = element;
  }
  return moved;
}
