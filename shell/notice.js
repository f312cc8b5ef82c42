// The page's own words: while opening, and when Sorora cannot go on.
//
// Invariant: after fail() nothing of the app can be reached; only the notice and its button.

const WORDS = {
  unsupported: [
    'Tu navegador no puede abrir Sorora',
    'Le falta WebAssembly, que Sorora necesita. ' +
      'Ábrela con una versión reciente de Chrome, Edge, Firefox o Safari.',
  ],
  download: [
    'Sorora no terminó de descargarse',
    'Revisa tu conexión a internet y vuelve a cargar la página. ' +
      'Lo que ya tenías guardado sigue en este dispositivo.',
  ],
  stopped: [
    'Sorora se detuvo',
    'Lo que ya estaba guardado sigue en este dispositivo. ' +
      'Vuelve a cargar la página para continuar donde estabas.',
  ],
};
const DETAIL = 'Si vuelve a pasar, comparte este dato con quien te da soporte:';

let failed = false;

export function opened() {
  document.getElementById('loading').hidden = true;
}

export function fail(why, error) {
  if (failed) return;
  failed = true;
  const [title, text] = WORDS[why];
  const $ = (id) => document.getElementById(id);
  $('loading').hidden = true;
  for (const id of ['semantics', 'canvas', 'skip']) {
    $(id).hidden = true;
    $(id).inert = true;
  }
  $('failure-title').textContent = title;
  $('failure-text').textContent = text;
  if (error) {
    console.error(error);
    $('failure-detail').textContent = `${DETAIL} ${String(error.message || error).slice(0, 200)}`;
    $('failure-detail').hidden = false;
  }
  $('failure-reload').hidden = why === 'unsupported';
  $('failure-reload').addEventListener('click', () => location.reload());
  $('failure').hidden = false;
  $('failure-title').focus();
}
