// The page's own words: while opening, and when Sorora cannot go on.
//
// Invariant: after fail() nothing of the app can be reached; only the notice and its button.

import { say } from './texts.js';

export function opened() {
  document.getElementById('loading').hidden = true;
}

export function fail(why, error) {
  const $ = (id) => document.getElementById(id);
  if (!$('failure').hidden) return; // the first reason is the one
  $('loading').hidden = true;
  for (const id of ['semantics', 'canvas', 'skip']) {
    $(id).hidden = true;
    $(id).inert = true;
  }
  $('failure-title').textContent = say(`${why}_title`);
  $('failure-text').textContent = say(why);
  if (error) {
    console.error(error);
    $('failure-detail').textContent = `${say('detail')} ${String(error.message || error).slice(0, 200)}`;
    $('failure-detail').hidden = false;
  }
  $('failure-reload').hidden = why === 'unsupported';
  $('failure-reload').addEventListener('click', () => location.reload());
  $('failure').hidden = false;
  $('failure-title').focus();
}
