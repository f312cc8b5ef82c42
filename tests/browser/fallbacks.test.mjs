// What a browser lacks, or loses while Sorora is open.
import { close, equal, eventually, eventuallyEqual, keep, openDevice, settled } from './lib.mjs';
import { startProfile, text } from './profile.mjs';

const loseContext = (page, what) =>
  page.evaluate((method) => {
    window.lost ??= document.querySelector('canvas').getContext('webgl');
    window.extension ??= window.lost.getExtension('WEBGL_lose_context');
    window.extension[method]();
  }, what);

const withoutWebGL = (page) =>
  page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function refuse(kind, ...rest) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
    };
  });

// How many rows of each colour follow on each other in one column of the page's picture.
async function column(page, x, from, to) {
  const picture = await page.screenshot({ clip: { x, y: from, width: 1, height: to - from } });
  return page.evaluate(async (encoded) => {
    const image = new Image();
    image.src = `data:image/png;base64,${encoded}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 1, image.height);
    const runs = [];
    for (const pixel of new Uint32Array(data.buffer)) {
      if (runs.at(-1)?.pixel === pixel) runs.at(-1).rows += 1;
      else runs.push({ pixel, rows: 1 });
    }
    return runs;
  }, picture.toString('base64'));
}

export const tests = {
  async 'fallbacks: a lost WebGL context is drawn again, and what she wrote meanwhile stays'(site) {
    const page = await startProfile(site);
    await settled(page);
    const { x, y, width, height } = await page.getByRole('banner').boundingBox();
    const picture = async () => {
      const bytes = await page.screenshot({ clip: { x, y, width: width / 2, height } });
      return bytes.toString('base64');
    };
    const before = await picture();
    await loseContext(page, 'loseContext');
    await eventually(async () => (await picture()) !== before, 'the context is not lost');
    await text(page, 'Nombre(s)').fill('Ana');
    await loseContext(page, 'restoreContext');
    await eventually(async () => (await picture()) === before, 'it is not drawn again');
    await keep(page);
    await page.reload();
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), 'Ana');
    equal(page.faults, []);
  },

  async 'fallbacks: a WebGL context that never comes back is followed by drawing without one'(site) {
    const page = await startProfile(site);
    await settled(page);
    await text(page, 'Nombre(s)').fill('Ana');
    const bar = () => column(page, 600, 40, 80); // under the top bar
    const words = () => column(page, 30, 10, 60); // "Sorora" above the sections
    const before = { bar: await bar(), words: (await words()).length > 2 };
    equal(before.words, true, 'the title is drawn');
    await loseContext(page, 'loseContext');
    await eventually(async () => (await words()).length === 1, 'it is not lost');
    await eventually(async () => (await words()).length > 2, 'nothing is drawn any more');
    equal({ bar: await bar(), words: true }, before, 'lines are as thin and as dark');
    await page.getByRole('link', { name: 'Inicio' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mujeres que se acompañan' }).waitFor();
    await eventually(async () => (await words()).length > 2, 'the next screen is not drawn');
    await page.goBack();
    await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), 'Ana');
    equal(page.faults, []);
  },

  async 'fallbacks: without WebGL it is drawn all the same, with lines as thin'(site) {
    const seen = [];
    for (const before of [withoutWebGL, async () => {}]) {
      const page = await openDevice(site, { before });
      await keep(page);
      const title = await page.getByRole('heading', { level: 1 }).boundingBox();
      seen.push({
        line: await column(page, title.x, 40, 80), // under the top bar
        words: (await column(page, title.x + 4, title.y, title.y + title.height)).length > 2,
      });
      await close(page);
    }
    equal(seen[0], seen[1]);
    equal([seen[0].line.map(({ rows }) => rows)[1], seen[0].words], [1, true]);
  },

  async 'fallbacks: without WebAssembly a plain page says which browsers work'(site) {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto(site.url);
    await page.getByRole('heading', { name: 'Tu navegador no puede abrir Sorora' }).waitFor();
    await page.getByText(/Chrome, Edge, Firefox o Safari/).last().waitFor();
    equal(await page.getByRole('button').count(), 0, 'there is nothing to press');
    equal(await page.getByText('Abriendo Sorora…').isVisible(), false, 'it still opens');
  },
};
