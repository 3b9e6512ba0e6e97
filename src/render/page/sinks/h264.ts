import { base64 } from '../base64.ts';
import type { PictureSettings, StreamDescription } from '../protocol.ts';
import type { SinkOutput } from './frame-sink.ts';
import { QueuedEncoder } from './queued-encoder.ts';

/** H.264 High profile; the level follows from the size. */
const PROFILE = 'avc1.6400';

/** Bits per second: 16 Mbit/s at 1080p60, in proportion to the square root of the pixel rate elsewhere. */
function bitrateFor({ width, height, framesPerSecond }: PictureSettings): number {
  const share = (width * height * framesPerSecond) / (1920 * 1080 * 60);
  return Math.round(16_000_000 * Math.sqrt(share));
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

/** Opens the browser's encoder for H.264 (WebCodecs). */
export function openH264(
  picture: PictureSettings,
  { onStream, onPacket }: SinkOutput,
): QueuedEncoder {
  let described = false;
  const settings: Omit<VideoEncoderConfig, 'width' | 'height'> = {
    codec: PROFILE + levelFor(picture),
    bitrate: bitrateFor(picture),
    bitrateMode: 'variable',
    latencyMode: 'quality',
    avc: { format: 'avc' },
  };
  return new QueuedEncoder(picture, settings, ({ frame, key, bytes, decoderConfig }) => {
    if (decoderConfig && !described) {
      described = true;
      onStream(describe(decoderConfig));
    }
    onPacket({ frame, key, bytes });
  });
}

function describe({ codec, description, colorSpace }: VideoDecoderConfig): StreamDescription {
  const record = description as ArrayBuffer | ArrayBufferView | undefined;
  if (record === undefined) throw new Error('The encoder gave no avcC record.');
  const bytes = ArrayBuffer.isView(record)
    ? new Uint8Array(record.buffer, record.byteOffset, record.byteLength)
    : new Uint8Array(record);
  return { codec, description: base64(bytes), colorSpace: { ...colorSpace } };
}
