// The grouping beside HiGHS (npm "highs"), in one run on one machine.
//
//   node tests/bench/groups.mjs [--limit SECONDS] [--runs N]
//
// Builds groups_bench with $CXX (c++) and -O2 into build/bench, times it on invented registries
// over the 332 juntas × 5 Vocalías, then gives HiGHS the same 498 women, once with three
// attributes (Vocalía, nivel, entidad; an easier problem than ours) and once with our six. In the
// model people who are alike are one integer variable per group and every count is bounded by its
// floor and ceiling: HiGHS has to find any feasible point, as we do. Its time holds building the
// model and solving, not loading its wasm. Its answer is checked.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const limit = option("--limit", 60);
const runs = option("--runs", 5);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function build() {
  const folder = join(root, "build", "bench");
  const program = join(folder, "groups_bench");
  mkdirSync(folder, { recursive: true });
  const sources = readdirSync(join(root, "src", "domain"))
    .filter((name) => /^grouping.*\.cpp$/.test(name))
    .map((name) => join(root, "src", "domain", name));
  execFileSync(process.env.CXX || "c++", [
    "-std=c++20", "-O2", "-fno-exceptions", "-DNDEBUG", `-I${root}`, `-I${join(root, "src")}`,
    join(root, "tests", "bench", "groups_bench.cpp"), ...sources, "-o", program,
  ], { stdio: "inherit" });
  return program;
}

const program = build();
const bench = (...words) => execFileSync(program, words.map(String), { encoding: "utf8" });

function registry(people, seed) {
  const [head, ...rows] = bench("registry", people, seed).trim().split("\n");
  const names = head.split(",");
  const person = (row) => row.split(",").map((value, at) => [names[at], value]);
  return rows.map((row) => Object.fromEntries(person(row)));
}

const attributes = {
  three: {
    vocalia: (person) => person.vocalia,
    nivel: (person) => person.nivel,
    entidad: (person) => person.entidad,
  },
  six: {
    vocalia: (person) => person.vocalia,
    vocalia_nivel: (person) => `${person.vocalia}|${person.nivel}`,
    circunscripcion: (person) => person.circunscripcion,
    entidad: (person) => person.entidad,
    junta: (person) => person.junta,
  },
};

const setsOf = (person, kind) =>
  Object.entries(attributes[kind]).map(([name, value]) => `${name}=${value(person)}`);

function model(people, groups, kind) {
  const types = new Map();
  const sets = new Map([["size", []]]);
  for (const person of people) {
    const names = setsOf(person, kind);
    const key = names.join(",");
    if (!types.has(key)) types.set(key, { index: types.size, names, people: [] });
    types.get(key).people.push(person);
  }
  for (const type of types.values()) {
    for (const name of ["size", ...type.names]) {
      if (!sets.has(name)) sets.set(name, []);
      sets.get(name).push(type);
    }
  }
  const lines = [];
  // The format wants short lines.
  const glue = (at) => (at === 0 ? "" : at % 40 === 0 ? "\n + " : " + ");
  const sum = (terms) => terms.reduce((text, term, at) => text + glue(at) + term, "");
  const all = Array.from({ length: groups }, (_, group) => group);
  const namesOf = (type) => all.map((group) => `x${type.index}_${group}`);
  for (const type of types.values()) {
    lines.push(`t${type.index}: ${sum(namesOf(type))} = ${type.people.length}`);
  }
  let row = 0;
  for (const members of sets.values()) {
    const total = members.reduce((count, type) => count + type.people.length, 0);
    const low = Math.floor(total / groups);
    const high = Math.ceil(total / groups);
    for (const group of all) {
      const terms = sum(members.map((type) => `x${type.index}_${group}`));
      if (low === high) lines.push(`s${row}: ${terms} = ${low}`);
      else lines.push(`l${row}: ${terms} >= ${low}`, `h${row}: ${terms} <= ${high}`);
      row += 1;
    }
  }
  const variables = [...types.values()].flatMap(namesOf);
  const bounds = [...types.values()].flatMap((type) =>
    namesOf(type).map((name) => `0 <= ${name} <= ${type.people.length}`));
  const text = ["Minimize\n obj: 0 x0_0\nSubject To", ...lines, "Bounds", ...bounds, "Generals",
    ...variables, "End\n"].join("\n");
  return { text, types: [...types.values()] };
}

