import { base64 } from '../base64.ts';
import type { PictureSettings, StreamDescription } from '../protocol.ts';

/** H.264 High profile; the level follows from the size. */
const PROFILE = 'avc1.6400';

/** The most bits per second: 32 Mbit/s at 1080p60, in proportion to the square root of the pixel rate elsewhere. */
export function bitrateFor({ width, height, framesPerSecond }: PictureSettings): number {
  const share = (width * height * framesPerSecond) / (1920 * 1080 * 60);
  return Math.round(32_000_000 * Math.sqrt(share));
}

/** The lowest level that has room for the picture, as two hexadecimal digits (ITU-T H.264, table A-1). */
function levelFor({ width, height, framesPerSecond }: PictureSettings): string {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  const rate = macroblocks * framesPerSecond;
  const levels: readonly [string, number, number][] = [
    ['1f', 3600, 108_000],
    ['28', 8192, 245_760],
    ['2a', 8704, 522_240],
    ['33', 36_864, 983_040],
    ['34', 36_864, 2_073_600],
  ];
  return (
    levels.find(([, frameSize, frameRate]) => macroblocks <= frameSize && rate <= frameRate)?.[0] ??
    '3e'
  );
}

/** How the browser's encoder is asked for H.264 (WebCodecs). */
export function settingsFor(
  picture: PictureSettings,
): Omit<VideoEncoderConfig, 'width' | 'height' | 'framerate'> {
  return {
    codec: PROFILE + levelFor(picture),
    bitrate: bitrateFor(picture),
    bitrateMode: 'variable',
    latencyMode: 'quality',
    avc: { format: 'avc' },
  };
}

/** What a decoder of the stream has to know, as plain data. */
export function describe(config: VideoDecoderConfig): StreamDescription {
  const { codec, colorSpace } = config;
  return { codec, description: base64(recordOf(config)), colorSpace: { ...colorSpace } };
}

/** The avcC record: the stream's parameter sets. */
export function recordOf({ description }: VideoDecoderConfig): Uint8Array {
  const record = description as ArrayBuffer | ArrayBufferView | undefined;
  if (record === undefined) throw new Error('The encoder gave no avcC record.');
  return ArrayBuffer.isView(record)
    ? new Uint8Array(record.buffer, record.byteOffset, record.byteLength)
    : new Uint8Array(record);
}
