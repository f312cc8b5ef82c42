// Files out: downloads.
//
// Invariant: an object URL lives until the browser surely has read it.

const REVOKE_AFTER_MS = 60_000;

export function download(name, mime, parts) {
  const url = URL.createObjectURL(new Blob(parts, { type: mime || 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
