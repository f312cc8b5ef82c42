// The floor of everything that reads JSON: JSON.parse of every file, nothing merged.
const text = new TextDecoder();

export function merge(files) {
  let last;
  for (const file of files) last = JSON.parse(text.decode(file));
  return last;
}
export const again = (_, files) => merge(files);
