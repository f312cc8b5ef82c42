// One writer at a time: two tabs that each save what they know would overwrite each other.
//
// Idea: the tab that opened last holds the Web Lock "sorora"; the one that loses it stops at once
// and says so, and its button takes the lock back by loading the page again.
// Browsers without Web Locks (before 2022) go on without this guard.
//
// Invariant: `lost` is called once at most, and only after the lock had been held.

export function claim(lost) {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((held) => {
    let mine = false;
    const keep = () => {
      mine = true;
      held();
      return new Promise(() => {}); // until the page goes or another tab takes it
    };
    navigator.locks.request('sorora', { steal: true }, keep).catch(() => {
      if (mine) lost();
      else held();
    });
  });
}
