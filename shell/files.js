// Files in: the picker, drag and drop, paste, files opened with the app, zips; read in parallel,
// handed to C++ in slices.
//
// Idea: C++ judges every file; this only carries bytes. What cannot be carried (too large, not
// readable) is carried as its name alone, so that C++ can refuse it by name.
//
// Invariants:
// - one import runs at a time, the next ones wait; each is import_begin, its files in order of
//   their index, then import_end or import_cancelled;
// - text that was copied together with files is pasted as text where she writes;
// - the page is held for about one slice at a time, and at most READS files are in memory;
// - a zip counts as the files within it; a zip that cannot be taken is handed over as it is, and one that
//   nothing can open now (zip.js is not here, and there is no connection) as a file that is not readable.

import { slices } from './pause.js';
import { bringZip } from './zips.js';

const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MAX_ZIP_BYTES = 64 * 1024 * 1024;
const MAX_BACKUP_BYTES = 512 * 1024 * 1024; // of all there is, and her own
const MAX_DROPPED = 5000;
const READS = 4;

const isZip = (file) => /\.zip$/i.test(file.name) || file.type === 'application/zip';
const isWanted = (name) => /\.json$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name);

// A source is one file to hand over: {name, read: async () => bytes or null}.
const plain = (file, limit = MAX_FILE_BYTES) => ({
  name: file.name,
  read: async () => (file.size > limit ? null : new Uint8Array(await file.arrayBuffer())),
});

const unreadable = ({ name }) => ({ name, read: () => Promise.reject(new Error('not now')) });

async function sourcesOf(file, pause) {
  if (!isZip(file)) return [plain(file)];
  if (file.size > MAX_ZIP_BYTES) return [plain(file)];
  const zip = await bringZip().catch(() => null);
  if (!zip) return [unreadable(file)];
  try {
    const { inflate, list } = zip;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const entries = list(bytes, isWanted);
    if (entries.length === 0) return [plain(file)];
    return entries.map((entry) => ({
      name: `${file.name}/${entry.name}`,
      read: async () => (entry.size > MAX_FILE_BYTES ? null : inflate(bytes, entry, pause)),
    }));
  } catch {
    return [plain(file)];
  }
}

export class Files {
  // `bridge` has send(), file() and turn(); `accepts()` tells whether the screen takes drops.
  constructor({ bridge, accepts, hint }) {
    this.bridge = bridge;
    this.accepts = accepts;
    this.hint = hint;
    this.last = 0;
    this.cancelled = new Set();
    this.running = Promise.resolve();
    this.input = document.createElement('input');
    this.input.type = 'file';
    this.input.hidden = true;
    this.restore = false; // what is picked now is a backup to restore
    this.busy = 0; // imports that have not ended
    this.input.addEventListener('change', () => this.take([...this.input.files], this.restore));
    document.body.append(this.input);
    this.#listenForDrops();
    document.addEventListener('paste', (event) => this.#pasted(event));
  }

  // Must run inside the click itself, or the browser refuses to open the picker.
  pick({ pick }) {
    this.input.value = ''; // the same file may be chosen again
    this.input.accept = pick.accept || '';
    this.input.multiple = Boolean(pick.multiple);
    this.restore = Boolean(pick.restore);
    this.input.click();
  }

  cancel(id) {
    this.cancelled.add(id);
  }

  // What the system opens with the installed app, now and later: files, or a shortcut's address
  // while the app is open already (launch_handler in the manifest).
  takeLaunched(navigate) {
    window.launchQueue?.setConsumer(async ({ files = [], targetURL }) => {
      const { hash } = new URL(targetURL || location.href);
      if (hash.startsWith('#/')) navigate(hash);
      const read = files.filter(({ kind }) => kind === 'file').map((handle) => handle.getFile());
      const opened = await Promise.allSettled(read);
      this.take(opened.filter(({ value }) => value).map(({ value }) => value), false, true);
    });
  }

  // `opened`: by the system, not chosen in the app.
  take(files, restore = false, opened = false) {
    if (files.length === 0) return this.running;
    this.last += 1;
    const id = this.last;
    this.busy += 1;
    this.running = this.running
      .then(() => this.#import(id, files, restore, opened))
      .catch((error) => console.error(error))
      .finally(() => {
        this.busy -= 1;
      });
    return this.running;
  }

  async #import(id, files, restore, opened) {
    const pause = slices(() => this.bridge.turn());
    const sources = restore ? files.map((file) => plain(file, MAX_BACKUP_BYTES)) : [];
    for (const file of restore ? [] : files) {
      for (const source of await sourcesOf(file, pause)) sources.push(source);
      await pause();
    }
    this.bridge.send({
      t: 'import_begin',
      import: id,
      count: sources.length,
      restore,
      opened,
      names: sources.map(({ name }) => name),
    });
    const finished = await this.#feed(id, sources, pause);
    this.cancelled.delete(id);
    this.bridge.send({ t: finished ? 'import_end' : 'import_cancelled', import: id });
  }

  async #feed(id, sources, pause) {
    const reads = new Map();
    const begin = (index) => {
      if (index < sources.length)
        reads.set(
          index,
          sources[index].read().catch(() => undefined),
        );
    };
    for (let i = 0; i < READS; i += 1) begin(i);
    for (let i = 0; i < sources.length; i += 1) {
      const bytes = await reads.get(i);
      reads.delete(i);
      begin(i + READS);
      if (this.cancelled.has(id)) return false;
      // Unreadable (moved away, damaged in its zip): no bytes, which C++ refuses as an empty file.
      if (this.bridge.file(id, i, sources[i].name, bytes === undefined ? new Uint8Array(0) : bytes))
        return false;
      await pause();
    }
    return true;
  }

  #pasted(event) {
    const { files, types } = event.clipboardData ?? { files: [], types: [] };
    const writes = event.target instanceof Element && event.target.matches('input, textarea');
    if (files.length === 0 || !this.accepts()) return;
    if (writes && types.includes('text/plain')) return;
    event.preventDefault();
    this.take([...files]);
  }

  #listenForDrops() {
    const carriesFiles = (event) =>
      Boolean(event.dataTransfer) && [...event.dataTransfer.types].includes('Files');
    let depth = 0;
    const show = (on) => {
      this.hint.hidden = !on;
    };
    const over = (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault(); // a file dropped by mistake must not replace the page
      event.dataTransfer.dropEffect = this.accepts() ? 'copy' : 'none';
    };
    window.addEventListener('dragenter', (event) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      over(event);
      show(this.accepts());
    });
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', (event) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) show(false);
    });
    window.addEventListener('drop', (event) => {
      depth = 0;
      show(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (this.accepts()) dropped(event.dataTransfer).then((files) => this.take(files));
    });
  }
}

// The files of a drop, folders opened. The entries must be asked for before the first await.
async function dropped(transfer) {
  const plainFiles = [...transfer.files];
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => (item.webkitGetAsEntry ? item.webkitGetAsEntry() : null));
  if (!entries.some((entry) => entry && entry.isDirectory)) return plainFiles;
  const files = [];
  for (const entry of entries) if (entry) await walk(entry, files);
  return files;
}

async function walk(entry, files) {
  if (files.length >= MAX_DROPPED) return;
  if (entry.isFile) {
    const file = await new Promise((resolve) => {
      entry.file(resolve, () => resolve(null));
    });
    if (file && (isWanted(file.name) || isZip(file))) files.push(file);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const batch = await new Promise((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (batch.length === 0) return;
    for (const child of batch) await walk(child, files);
  }
}
