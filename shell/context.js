// The canvas's WebGL context may be lost, and with a broken driver it never comes back. After a
// bounded wait the drawing goes on by software.
//
// Idea: a canvas that once had a WebGL context gives no other one, so that another element takes its
// place; SDL finds it, and its context for pixels, on the module.
//
// Invariant: what is told to C++ is about the canvas that is in the page; nothing of a former one.

const PATIENCE_MS = 1000; // while somebody looks: a hidden page may have to do without its context

export function watchContext(bridge) {
  const { canvas } = bridge;
  let timer = 0;
  const giveUp = () => {
    document.removeEventListener('visibilitychange', wait);
    canvas.removeEventListener('webglcontextrestored', restored);
    const next = canvas.cloneNode(false);
    canvas.replaceWith(next);
    bridge.drawOn(next);
    bridge.send({ t: 'context_gone' });
  };
  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(giveUp, PATIENCE_MS);
  };
  const restored = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wait);
    bridge.send({ t: 'context_restored' });
  };
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // it may come back
    bridge.send({ t: 'context_lost' });
    document.addEventListener('visibilitychange', wait);
    wait();
  });
  canvas.addEventListener('webglcontextrestored', restored);
}
