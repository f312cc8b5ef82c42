// After one visit Sorora opens without its server.
import { startProfile } from './mentee.mjs';

export const tests = {
  async 'offline: after one visit it opens with what she wrote, and saves, without a server'(page) {
    await startProfile(page);
    await page.get('textbox', 'Nombre(s)').fill('Ana');
    await page.saved();
    await page.run(() => navigator.serviceWorker.ready.then(() => true));
    await page.unplug();
    await page.reload();
    await page.get('textbox', 'Nombre(s)').says('Ana');
    await page.get('textbox', 'Primer apellido').fill('Ríos');
    await page.saved();
    await page.open('#/acerca');
    await page.get('heading', 'Acerca de Sorora').wait();
    await page.open('#/ficha');
    await page.get('textbox', 'Primer apellido').says('Ríos');
  },
};
