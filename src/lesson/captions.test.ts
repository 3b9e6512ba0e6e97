import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captionProblems, captionsSrt, captionsVtt } from './captions.ts';
import { chaptersVtt } from './chapters.ts';
import { clock, timestamp } from './clock.ts';
import { splitCues } from './cues.ts';
import type { Narrated } from './narrated.ts';
import { subRip, withoutMarkup } from './sub-rip.ts';
import type { Timeline } from './timeline.ts';
import { transcript } from './transcript.ts';
import { webVtt } from './webvtt.ts';

const TEXTS = [
  'A neuron takes numbers in. Each input arrives on its own line.',
  '3 times −0.5 is −1.5, so the total falls to 0.3.',
  'Is 1 < 2 & 3 > 2? Yes --> both “hold”; größer geht’s nicht, auch wenn dieser Satz lang wird.',
];

const CUES = TEXTS.map((text) => splitCues({ text, numbers: [] }));

/** A timeline that lets every cue stand for its reading time, in odd frames, with a gap between beats. */
function timelineAt(framesPerSecond: number): Timeline {
  let frame = 7;
  const beats = CUES.map((cues, index) => {
    const firstFrame = frame;
    const timed = cues.map(({ text, seconds }) => {
      const start = frame;
      frame += Math.ceil(seconds * framesPerSecond);
      return { text, firstFrame: start, endFrame: frame };
    });
    frame += 11;
    return {
      id: `beat-${index}`,
      title: `Beat <${index}> & more`,
      firstFrame,
      endFrame: frame,
      cues: timed,
    };
  });
  return { framesPerSecond, frames: frame, beats };
}

const timeline = timelineAt(60);

