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

  // `areas`: left, top, width and height of each, in 32 bits.
  host_picture__sig: 'viiiii',
  host_picture: function (pixels, width, height, areas, count) {
    var picture = new Uint8ClampedArray(HEAPU8.buffer, pixels, width * height * 4);
    Module['host']['picture'](picture, width, HEAP32.subarray(areas >> 2, (areas >> 2) + count * 4));
  },
});
