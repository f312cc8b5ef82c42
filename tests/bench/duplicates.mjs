// Finding duplicates beside a floor measured in the same run: folding and sorting all names.
//
//   node tests/bench/duplicates.mjs [--runs N]
//
// Builds duplicates_bench with $CXX (c++) and -O2 into build/bench and times it on invented
// registries in which one woman in fifty is there twice, with a letter missing. Medians.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const at = process.argv.indexOf("--runs");
const runs = at < 0 ? 5 : Number(process.argv[at + 1]);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const folder = join(root, "build", "bench");
const program = join(folder, "duplicates_bench");
mkdirSync(folder, { recursive: true });
const sources = ["domain/duplicates", "domain/person_name", "domain/person", "domain/program",
  "base/date", "base/text", "crdt/record", "crdt/register", "crdt/stamp"]
  .map((name) => join(root, "src", `${name}.cpp`));
execFileSync(process.env.CXX || "c++", [
  "-std=c++20", "-O2", "-DNDEBUG", `-I${root}`, `-I${join(root, "src")}`,
  join(root, "tests", "bench", "duplicates_bench.cpp"), ...sources, "-o", program,
], { stdio: "inherit" });

const words = JSON.parse(readFileSync(join(root, "assets", "samples", "names.json"), "utf8"));
const input = `${words.given.join("\n")}\n\n${words.surnames.join("\n")}\n`;

console.log("women     pairs    found ms   names sorted ms   ratio");
for (const people of [498, 10_000, 100_000]) {
  const rows = execFileSync(program, [String(people), String(runs)], { input, encoding: "utf8" })
    .trim().split("\n").map((line) => line.split(",").map(Number));
  const [pairs, found, floor] = [0, 1, 2].map((column) => median(rows.map((row) => row[column])));
  console.log([String(people).padEnd(9), String(pairs).padEnd(8), found.toFixed(1).padStart(9),
    floor.toFixed(1).padStart(16), (found / floor).toFixed(1).padStart(9)].join(" "));
}
