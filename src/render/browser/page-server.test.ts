import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PacketPost } from '../page/packet-post.ts';
import type { StreamDescription } from '../page/protocol.ts';
import type { Packet } from '../page/sinks/frame-sink.ts';
import { type PageServer, type ReceivedBatch, servePage } from './page-server.ts';

const files = new Map<string, string | Uint8Array>([
  ['index.html', '<title>é</title>'],
  ['assets/main-1.js', 'export {};'],
  ['numbers.npz', new Uint8Array([80, 75, 0, 255])],
  ['a b.png', new Uint8Array([1])],
]);

let server: PageServer;

beforeEach(async () => {
  server = await servePage(files);
});
afterEach(async () => {
  await server.close();
  vi.unstubAllGlobals();
});

describe('files', () => {
  test('come with their type, and are read as they are now', async () => {
    const page = await fetch(server.address);
    expect([page.status, page.headers.get('Content-Type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toBe('<title>é</title>');
    const script = await fetch(`${server.address}assets/main-1.js?v=2`);
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    const numbers = await fetch(`${server.address}numbers.npz`);
    expect(numbers.headers.get('Content-Type')).toBe('application/octet-stream');
    expect([...new Uint8Array(await numbers.arrayBuffer())]).toEqual([80, 75, 0, 255]);
    expect((await fetch(`${server.address}a%20b.png`)).status).toBe(200);
  });

  test.each([
    'nothing.js',
    'packets',
    '../page-server.ts',
    '..%2f..%2fpackage.json',
    '%2Fetc%2Fpasswd',
  ])('%s is not there', async (path) => {
    const { status } = await fetch(`${server.address}${path}`);
    // A path that leaves the token's folder loses its token.
    expect([403, 404]).toContain(status);
  });

  test('404 names the file, and only GET reads', async () => {
    const gone = await fetch(`${server.address}gone.js`);
    expect([gone.status, await gone.text()]).toEqual([404, 'There is no gone.js.']);
    expect((await fetch(server.address, { method: 'POST', body: 'x' })).status).toBe(404);
    expect((await fetch(server.address, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('access', () => {
  test('nothing is answered without the token', async () => {
    const { origin, pathname } = new URL(server.address);
    const token = pathname.replaceAll('/', '');
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    const wrong = token.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const onBatch = vi.fn();
    server.onBatch = onBatch;
    for (const path of [
      '/',
      '/index.html',
      `/${wrong}/`,
      `/${token}`,
      `/${token.slice(1)}/index.html`,
    ]) {
      const response = await fetch(`${origin}${path}`);
      expect([path, response.status]).toEqual([path, 403]);
      expect(await response.text()).not.toContain('title');
    }
    const post = await fetch(`${origin}/packets`, { method: 'POST', body: 'x' });
    expect(post.status).toBe(403);
    expect(onBatch).not.toHaveBeenCalled();
  });

  test('every server has its own token', async () => {
    const other = await servePage(files);
    try {
      const token = new URL(server.address).pathname;
      expect((await fetch(new URL(token, other.address))).status).toBe(403);
    } finally {
      await other.close();
    }
  });

  test('only this machine is listened to', async () => {
    const { hostname, port, pathname } = new URL(server.address);
    expect(hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    // The whole of 127/8 is this machine; listening on any address would answer on 127.0.0.2 too.
    for (const host of [...others, '127.0.0.2']) {
      await expect(fetch(`http://${host}:${port}${pathname}`)).rejects.toThrow();
    }
  });

  test('closing ends it', async () => {
    const ended = await servePage(files);
    await fetch(ended.address);
    // A page that is still asking must not keep the program waiting.
    const asking = connect(Number(new URL(ended.address).port), '127.0.0.1');
    const cut = once(asking, 'close');
    asking.on('error', () => undefined).write('GET / HTTP/1.1\r\n');
    await once(asking, 'connect');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await ended.close();
    await cut;
    await expect(fetch(ended.address)).rejects.toThrow();
  });
});

describe('packets', () => {
  const stream: StreamDescription = {
    codec: 'avc1.64002a',
    description: 'AWQAKv/hé',
    colorSpace: { matrix: 'bt709', fullRange: true },
  };
  const packet = (frame: number, size: number): Packet => ({
    frame,
    key: frame % 120 === 0,
    bytes: Uint8Array.from({ length: size }, (_, index) => (index * 7 + frame) % 256),
  });

  function post(): PacketPost {
    const { fetch: real } = globalThis;
    // In the page, `packets` is relative to the page's address.
    vi.stubGlobal('fetch', (path: string, options: RequestInit) =>
      real(new URL(path, server.address), options),
    );
    return new PacketPost();
  }

  test('arrive as they were sent, in order, with the stream first', async () => {
    const batches: ReceivedBatch[] = [];
    server.onBatch = async (batch) => {
      // A slow disk must not let the next batch overtake.
      await new Promise((resolve) => setTimeout(resolve, batches.length === 0 ? 30 : 0));
      batches.push(batch);
    };
    const sent = Array.from({ length: 400 }, (_, frame) => packet(frame, (frame * 7919) % 5000));
    const sender = post();
    sender.describe(stream);
    for (const one of sent) {
      sender.add(one);
      await sender.throttle();
    }
    await sender.finish();
    const received = batches.flatMap(({ packets }) => packets);
    expect(received.map(({ frame, key }) => ({ frame, key }))).toEqual(
      sent.map(({ frame, key }) => ({ frame, key })),
    );
    for (const [index, { data }] of received.entries()) {
      expect(Buffer.compare(data, (sent[index] as Packet).bytes)).toBe(0);
    }
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.map((batch) => batch.stream)).toEqual([
      stream,
      ...batches.slice(1).map(() => undefined),
    ]);
  });

  test('nothing to send is nothing sent', async () => {
    server.onBatch = vi.fn();
    await post().finish();
    expect(server.onBatch).not.toHaveBeenCalled();
  });

  test('a failure while writing stops the page, with its message', async () => {
    server.onBatch = () => Promise.reject(new Error('no space left on device'));
    const sender = post();
    sender.add(packet(0, 300 * 1024));
    sender.add(packet(1, 300 * 1024));
    await expect(sender.finish()).rejects.toThrow('no space left on device');
    await expect(sender.throttle()).rejects.toThrow('no space left on device');
  });

  test('what is played next is passed on, with the token alone', async () => {
    const places: unknown[] = [];
    server.onPlace = (place) => places.push(place);
    const place = { frame: 37, scene: 'mean', beat: 'they-add-up' };
    const told = (address: string) =>
      fetch(address, { method: 'POST', body: JSON.stringify(place) });
    expect((await told(`${server.address}place`)).status).toBe(204);
    expect((await told(new URL('/place', server.address).href)).status).toBe(403);
    expect(places).toEqual([place]);
  });

  test('a body that is no batch is refused, and the server goes on', async () => {
    server.onBatch = vi.fn();
    for (const body of ['', 'xx', '\0\0\0\u0002{}', '\0\0\0\u0005nope!']) {
      const response = await fetch(`${server.address}packets`, { method: 'POST', body });
      expect(response.status).toBe(500);
    }
    expect(server.onBatch).not.toHaveBeenCalled();
    expect((await fetch(server.address)).status).toBe(200);
  });
});
