import type { StreamDescription } from './protocol.ts';
import type { Packet } from './sinks/frame-sink.ts';

/** Packets are sent together when they reach this size. */
const BATCH_BYTES = 256 * 1024;
/** Batches that may be on their way at once. */
const BATCHES_UNDERWAY = 2;

/**
 * Sends packets to the program that drives the page, in order. A batch is one request: the length of a
 * JSON header in four bytes, the header with a list of `{frame, key, size, alphaSize}`, then the packets' bytes. The
 * first header also describes the stream.
 */
export class PacketPost {
  #packets: Packet[] = [];
  #bytes = 0;
  #stream: StreamDescription | undefined;
  #chain: Promise<void> = Promise.resolve();
  #underway = 0;
  #failure: unknown;

  describe(stream: StreamDescription): void {
    this.#stream = stream;
  }

  add(packet: Packet): void {
    this.#packets.push(packet);
    this.#bytes += packet.bytes.length + (packet.alpha?.length ?? 0);
    if (this.#bytes >= BATCH_BYTES) this.#send();
  }

  /** Waits while too many batches are on their way. */
  async throttle(): Promise<void> {
    if (this.#underway >= BATCHES_UNDERWAY) await this.#chain;
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<void> {
    this.#send();
    await this.#chain;
    if (this.#failure !== undefined) throw this.#failure;
  }

  #send(): void {
    if (this.#packets.length === 0) return;
    const body = pack(this.#packets, this.#stream);
    this.#stream = undefined;
    this.#packets = [];
    this.#bytes = 0;
    this.#underway++;
    this.#chain = this.#chain
      .then(async () => {
        const response = await fetch('packets', { method: 'POST', body });
        if (!response.ok) throw new Error(`The packets were not taken: ${await response.text()}`);
      })
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#underway--;
      });
  }
}

function pack(packets: readonly Packet[], stream: StreamDescription | undefined): Blob {
  const list = packets.map(({ frame, key, bytes, alpha }) => ({
    frame,
    key,
    size: bytes.length,
    ...(alpha === undefined ? {} : { alphaSize: alpha.length }),
  }));
  const header = new TextEncoder().encode(JSON.stringify({ stream, packets: list }));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, header.length);
  return new Blob([
    length.buffer,
    header,
    ...packets.flatMap(({ bytes, alpha }) => (alpha === undefined ? [bytes] : [bytes, alpha])),
  ]);
}
