// Sorora as an installed app: whether this is one, and the browser's own offer to make it one, kept
// until she asks for it. Where a browser makes no offer (Safari, Firefox) nothing waits for it.

// How the page was opened. Only iPhones and iPads know `standalone`, and only there does an app on
// the home screen store apart from the browser.
export function home(oneFile) {
  const app = navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;
  const name = oneFile ? 'file' : app ? 'app' : 'page';
  return { home: name, home_screen: 'standalone' in navigator };
}

export class Install {
  #offer = null;

  constructor(send) {
    this.send = send;
  }

  // The manifest comes now and not with the page: Chromium answers one with a picture of its own that
  // moves at the edge of the window, and the first form would wait for it.
  watch() {
    window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault(); // no banner over the page: the offer stands on a quiet place of ours
      this.#keep(event);
    });
    window.addEventListener('appinstalled', () => this.#keep(null));
    const manifest = document.createElement('link');
    Object.assign(manifest, { rel: 'manifest', href: 'manifest.webmanifest' });
    document.head.append(manifest);
  }

  // Must run soon after her click. An offer can be used once.
  ask() {
    const used = this.#offer;
    this.#keep(null);
    return used?.prompt();
  }

  #keep(offer) {
    this.#offer = offer;
    this.send({ t: 'install_offered', on: offer !== null });
  }
}
