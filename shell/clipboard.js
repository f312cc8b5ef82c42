// Puts a text on the clipboard, and says whether it is there.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed, not focused, or a page without a secure origin
  }
}
