// The short form of tests/browser/matrix.mjs: every other screen in one look each.
import { assert, inPairs, openDevice } from './lib.mjs';
import { chooseText, judge, looks, nameOf, show } from './looks.mjs';
import { screens } from './screens.mjs';

const MOST_PIXELS = 4000; // across: more of them take seconds
const STEP = 7; // through the looks, so that neighbours differ in everything

export const tests = {
  async 'matrix: across widths, densities, themes and text sizes nothing is cut or misplaced'(site) {
    const possible = looks.filter(({ width, density }) => width * density <= MOST_PIXELS);
    const half = (await screens(site)).filter((_, i) => i % 2 === 1);
    const found = [];
    let measured = 0;
    const pairs = half.map((screen, i) => [screen, possible[(i * STEP) % possible.length]]);
    await inPairs(pairs, async ([{ name, state, route, ready }, look]) => {
      const page = await openDevice(site, { state, route });
      const eye = await page.context().newPage();
      await page.bringToFront();
      await ready(page);
      if (look.text !== 100) await chooseText(page, look.text);
      await show(page, look);
      const { wrong, measured: frames } = await judge(page, look, eye);
      found.push(...wrong.map((text) => `${name}, ${nameOf(look)}: ${text}`));
      measured += frames;
      await page.context().close();
    });
    assert(found.length === 0, `${found.length} findings\n    ${found.join('\n    ')}`);
    assert(measured > 20, `only ${measured} frames were measured`);
  },
};
