import { PNG } from 'pngjs';

/** How two pictures of one size differ. */
export interface Difference {
  readonly pixels: number;
  /** Pixels of which any channel differs at all. */
  readonly differing: number;
  /** Pixels of which a channel differs so much that one sees it. */
  readonly visible: number;
  /** The largest difference of a channel, of 255. */
  readonly worst: number;
}

/** From here on a channel's difference can be seen. */
const VISIBLE = 24;
/** How a difference is marked. */
const PINK = [240, 82, 255] as const;

/** Compares two PNGs pixel by pixel; `undefined` when their sizes differ. */
export function compare(stored: Uint8Array, drawn: Uint8Array): Difference | undefined {
  const [before, now] = [read(stored), read(drawn)];
  if (before.width !== now.width || before.height !== now.height) return undefined;
  const pixels = before.width * before.height;
  if (before.data.equals(now.data)) return { pixels, differing: 0, visible: 0, worst: 0 };
  let [differing, visible, worst] = [0, 0, 0];
  for (let at = 0; at < before.data.length; at += 4) {
    const most = distance(before, now, at);
    if (most > 0) differing++;
    if (most >= VISIBLE) visible++;
    worst = Math.max(worst, most);
  }
  return { pixels, differing, visible, worst };
}

/** The drawn picture, dimmed, with each pixel that differs in pink, as PNG. Both have one size. */
export function mark(stored: Uint8Array, drawn: Uint8Array): Uint8Array {
  const [before, marked] = [read(stored), read(drawn)];
  for (let at = 0; at < marked.data.length; at += 4) {
    const differs = distance(before, marked, at) > 0;
    for (const [channel, pink] of PINK.entries()) {
      marked.data[at + channel] = differs ? pink : (marked.data[at + channel] as number) * 0.4;
    }
  }
  return PNG.sync.write(marked);
}

/**
 * The same pixels in fewer bytes. A browser compresses for speed; stored pictures stay for ever. They have no
 * transparency.
 */
export function compact(image: Uint8Array): Uint8Array {
  const settings = { colorType: 2, filterType: 1, deflateLevel: 9, deflateStrategy: 0 } as const;
  return PNG.sync.write(read(image), settings);
}

function distance(one: PNG, other: PNG, at: number): number {
  let most = 0;
  for (let channel = at; channel < at + 3; channel++) {
    const difference = (one.data[channel] as number) - (other.data[channel] as number);
    most = Math.max(most, Math.abs(difference));
  }
  return most;
}

function read(image: Uint8Array): PNG {
  return PNG.sync.read(Buffer.from(image));
}
