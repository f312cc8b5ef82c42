// Sorora as an installed app: whether this is one, and the browser's own offer to make it one, kept
// until she asks for it. Where a browser makes no offer (Safari, Firefox) nothing waits for it.

// Chromium makes its offer at any time after the page has loaded, perhaps before the app has started.
let offer = null;
let told = () => {};
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault(); // no banner over the page: the offer stands on a quiet place of ours
  offer = event;
  told();
});
window.addEventListener('appinstalled', () => {
  offer = null;
  told();
});

// How the page was opened. Only iPhones and iPads know `standalone`, and only there does an app on
// the home screen store apart from the browser.
export function home(oneFile) {
  const app = navigator.standalone === true || matchMedia('(display-mode: standalone)').matches;
  const name = oneFile ? 'file' : app ? 'app' : 'page';
  return { home: name, home_screen: 'standalone' in navigator };
}

export class Install {
  constructor(send) {
    this.send = send;
  }

  watch() {
    told = () => this.send({ t: 'install_offered', on: offer !== null });
    if (offer) told();
  }

  // Must run soon after her click. An offer can be used once.
  ask() {
    const used = offer;
    offer = null;
    told();
    return used?.prompt();
  }
}
