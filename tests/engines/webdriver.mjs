// W3C WebDriver, https://www.w3.org/TR/webdriver2/, over both wires that browsers of Debian have.
//
// Idea: WebKitWebDriver takes the standard's commands as HTTP requests. Firefox takes the same
// commands with the same parameters on a socket of its own, Marionette, to which geckodriver would
// only translate; Debian has no geckodriver and none is needed.
//
// Invariant: a command that fails throws a WebDriverError whose `code` is the standard's, such as
// "stale element reference".
import { connect } from 'node:net';
import { once } from 'node:events';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'; // how the standard marks a reference

// Ours: [Marionette's name, HTTP method, path]. `@` is the element that the command is about.
const COMMANDS = {
  navigate: ['Navigate', 'POST', 'url'],
  address: ['GetCurrentURL', 'GET', 'url'],
  title: ['GetTitle', 'GET', 'title'],
  back: ['Back', 'POST', 'back'],
  forward: ['Forward', 'POST', 'forward'],
  resize: ['SetWindowRect', 'POST', 'window/rect'],
  run: ['ExecuteScript', 'POST', 'execute/sync'],
  screenshot: ['TakeScreenshot', 'GET', 'screenshot'],
  role: ['GetComputedRole', 'GET', 'element/@/computedrole'],
  name: ['GetComputedLabel', 'GET', 'element/@/computedlabel'],
  click: ['ElementClick', 'POST', 'element/@/click'],
  keys: ['ElementSendKeys', 'POST', 'element/@/value'],
};

class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const idOf = (element) => element?.[ELEMENT];

class Http {
  constructor(url) {
    this.url = url;
  }

  async start(capabilities) {
    const { sessionId } = await this.#request('POST', 'session', {
      capabilities: { alwaysMatch: capabilities },
    });
    this.session = `session/${sessionId}`;
  }

  send(command, parameters, element) {
    const [, method, path] = COMMANDS[command];
    return this.#request(method, `${this.session}/${path.replace('@', idOf(element))}`, parameters);
  }

  stop() {
    return this.#request('DELETE', this.session);
  }

  async #request(method, path, body) {
    const response = await fetch(`${this.url}/${path}`, {
      method,
      body: method === 'POST' ? JSON.stringify(body) : undefined,
    });
    const { value } = await response.json();
    if (!response.ok) throw new WebDriverError(value.error, value.message);
    return value;
  }
}

// Messages are "LENGTH:JSON"; a command is [0, number, name, parameters], its answer
// [1, number, error, value].
class Marionette {
  constructor(port) {
    this.port = port;
    this.last = 0;
    this.waiting = new Map();
    this.bytes = Buffer.alloc(0);
  }

  async start(capabilities) {
    this.socket = connect(this.port, '127.0.0.1');
    await once(this.socket, 'connect');
    this.socket.on('data', (bytes) => this.#read(bytes));
    this.socket.on('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('Firefox is gone'));
    });
    await this.#ask('WebDriver:NewSession', { capabilities: { alwaysMatch: capabilities } });
  }

  async send(command, parameters, element) {
    const id = element ? { id: idOf(element) } : {};
    const answer = await this.#ask(`WebDriver:${COMMANDS[command][0]}`, { ...parameters, ...id });
    return answer !== null && 'value' in answer ? answer.value : answer;
  }

  async stop() {
    await this.#ask('Marionette:Quit', { flags: ['eForceQuit'] });
    this.socket.destroy();
  }

  #ask(name, parameters) {
    this.last += 1;
    const message = JSON.stringify([0, this.last, name, parameters]);
    this.socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((resolve, reject) => {
      this.waiting.set(this.last, { resolve, reject });
    });
  }

  #read(bytes) {
    this.bytes = Buffer.concat([this.bytes, bytes]);
    for (;;) {
      const colon = this.bytes.indexOf(':');
      const end = colon + 1 + Number(this.bytes.subarray(0, colon));
      if (colon < 0 || this.bytes.length < end) return;
      this.#take(JSON.parse(this.bytes.subarray(colon + 1, end)));
      this.bytes = this.bytes.subarray(end);
    }
  }

  #take(message) {
    if (!Array.isArray(message)) return; // its greeting
    const [, number, error, value] = message;
    const { resolve, reject } = this.waiting.get(number);
    this.waiting.delete(number);
    if (error) reject(new WebDriverError(error.error, error.message));
    else resolve(value);
  }
}

// A session: one method per command, `driver.click(element)`, `driver.navigate({ url })`.
async function session(wire, capabilities = {}) {
  await wire.start(capabilities);
  const driver = { stop: () => wire.stop() };
  for (const [command, [, , path]] of Object.entries(COMMANDS)) {
    driver[command] = path.includes('@')
      ? (element, parameters = {}) => wire.send(command, parameters, element)
      : (parameters = {}) => wire.send(command, parameters);
  }
  return driver;
}

export const overHttp = (url) => session(new Http(url));
export const overMarionette = (port) => session(new Marionette(port));
