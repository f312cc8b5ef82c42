// node --expose-gc candidate.mjs SCENE CANDIDATE FOLDER RUNS: one candidate in a process of its own.
// All files are in memory before time is taken. Prints what merge_bench prints, as JSON. Warm runs
// are fewer than RUNS where they are long, but one at least.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SCENES, digest } from "./workload.mjs";

const [scene, candidate, folder, runs] = process.argv.slice(2);
const { people, full } = SCENES[scene];
const { merge, again, read } = await import(`./${candidate}.mjs`);
const names = readdirSync(folder).filter((name) => name.endsWith(".bin")).sort();
const used = full ? names.slice(1) : names;  // full files need no base
const files = used.map((name) => new Uint8Array(readFileSync(join(folder, name))));

const timed = (work) => {
  globalThis.gc();
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
};
const cold = timed(() => merge(files, full));
const peak = process.resourceUsage().maxRSS / 1024;
const reimport = timed(() => again(cold.result, files));
const shown = read ? digest(people, read(cold.result)) : "";
cold.result = null;
const ENOUGH_WARM_MS = 10_000;
const warm = [];
for (let spent = 0; warm.length < Number(runs) && spent < ENOUGH_WARM_MS; spent += warm.at(-1)) {
  warm.push(timed(() => merge(files, full)).ms);
}
const bytes = files.reduce((sum, file) => sum + file.length, 0);
console.log(JSON.stringify({
  files: files.length, bytes, cold: cold.ms, warm, again: reimport.ms, peak, shown,
}));
