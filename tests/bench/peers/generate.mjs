// node generate.mjs SCENE CANDIDATE FOLDER base | FROM TO: writes the files of one candidate. A few
// replicas per process, for the memory of some candidates' WebAssembly only grows.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkload } from "./workload.mjs";

const [scene, candidate, folder, from, to] = process.argv.slice(2);
const { open } = await import(`./${candidate}.mjs`);
const workload = makeWorkload(scene);
const baseFile = join(folder, "0000.bin");
if (from === "base") {
  writeFileSync(baseFile, open(workload).base());
} else {
  const maker = open(workload, new Uint8Array(readFileSync(baseFile)));
  for (let replica = Number(from); replica <= Number(to); replica += 1) {
    const name = `${String(replica).padStart(4, "0")}.bin`;
    writeFileSync(join(folder, name), maker.replica(replica, workload.edits[replica - 1]));
  }
}
