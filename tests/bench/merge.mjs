// Merging many people's files: Sorora beside Automerge, Yjs, Loro and a loop written by hand, in
// one run on one machine, with JSON.parse of the same bytes as the floor.
//
//   node tests/bench/merge.mjs [--runs N] [--scene A|B] [--only NAME,…] [--skip NAME,…] [--limit S]
//
// Scene A: 15 replicas' whole files of 498 profiles with 25 fields. Scene B: a registry of 20,000
// profiles and 600 replicas' files of changes. The files are made once, into build/bench/merge (for
// Yjs, Loro and Automerge in scene B that takes many minutes). Builds merge_bench with the flags of
// the command line and of the page, and brings the others by `npm ci` in tests/bench/peers. Each
// candidate is measured in N processes of its own, turn by turn; medians. A process that takes more
// than S seconds (300) is ended and its candidate is not asked again: the table says so.
// Sorora and the plain loop must show the last written value of every field, Sorora in every order.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { SCENES, START, digest, lastWritten, makeWorkload } from "./peers/workload.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const peers = join(here, "peers");
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const list = (name) => option(name, "").split(",").filter(Boolean);
const runs = Number(option("--runs", 3));
const scenes = option("--scene", "A,B").split(",");
const only = list("--only");
const skip = list("--skip");
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const limit = Number(option("--limit", 300));
const runWithin = (seconds, command, ...words) => execFileSync(command, words.map(String), {
  encoding: "utf8", cwd: root, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26,
  timeout: seconds * 1000,
});
const run = (command, ...words) => runWithin(0, command, ...words);  // 0: as long as it takes

const LATEST = START + 31 * 24 * 3600 * 1000;
const REPLICAS_PER_PROCESS = 25;
const WARM_RUNS = 5;

const bench = (preset) => (scene, folder) => runWithin(limit,
  ...(preset === "web" ? ["node", "--no-experimental-fetch"] : []),
  join(root, "build", preset, "tests", preset === "web" ? "merge_bench.js" : "merge_bench"),
  folder, SCENES[scene].full ? 1 : 0, LATEST, WARM_RUNS);
const beside = (name) => (scene, folder) => runWithin(limit,
  "node", "--expose-gc", join(peers, "candidate.mjs"), scene, name, folder, WARM_RUNS);

// Which files each reads, and how it is run. The blind ones show nothing, or go by counters of their
// own instead of the time of writing: their state is not compared.
const CANDIDATES = {
  "JSON.parse of Sorora's": { files: "sorora", run: beside("json_parse"), blind: true },
  "Sorora native": { files: "sorora", run: bench("native") },
  "Sorora WebAssembly": { files: "sorora", run: bench("web") },
  "JSON.parse of plain's": { files: "plain", run: beside("json_parse"), blind: true },
  "plain JavaScript": { files: "plain", run: beside("plain") },
  Loro: { files: "loro", run: beside("loro"), blind: true },
  Yjs: { files: "yjs", run: beside("yjs"), blind: true },
  Automerge: { files: "automerge", run: beside("automerge"), blind: true },
};
const wanted = Object.entries(CANDIDATES).filter(([name, { files }]) =>
  (only.length === 0 || only.includes(name) || only.includes(files)) &&
  !skip.includes(name) && !skip.includes(files));

function build() {
  for (const preset of ["native", "web"]) {
    run("cmake", "--preset", preset);
    run("cmake", "--build", join("build", preset), "--target", "merge_bench");
  }
  if (existsSync(join(peers, "node_modules"))) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: peers, stdio: "inherit" });
}

// The folder with the files of a candidate; what is there already stays.
function filesOf(scene, name) {
  const folder = join(root, "build", "bench", "merge", scene, name);
  mkdirSync(folder, { recursive: true });
  const { replicas } = SCENES[scene];
  const there = new Set(readdirSync(folder));
  const has = (number) => there.has(`${String(number).padStart(4, "0")}.bin`);
  const make = (...which) => run("node", join(peers, "generate.mjs"), scene, name, folder, ...which);
  if (!has(0)) make("base");
  for (let from = 1; from <= replicas; from += REPLICAS_PER_PROCESS) {
    const to = Math.min(replicas, from + REPLICAS_PER_PROCESS - 1);
    if (has(to)) continue;
    console.error(`making ${name}'s files of scene ${scene}: ${from} to ${to} of ${replicas}`);
    make(from, to);
  }
  return folder;
}

// One run of a candidate; nothing when it took longer than the limit.
function result(scene, { files, run: measured }) {
  const folder = filesOf(scene, files);
  try {
    return JSON.parse(measured(scene, folder));
  } catch (error) {
    if (error.code === "ETIMEDOUT") return undefined;
    throw error;
  }
}

function measure(scene) {
  const workload = makeWorkload(scene);
  const state = lastWritten(workload);
  const expected = digest(workload.people, (person, field) => state[person][field]);
  const found = new Map(wanted.map(([name]) => [name, []]));
  const late = new Set();
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [name, candidate] of wanted) {
      if (late.has(name)) continue;
      const one = result(scene, candidate);
      if (!one) {
        late.add(name);
        continue;
      }
      if (!candidate.blind && one.shown !== expected) throw new Error(`${name} shows another state`);
      found.get(name).push(one);
    }
  }
  return [...found].map(([name, results]) => {
    if (late.has(name)) return { name, late: true };
    const middle = (value) => median(results.map(value));
    return {
      name, mb: results[0].bytes / 1e6, cold: middle((r) => r.cold),
      warm: middle((r) => median(r.warm)), again: middle((r) => r.again),
      peak: middle((r) => r.peak),
    };
  });
}

function print(scene, rows) {
  const { people, replicas, full } = SCENES[scene];
  console.log(`\n${people} profiles, ${replicas} files${full ? "" : " of changes"}`);
  const floor = (name) => rows.find((row) => row.name === name);
  const ours = floor("JSON.parse of Sorora's");
  const plain = floor("JSON.parse of plain's");
  const number = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en"));
  const ratio = (row, to) => (to?.cold ? (row.cold / to.cold).toFixed(2) : "");
  const table = [
    ["", "MB", "cold ms", "warm ms", "again ms", "peak MB", "× floor", "× plain's floor"],
    ...rows.map((row) => (row.late ? [row.name, "", `> ${limit} s`, "", "", "", "", ""] : [
      row.name, number(row.mb), number(row.cold), number(row.warm),
      number(row.again), number(row.peak), ratio(row, ours), ratio(row, plain)])),
  ];
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  for (const row of table) {
    console.log(row.map((text, at) =>
      (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join("  "));
  }
}

build();
console.log("× floor: cold time beside JSON.parse of Sorora's bytes; × plain's floor: of plain's");
for (const scene of scenes) print(scene, measure(scene));
