declare module 'gifenc' {
  export type Palette = number[][];

  export interface Encoder {
    reset(): void;
    bytes(): Uint8Array;
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: {
        palette: Palette;
        delay?: number;
        transparent?: boolean;
        transparentIndex?: number;
        dispose?: number;
        /** Bits of the largest index. */
        colorDepth?: number;
      },
    ): void;
  }

  export function GIFEncoder(options?: { auto?: boolean }): Encoder;
}
