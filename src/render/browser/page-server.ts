import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Place, StreamDescription } from '../page/protocol.ts';

/** What the page can be served: files by path. */
export type ServedFiles = ReadonlyMap<string, string | Uint8Array>;

/** A batch as it arrives from the page; the first one describes the stream. */
export interface ReceivedBatch {
  readonly stream?: StreamDescription;
  readonly packets: readonly ReceivedPacket[];
}

/** One encoded frame. */
export interface ReceivedPacket {
  readonly frame: number;
  readonly key: boolean;
  readonly data: Uint8Array;
  readonly alpha?: Uint8Array;
}

export interface PageServer {
  /** The page's address, with the token of this render in it. */
  readonly address: string;
  /** Set before a render starts; its failure stops the render in the page. */
  onBatch: (batch: ReceivedBatch) => void | Promise<void>;
  /** Called with what is played next, where the page tells. */
  onPlace: (place: Place) => void;
  close(): Promise<void>;
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** No batch from the page comes near this; more is refused. */
const BODY_LIMIT = 512 * 1024 * 1024;

/**
 * Serves a built page on loopback only, on a free port, and takes its packets. Without the token in the
 * path nothing is answered.
 */
export async function servePage(files: ServedFiles): Promise<PageServer> {
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      response.writeHead(500).end(error.message);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const prefix = `/${token}/`;
    if (!pathname.startsWith(prefix)) {
      response.writeHead(403).end('This page belongs to a render; its token is missing.');
      return;
    }
    const path = decodeURIComponent(pathname.slice(prefix.length)) || 'index.html';
    if (request.method === 'POST' && path === 'packets') {
      await self.onBatch(readBatch(await readBody(request)));
      response.writeHead(204).end();
      return;
    }
    if (request.method === 'POST' && path === 'place') {
      self.onPlace(JSON.parse(String(await readBody(request))) as Place);
      response.writeHead(204).end();
      return;
    }
    const contents = files.get(path);
    if (request.method !== 'GET' || contents === undefined) {
      response.writeHead(404).end(`There is no ${path}.`);
      return;
    }
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    });
    response.end(contents);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const self: PageServer = {
    address: `http://127.0.0.1:${port}/${token}/`,
    onBatch: () => undefined,
    onPlace: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT) throw new Error('The page sent more than a batch of packets.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Undoes what packet-post.ts packs: the header's length, the header, the packets' bytes. */
function readBatch(body: Buffer): ReceivedBatch {
  const headerEnd = 4 + body.readUInt32BE(0);
  const { stream, packets } = JSON.parse(body.toString('utf8', 4, headerEnd)) as {
    stream?: StreamDescription;
    packets: { frame: number; key: boolean; size: number; alphaSize?: number }[];
  };
  let start = headerEnd;
  const take = (size: number) => {
    start += size;
    return body.subarray(start - size, start);
  };
  const received = packets.map(({ frame, key, size, alphaSize }) => ({
    frame,
    key,
    data: take(size),
    ...(alphaSize === undefined ? {} : { alpha: take(alphaSize) }),
  }));
  return stream === undefined ? { packets: received } : { stream, packets: received };
}
