// The page around the app: opening, failing, frames, sizes, preferences, effects.
import { coverable } from '../screen_keyboard.mjs';
import { assert, equal, node, openPage } from './lib.mjs';

const frames = (page) =>
  page.evaluate(() => Number(document.getElementById('canvas').dataset.frames));

export const tests = {
  async 'page: it opens without a fault, with fonts, seed, size and preferences told'(site) {
    const page = await openPage(site, {
      context: { colorScheme: 'dark', reducedMotion: 'reduce', timezoneId: 'America/Mexico_City' },
    });
    const start = await page.evaluate(() => window.fake.start);
    equal(
      [
        start.w,
        start.h,
        start.dpr,
        start.dark,
        start.reduced,
        start.contrast,
        start.tz,
        start.route,
        start.safe,
        start.covered,
        start.keyboard,
      ],
      [800, 600, 1, true, true, false, -360, '#/', [0, 0, 0, 0], 0, false],
    );
    assert(/^[0-9a-f]{32}$/.test(start.random) && Math.abs(start.now - Date.now()) < 60_000);
    equal(
      await page.evaluate(() =>
        window.fake.fonts.map(([kind, bytes]) => [kind, bytes.length > 10_000]),
      ),
      [
        [0, true],
        [1, true],
        [2, true],
      ],
    );
    equal(page.faults, []);
  },

  async 'page: module and fonts are asked for by the page itself, before its script, and once'(site) {
    const asked = [];
    const before = (page) =>
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await openPage(site, { before });
    const needed = ['/fonts/icons.ttf', '/fonts/regular.ttf', '/fonts/semibold.ttf', '/sorora.wasm'];
    equal(asked.filter((path) => /ttf|wasm/.test(path)).sort(), needed);
    const last = Math.max(...needed.map((path) => asked.indexOf(path)));
    assert(last < asked.indexOf('/app.js'), asked.join(' '));
  },

  async 'page: an idle page draws no frame, and a wanted later frame comes'(site) {
    const page = await openPage(site);
    await page.show([node(1, 'button', { name: 'A' })]);
    await page.settled();
    const before = await frames(page);
    await new Promise((done) => {
      setTimeout(done, 1500);
    });
    equal(await frames(page), before);
    await page.evaluate(() => {
      window.fake.wait = 100;
      window.fake.effect({ t: 'wake' });
    });
    await new Promise((done) => {
      setTimeout(done, 650);
    });
    const drawn = (await frames(page)) - before;
    assert(drawn >= 4 && drawn <= 8, `${drawn} frames`);
  },

  async 'page: typing, clicking and scrolling never enter C++ from within'(site) {
    const page = await openPage(site);
    await page.show([
      node(1, 'textbox', { name: 'N', value: '' }),
      node(2, 'button', { name: 'B' }),
    ]);
    await page.getByRole('textbox').pressSequentially('hola');
    await page.change(2, { focus: 7 });
    await page.settled();
    equal(await page.evaluate(() => window.fake.reentered), 0);
    equal(
      (await page.sent('focus')).map(({ id }) => id),
      [1, 2],
      'events born inside a frame come after it',
    );
  },

  async 'page: sizes, preferences and the pointer are told when they change'(site) {
    const page = await openPage(site);
    await page.setViewportSize({ width: 360, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.mouse.move(50, 60);
    await page.mouse.down();
    await page.mouse.up();
    await page.settled();
    const size = (await page.sent('resize')).at(-1);
    equal([size.w, size.h, size.dpr], [360, 640, 1]);
    equal(
      (await page.sent('media')).map(({ dark }) => dark),
      [true],
    );
    equal(
      (await page.sent('pointer')).slice(-2).map(({ x, y, down, inside }) => [x, y, down, inside]),
      [
        [50, 60, true, true],
        [50, 60, false, true],
      ],
    );
  },

  async 'page: forced colours are told as they are, and told again when they change'(site) {
    const page = await openPage(site, { context: { forcedColors: 'active' } });
    const { forced } = await page.evaluate(() => window.fake.start);
    equal(Object.keys(forced), ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'GrayText']);
    for (const colour of Object.values(forced)) assert(/^#[0-9a-f]{6}$/.test(colour), colour);
    assert(forced.Canvas !== forced.CanvasText);
    const before = forced.Canvas;
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await page.settled();
    const told = (await page.sent('media')).at(-1);
    assert(told.forced.Canvas !== before, `still ${before}`);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
    await page.settled();
    equal((await page.sent('media')).at(-1).forced, undefined);
    equal((await page.sent('media')).length, 2);
  },

  async 'page: with forced colours the canvas shows, and nothing is forced twice'(site) {
    const page = await openPage(site, { context: { forcedColors: 'active' } });
    await page.show([node(1, 'textbox', { name: 'N', value: '' })]);
    await page.evaluate(() =>
      window.fake.effect({ t: 'theme', vars: { '--text': '#123456' }, dark: false }),
    );
    equal(
      await page.evaluate(() => [
        getComputedStyle(document.getElementById('canvas')).opacity,
        getComputedStyle(document.querySelector('input.field')).color,
        getComputedStyle(document.querySelector('input.field')).backgroundColor,
      ]),
      ['1', 'rgb(18, 52, 86)', 'rgba(0, 0, 0, 0)'],
    );
  },

  async 'page: a keyboard on the screen is told when it opens, moves the page and closes'(site) {
    const page = await openPage(site, { before: coverable });
    for (const [covered, moved, told] of [[250, 0, 250], [250, 40, 210], [0, 0, 0]]) {
      await page.evaluate((sizes) => window.cover(...sizes), [covered, moved]);
      await page.settled();
      const { covered: lost, keyboard } = (await page.sent('resize')).at(-1);
      equal([lost, keyboard], [told, told > 0]);
    }
  },

  async 'page: a page that gets lower while she writes has a keyboard below it'(site) {
    const page = await openPage(site);
    await page.show([node(1, 'textbox', { name: 'Nombre', value: '' }), node(2, 'button')]);
    const lower = async (height) => {
      await page.setViewportSize({ width: 800, height });
      await page.settled();
      const { h, covered, keyboard } = (await page.sent('resize')).at(-1);
      return [h, covered, keyboard];
    };
    equal(await lower(400), [400, 0, false]);
    await page.getByRole('textbox').focus();
    equal(await lower(350), [350, 0, false], 'the bar of a browser');
    equal(await lower(220), [220, 0, true]);
    equal(await lower(400), [400, 0, false]);
    equal(await lower(220), [220, 0, true]);
    await page.getByRole('button').focus();
    await page.settled();
    equal((await page.sent('resize')).at(-1).keyboard, false, 'she writes no more');
  },

  async 'page: a device pixel ratio change is told before the next frame'(site) {
    const page = await openPage(site);
    const cdp = await page.context().newCDPSession(page);
    for (const deviceScaleFactor of [2, 3]) {
      await cdp.send('Emulation.setDeviceMetricsOverride', {
        width: 800,
        height: 600,
        deviceScaleFactor,
        mobile: false,
      });
      await page.mouse.move(10 * deviceScaleFactor, 10);
      await page.settled();
      equal((await page.sent('resize')).at(-1).dpr, deviceScaleFactor);
    }
  },

  async 'page: title, theme, language and announcements are set'(site) {
    const page = await openPage(site);
    await page.evaluate(() => {
      const { effect } = window.fake;
      effect({ t: 'title', text: 'Padrón — Sorora' });
      effect({ t: 'theme', vars: { '--text': '#123456', '--bg': '#FFFFFF' }, dark: false });
      effect({ t: 'announce', text: 'Se guardó', assertive: false });
      effect({ t: 'announce', text: 'No se guardó', assertive: true });
      effect({ t: 'lang', code: 'es' });
    });
    await page.settled();
    equal(
      await page.evaluate(() => [
        document.title,
        getComputedStyle(document.documentElement).color,
        document.documentElement.lang,
        document.getElementById('polite').textContent,
        document.getElementById('assertive').textContent,
      ]),
      ['Padrón — Sorora', 'rgb(18, 52, 86)', 'es', 'Se guardó', 'No se guardó'],
    );
  },

  async 'page: browsers do not offer to translate it: the picture would stay, the elements be rewritten'(
    site,
  ) {
    const page = await openPage(site);
    assert(!(await page.evaluate(() => document.body.translate)));
    equal(await page.locator('meta[name=google]').getAttribute('content'), 'notranslate');
  },

  async 'page: an effect that fails throws nothing into C++, and the next one is done'(site) {
    const page = await openPage(site, {
      before: (p) =>
        p.addInitScript(() => {
          URL.createObjectURL = () => {
            throw new DOMException('no room', 'UnknownError');
          };
        }),
    });
    await page.evaluate(() => {
      window.fake.effect({ t: 'download', name: 'a.json', mime: 'application/json', text: 'a' });
      window.fake.effect({ t: 'theme', vars: null });
      window.fake.effect({ t: 'title', text: 'Padrón' });
    });
    equal(await page.title(), 'Padrón');
  },

  async 'page: being hidden is told and draws at once'(site) {
    const page = await openPage(site);
    const drawn = await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      const before = Number(document.getElementById('canvas').dataset.frames);
      document.dispatchEvent(new Event('visibilitychange'));
      return Number(document.getElementById('canvas').dataset.frames) - before;
    });
    equal(drawn, 1);
    equal(
      (await page.sent('visible')).map(({ on }) => on),
      [false],
    );
  },

  async 'page: a crash ends in a notice that says what to do, and C++ is left alone'(site) {
    const page = await openPage(site);
    await page.show([node(1, 'button', { name: 'A' })]);
    await page.evaluate(() => {
      window.fake.trap = true;
      window.fake.effect({ t: 'wake' });
    });
    await page.getByRole('heading', { name: 'Sorora se detuvo' }).waitFor();
    assert(await page.getByRole('button', { name: 'Volver a cargar' }).isVisible());
    equal(await page.getByRole('button', { name: 'A', exact: true }).count(), 0);
    const before = await frames(page);
    await page.mouse.move(10, 10);
    await page.settled();
    equal(await frames(page), before);
  },

  async 'page: a download that breaks off and a browser that is too old get their own words'(site) {
    for (const [heading, breakIt] of [
      [
        'Sorora no terminó de descargarse',
        (page) => page.route('**/fonts/regular.ttf', (route) => route.abort()),
      ],
      [
        'Tu navegador no puede abrir Sorora',
        (page) =>
          page.addInitScript(() => {
            delete window.WebAssembly;
          }),
      ],
    ]) {
      const page = await (await site.browser.newContext()).newPage();
      await breakIt(page);
      await page.goto(site.url);
      await page.getByRole('heading', { name: heading }).waitFor({ timeout: 5000 });
      assert(!(await page.locator('#loading').isVisible()));
    }
  },

  async 'page: without JavaScript it says so'(site) {
    const page = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(site.url);
    assert(
      await page.getByRole('heading', { name: 'Tu navegador no puede abrir Sorora' }).isVisible(),
    );
  },
};
