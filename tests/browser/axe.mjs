// What axe finds on a page as it is: one line for each rule that is broken.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './lib.mjs';

export async function runAxe(page) {
  await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => {
      const first = nodes[0].html.slice(0, 160);
      return `${id} (${help}), ${nodes.length} times, first ${first}`;
    });
  });
}
