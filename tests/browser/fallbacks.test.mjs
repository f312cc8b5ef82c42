// What a browser lacks, or loses while Sorora is open.
import { close, equal, eventually, eventuallyEqual, keep, openDevice, settled } from './lib.mjs';
import { startProfile, text } from './profile.mjs';

// Notes in the page what its canvas is drawn on from, in window.surface.
const noteSurface = (page) =>
  page.addInitScript(() => {
    const { transferControlToOffscreen: transfer } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.transferControlToOffscreen = function note() {
      window.surface = transfer.call(this);
      return window.surface;
    };
  });

// A browser from before OffscreenCanvas.
const withoutSurface = (page) =>
  page.addInitScript(() => {
    delete window.OffscreenCanvas;
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function note(...rest) {
      window.surface = this;
      return getContext.apply(this, rest);
    };
  });

// What a browser does whose graphics process ended: the canvas is empty, then may be drawn again.
const loseCanvas = (page) =>
  page.evaluate(() => window.surface.getContext('2d').clearRect(0, 0, 9e3, 9e3));
const restoreCanvas = (page) =>
  page.evaluate(() => window.surface.dispatchEvent(new Event('contextrestored')));

async function losePicture(site, before) {
  const page = await startProfile(site, { before });
  await settled(page);
  const { x, y, width, height } = await page.getByRole('banner').boundingBox();
  const picture = async () => {
    const bytes = await page.screenshot({ clip: { x, y, width: width / 2, height } });
    return bytes.toString('base64');
  };
  const shown = await picture();
  await loseCanvas(page);
  await eventually(async () => (await picture()) !== shown, 'the picture is not lost');
  await text(page, 'Nombre(s)').fill('Ana');
  await restoreCanvas(page);
  await eventually(async () => (await picture()) === shown, 'it is not drawn again');
  await keep(page);
  await page.reload();
  await eventuallyEqual(() => text(page, 'Nombre(s)').inputValue(), 'Ana');
  equal(page.faults, []);
}

export const tests = {
  async 'fallbacks: a canvas that lost its picture is drawn again, and what she wrote stays'(site) {
    await losePicture(site, noteSurface);
  },

  async 'fallbacks: the same in a browser that draws on the canvas itself'(site) {
    await losePicture(site, withoutSurface);
  },

  async 'fallbacks: no graphics processor is ever asked for'(site) {
    const page = await openDevice(site, {
      before: (page) =>
        page.addInitScript(() => {
          window.asked = [];
          for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
            const { getContext } = prototype;
            prototype.getContext = function note(kind, ...rest) {
              window.asked.push(kind);
              return getContext.call(this, kind, ...rest);
            };
          }
        }),
    });
    await settled(page);
    equal([...new Set(await page.evaluate(() => window.asked))], ['2d']);
    await close(page);
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
