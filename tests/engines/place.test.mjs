// Where she is: the first page, Back and Forward, addresses.
import { equal, eventually, eventuallyEqual } from '../browser/lib.mjs';
import { startProfile } from './mentee.mjs';

const heading = (page, name) => page.get('heading', name).wait();

export const tests = {
  async 'place: the app opens, draws what it says, and says that it keeps what she does'(page) {
    await page.open();
    await heading(page, 'Mujeres que se acompañan');
    equal(await page.driver.title(), 'Inicio · Sorora');
    equal(await page.get('status', 'Abriendo Sorora…').all(), [], 'it still says that it opens');
    const webgl = () => Boolean(document.createElement('canvas').getContext('webgl'));
    equal(await page.run(webgl), page.engine !== 'firefox without WebGL', 'WebGL');
    const drawn = async () => (await page.get('button', 'Llenar mi ficha').colours()) > 16;
    await eventually(drawn, 'nothing is drawn where the button is');
    await page.get('button', 'Llenar mi ficha').click();
    await page.saved();
  },

  async 'place: Back and Forward go through the screens, and an address opens its screen'(page) {
    await startProfile(page);
    await page.get('link', 'Ver si mi ficha llegó').click();
    await heading(page, 'Archivos enviados y recibidos');
    equal(await page.address(), '#/archivos');
    await page.driver.back();
    await heading(page, 'Mi ficha');
    await eventuallyEqual(() => page.address(), '#/ficha');
    await page.driver.forward();
    await heading(page, 'Archivos enviados y recibidos');
    await page.reload();
    await heading(page, 'Archivos enviados y recibidos');
    await page.open('#/acerca');
    await heading(page, 'Acerca de Sorora');
    await page.driver.back();
    await heading(page, 'Archivos enviados y recibidos');
  },
};
