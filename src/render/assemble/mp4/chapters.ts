import {
  type Box,
  box,
  boxBytes,
  container,
  find,
  fullBox,
  join,
  need,
  number,
  viewOf,
} from './box.ts';

/** A chapter begins at a frame and lasts to the next one, or to the end. */
export interface Chapter {
  readonly title: string;
  /** From the start of the video. */
  readonly seconds: number;
}

/** What the two lists of chapters are made from: frames in the video's own time scale. */
export interface ChapterTimes {
  readonly chapters: readonly Chapter[];
  /** Units of time a second, of the video track. */
  readonly timescale: number;
  /** The video's length in those units. */
  readonly duration: number;
  /** Units a frame. */
  readonly frameDuration: number;
}

/** `chpl` counts in tenths of a microsecond. */
const chplSecond = 1e7;
/** The count of chapters and the length of a title are single bytes. */
const byteLimit = 255;

/**
 * The list that Nero introduced and that ffmpeg, VLC and mpv read: `chpl` in `moov/udta`. It holds 255
 * chapters of 255 bytes; longer titles are cut between letters, further chapters are in the track only.
 */
function chapterList({ chapters }: ChapterTimes): Box {
  const entries = chapters.slice(0, byteLimit).map(({ title, seconds }) => {
    const text = cutUtf8(title, byteLimit);
    return join(number(Math.round(seconds * chplSecond), 8), number(text.length, 1), text);
  });
  return fullBox('chpl', 1, 0, number(0, 4), number(entries.length, 1), ...entries);
}

/** Reads a {@link chapterList}. */
export function readChapterList(chpl: Box): Chapter[] {
  const view = viewOf(chpl.content);
  const chapters: Chapter[] = [];
  let at = 9;
  for (let left = view.getUint8(8); left > 0; left--) {
    const length = view.getUint8(at + 8);
    const title = new TextDecoder().decode(chpl.content.subarray(at + 9, at + 9 + length));
    chapters.push({ title, seconds: Number(view.getBigUint64(at)) / chplSecond });
    at += 9 + length;
  }
  return chapters;
}

/** The first bytes of a text, not ending within a letter. */
function cutUtf8(text: string, limit: number): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= limit) return bytes;
  let end = limit;
  while ((bytes[end] & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

/** Says that a text sample is UTF-8 (QuickTime File Format, "Text Sample Data"). */
const utf8Mark = join(number(12, 4), 'encd', number(0x100, 4));

/** The samples of the chapter track: each a length, the title, and the mark for UTF-8. */
export function chapterSamples(chapters: readonly Chapter[]): Uint8Array[] {
  return chapters.map(({ title }) => {
    const text = cutUtf8(title, 0xffff);
    return join(number(text.length, 2), text, utf8Mark);
  });
}

const identity = join(
  ...[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map((value) => number(value, 4)),
);

/**
 * The list that QuickTime, Apple's players and most editors read: a text track, not shown, that the video
 * track points to (QuickTime File Format, "Chapter Lists"). Its samples lie together at `offset`.
 */
function chapterTrack(
  times: ChapterTimes,
  trackId: number,
  movieDuration: number,
  offset: number,
): Box {
  const { timescale, duration } = times;
  const starts = chapterStarts(times);
  const lengths = starts.map((start, index) => (starts[index + 1] ?? duration) - start);
  const sizes = chapterSamples(times.chapters).map((sample) => sample.length);
  const dates = number(0, 8);
  const shownNever = 2;
  return container(
    'trak',
    fullBox(
      'tkhd',
      0,
      shownNever,
      ...[dates, number(trackId, 4), number(0, 4), number(movieDuration, 4)],
      // Layer, alternate group, volume and their padding; the matrix; no width and no height.
      ...[new Uint8Array(16), identity, new Uint8Array(8)],
    ),
    container(
      'mdia',
      fullBox(
        'mdhd',
        0,
        0,
        ...[dates, number(timescale, 4), number(duration, 4)],
        ...[number(undetermined, 2), number(0, 2)],
      ),
      fullBox('hdlr', 0, 0, number(0, 4), 'text', new Uint8Array(12), 'Chapters\0'),
      container(
        'minf',
        container('gmhd', genericMediaInformation(), box('text', identity)),
        // One place for the samples: this file, which is what the flag 1 of "url " says.
        container('dinf', fullBox('dref', 0, 0, number(1, 4), boxBytes(fullBox('url ', 0, 1)))),
        container(
          'stbl',
          fullBox('stsd', 0, 0, number(1, 4), boxBytes(textDescription)),
          table(
            'stts',
            lengths.map((length) => join(number(1, 4), number(length, 4))),
          ),
          table('stsc', [join(number(1, 4), number(sizes.length, 4), number(1, 4))]),
          fullBox(
            'stsz',
            0,
            0,
            ...[number(0, 4), number(sizes.length, 4)],
            ...sizes.map((size) => number(size, 4)),
          ),
          table('stco', [number(offset, 4)]),
        ),
      ),
    ),
  );
}

/** When each chapter begins, in the video's units, moved to the nearest frame. */
function chapterStarts({ chapters, timescale, frameDuration }: ChapterTimes): number[] {
  return chapters.map(
    ({ seconds }) => Math.round((seconds * timescale) / frameDuration) * frameDuration,
  );
}

/** "und" in three five-bit letters. */
const undetermined = 0x55c4;

function table(type: string, entries: readonly Uint8Array[]): Box {
  return fullBox(type, 0, 0, number(entries.length, 4), ...entries);
}

/** Graphics mode "dither copy" and a grey, as QuickTime writes it. */
function genericMediaInformation(): Box {
  const grey = number(0x8000, 2);
  return fullBox('gmin', 0, 0, number(0x40, 2), grey, grey, grey, number(0, 4));
}

/** A text sample description with everything at its default. */
const textDescription = box('text', new Uint8Array(6), number(1, 2), new Uint8Array(44));

/** Puts both lists of chapters into a movie; the track's samples lie at `offset` of the file. */
export function addChapters(movie: Box, times: ChapterTimes, offset: number): void {
  const header = need(movie, 'mvhd').content;
  const view = viewOf(header);
  const isLong = header[0] === 1;
  const trackId = view.getUint32(header.length - 4);
  const movieDuration = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16);
  view.setUint32(header.length - 4, trackId + 1);
  const video = need(movie, 'trak');
  video.children!.push(container('tref', box('chap', number(trackId, 4))));
  const userData = find(movie, 'udta') ?? container('udta');
  userData.children!.push(chapterList(times));
  const others = movie.children!.filter((child) => child !== userData);
  movie.children = [...others, chapterTrack(times, trackId, movieDuration, offset), userData];
}
