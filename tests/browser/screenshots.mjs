// Pictures of every screen with real data, to be looked at: node tests/browser/screenshots.mjs
// [part of a name] writes build/screenshots/NAME-360.png and NAME-1280.png, the same in the dark
// (-dark), and the whole length of each in slices (-1, -2, …).
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WIDE, close, openDevice, openLane, openSite, root, settled } from './lib.mjs';
import { screens } from './screens.mjs';

const folder = join(root, 'build/screenshots');
const SIZES = [{ width: 360, height: 740 }, WIDE];
const TALL = 2400;
const MOST = 4;

// The page scrolls inside of itself: a taller window shows more of it, and scrolling the rest.
async function slices(page, width, save) {
  const scroller = await page.evaluateHandle(() =>
    [...document.querySelectorAll('main *')].find(
      (el) => el.scrollHeight > el.clientHeight + 1 && el.clientHeight > 200,
    ),
  );
  if (!scroller.asElement()) return;
  const { bars, content } = await scroller.evaluate((el) => ({
    bars: innerHeight - el.clientHeight,
    content: el.scrollHeight,
  }));
  const height = Math.min(bars + content, TALL);
  await page.setViewportSize({ width, height });
  for (let top = 0, i = 1; top < content && i <= MOST; top += height - bars, i += 1) {
    await scroller.evaluate((el, y) => el.scrollTo(0, y), top);
    await settled(page, 250);
    await save(`-${i}`);
  }
}

const site = await openLane(await openSite());
await mkdir(folder, { recursive: true });
for (const { name, state, route, ready } of await screens(site)) {
  if (!name.includes(process.argv[2] || '')) continue;
  for (const viewport of SIZES) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await openDevice(site, { state, route, viewport, colorScheme });
      await ready(page);
      await settled(page);
      const dark = colorScheme === 'dark' ? '-dark' : '';
      const save = (part) =>
        page.screenshot({ path: join(folder, `${name}-${viewport.width}${dark}${part}.png`) });
      await save('');
      if (!dark) await slices(page, viewport.width, save);
      await close(page);
    }
  }
  console.log(name);
}
await site.browser.close();
await site.close();
