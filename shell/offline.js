// Asks the browser to keep the site (service_worker.js), once the page is there and has time. Where
// it cannot (a private window, an old browser, a page from a file) Sorora works as before, with a
// connection.
const WAIT_MS = 2000; // after the first frame: what she came for goes first

export function keepForOffline() {
  if (!('serviceWorker' in navigator)) return;
  const register = () =>
    navigator.serviceWorker
      .register('service_worker.js', { updateViaCache: 'none' })
      .catch(() => {});
  setTimeout(register, WAIT_MS);
}
