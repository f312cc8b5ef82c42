// A test double of the wasm module: the same exports over a plain ArrayBuffer. It records what the
// shell sends, shows the tree a test gives it, and repeats values as C++ does (`echo`). As C++ does,
// it tells of a node that is as it was its id alone.
//
// Tests reach it as window.fake; the shell imports it where it would import the real glue.

const HEAP_BYTES = 192 * 1024 * 1024;
const decoder = new TextDecoder();

export default async function createSorora({ host }) {
  await fetch('sorora.wasm'); // as the real one does: the page has asked for it already
  const heap = new Uint8Array(HEAP_BYTES);
  let top = 16;
  let live = 0;
  const text = (at) => {
    let end = at;
    while (heap[end] !== 0) end += 1;
    return decoder.decode(heap.slice(at, end));
  };
  const fake = {
    start: null,
    events: [],
    fonts: [],
    files: [],
    tree: [],
    echo: true,
    checkDelay: 0,
    wait: -1,
    stopAt: -1,
    trap: false,
    dirty: false,
    entered: 0,
    reentered: 0,
    fileMs: 0,
    pending: [],
    effect: (effect) => host.effect(JSON.stringify(effect)),
    // Shows a tree with the next frame; resolves after it.
    show(tree) {
      fake.tree = tree;
      fake.dirty = true;
      fake.effect({ t: 'wake' });
      return fake.nextFrame();
    },
    // Changes one node and shows the tree again.
    change: (id, values) =>
      fake.show(fake.tree.map((n) => (n.id === id ? { ...n, ...values } : n))),
    nextFrame() {
      const canvas = document.getElementById('canvas');
      const drawn = canvas.dataset.frames;
      return new Promise((done) => {
        const look = () => (canvas.dataset.frames === drawn ? setTimeout(look, 5) : done());
        look();
      });
    },
    of: (t) => fake.events.filter((event) => event.t === t),
  };
  window.fake = fake;
  window.fakeHost = host;

  const enter = (work) => {
    if (fake.entered > 0) fake.reentered += 1;
    fake.entered += 1;
    try {
      return work();
    } finally {
      fake.entered -= 1;
    }
  };
  const mutate = (id, values, delay) => fake.pending.push({ id, values, delay });
  const happened = (event) => {
    fake.events.push(event);
    if (fake.echo && event.t === 'input') mutate(event.id, { value: event.value }, 0);
    if (fake.echo && event.t === 'check') {
      const node = fake.tree.find((n) => n.id === event.id);
      for (const other of fake.tree) {
        if (node.role === 'radio' && other.role === 'radio')
          mutate(other.id, { checked: other === node }, fake.checkDelay);
      }
      if (node.role === 'checkbox') mutate(event.id, { checked: event.on }, fake.checkDelay);
    }
  };
  let told = new Map();
  const tell = () => {
    const now = new Map(fake.tree.map((n) => [n.id, JSON.stringify(n)]));
    const news = [...now].map(([id, words]) => (told.get(id) === words ? id : words));
    told = now;
    host.semantics(`[${news}]`);
  };
  const frame = () => {
    if (fake.trap) throw new WebAssembly.RuntimeError('unreachable');
    for (const change of fake.pending) {
      if (change.delay > 0) continue;
      fake.tree = fake.tree.map((n) => (n.id === change.id ? { ...n, ...change.values } : n));
      fake.dirty = true;
    }
    fake.pending = fake.pending.filter((change) => change.delay-- > 0);
    if (fake.dirty) tell();
    fake.dirty = false;
    return fake.pending.length > 0 ? 0 : fake.wait;
  };
  return {
    HEAPU8: heap,
    _malloc(size) {
      const at = top;
      if (at + size > HEAP_BYTES) return 0;
      top += size + 8;
      live += 1;
      return at;
    },
    _free() {
      live -= 1;
      if (live === fake.fonts.length) top = 64 * 1024 * 1024; // only the fonts, kept below, remain
    },
    _sorora_font: (kind, at, length) => {
      fake.fonts.push([kind, heap.slice(at, at + length)]);
    },
    _sorora_start: (at) =>
      enter(() => {
        fake.start = JSON.parse(text(at));
      }),
    _sorora_open: () => 0,
    _sorora_event: (at) => enter(() => happened(JSON.parse(text(at)))),
    _sorora_file: (id, index, name, at, length) =>
      enter(() => {
        const until = performance.now() + fake.fileMs;
        while (performance.now() < until);
        const large = length === 0xffffffff;
        fake.files.push({
          id,
          index,
          name: text(name),
          large,
          text: large ? null : decoder.decode(heap.slice(at, at + length)),
        });
        return fake.stopAt >= 0 && fake.files.length >= fake.stopAt ? 1 : 0;
      }),
    _sorora_apply: () =>
      enter(() => {
        fake.applied?.();
        return fake.asks ? 1 : 0;
      }),
    _sorora_frame: () => enter(frame),
  };
}
