// A woman's first minute with Sorora, played without a browser: which functions of the module does
// it need? shell/split.mjs makes the first part of the program of them.
//
// Idea: the module cannot tell a page from this pretence of one. The canvas draws nothing, storage
// saves nothing, and every request for a frame is answered at once.
//
// Invariant: what is played here only decides what is in which part. A function that was forgotten
// is called all the same, only later (program.js).

// Letters of every length in UTF-8, and those that JSON writes in another way.
const WORDS = ['a', 'ana@ine.mx', '', 'Ñandú —\t«uno»\n"dos" 😀\\ \u0001'];
const FRAMES = 4; // until a screen has come to rest

function pretendCanvas({ width, height }) {
  return {
    id: 'canvas',
    width,
    height,
    style: { setProperty() {} },
    addEventListener() {},
    removeEventListener() {},
    getBoundingClientRect: () => ({ left: 0, top: 0, width, height }),
  };
}

// What Emscripten's glue looks for; everything else that a page is asked for is in the shell. Returns
// how to end the pretence.
function pretendPage(canvas, density) {
  const page = {
    addEventListener() {},
    removeEventListener() {},
    querySelector: () => canvas,
    getElementById: () => canvas,
    documentElement: {},
    body: {},
    hidden: false,
  };
  const { width, height } = canvas;
  const pretence = {
    window: globalThis,
    document: page,
    screen: { width, height },
    location: { href: 'http://localhost/' },
    devicePixelRatio: density,
    innerWidth: width,
    innerHeight: height,
    addEventListener() {},
    removeEventListener() {},
  };
  Object.assign(globalThis, pretence);
  return () => Object.keys(pretence).forEach((name) => delete globalThis[name]);
}

// The program, with the page's part of every conversation.
class Rehearsal {
  constructor(look) {
    this.look = look;
    this.clock = Date.UTC(2026, 8, 1, 16);
    this.nodes = [];
    this.answers = [];
  }

  async open({ createSorora, module, fonts }) {
    const canvas = pretendCanvas(this.look);
    this.end = pretendPage(canvas, this.look.density);
    this.module = await createSorora({
      canvas,
      host: {
        picture() {},
        semantics: (text) => {
          const before = new Map(this.nodes.map((node) => [node.id, node]));
          this.nodes = JSON.parse(text).map((node) => before.get(node) ?? node);
        },
        effect: (text) => this.#effect(JSON.parse(text)),
      },
      instantiateWasm: (imports, done) => {
        this.instance = new WebAssembly.Instance(module, imports);
        done(this.instance);
        return {};
      },
    });
    fonts.forEach((bytes, kind) => {
      this.module._sorora_font(kind, this.#copy(bytes), bytes.length);
    });
    this.#send('_sorora_start', {
      ...this.surface(),
      random: 'fedcba9876543210'.repeat(2),
      tz: -360,
      route: '#/',
      entries: [],
      storage: 'ok',
      snapshots: [],
      persisted: false,
      following: false,
      home: 'page',
      home_screen: false,
    });
    while (this.module._sorora_open(this.clock) === 1);
    this.draw();
  }

  surface(keyboard = 0) {
    const { width: w, height: h, density: dpr, dark } = this.look;
    return { w, h, dpr, safe: [0, 0, 20.5, 0], keyboard, dark, reduced: dark, contrast: false };
  }

  #effect(effect) {
    if (effect.t === 'save') this.answers.push({ t: 'saved', token: effect.token });
    if (effect.t === 'persist') this.answers.push({ t: 'persisted', granted: true });
    if (effect.t === 'keep_snapshot') this.answers.push({ t: 'snapshots', keys: [effect.key] });
    if (effect.t === 'save_soon') this.answers.push({ t: 'save_due' });
  }

  #copy(bytes) {
    const pointer = this.module._malloc(bytes.length);
    this.module.HEAPU8.set(bytes, pointer);
    return pointer;
  }

  #send(entry, message) {
    this.clock += 40;
    const text = JSON.stringify({ ...message, now: this.clock });
    const pointer = this.#copy(Buffer.from(`${text}\0`));
    this.module[entry](pointer);
    this.module._free(pointer);
  }

  draw() {
    for (let frame = 0; frame < FRAMES; frame += 1) {
      this.clock += 40;
      this.module._sorora_frame(this.clock);
      for (const answer of this.answers.splice(0)) this.#send('_sorora_event', answer);
    }
  }

  event(message) {
    this.#send('_sorora_event', message);
    this.draw();
  }

  all(role) {
    return this.nodes.filter((node) => node.role === role);
  }

  press({ id }) {
    this.event({ t: 'focus', id, visible: true });
    this.event({ t: 'activate', id });
  }

  // With a frame for each, and without: then storage has not answered when the next one comes.
  write(id, words) {
    for (const value of words) this.event({ t: 'input', id, value });
    for (const value of words) {
      this.#send('_sorora_event', { t: 'input', id, value });
      this.module._sorora_apply();
    }
    this.draw();
  }

  type({ id }, words) {
    this.event({ t: 'focus', id, visible: true });
    this.write(id, words);
    this.event({ t: 'blur', id });
  }

  choose({ id }) {
    for (const words of [[], ['a', '']]) {
      this.press({ id });
      this.write(id, words);
      for (const key of ['ArrowDown', 'Escape']) this.event({ t: 'key', id, key });
      this.press({ id });
      for (const option of this.all('option').slice(0, 1)) this.press(option);
      this.event({ t: 'blur', id });
    }
  }
}

// She opens her profile and fills in one of each kind of field, whatever they are called.
function play(stage) {
  stage.event({ t: 'install_offered', on: true });
  const inside = stage.nodes.findIndex((node) => node.role === 'main');
  stage.press(stage.nodes.slice(inside).find((node) => node.role === 'button'));
  if (stage.all('textbox').length === 0) throw new Error('the rehearsal finds no form');
  for (const node of stage.all('radio').slice(0, 2)) stage.event({ t: 'check', id: node.id, on: true });
  for (const node of stage.all('combobox')) stage.choose(node);
  for (const node of stage.all('combobox')) stage.choose(node); // one may depend on a later one
  for (const node of stage.all('textbox')) stage.type(node, WORDS);
  for (const node of stage.all('checkbox').slice(0, 3)) stage.event({ t: 'check', id: node.id, on: true });
  for (const { id } of stage.all('scroller')) stage.event({ t: 'scroll', id, x: 0, y: 900 });
  stage.event({ t: 'pointer', x: 40, y: 40, down: true, inside: true });
  stage.event({ t: 'pointer', x: 40, y: 40, down: false, inside: false });
  for (const keyboard of [300, 0]) stage.event({ t: 'resize', ...stage.surface(keyboard) });
  for (const dark of [true, false]) stage.event({ t: 'media', ...stage.surface(), dark });
  stage.event({ t: 'visible', on: false });
  stage.event({ t: 'visible', on: true });
}

// Plays it on one screen, {width, height, density, dark}, with Emscripten's function, the compiled
// module and the bytes of the three fonts. Returns the instance.
export async function rehearse(look, parts) {
  const stage = new Rehearsal(look);
  await stage.open(parts);
  play(stage);
  stage.end();
  return stage.instance;
}
