// The words of index.html and of the manifest: {{key}} is a text of assets/texts/es-MX/page.json.
import { readFile } from 'node:fs/promises';

const file = new URL('../assets/texts/es-MX/page.json', import.meta.url);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export async function withTexts(page) {
  const texts = JSON.parse(await readFile(file, 'utf8'));
  return page.replace(/\{\{(\w+)\}\}/g, (_, key) => {
    if (!(key in texts)) throw new Error(`the page wants a text "${key}" that there is not`);
    return escaped(texts[key]);
  });
}
