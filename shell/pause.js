// Long work in slices: pause() gives the browser its turn once a slice is used up.
//
// Invariant: work that calls pause() between its steps holds the page for one slice and one step
// at most.

export const SLICE_MS = 12;

// One turn of the event loop, without the 4 ms that nested timers wait.
export function nextTurn() {
  if (globalThis.scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

// Returns a function to await between steps. `turn` gives one turn away.
export function slices(turn = nextTurn, length = SLICE_MS) {
  let begun = performance.now();
  return async function pause(stepMs = 0) {
    if (performance.now() - begun + stepMs < length) return;
    await turn();
    begun = performance.now();
  };
}
