import { open } from 'node:fs/promises';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { find, need, viewOf } from './box.ts';
import { type Chapter, readChapterList } from './chapters.ts';
import { readMovie, topLevelBoxes } from './movie-file.ts';

/** What a finished video file says about itself. */
export interface Mp4Facts {
  readonly width: number;
  readonly height: number;
  /** Such as `avc1.64002a`. */
  readonly codec: string;
  readonly frames: number;
  readonly framesPerSecond: number;
  /** Whether every frame is shown equally long. */
  readonly constantRate: boolean;
  readonly seconds: number;
  readonly title: string | undefined;
  readonly chapters: readonly Chapter[];
  /** Whether it can play before it is loaded to the end. */
  readonly fastStart: boolean;
  readonly colors: VideoColorSpaceInit;
}

/**
 * Reads an MP4's headers.
 *
 * @throws Error when the file is damaged, cut short, or holds no video
 * @example (await inspectMp4('renders/01-one-neuron/lesson.mp4')).frames // 5400
 */
export async function inspectMp4(path: string): Promise<Mp4Facts> {
  const [own, decoded] = [await readHeaders(path), await readTrack(path)];
  return { ...own, ...decoded };
}

/** What the boxes say, read by our own walk. */
async function readHeaders(path: string) {
  const file = await open(path, 'r');
  try {
    const boxes = await topLevelBoxes(file);
    const movie = await readMovie(file, boxes);
    const types = boxes.map(({ type }) => type);
    const media = need(movie, 'trak', 'mdia');
    const header = viewOf(need(media, 'mdhd').content);
    const timescale = header.getUint32(header.getUint8(0) === 1 ? 20 : 12);
    const steps = viewOf(need(media, 'minf', 'stbl', 'stts').content);
    const runs = Array.from({ length: steps.getUint32(4) }, (_, index) => ({
      frames: steps.getUint32(8 + 8 * index),
      duration: steps.getUint32(12 + 8 * index),
    }));
    const units = runs.reduce((total, { frames, duration }) => total + frames * duration, 0);
    const counted = runs.reduce((total, { frames }) => total + frames, 0);
    const chapters = find(movie, 'udta', 'chpl');
    return {
      fastStart: types.indexOf('moov') < types.indexOf('mdat'),
      constantRate: runs.every(({ duration }) => duration === runs[0].duration),
      framesPerSecond: (counted * timescale) / units,
      seconds: units / timescale,
      chapters: chapters === undefined ? [] : readChapterList(chapters),
    };
  } finally {
    await file.close();
  }
}

/** What a reader that we did not write finds in the file. */
async function readTrack(path: string) {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error(`${path} holds no video.`);
    const [config, stats, tags] = await Promise.all([
      track.getDecoderConfig(),
      track.computePacketStats(),
      input.getMetadataTags(),
    ]);
    return {
      width: await track.getCodedWidth(),
      height: await track.getCodedHeight(),
      codec: config?.codec ?? '',
      colors: config?.colorSpace ?? {},
      frames: stats.packetCount,
      title: tags.title,
    };
  } finally {
    input.dispose();
  }
}
