// The system's share sheet, beside the download: for the file that was exported last, where the
// system takes it. What it takes differs by system and kind of file, so that each file is asked for.
//
// Chromium takes text and no .json, and says so only when it was asked in vain (w3c/web-share#200,
// #142): there a file goes as text, and a zip does not go.
//
// Invariant: a file is offered only after it was handed to the downloads: nothing depends on what
// comes of sharing.

const ONLY_TEXT = 'userAgentData' in navigator; // Chromium's own

function shared(name, type, parts) {
  if (!ONLY_TEXT) return new File(parts, name, { type });
  return type === 'application/json' ? new File(parts, `${name}.txt`, { type: 'text/plain' }) : null;
}

export class Share {
  constructor(send) {
    this.send = send;
    this.name = ''; // as it was downloaded
    this.file = null;
  }

  // `parts` and `type` as for a Blob.
  offer(name, type, parts) {
    this.file = null;
    if (typeof navigator.canShare !== 'function') return;
    const file = shared(name, type, parts);
    if (!file || !navigator.canShare({ files: [file] })) return;
    this.name = name;
    this.file = file;
    this.send({ t: 'share_offered', name });
  }

  // Must run soon after her click.
  async ask({ name }) {
    if (!this.file || this.name !== name) return;
    try {
      await navigator.share({ files: [this.file], title: name });
    } catch (error) {
      const closed = error.name === 'AbortError'; // she changed her mind: it stays offered
      if (!closed) this.send({ t: 'share_refused' });
    }
  }
}
