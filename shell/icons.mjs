// The pictures that a system wants of an installed app, drawn from icon.svg when the site is built.
//
// Invariant: the mark lies within the middle four fifths, so that any mask may cut the edges of the
// ones that fill their square.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const PICTURES = [
  { name: 'icon-192.png', size: 192 },
  { name: 'icon-512.png', size: 512 },
  { name: 'icon-maskable.png', size: 512, square: true },
  { name: 'apple-touch-icon.png', size: 180, square: true }, // iOS rounds the corners itself
];

export async function icons(shell) {
  const svg = await readFile(join(shell, 'icon.svg'), 'utf8');
  const square = svg.replace(' rx="20"', '');
  if (square === svg) throw new Error('icon.svg has no rounded corners to fill');
  return PICTURES.map(({ name, size, square: filled }) => {
    const picture = new Resvg(filled ? square : svg, { fitTo: { mode: 'width', value: size } });
    return [name, picture.render().asPng()];
  });
}
