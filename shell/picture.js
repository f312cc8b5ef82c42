// The picture: what C++ painted, shown on the canvas area by area.
//
// Idea: what a browser needs for its first picture, a connection to its graphics process among it, is
// made with one pixel while the program is still on its way.
//
// Invariant: nothing is drawn here that C++ did not paint; a browser that loses what the canvas held
// is given all of it again.

export class Picture {
  #context;

  constructor(canvas, send) {
    this.#context = canvas.getContext('2d', { alpha: false });
    this.#context.putImageData(new ImageData(1, 1), 0, 0);
    canvas.addEventListener('contextrestored', () => send({ t: 'context_restored' }));
  }

  // `pixels`: red, green, blue and alpha, all of the picture; `areas`: left, top, width and height of
  // each that changed.
  show(pixels, width, areas) {
    const image = new ImageData(pixels, width);
    for (let at = 0; at < areas.length; at += 4) {
      this.#context.putImageData(image, 0, 0, ...areas.subarray(at, at + 4));
    }
  }
}
