// What an engine is not asked here, and why: every run prints it, so that nothing is left out
// unsaid. `tests` matches the names of the tests that this leaves out; none where there is no test
// to write at all.
const LIMITS = [
  {
    engine: 'firefox without WebGL',
    what: 'all but the main job and the first page',
    why: 'the same engine as firefox, and Sorora asks for no WebGL',
    tests: /^(?!main job|place: the app opens)/,
  },
  {
    engine: 'webkitgtk',
    what: 'Ctrl+Z inside a field',
    why: 'MiniBrowser has no key for undo, in a plain field neither; undo itself is tested',
    tests: /^text: Ctrl\+Z/,
  },
  ...['firefox', 'webkitgtk'].map((engine) => ({
    engine,
    what: 'composing with dead keys',
    why: 'WebDriver types finished letters; tests/browser/mentee.test.mjs composes in Chromium',
  })),
];

export const limitsOf = (engine) => LIMITS.filter((limit) => limit.engine === engine);