// Cells outside floor and ceiling, counted from the answer alone.
function wrongCells(types, groups, columns) {
  const counts = new Map();
  const totals = new Map();
  for (const type of types) {
    for (let group = 0; group < groups; group += 1) {
      const count = Math.round(columns[`x${type.index}_${group}`]?.Primal ?? 0);
      for (const name of ["size", ...type.names]) {
        const row = counts.get(name) ?? new Array(groups).fill(0);
        row[group] += count;
        counts.set(name, row);
        totals.set(name, (totals.get(name) ?? 0) + count);
      }
    }
  }
  let wrong = 0;
  for (const [name, row] of counts) {
    const low = Math.floor(totals.get(name) / groups);
    const high = Math.ceil(totals.get(name) / groups);
    wrong += row.filter((count) => count < low || count > high).length;
  }
  return wrong;
}

async function highs(kind) {
  const times = [];
  const notes = new Set();
  let exact = 0;
  let done = 0;
  const loadHighs = require("highs");
  for (let seed = 1; seed <= runs; seed += 1) {
    const people = registry(498, seed);
    const solver = await loadHighs();  // fresh: its memory is not reused after an abort
    const start = performance.now();
    const { text, types } = model(people, 14, kind);
    try {
      const answer = solver.solve(text, {
        time_limit: limit, output_flag: false, random_seed: seed, threads: 1,
      });
      times.push(performance.now() - start);
      notes.add(answer.Status);
      if (answer.Status === "Optimal" && wrongCells(types, 14, answer.Columns) === 0) exact += 1;
    } catch (error) {
      times.push(performance.now() - start);
      notes.add(String(error.message ?? error).slice(0, 60));
    }
    done += 1;
    if (times.at(-1) > limit * 1000) break;  // the others would only take as long
  }
  const note = [...notes].join(", ");
  return { median_ms: median(times), max_ms: Math.max(...times), exact, runs: done, note };
}

const rows = [];
const add = (name, result, note = "") => rows.push({ name, ...result, note: result.note ?? note });
const ours = (people, groups, times) => JSON.parse(bench("time", people, groups, times));
add("Sorora, 498 into 14", ours(498, 14, 50));
add("Sorora, 10,000 into 286", ours(10000, 286, 10));
add("Sorora, 100,000 into 2,858", ours(100000, 2858, 5));
for (const [pins, separations] of [[5, 2], [20, 10], [60, 30]]) {
  const result = JSON.parse(bench("wishes", 498, 14, 200, pins, separations));
  add(`Sorora, 498 into 14, ${pins} random pins, ${separations} separations`, result,
    `${result.runs - result.possible} contradict themselves, ${result.unmet} separations unmet`);
}
try {
  require.resolve("highs");
  add("HiGHS, 498 into 14, three attributes", await highs("three"));
  add("HiGHS, 498 into 14, all six", await highs("six"));
} catch (error) {
  console.log(`without HiGHS: ${String(error.message ?? error).split("\n")[0]} (npm ci brings it)`);
}

const base = rows[0].median_ms;
const format = (ms) => (ms < 10 ? ms.toFixed(2) : Math.round(ms).toLocaleString("en"));
const table = [["what", "median ms", "max ms", "× ours", "exact", ""],
  ...rows.map((row) => [row.name, format(row.median_ms), format(row.max_ms),
    row.name.startsWith("HiGHS") ? format(row.median_ms / base) : "",
    `${row.exact}/${row.runs}`, row.note])];
const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
for (const row of table) {
  const cells = row.map((text, at) =>
    at === 0 || at === 5 ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  console.log(cells.join("  ").trimEnd());
}
const slow = rows[0].median_ms >= 5 || rows[2].median_ms >= 1500;
if (slow) console.log("slower than asked: 498 in under 5 ms, 100,000 in about a second");
process.exit(slow || rows.slice(0, 3).some((row) => row.exact < row.runs) ? 1 : 0);