describe('files', () => {
  test('WebVTT', () => {
    const [header, first, ...rest] = captionsVtt(timeline).split('\n\n');
    expect(header).toBe('WEBVTT');
    expect(first).toBe(
      '1\n00:00:00.117 --> 00:00:04.667\nA neuron takes numbers in.\nEach input arrives on its own line.',
    );
    expect(rest.join('\n')).toMatch(/Is 1 &lt; 2 &amp; 3 &gt; 2\?\n[\s\S]*Yes --&gt; both “hold”/);
    expect(captionsVtt({ ...timeline, beats: [] })).toBe('WEBVTT\n');
  });

  test('SRT', () => {
    expect(captionsSrt(timeline).split('\n\n')[0]).toBe(
      '1\n00:00:00,117 --> 00:00:04,667\nA neuron takes numbers in.\nEach input arrives on its own line.',
    );
  });

  test('chapters', () => {
    const blocks = chaptersVtt(timeline).trim().split('\n\n');
    expect(blocks).toHaveLength(4);
    expect(blocks[1]).toBe('1\n00:00:00.117 --> 00:00:04.850\nBeat &lt;0&gt; &amp; more');
  });

  test('a cue without time cannot be written', () => {
    const cue = { text: 'Blink.', firstFrame: 5, endFrame: 5 };
    const beats = [{ id: 'a', title: 'A', firstFrame: 0, endFrame: 9, cues: [cue] }];
    expect(() => captionsVtt({ ...timeline, beats })).toThrow(
      /"Blink\." begins at frame 5 and ends at frame 5/,
    );
  });

  test.each([24, 25, 30, 60, 24000 / 1001, 30000 / 1001])(
    'at %d frames/s no cue overlaps',
    (framesPerSecond) => {
      const seconds = (text: string) => {
        const [hours, minutes, rest] = text.split(':').map(Number) as [number, number, number];
        return hours * 3600 + minutes * 60 + rest;
      };
      const rated = timelineAt(framesPerSecond);
      const frames = rated.beats.flatMap(({ cues }) => cues);
      const times = [...captionsVtt(rated).matchAll(/^(\S+) --> (\S+)$/gm)].map((match) =>
        match.slice(1).map(seconds),
      );
      expect(times).toHaveLength(frames.length);
      for (const [index, [start = 0, end = 0]] of times.entries()) {
        expect(start).toBeCloseTo((frames[index]?.firstFrame ?? 0) / framesPerSecond, 3);
        expect(end).toBeGreaterThan(start);
        expect(times[index + 1]?.[0] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(end);
      }
    },
  );
});

describe('what ffmpeg reads', { timeout: 60_000 }, () => {
  const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'captions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Start, end (in milliseconds) and text of each entry, as ffmpeg understood the file. */
  function readBack(name: string, content: string) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const { stdout, stderr, status } = spawnSync('ffmpeg', [
      '-v',
      'warning',
      '-i',
      file,
      '-f',
      'srt',
      '-',
    ]);
    expect([status, String(stderr)]).toEqual([0, '']);
    return String(stdout)
      .replaceAll('\r', '')
      .trim()
      .split('\n\n')
      .map((block) => {
        const [, times = '', ...lines] = block.split('\n');
        const [start, end] = times.split(' --> ').map((time) => {
          const [hours, minutes, seconds, milliseconds] = time
            .split(/[:,]/)
            .map(Number) as number[];
          return ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + milliseconds!;
        });
        return { start, end, text: lines.join(' ') };
      });
  }

  test.skipIf(!hasFfmpeg)('is what the timeline says (skipped without ffmpeg)', () => {
    const expected = timeline.beats.flatMap(({ cues }) =>
      cues.map(({ text, firstFrame, endFrame }) => ({
        start: Math.round((firstFrame * 1000) / 60),
        end: Math.round((endFrame * 1000) / 60),
        text,
      })),
    );
    expect(readBack('captions.vtt', captionsVtt(timeline))).toEqual(expected);
    expect(readBack('captions.srt', captionsSrt(timeline))).toEqual(
      expected.map((entry) => ({
        ...entry,
        text: entry.text.replace('-->', '→').replace('1 < 2 & 3 > 2', '1 ‹ 2 & 3 › 2'),
      })),
    );
    expect(readBack('chapters.vtt', chaptersVtt(timeline)).map(({ text }) => text)).toEqual(
      timeline.beats.map(({ title }) => title),
    );
  });

  /** What is shown of each entry: ffmpeg's own decoding into ASS, drawn as libass does. */
  function shown(file: string): string[] {
    const { stdout, status } = spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'ass', '-']);
    expect(status).toBe(0);
    const events = String(stdout).match(/^Dialogue:.*$/gm) ?? [];
    return events.map((event) => {
      const text = event.trim().split(',').slice(9).join(',');
      return text.replace(
        /\\([{}])|\{[^}]*\}|\\[Nn]|\\h/g,
        (code, brace) => brace ?? (code === '\\h' ? ' ' : /\\[Nn]/.test(code) ? '\n' : ''),
      );
    });
  }

  /** `look` is what stands for a sign that readers would take for markup; elsewhere nothing changes. */
  const SIGNS: readonly [said: string, look?: string][] = [
    ['a < b'],
    ['x >= 0'],
    ['0 <= y & y != 2'],
    ['w<0 and z>0', 'w‹0 and z›0'],
    ['<b>bold</b> and <c>', '‹b›bold‹/b› and ‹c›'],
    ['a <b and\nc> d', 'a ‹b and\nc› d'],
    ['from a --> to b', 'from a → to b'],
    ['the set {1, 2} and {y:i}', 'the set ❴1, 2❵ and ❴y:i❵'],
    ['{\\an8} {', '❴\\an8❵ ❴'],
    ['\\N or \\h or \\n', '∖N or ∖h or ∖n'],
    ['&lt; &amp;', '＆lt; ＆amp;'],
    ['∇ ∈ ℝ · żłğşő → ✓'],
  ];
  const entries = SIGNS.map(([said], index) => ({
    lines: said.split('\n'),
    firstFrame: 10 * index,
    endFrame: 10 * index + 9,
  }));

  test.skipIf(!hasFfmpeg)(
    'SubRip shows every sign, in MP4 as well (skipped without ffmpeg)',
    () => {
      const file = join(folder, 'signs.srt');
      writeFileSync(file, subRip(entries, 10));
      const movie = join(folder, 'signs.mp4');
      const made = spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-c:s', 'mov_text', movie]);
      expect(String(made.stderr)).toBe('');
      const looks = SIGNS.map(([said, look = said]) => look);
      expect(shown(file)).toEqual(looks);
      expect(shown(movie)).toEqual(looks);
      expect(looks.map((look) => withoutMarkup(look))).toEqual(looks);
    },
  );

  test.skipIf(!hasFfmpeg)('WebVTT shows every sign as it is (skipped without ffmpeg)', () => {
    const file = join(folder, 'signs.vtt');
    writeFileSync(file, webVtt(entries, 10));
    // ffmpeg does not escape a backslash for ASS; in a browser it is one (captions.browser.test.ts).
    const isPlain = ([said]: (typeof SIGNS)[number]) => !said.includes('\\');
    const lines = shown(file).filter((_, index) => isPlain(SIGNS[index]!));
    expect(lines).toEqual(SIGNS.filter(isPlain).map(([said]) => said));
  });
});

