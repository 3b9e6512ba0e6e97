/** A block of a WebVTT file, times in milliseconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

const TIMING = /^(\d\d):(\d\d):(\d\d)[.,](\d{3}) --> (\d\d):(\d\d):(\d\d)[.,](\d{3})$/;

/** Reads WebVTT or SubRip as far as the product writes it; whatever else stands there is an error. */
export function readCues(file: string): Cue[] {
  const blocks = file.trim().split(/\n\n+/);
  if (blocks[0] === 'WEBVTT') blocks.shift();
  return blocks.map((block, index) => {
    const [number, timing, ...lines] = block.split('\n');
    const parts = TIMING.exec(timing ?? '')
      ?.slice(1)
      .map(Number);
    if (Number(number) !== index + 1 || parts === undefined) {
      throw new Error(`Not a cue: ${block}`);
    }
    const [h, m, s, ms, h2, m2, s2, ms2] = parts as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return {
      start: ((h * 60 + m) * 60 + s) * 1000 + ms,
      end: ((h2 * 60 + m2) * 60 + s2) * 1000 + ms2,
      lines: lines.map((line) =>
        line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      ),
    };
  });
}

/**
 * The numbers in a text as a reader sees them, with their signs: `−1.5`, `1e−6`, `10\u202f000`, and the
 * run's hash. Digits in a name, such as `float64`, are none.
 */
export function numbersIn(text: string): string[] {
  return text
    .split(/[ \n()[\]{}|=·⋅×]+/)
    .map((word) => word.replace(/[.,;:?!]+$/, ''))
    .filter((word) => /\d/.test(word) && !/^[\p{L}_]/u.test(word));
}
