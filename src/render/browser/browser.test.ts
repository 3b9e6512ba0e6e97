import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { NoBrowserError } from '../errors.ts';
import { launchBrowser } from './browser.ts';
import { chooseBrowser, platformHasPackagedBrowser } from './browser-choice.ts';

/** In a container nobody may collect what has ended: a zombie is not running. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false;
  }
}

afterEach(() => vi.unstubAllEnvs());

test.skipIf(!platformHasPackagedBrowser)('the packaged browser comes first', async () => {
  vi.stubEnv('GRADREEL_BROWSER', '');
  expect((await chooseBrowser()).origin).toBe('npm package');
});

test('GRADREEL_BROWSER decides', async () => {
  vi.stubEnv('GRADREEL_BROWSER', process.execPath);
  expect(await chooseBrowser()).toMatchObject({
    executable: process.execPath,
    origin: 'GRADREEL_BROWSER',
  });
});

test('a GRADREEL_BROWSER that is not there is named', async () => {
  vi.stubEnv('GRADREEL_BROWSER', '/nowhere/chrome');
  await expect(launchBrowser()).rejects.toThrow(NoBrowserError);
  await expect(launchBrowser()).rejects.toThrow(/"\/nowhere\/chrome".*unset it/);
});

test.skipIf(process.platform === 'win32')(
  'what a browser says when it fails is passed on',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradreel-browser-'));
    try {
      const program = join(folder, 'chrome');
      const words = 'chrome: error while loading shared libraries: libnss3.so: cannot open';
      await writeFile(program, `#!/bin/sh\necho '${words}' >&2\nexit 127\n`, { mode: 0o755 });
      vi.stubEnv('GRADREEL_BROWSER', program);
      await expect(launchBrowser()).rejects.toThrow(/did not start: error while .*libnss3\.so/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

/** What a page was seen to ask for, on every address of this machine. */
async function listen() {
  const seen: string[] = [];
  const server = createServer(({ method, url }, response) => {
    seen.push(`${method} ${url}`);
    response
      .setHeader('Access-Control-Allow-Origin', '*')
      .end('<!doctype html><title>here</title>');
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  const calls = createSocket('udp4').on('message', () => seen.push('a call'));
  await new Promise<void>((done) => calls.bind(0, done));
  const close = () => {
    server.close();
    server.closeAllConnections();
    calls.close();
  };
  return { seen, close, port: (server.address() as AddressInfo).port, call: calls.address().port };
}

test.each([
  ['loopback and nothing else', false],
  ['nothing else through a proxy that the environment names', true],
])(
  'pages reach %s',
  async (_name, isProxied) => {
    const { seen, close, port, call } = await listen();
    const proxy = `http://127.0.0.1:${port}`;
    if (isProxied) {
      for (const name of ['http_proxy', 'https_proxy', 'all_proxy']) vi.stubEnv(name, proxy);
    }
    const own = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (own === undefined) console.warn('There is no network: other addresses were not tried.');
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${proxy}/page`);
      expect(await page.title()).toBe('here');
      const hosts = ['example.com', `example.com:${port}`, ...(own ? [`${own}:${port}`] : [])];
      for (const host of hosts) {
        const asked = `fetch('http://${host}/', { mode: 'no-cors' }).then(() => 'reached', () => 'nothing')`;
        expect([host, await page.evaluate(asked)]).toEqual([host, 'nothing']);
      }
      await page.evaluate(`(async () => {
      const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${own ?? '127.0.0.2'}:${call}' }] });
      call.createDataChannel('words');
      await call.setLocalDescription(await call.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1000));
    })()`);
      expect(seen.filter((asked) => asked !== 'GET /favicon.ico')).toEqual(['GET /page']);
    } finally {
      await browser.close();
      close();
    }
  },
  30_000,
);

test.skipIf(process.platform === 'win32')(
  'the browser ends with a program that is killed',
  async () => {
    const source = pathToFileURL(join(import.meta.dirname, 'browser.ts')).href;
    const text = `import { launchBrowser } from ${JSON.stringify(source)};
    const browser = await launchBrowser();
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    console.log(processInfo.find(({ type }) => type === 'browser').id);`;
    const program = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', text],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = (await once(program.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    expect(runs(pid)).toBe(true);
    program.kill('SIGKILL');
    await once(program, 'exit');
    await vi.waitFor(() => expect(runs(pid)).toBe(false), { timeout: 15_000 });
  },
  30_000,
);
