import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import {
  type Box,
  boxBytes,
  childrenOf,
  find,
  fullBox,
  headerBytes,
  join,
  need,
  number,
  viewOf,
} from './box.ts';
import { addChapters, type Chapter, type ChapterTimes, chapterSamples } from './chapters.ts';
import { placed, readBox, readMovie, topLevelBoxes } from './movie-file.ts';

/**
 * Copies an MP4 so that it can play while it is still being loaded: the movie header comes first, then the
 * chapters' titles, then the packets. On the way the chapters are added and the dates set to "unknown",
 * so that equal packets give equal bytes.
 */
export async function placeMovieFirst(
  from: string,
  to: string,
  chapters: readonly Chapter[],
): Promise<void> {
  const source = await open(from, 'r');
  try {
    const boxes = await topLevelBoxes(source);
    const fileType = await readBox(source, placed(boxes, 'ftyp'));
    const packets = placed(boxes, 'mdat');
    const packetsStart = packets.start + packets.headerSize;
    const packetsSize = packets.size - packets.headerSize;
    const movie = await readMovie(source, boxes);
    clearDates(movie);

    const titles = join(...chapterSamples(chapters));
    const titlesBox =
      titles.length === 0 ? titles : join(headerBytes('mdat', titles.length), titles);
    const packetsHeader = headerBytes('mdat', packetsSize);
    if (chapters.length > 0) addChapters(movie, timesOf(movie, chapters), 0);
    // Some readers take offsets of 32 bits as signed. Wider ones make the header longer, but how long it is does not depend on their values.
    const afterMovie = titlesBox.length + packetsHeader.length;
    const wide = fileType.length + boxBytes(movie).length + afterMovie + packetsSize > 2 ** 31;
    const oldChunks = childrenOf(movie, 'trak').map(chunkOffsets);
    const place = (movieSize: number) => {
      const titlesStart = fileType.length + movieSize + titlesBox.length - titles.length;
      const newStart = fileType.length + movieSize + afterMovie;
      childrenOf(movie, 'trak').forEach((track, index) => {
        const isTitles = chapters.length > 0 && index === oldChunks.length - 1;
        const moved = oldChunks[index].map((offset) =>
          isTitles ? titlesStart : offset - packetsStart + newStart,
        );
        setChunkOffsets(track, moved, wide);
      });
    };
    place(0);
    place(boxBytes(movie).length);

    const target = await open(to, 'w');
    try {
      await target.writeFile(join(fileType, boxBytes(movie), titlesBox, packetsHeader));
      if (packetsSize > 0) await copy(from, packetsStart, packetsSize, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copy(from: string, start: number, size: number, target: FileHandle): Promise<void> {
  const options = { start, end: start + size - 1, highWaterMark: 1024 * 1024 };
  for await (const part of createReadStream(from, options)) await target.writeFile(part as Buffer);
}

/** Sets the times of creation and modification to 0, which stands for "not known". */
function clearDates(movie: Box): void {
  const tracks = childrenOf(movie, 'trak');
  const dated = [
    need(movie, 'mvhd'),
    ...tracks.flatMap((track) => [need(track, 'tkhd'), need(track, 'mdia', 'mdhd')]),
  ];
  for (const { content } of dated) content.fill(0, 4, content[0] === 1 ? 20 : 12);
}

/** The video's time scale, length and frame duration from its header. */
function timesOf(movie: Box, chapters: readonly Chapter[]): ChapterTimes {
  const media = need(movie, 'trak', 'mdia');
  const header = viewOf(need(media, 'mdhd').content);
  const isLong = header.getUint8(0) === 1;
  const steps = viewOf(need(media, 'minf', 'stbl', 'stts').content);
  return {
    chapters,
    timescale: header.getUint32(isLong ? 20 : 12),
    duration: isLong ? Number(header.getBigUint64(24)) : header.getUint32(16),
    frameDuration: steps.getUint32(12),
  };
}

const sampleTable = (track: Box) => need(track, 'mdia', 'minf', 'stbl');

/** Where a track's pieces lie in the file. */
export function chunkOffsets(track: Box): number[] {
  const stbl = sampleTable(track);
  const narrow = find(stbl, 'stco');
  const view = viewOf((narrow ?? need(stbl, 'co64')).content);
  return Array.from({ length: view.getUint32(4) }, (_, index) =>
    narrow === undefined ? Number(view.getBigUint64(8 + 8 * index)) : view.getUint32(8 + 4 * index),
  );
}

function setChunkOffsets(track: Box, offsets: readonly number[], wide: boolean): void {
  const stbl = sampleTable(track);
  const entries = offsets.map((offset) => number(offset, wide ? 8 : 4));
  const replaced = fullBox(wide ? 'co64' : 'stco', 0, 0, number(offsets.length, 4), ...entries);
  stbl.children = stbl.children!.map((child) =>
    child.type === 'stco' || child.type === 'co64' ? replaced : child,
  );
}
