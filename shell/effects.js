// What C++ asks of the page, one function per effect.
//
// Invariants:
// - an effect never enters C++; answers (saved, save_failed) come later as events;
// - an effect that fails throws nothing into C++, which would stop for ever.

import { copyText } from './clipboard.js';
import { download } from './download.js';
import { describePage } from './page_facts.js';
import { part } from './parts.js';
import { slices } from './pause.js';
import { speak } from './texts.js';
import { bringZip } from './zips.js';

const ANNOUNCE_AFTER_MS = 60; // a live region speaks only what changes after it was emptied

export function effects(app) {
  const { bridge, storage, unsaved, files, route, oneTab, offline, install, share } = app;
  const page = document.documentElement;
  const say = (id, text) => {
    const region = document.getElementById(id);
    region.textContent = '';
    setTimeout(() => {
      region.textContent = text;
    }, ANNOUNCE_AFTER_MS);
  };
  const handlers = {
    async save({ token, puts = [], deletes = [], spared, staged = [] }) {
      const all = [...puts, ...storage.takeStaged(staged)];
      if (oneTab.following) return; // C++ is about to hear what storage has
      const result = await unsaved.during(storage.save(all, deletes, spared));
      if (result.ok) bridge.send({ t: 'saved', token, at: Date.now() });
      else bridge.send({ t: 'save_failed', token, why: result.why });
      if (result.ok) oneTab.saved();
    },
    save_soon: () => bridge.later({ t: 'save_due' }),
    async keep_snapshot({ key, text }) {
      if (oneTab.following) return;
      bridge.send({ t: 'snapshots', ...(await storage.keepSnapshot(key, text)) });
    },
    async read_snapshot({ key }) {
      bridge.send({ t: 'snapshot', key, text: await storage.snapshot(key) });
    },
    async persist() {
      const granted = await Promise.resolve(navigator.storage?.persist?.()).catch(() => false);
      bridge.send({ t: 'persisted', granted: granted === true });
    },
    take_writing: () => oneTab.take(),
    reload: () => location.reload(),
    install: () => install.ask(),
    take_version: () => offline.take(),
    renew: () => offline.renew(),
    download({ name, mime, text }) {
      download(name, mime, [text]);
      share.offer(name, mime, [text]);
    },
    async zip({ name, files: list }) {
      try {
        const { pack } = await bringZip();
        const parts = await pack(list, slices());
        download(name, 'application/zip', parts);
        share.offer(name, 'application/zip', parts);
      } catch (error) {
        bridge.send({ t: 'zip_failed' });
        throw error;
      }
    },
    share: (file) => share.ask(file),
    route: ({ path, replace }) => route.set(path, replace),
    title({ text }) {
      document.title = text;
    },
    announce: ({ text, assertive }) => say(assertive ? 'assertive' : 'polite', text),
    theme({ vars = {}, dark }) {
      for (const [name, value] of Object.entries(vars)) page.style.setProperty(name, value);
      page.style.colorScheme = dark ? 'dark' : 'light';
      const colour = vars['--bg'];
      if (colour) document.querySelector('meta[name=theme-color]').content = colour;
    },
    cancel_import: (effect) => files.cancel(effect.import),
    lang({ code }) {
      speak(code);
    },
    async bring_language({ code }) {
      const bytes = await part(`texts/${code}.json`).catch(() => null);
      bridge.send({ t: 'language', text: bytes ? new TextDecoder().decode(bytes) : '' });
    },
    async clipboard({ text }) {
      const ok = await copyText(text);
      bridge.send({ t: 'copied', ok });
    },
    async describe_page() {
      bridge.send({ t: 'page', ...(await describePage()) });
    },
    wake: () => bridge.wake(),
  };
  return (effect) => {
    const handle = handlers[effect.t];
    if (!handle) console.warn(`Sorora: unknown effect ${effect.t}`);
    else new Promise((done) => done(handle(effect))).catch((error) => console.error(error));
  };
}
