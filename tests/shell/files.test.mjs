// Files in and out: picker, drops, paste, files opened by the system, zips, limits, cancel,
// downloads, sharing.
import { readFile } from 'node:fs/promises';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { assert, equal, node, openPage } from './lib.mjs';

const screen = [
  node(1, 'button', { name: 'Importar archivos', pick: { accept: '.json,.zip', multiple: true } }),
  node(2, 'region', { name: 'Zona', drop: true }),
];
const json = (i) => ({
  name: `ficha-${i}.sorora.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(`{"n":${i}}`),
});

async function choose(page, files) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Importar archivos' }).click(),
  ]);
  await chooser.setFiles(files);
}
const ended = (page, type = 'import_end', count = 1) =>
  page.waitForFunction(([t, n]) => window.fake.of(t).length === n, [type, count], {
    timeout: 30_000,
  });
const got = (page) => page.evaluate(() => window.fake.files);
const zipFile = (entries, name = 'paquete.zip') => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(entries).map(([k, v]) => [k, typeof v === 'string' ? strToU8(v) : v]),
      ),
    ),
  ),
});

// Drops files made in the page, as a person does from her folder: [name, text or size].
const drop = (page, files) =>
  page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const [name, text] of list) {
      const content = typeof text === 'number' ? new Uint8Array(text).fill(32) : text;
      transfer.items.add(new File([content], name));
    }
    const fire = (type) =>
      document
        .getElementById('n2')
        .dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    fire('dragenter');
    const hinted = !document.getElementById('drop-hint').hidden;
    fire('dragover');
    const prevented = !fire('drop');
    return [hinted, prevented, document.getElementById('drop-hint').hidden];
  }, files);

export const tests = {
  async 'files: the picker opens in the click, and the same file can be chosen twice'(site) {
    const page = await openPage(site);
    await page.show(screen);
    await choose(page, [json(1)]);
    await ended(page);
    await choose(page, [json(1)]);
    await ended(page, 'import_end', 2);
    equal(
      (await got(page)).map(({ id, index, name, text }) => [id, index, name, text]),
      [
        [1, 0, 'ficha-1.sorora.json', '{"n":1}'],
        [2, 0, 'ficha-1.sorora.json', '{"n":1}'],
      ],
    );
    equal(
      (await page.sent('import_begin')).map((e) => [e.import, e.count, e.names]),
      [
        [1, 1, ['ficha-1.sorora.json']],
        [2, 1, ['ficha-1.sorora.json']],
      ],
    );
    equal((await page.sent('activate')).length, 0);
  },

  async 'files: 500 files arrive in order while frames are drawn and the page stays awake'(site) {
    const page = await openPage(site);
    await page.show(screen);
    await page.evaluate(() => {
      window.fake.fileMs = 3;
      window.awake = 0;
      const tick = () => {
        if (window.fake.files.length > 0) window.awake += 1;
        if (window.fake.of('import_end').length === 0) setTimeout(tick, 0);
      };
      window.startTicks = tick;
    });
    const frames = () =>
      page.evaluate(() => Number(document.getElementById('canvas').dataset.frames));
    const before = await frames();
    await page.evaluate(() => window.startTicks());
    await choose(
      page,
      Array.from({ length: 500 }, (_, i) => json(i)),
    );
    await ended(page);
    const files = await got(page);
    equal(
      files.map(({ index }) => index),
      Array.from({ length: 500 }, (_, i) => i),
    );
    equal(files[499].text, '{"n":499}');
    const drawn = (await frames()) - before;
    assert(drawn > 15, `only ${drawn} frames during the import`);
    const awake = await page.evaluate(() => window.awake);
    assert(awake > 30, `something else ran only ${awake} times`);
  },

  async 'files: an import stops when it is cancelled, by C++ or in the middle of a file'(site) {
    const page = await openPage(site);
    await page.show(screen);
    await page.evaluate(() => {
      window.fake.fileMs = 5;
    });
    await choose(
      page,
      Array.from({ length: 200 }, (_, i) => json(i)),
    );
    await page.waitForFunction(() => window.fake.files.length > 10);
    await page.evaluate(() => window.fake.effect({ t: 'cancel_import', import: 1 }));
    await ended(page, 'import_cancelled');
    const count = (await got(page)).length;
    assert(count < 150, `${count}`);
    await page.evaluate((n) => {
      window.fake.stopAt = n + 5;
    }, count);
    await choose(
      page,
      Array.from({ length: 20 }, (_, i) => json(i)),
    );
    await ended(page, 'import_cancelled', 2);
    equal((await got(page)).length, count + 5);
    equal((await page.sent('import_end')).length, 0);
  },

  async 'files: dropped files are taken with a hint, and only where the screen takes them'(site) {
    const page = await openPage(site);
    await page.show(screen);
    equal(
      await drop(page, [
        ['a.json', 'uno'],
        ['b.json', 'dos'],
      ]),
      [true, true, true],
    );
    await ended(page);
    equal(
      (await got(page)).map(({ name, text }) => [name, text]),
      [
        ['a.json', 'uno'],
        ['b.json', 'dos'],
      ],
    );
    await page.change(2, { drop: undefined });
    equal(
      await drop(page, [['c.json', 'tres']]),
      [false, true, true],
      'a stray drop never replaces the page',
    );
    await page.settled();
    equal((await page.sent('import_begin')).length, 1);
  },

  async 'files: a zip is its json files; a damaged or foreign one is handed over as it is'(site) {
    const page = await openPage(site);
    await page.show(screen);
    const good = zipFile({
      'fichas/ñ ana.sorora.json': 'x'.repeat(300_000),
      'leeme.txt': 'no',
      '__MACOSX/._a.json': 'no',
      'b.json': '{}',
    });
    const cut = {
      ...good,
      name: 'cortado.zip',
      buffer: good.buffer.subarray(0, good.buffer.length - 30),
    };
    const none = zipFile({ 'foto.png': 'x' }, 'fotos.zip');
    const flipped = zipFile({ 'c.json': 'hola, hola, hola, hola' }, 'tocado.zip');
    const at = flipped.buffer.indexOf('c.json') + 6;
    flipped.buffer[at + 3] ^= 0x40;
    await choose(page, [good, cut, none, flipped]);
    await ended(page);
    const files = await got(page);
    equal(
      files.map(({ index, name }) => [index, name]),
      [
        [0, 'paquete.zip/fichas/ñ ana.sorora.json'],
        [1, 'paquete.zip/b.json'],
        [2, 'cortado.zip'],
        [3, 'fotos.zip'],
        [4, 'tocado.zip/c.json'],
      ],
    );
    equal(files[0].text.length, 300_000);
    assert(files[2].text.startsWith('PK'));
    equal(files[4].text, '', 'damaged bytes never pass for the file');
  },

  async 'files: a zip that nothing can open or pack now is told, and works once the line is back'(
    site,
  ) {
    let asked = 0;
    const before = (page) =>
      page.route('**/zip.js*', (route) => {
        asked += 1;
        return route.abort();
      });
    const page = await openPage(site, { before });
    await page.show(screen);
    const zip = zipFile({ 'a.json': '{}' });
    await choose(page, [json(1), zip]);
    await ended(page);
    const told = async () => (await got(page)).map(({ name, text }) => [name, text]);
    equal(await told(), [['ficha-1.sorora.json', '{"n":1}'], ['paquete.zip', '']]);
    equal(asked, 1);
    const pack = { t: 'zip', name: 'p.zip', files: [{ name: 'a.json', text: 'a' }] };
    await page.evaluate((effect) => window.fake.effect(effect), pack);
    await page.waitForFunction(() => window.fake.of('zip_failed').length === 1);
    await page.unroute('**/zip.js*');
    await choose(page, [zip]);
    await ended(page, 'import_end', 2);
    equal((await told()).at(-1), ['paquete.zip/a.json', '{}']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate((effect) => window.fake.effect(effect), pack),
    ]);
    equal(download.suggestedFilename(), 'p.zip');
  },

  async 'files: what opens zips is brought while nothing else is wanted, and then needs no line'(site) {
    let asked = 0;
    const before = async (page) => {
      await page.clock.install();
      page.on('request', (request) => {
        if (request.url().includes('zip.js')) asked += 1;
      });
    };
    const page = await openPage(site, { before });
    await page.show(screen);
    equal(asked, 0);
    const come = page.waitForRequest('**/zip.js');
    await page.clock.fastForward(20_000);
    await come;
    await page.evaluate(() => import('/zip.js'));
    await page.context().setOffline(true);
    await choose(page, [zipFile({ 'a.json': '{}' })]);
    await ended(page);
    equal((await got(page)).map(({ name }) => name), ['paquete.zip/a.json']);
    equal(asked, 1);
  },

  async 'files: a zip bomb is refused before it is inflated'(site) {
    const page = await openPage(site);
    await page.show(screen);
    const bomb = zipFile({ 'bomba.json': new Uint8Array(40 << 20) }, 'bomba.zip');
    // The same, but its directory lies: it says 100 bytes.
    const liar = zipFile({ 'bomba.json': new Uint8Array(20 << 20) }, 'mentira.zip');
    const central = liar.buffer.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    liar.buffer.writeUInt32LE(100, central + 24);
    const many = zipFile(
      Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`${i}.json`, ''])),
      'muchos.zip',
    );
    await choose(page, [bomb, liar, many]);
    await ended(page);
    equal(
      (await got(page)).map(({ name, large, text }) => [name, large, (text ?? '').slice(0, 2)]),
      [
        ['bomba.zip/bomba.json', true, ''],
        ['mentira.zip/bomba.json', false, ''],
        ['muchos.zip', false, 'PK'],
      ],
    );
  },

  async 'files: a file over 32 MiB is told by its name only'(site) {
    const page = await openPage(site);
    await page.show(screen);
    await drop(page, [
      ['enorme.json', (32 << 20) + 1],
      ['justo.json', 32 << 20],
      ['a.json', 'a'],
    ]);
    await ended(page);
    equal(
      (await got(page)).map(({ name, large }) => [name, large]),
      [
        ['enorme.json', true],
        ['justo.json', false],
        ['a.json', false],
      ],
    );
  },

  async 'files: a download and a zip arrive whole'(site) {
    const page = await openPage(site);
    const take = async (effect) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.evaluate((e) => window.fake.effect(e), effect),
      ]);
      return [download.suggestedFilename(), await readFile(await download.path())];
    };
    const [name, bytes] = await take({
      t: 'download',
      name: 'ficha-ñandú.sorora.json',
      mime: 'application/json',
      text: 'áé€',
    });
    equal([name, bytes.toString()], ['ficha-ñandú.sorora.json', 'áé€']);
    const large = 'ñ'.repeat(900_000);
    const [, zipped] = await take({
      t: 'zip',
      name: 'paquetes.zip',
      files: [
        { name: 'Óscar.json', text: large },
        { name: 'vacío.json', text: '' },
      ],
    });
    const inside = unzipSync(zipped);
    equal(Object.keys(inside), ['Óscar.json', 'vacío.json']);
    equal(new TextDecoder().decode(inside['Óscar.json']) === large, true);
    equal(page.faults, []);
  },

  async 'files: pasted files are taken where drops are; text beside them goes where she writes'(site) {
    const page = await openPage(site);
    const field = node(3, 'textbox', { name: 'Nombre', value: '' });
    await page.show([...screen, field]);
    const paste = (target, name, text) =>
      page.evaluate(
        ([at, file, words]) => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(['uno'], file));
          if (words) clipboardData.setData('text/plain', words);
          const event = new ClipboardEvent('paste', {
            clipboardData,
            bubbles: true,
            cancelable: true,
          });
          return !document.getElementById(at).dispatchEvent(event);
        },
        [target, name, text],
      );
    equal(await paste('n1', 'a.json'), true);
    await ended(page);
    equal(await paste('n3', 'b.json'), true);
    await ended(page, 'import_end', 2);
    equal(await paste('n3', 'c.json', 'una tabla'), false, 'her text is the browser’s to paste');
    await page.change(2, { drop: undefined });
    equal(await paste('n1', 'd.json'), false, 'this screen takes no files');
    await page.settled();
    equal(
      (await got(page)).map(({ name, text }) => [name, text]),
      [
        ['a.json', 'uno'],
        ['b.json', 'uno'],
      ],
    );
  },

  async 'files: those that the system opens come as such, and one that is gone leaves the rest'(site) {
    const before = (page) =>
      page.addInitScript(() => {
        const handle = (name, content) => ({
          kind: 'file',
          getFile: async () => new File([await content()], name),
        });
        const gone = () => Promise.reject(new DOMException('', 'NotFoundError'));
        const files = [handle('a.json', () => 'uno'), handle('b.json', gone)];
        Object.defineProperty(window, 'launchQueue', {
          value: {
            setConsumer(consume) {
              consume({ files });
              window.launch = consume;
            },
          },
        });
      });
    const page = await openPage(site, { before });
    await ended(page);
    equal(
      (await got(page)).map(({ name, text }) => [name, text]),
      [['a.json', 'uno']],
    );
    equal(
      (await page.sent('import_begin')).map(({ opened }) => opened),
      [true],
    );
    await page.show(screen);
    await choose(page, [json(1)]);
    await ended(page, 'import_end', 2);
    equal((await page.sent('import_begin'))[1].opened, false);
    await page.evaluate(() => window.launch({ targetURL: `${location.origin}/#/padron` }));
    equal(
      (await page.sent('route')).map(({ path }) => path),
      ['#/padron'],
      'a shortcut pressed while it is open',
    );
  },

  async 'files: an exported file is offered for sharing where the system takes it'(site) {
    const before = (page) =>
      page.addInitScript(() => {
        window.shared = [];
        navigator.canShare = ({ files }) => files.length > 0; // Chromium says so of any file
        navigator.share = async ({ files: [file] }) => {
          window.shared.push([file.name, file.type, await file.text()]);
          if (window.refusal) throw new DOMException('', window.refusal);
        };
      });
    const page = await openPage(site, { before });
    const effect = (given) => page.evaluate((e) => window.fake.effect(e), given);
    const json = { t: 'download', name: 'ficha.json', mime: 'application/json', text: 'áé€' };
    const [file] = await Promise.all([page.waitForEvent('download'), effect(json)]);
    equal(file.suggestedFilename(), 'ficha.json');
    equal(
      (await page.sent('share_offered')).map(({ name }) => name),
      ['ficha.json'],
    );
    await effect({ t: 'share', name: 'otra.json' });
    for (const refusal of ['', 'AbortError', 'NotAllowedError']) {
      await page.evaluate((name) => {
        window.refusal = name;
      }, refusal);
      await effect({ t: 'share', name: 'ficha.json' });
    }
    await page.waitForFunction(() => window.fake.of('share_refused').length === 1);
    equal(
      await page.evaluate(() => window.shared),
      Array.from({ length: 3 }, () => ['ficha.json.txt', 'text/plain', 'áé€']),
    );
    const zip = { t: 'zip', name: 'paquetes.zip', files: [{ name: 'a.json', text: 'a' }] };
    await Promise.all([page.waitForEvent('download'), effect(zip)]);
    await page.settled();
    equal((await page.sent('share_offered')).length, 1, 'Chromium would refuse a zip');
    equal(page.faults, []);
  },
};
