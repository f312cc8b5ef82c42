// What a person does with the page, by role and accessible name: page.get('button', 'Exportar').
//
// Idea: a script in the page only narrows down what may be meant; the engine's own accessibility
// tree then has the last word on role and name, so that a test finds exactly what a screen reader
// would tell.
//
// Invariant: whatever is looked for is waited for; nothing sleeps for a fixed time.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, eventuallyEqual } from '../browser/lib.mjs';
import { candidates, coloursAt, faultsSince, framesSoon } from './in_page.mjs';

// The keys that WebDriver writes as private characters.
export const KEYS = {
  backspace: '\uE003',
  enter: '\uE007',
  home: '\uE011',
  right: '\uE014',
};
const CONTROL = '\uE009'; // until the end of the command

// The elements that can have a role, where HTML has some of their own.
const NATIVE = {
  button: 'button',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4, h5, h6',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  textbox: 'textarea, input:not([type=checkbox], [type=radio], [type=search], [role])',
  searchbox: 'input[type=search]',
  main: 'main',
};
const elementsOf = (role) => [NATIVE[role], `[role="${role}"]`].filter(Boolean).join(', ');

class Locator {
  constructor(page, role, name, root) {
    Object.assign(this, { page, role, name, root });
  }

  get(role, name) {
    return new Locator(this.page, role, name, this);
  }

  toString() {
    const within = this.root ? ` in ${this.root}` : '';
    return this.role + (this.name === undefined ? '' : ` "${this.name}"`) + within;
  }

  // All there are at this moment.
  async all() {
    const root = this.root ? await this.root.element() : null;
    const words = [elementsOf(this.role), this.name ?? null, root];
    const found = await this.page.run(candidates, ...words);
    const right = [];
    for (const element of found) if (await this.#isMeant(element)) right.push(element);
    return right;
  }

  async #isMeant(element) {
    const { driver } = this.page;
    try {
      if ((await driver.role(element)) !== this.role) return false;
      return this.name === undefined || (await driver.name(element)) === this.name;
    } catch (error) {
      if (error.code === 'stale element reference') return false; // drawn anew meanwhile
      throw error;
    }
  }

  // The one there is, as soon as it is there.
  async element() {
    const found = await eventually(
      async () => {
        const all = await this.all();
        return all.length > 0 && all;
      },
      `there is no ${this}`,
    );
    if (found.length > 1) throw new Error(`there are ${found.length} of ${this}`);
    return found[0];
  }

  wait() {
    return this.element();
  }

  async gone() {
    await eventuallyEqual(async () => (await this.all()).length, 0, `${this} is still there`);
  }

  async click() {
    await this.page.driver.click(await this.element());
  }

  // Types as she does, into what the field holds already.
  async type(text) {
    await this.page.driver.keys(await this.element(), { text });
  }

  // Ctrl and a letter.
  async press(key) {
    await this.type(CONTROL + key);
  }

  async fill(text) {
    await this.press('a');
    await this.type(text);
  }

  async choose(on = true) {
    if ((await this.read('checked')) !== on) await this.click();
    await eventuallyEqual(() => this.read('checked'), on, `${this}`);
  }

  // A property of the element, such as `value`.
  async read(property) {
    return this.page.run((el, key) => el[key], await this.element(), property);
  }

  async attribute(name) {
    return this.page.run((el, key) => el.getAttribute(key), await this.element(), name);
  }

  async says(text) {
    await eventuallyEqual(() => this.read('value'), text, `${this}`);
  }

  // Distinct colours where it is drawn: one for a plain area, many where there are letters.
  async colours() {
    const element = await this.element();
    return this.page.run(coloursAt, await this.page.driver.screenshot(), element);
  }
}

export class Page {
  constructor({ engine, driver, downloads }, url) {
    Object.assign(this, { engine, driver, downloads, url });
    this.faults = []; // errors, policy violations and addresses elsewhere, of all pages
  }

  // Calls `work` in the page and returns what it gives.
  run(work, ...args) {
    return this.driver.run({ script: `return (${work})(...arguments)`, args });
  }

  get(role, name) {
    return new Locator(this, role, name);
  }

  // Opens a place of the site and waits until it is drawn.
  async open(route = '') {
    await this.look();
    await this.driver.navigate({ url: this.url + route });
    await this.ready();
  }

  // As its own script would: Firefox's command for it goes past the service worker, as Shift does.
  async reload() {
    await this.look();
    await this.run(() => {
      document.documentElement.dataset.old = '';
      location.reload();
    });
    const isNew = () => this.run(() => !('old' in document.documentElement.dataset));
    await eventually(() => isNew().catch(() => false), 'the page is not loaded anew');
    await this.ready();
  }

  async ready() {
    await eventually(async () => (await this.get('main').all()).length > 0, 'Sorora does not open');
    await this.look();
  }

  // Takes what went wrong since the last time, and watches on.
  async look() {
    this.faults.push(...(await this.run(faultsSince, this.url)));
  }

  address() {
    return this.run(() => location.hash);
  }

  // Waits until `words` can be read somewhere.
  async reads(words) {
    let text = '';
    const found = async () => {
      text = await this.run(() => document.body.innerText);
      return words instanceof RegExp ? words.test(text) : text.includes(words);
    };
    await eventually(found, () => `nowhere: ${words}\n    but: ${text.slice(0, 600)}`);
    return text;
  }

  // Waits until everything that was done before is stored.
  async saved() {
    let last = -1;
    const idle = async () => {
      const frames = await this.run(framesSoon);
      const same = frames === last;
      last = frames;
      return same;
    };
    await eventually(idle, 'the page never stops drawing');
    await this.reads(/Guardado \d\d:\d\d/);
  }

  // Answers the file chooser that was asked for last. A driver keeps the browser from opening it.
  async pick(paths) {
    const input = await this.run(() => document.querySelector('input[type=file]'));
    await this.driver.keys(input, { text: paths.join('\n') });
  }

  // Does `action` and returns the one file that it downloads: {name, bytes}.
  async download(action) {
    const before = new Set(await readdir(this.downloads));
    await action();
    const name = await eventually(async () => {
      const found = (await readdir(this.downloads)).filter((file) => !before.has(file));
      return found.length === 1 && found[0].endsWith('.json') && found[0];
    }, 'nothing was downloaded');
    const path = join(this.downloads, name);
    const bytes = await eventually(() => readFile(path).then((all) => all.length > 0 && all), name);
    return { name, path, bytes };
  }
}
