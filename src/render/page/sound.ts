import { registerAacEncoder } from '@mediabunny/aac-encoder';
import {
  AudioBufferSource,
  BufferTarget,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { base64 } from './base64.ts';
import type { SoundSettings } from './protocol.ts';

const RATE = 48_000;
const CHANNELS = 2;
/**
 * Encoders hold back some samples (1024 in AAC, 312 in Opus): so much more goes in that all of the video's
 * come out. Whoever writes the file leaves out what is too much.
 */
const MORE_SECONDS = 0.1;

/**
 * Decodes the sound that the page is served, places it in time, and encodes it: at least as long as the
 * video, silent where there is nothing. The encoder is the same in every browser, so that it is known how
 * many samples it puts in front.
 *
 * @returns an MP4 with AAC, or a WebM with Opus, in base64
 */
export async function encodeSound(settings: SoundSettings): Promise<string> {
  const { seconds, offset, decibels, format } = settings;
  const file = await (await fetch('sound')).arrayBuffer();
  const samples = Math.ceil((seconds + MORE_SECONDS) * RATE);
  const context = new OfflineAudioContext(CHANNELS, samples, RATE);
  const decoded = await context.decodeAudioData(file);
  const source = context.createBufferSource();
  const volume = context.createGain();
  source.buffer = decoded;
  volume.gain.value = 10 ** (decibels / 20);
  source.connect(volume).connect(context.destination);
  source.start(Math.max(0, offset), Math.max(0, -offset));
  const placed = await context.startRendering();

  const codec = format === 'mp4' ? 'aac' : 'opus';
  if (codec === 'aac') registerAacEncoder();
  const target = new BufferTarget();
  const container = format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat();
  const output = new Output({ format: container, target });
  const track = new AudioBufferSource({ codec, bitrate: 160_000 });
  output.addAudioTrack(track);
  await output.start();
  await track.add(placed);
  await output.finalize();
  return base64(new Uint8Array(target.buffer as ArrayBuffer));
}