describe('captionProblems', () => {
  const check = (...cues: { text: string; firstFrame: number; endFrame: number }[]) =>
    captionProblems({
      framesPerSecond: 10,
      frames: 1000,
      beats: [{ id: 'a', title: 'A', firstFrame: 0, endFrame: 1000, cues }],
    }).map(({ beat, message }) => `${beat}: ${message}`);

  test('none at the reading time, none when a cue is held', () => {
    expect(captionProblems(timeline)).toEqual([]);
    expect(check({ text: 'Held for long.', firstFrame: 0, endFrame: 900 })).toEqual([]);
  });

  test.each([
    [
      'three lines',
      [{ text: Array(20).fill('word').join(' '), firstFrame: 0, endFrame: 99 }],
      /3 lines/,
    ],
    [
      'a long line',
      [{ text: `${'x'.repeat(43)} a`, firstFrame: 0, endFrame: 99 }],
      /43 characters/,
    ],
    [
      'too fast',
      [{ text: 'x'.repeat(21), firstFrame: 0, endFrame: 10 }],
      /21\.0 characters a second/,
    ],
    ['no time', [{ text: 'x', firstFrame: 5, endFrame: 5 }], /no time/],
    [
      'two at once',
      [
        { text: 'x', firstFrame: 0, endFrame: 20 },
        { text: 'y', firstFrame: 19, endFrame: 40 },
      ],
      /before the caption before it ends/,
    ],
    ['after the end', [{ text: 'x', firstFrame: 990, endFrame: 1001 }], /after the film/],
  ])('%s', (_, cues, message) => {
    expect(check(...cues)).toEqual([expect.stringMatching(message)]);
  });

  test('twenty characters a second are not too fast', () => {
    expect(check({ text: 'x'.repeat(20), firstFrame: 0, endFrame: 10 })).toEqual([]);
  });
});

test('times', () => {
  expect(timestamp(3_723_004, ',')).toBe('01:02:03,004');
  expect([clock(0), clock(59_999), clock(63_250), clock(3_723_004)]).toEqual([
    '0:00',
    '0:59',
    '1:03',
    '1:02:03',
  ]);
});

test('the transcript sets terms in italics where they are introduced', () => {
  const text = 'A *product* adds to the weighted sum.';
  const cue = { text, numbers: [], terms: [{ start: 24, end: 36 }], seconds: 3 };
  const narrated: Narrated = {
    language: 'en',
    beats: [{ id: 'a', title: 'A', passages: [{ cues: [cue] }] }],
  };
  const beats = [{ id: 'a', title: 'A', firstFrame: 0, endFrame: 9, cues: [] }];
  expect(transcript({ title: 'T', summary: 'S' }, narrated, { ...timeline, beats })).toContain(
    'A \\*product\\* adds to the *weighted sum*.',
  );
});

test('the transcript tells the beats in the order of the film', () => {
  const narrated: Narrated = {
    language: 'en',
    beats: CUES.map((cues, index) => ({
      id: `beat-${index}`,
      title: '',
      passages: [{ cues }, { cues }],
    })),
  };
  const text = transcript({ title: 'One *neuron*', summary: '> A vote.' }, narrated, {
    ...timeline,
    beats: [timeline.beats[2]!, timeline.beats[0]!].map((beat, index) => ({
      ...beat,
      firstFrame: index * 3780,
    })),
  });
  const escaped = TEXTS[2]!.replace('<', '\\<');
  expect(text).toBe(`# One \\*neuron\\*

\\> A vote.

## 0:00 Beat \\<2> & more

${escaped}

${escaped}

## 1:03 Beat \\<0> & more

${TEXTS[0]}

${TEXTS[0]}
`);
});
