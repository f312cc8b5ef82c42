// Pictures of every screen with real data, to be looked at: node tests/browser/screenshots.mjs
// writes build/screenshots/NAME-360.png and NAME-1280.png, and dark ones of all.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WIDE, close, openDevice, openSite, root, settled } from './lib.mjs';
import { screens } from './screens.mjs';

const folder = join(root, 'build/screenshots');
const SIZES = [{ width: 360, height: 740 }, WIDE];
const TALLEST = 9000;

// The page scrolls inside of itself: a window as tall as its content shows all of it.
async function wholePage(page, width) {
  const inner = () =>
    page.evaluate(() => {
      const scrolls = [...document.querySelectorAll('main *')].find(
        (el) => el.scrollHeight > el.clientHeight + 1 && el.clientHeight > 200,
      );
      return scrolls ? innerHeight - scrolls.clientHeight + scrolls.scrollHeight : innerHeight;
    });
  await page.setViewportSize({ width, height: Math.min(await inner(), TALLEST) });
  await settled(page);
}

const site = await openSite();
await mkdir(folder, { recursive: true });
for (const { name, state, route, ready } of await screens(site)) {
  for (const viewport of SIZES) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await openDevice(site, { state, route, viewport, colorScheme });
      await ready(page);
      await settled(page);
      const dark = colorScheme === 'dark' ? '-dark' : '';
      const path = (kind) => join(folder, `${name}-${viewport.width}${dark}${kind}.png`);
      await page.screenshot({ path: path('') });
      if (!dark) {
        await wholePage(page, viewport.width);
        await page.screenshot({ path: path('-whole') });
      }
      await close(page);
    }
  }
  console.log(name);
}
await site.close();
