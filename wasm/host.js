// The page's side of wasm/host.cpp: texts out of C++, into the functions that the shell put on
// `Module.host`. Linked in with --js-library.

mergeInto(LibraryManager.library, {
  host_semantics__sig: 'vii',
  host_semantics: function (text, length) {
    Module['host']['semantics'](UTF8ToString(text, length));
  },

  host_effect__sig: 'vii',
  host_effect: function (text, length) {
    Module['host']['effect'](UTF8ToString(text, length));
  },

  host_stage__sig: 'viii',
  host_stage: function (key, text, length) {
    Module['host']['stage'](UTF8ToString(key), UTF8ToString(text, length));
  },

  // SDL asks for a pace; the shell calls every frame. Emscripten's function would complain that its
  // own main loop does not run.
  eglSwapInterval__deps: [],
  eglSwapInterval__sig: 'iii',
  eglSwapInterval: function (display, interval) {
    return 1;
  },
});
