import type { FrameForm, PictureSettings, StreamDescription } from '../protocol.ts';
import { GifSink } from './gif.ts';
import { H264Sink } from './h264-sink.ts';
import { PngSink } from './png-sink.ts';
import { RawSink } from './raw.ts';
import { Vp9Sink } from './vp9.ts';

/** A frame as it leaves the page: one a frame, empty where nothing is needed for a frame like the last. */
export interface Packet {
  /** Counted from the segment's first. */
  readonly frame: number;
  readonly key: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How transparent each pixel is, encoded like the picture itself. */
  readonly alpha?: Uint8Array<ArrayBuffer>;
}

/** Where packets go, and what the decoder has to know of them. */
export interface SinkOutput {
  readonly onStream: (stream: StreamDescription) => void;
  readonly onPacket: (packet: Packet) => void;
}

/** Takes drawn frames and gives packets of one medium. */
export interface FrameSink {
  /**
   * The next frame, as it is on the canvas; resolves when there is room for another.
   *
   * @param isNew whether the canvas differs from the frame before
   */
  add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void>;
  finish(): Promise<void>;
}

export function openSink(
  { medium, transparent, timing }: FrameForm,
  picture: PictureSettings,
  output: SinkOutput,
): FrameSink {
  switch (medium) {
    case 'h264':
      return new H264Sink(picture, timing, output);
    case 'vp9':
      return new Vp9Sink(picture, transparent, timing, output);
    case 'gif':
      return new GifSink(picture, output);
    case 'png':
      return new PngSink(output);
    case 'raw':
      return new RawSink(picture, output);
  }
}
