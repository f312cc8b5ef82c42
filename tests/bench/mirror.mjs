// The semantics layer: one change among 3,000 nodes, from the tree's text to the elements.
//
//   node tests/bench/mirror.mjs
//
// Told as C++ tells it, of 2,999 nodes the ids alone; and whole, as when a page opens or its size
// changes. Two floors in the same run: reading the whole text with the browser's JSON.parse, and
// setting the text of one element by hand. What is ours is what lies between.
import { manyNodes, openLane, openPage, openSite } from '../shell/lib.mjs';

const NODES = 3000;
const RUNS = 101;

const site = await openLane(await openSite());
const page = await openPage(site);
await page.show(manyNodes(NODES));
const times = await page.evaluate((runs) => {
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const time = (work) => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
  const found = { news: [], whole: [], parse: [], write: [] };
  const element = document.getElementById('n1500');
  for (let i = 0; i < runs; i += 1) {
    const tell = (text, unchanged) =>
      JSON.stringify(window.fake.tree.map((n) => (n.id === 1500 ? { ...n, text } : unchanged(n))));
    const text = tell(`otro ${i}`, (n) => n);
    const news = tell(`uno ${i}`, ({ id }) => id);
    found.whole.push(time(() => window.fakeHost.semantics(text)));
    found.news.push(time(() => window.fakeHost.semantics(news)));
    found.parse.push(time(() => JSON.parse(text)));
    found.write.push(
      time(() => {
        element.textContent = `otro ${i}`;
      }),
    );
  }
  return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, median(all)]));
}, RUNS);
await site.browser.close();
await site.close();
const line = (name, ms) =>
  console.log(`${name.padEnd(34)} ${ms.toFixed(2).padStart(7)} ms  × ${(ms / times.parse).toFixed(2)}`);
console.log(`one change among ${NODES} nodes, median of ${RUNS}; × is beside JSON.parse`);
line('mirror, news to elements', times.news);
line('mirror, whole tree to elements', times.whole);
line('floor: JSON.parse of the tree', times.parse);
line('floor: one element by hand', times.write);
