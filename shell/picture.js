// The picture: what C++ painted, shown on the canvas area by area.
//
// Idea: the canvas is drawn on from apart (OffscreenCanvas) where the browser can. Without a graphics
// processor Chromium copies all of any other canvas whenever anything in the page changes, a letter
// in a field among it. It stays in the page's own memory (willReadFrequently): the graphics process
// takes all of it from there, once in a frame that changed it, instead of area by area in a queue that
// the next frame has to wait for.
//
// Invariant: nothing is drawn here that C++ did not paint; a browser that loses what the canvas held
// is given all of it again.

// Some browsers lack it, or have it for WebGL only.
function canDrawApart() {
  try {
    return new OffscreenCanvas(1, 1).getContext('2d') !== null;
  } catch {
    return false;
  }
}

export class Picture {
  #context;

  constructor(canvas, send) {
    const surface = canDrawApart() ? canvas.transferControlToOffscreen() : canvas;
    this.#context = surface.getContext('2d', { alpha: false, willReadFrequently: true });
    surface.addEventListener('contextrestored', () => send({ t: 'context_restored' }));
  }

  // `pixels`: red, green, blue and alpha, all of the picture; `areas`: left, top, width and height of
  // each that changed: all of it, where its size did.
  show(pixels, width, areas) {
    const image = new ImageData(pixels, width);
    const { canvas } = this.#context;
    if (canvas.width !== width || canvas.height !== image.height) {
      canvas.width = width;
      canvas.height = image.height;
    }
    for (let at = 0; at < areas.length; at += 4) {
      this.#context.putImageData(image, 0, 0, ...areas.subarray(at, at + 4));
    }
  }
}
