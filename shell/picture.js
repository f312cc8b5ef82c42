// The picture: what C++ painted, shown on the canvas area by area.
//
// Invariant: nothing is drawn here that C++ did not paint; a browser that loses what the canvas held
// is given all of it again.

export class Picture {
  #canvas;
  #context = null;

  constructor(canvas, send) {
    this.#canvas = canvas;
    canvas.addEventListener('contextrestored', () => send({ t: 'context_restored' }));
  }

  // `pixels`: red, green, blue and alpha, all of the picture; `areas`: left, top, width and height of
  // each that changed.
  show(pixels, width, areas) {
    this.#context ??= this.#canvas.getContext('2d', { alpha: false });
    const image = new ImageData(pixels, width);
    for (let at = 0; at < areas.length; at += 4) {
      this.#context.putImageData(image, 0, 0, ...areas.subarray(at, at + 4));
    }
  }
}
