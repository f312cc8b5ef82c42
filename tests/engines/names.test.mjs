// What a screen reader is told, asked of the engine itself.
import { assert } from '../browser/lib.mjs';
import { startProfile } from './mentee.mjs';

const CONTROLS = 'a[href], button, input:not([type=file]), textarea, [tabindex="0"]';

export const tests = {
  async 'names: every control of the ficha has a role and a name of its own'(page) {
    await startProfile(page);
    const controls = await page.run(
      (selector) => [...document.querySelectorAll(selector)].filter((el) => el.checkVisibility()),
      CONTROLS,
    );
    assert(controls.length > 60, `only ${controls.length} controls`);
    const told = new Set();
    for (const control of controls) {
      const role = await page.driver.role(control);
      const name = await page.driver.name(control);
      assert(role !== '' && role !== 'generic' && name !== '', `a control is ${role} "${name}"`);
      assert(!told.has(`${role} ${name}`), `two are ${role} "${name}"`);
      told.add(`${role} ${name}`);
    }
  },
};
