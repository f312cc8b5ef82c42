// Nothing leaves: the whole job asks only its own site, and breaks no policy of the page.
import { equal, eventually, openDevice } from './lib.mjs';
import { calendarDevice, profileDevice } from './scenario.mjs';

export const tests = {
  async 'network: in the whole job no request leaves the site, and there is no error or violation'(
    site,
  ) {
    await profileDevice(site);
    await calendarDevice(site);
    equal(site.elsewhere, [], 'requests elsewhere');
    equal([...new Set(site.faults)], [], 'errors, warnings and violations');
  },

  async 'network: the page itself refuses to ask anywhere else'(site) {
    const page = await openDevice(site);
    const refused = await page.evaluate(async () => {
      const violated = new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          done(event.effectiveDirective),
        );
      });
      const answer = await fetch('https://example.org/').catch(() => 'refused');
      return [answer, await violated];
    });
    equal(refused, ['refused', 'connect-src']);
    await eventually(() => page.faults.length > 0, 'the tests do not notice violations');
  },

  async 'network: once open, it works and saves without a connection'(site) {
    const page = await openDevice(site);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Llenar mi ficha' }).click();
    await page.getByRole('textbox', { name: 'Nombre(s)' }).fill('Ana');
    await page.getByText(/^Guardado/).waitFor();
    // The browser asks for the icon again whenever the address changes; that is its own affair.
    const faults = page.faults.filter((fault) => !fault.endsWith('icon.svg'));
    equal(faults, []);
  },
};
