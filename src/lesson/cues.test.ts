import { describe, expect, test } from 'vitest';
import { burnedLines, captionLines, fitsCue } from './caption-lines.ts';
import { readingSeconds, splitCues } from './cues.ts';
import { type FilledText, TextBuilder } from './filled-text.ts';

function plain(text: string): FilledText {
  return { text, numbers: [] };
}

function split(text: string): string[] {
  return splitCues(plain(text)).map((cue) => cue.text);
}

/** Mulberry32: the same "random" sentences in every test run. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A passage of made-up words, numbers and marks; words have at most 14 letters. */
function randomPassage(seed: number): FilledText {
  const random = randomSource(seed);
  const below = (count: number) => Math.floor(random() * count);
  const builder = new TextBuilder();
  for (let sentence = 1 + below(5); sentence > 0; sentence--) {
    for (let left = below(30), first = true; left >= 0; left--, first = false) {
      if (!first) builder.addText(' ');
      if (random() < 0.15) {
        const text = `${random() < 0.5 ? '−' : ''}${below(100)}.${below(1000)}`;
        builder.addNumber({ text, path: `x[${seed}, ${left}]`, source: 'run' });
      } else {
        const word = 'abcdefghijklmnop'.slice(0, 1 + below(14));
        builder.addText(first ? word.toUpperCase() : word);
      }
      if (left > 0 && random() < 0.12) builder.addText([',', ';', ':', ' –'][below(4)] as string);
    }
    builder.addText(sentence > 1 ? '. ' : '.');
  }
  return builder.build();
}

describe('splitCues', () => {
  test('a sentence that fits stays whole', () => {
    const first = 'The inputs arrive, one after the other, and nothing has been computed yet.';
    const second = 'Each of them waits on its own line: the lines are empty until they meet.';
    expect(split(`${first} ${second}`)).toEqual([first, second]);
  });

  test('short neighbours share a cue', () => {
    expect(split('Look. It moves. Now it stops.')).toEqual(['Look. It moves. Now it stops.']);
    expect(
      split(
        'The running total starts at zero. The first product lifts it. The second product lifts it. The third one pulls it down.',
      ),
    ).toEqual([
      'The running total starts at zero. The first product lifts it.',
      'The second product lifts it. The third one pulls it down.',
    ]);
  });

  test('a long sentence breaks at its clauses', () => {
    expect(
      split(
        'Each line has a weight: it says how much this input counts, and a negative weight turns its vote around, which pulls the total down instead of up.',
      ),
    ).toEqual([
      'Each line has a weight: it says how much this input counts,',
      'and a negative weight turns its vote around,',
      'which pulls the total down instead of up.',
    ]);
  });

  test('without clauses it breaks between words, about evenly, not after an article', () => {
    const cues = split(
      'Everything that a deep network does with its millions of weights was already there in the humble sum of products above',
    );
    expect(cues).toHaveLength(2);
    const [first = '', second = ''] = cues;
    expect(Math.abs(first.length - second.length)).toBeLessThan(20);
    expect(first).not.toMatch(/ (?:the|of|a|in)$/);
  });

  test('a one-word sentence finds company', () => {
    const cues = split(
      'Yes. But this second sentence is so long that it takes up a whole caption by itself, hm.',
    );
    expect(cues.every((cue) => cue.includes(' '))).toBe(true);
    expect(split('Yes.')).toEqual(['Yes.']);
  });

  test('points that end no sentence', () => {
    expect(
      split(
        'An array, e.g. the weights w. What follows is a sum of everything that was there before it.',
      ),
    ).toEqual([
      'An array, e.g. the weights w.',
      'What follows is a sum of everything that was there before it.',
    ]);
  });

  test('the point of an ordinal ends no sentence', () => {
    const builder = new TextBuilder();
    builder.addText('Das hier ist nun endlich das lange erwartete ');
    builder.addNumber({ text: '13.', path: 'i', source: 'run' });
    builder.addText(' Gewicht dieses Neurons, und von allen ist es das größte.');
    expect(splitCues(builder.build()).map(({ text }) => text)).toEqual([
      'Das hier ist nun endlich das lange erwartete 13. Gewicht dieses Neurons,',
      'und von allen ist es das größte.',
    ]);
  });

  test('each cue keeps its own numbers in the order of the text', () => {
    const builder = new TextBuilder();
    for (const [index, text] of ['−0.5', '10 000', '−0.5', '2.3'].entries()) {
      builder.addText(
        `${index === 0 ? '' : ' '}This is a whole sentence that leads up to the number `,
      );
      builder.addNumber({ text, path: `w[${index}]`, source: 'run' });
      builder.addText('.');
    }
    const cues = splitCues(builder.build());
    expect(cues.map(({ numbers }) => numbers.map(({ path }) => path))).toEqual([
      ['w[0]'],
      ['w[1]'],
      ['w[2]'],
      ['w[3]'],
    ]);
  });

  test('2000 passages keep every limit', { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 2000; seed++) {
      const passage = randomPassage(seed);
      const cues = splitCues(passage);
      // Nothing is lost, added or reordered.
      expect(cues.map(({ text }) => text).join(' ')).toBe(passage.text);
      expect(cues.flatMap(({ numbers }) => numbers)).toEqual(
        passage.numbers.map(({ shown }) => shown),
      );
      for (const { text, numbers, seconds } of cues) {
        const lines = captionLines(text);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(42);
        expect(lines.join(' ')).toBe(text);
        expect(cues.length === 1 || text.includes(' ')).toBe(true);
        expect(text.length / seconds).toBeLessThanOrEqual(20);
        let from = 0;
        for (const number of numbers) {
          const found = text.indexOf(number.text, from);
          expect(found).toBeGreaterThanOrEqual(0);
          from = found + number.text.length;
        }
        const burned = burnedLines(text);
        expect(burned.length).toBe(text.length <= 64 ? 1 : 2);
        expect(burned.join(' ')).toBe(text);
      }
    }
  });

  test('of 2000 passages, no sentence of two words or more that fits is broken', {
    timeout: 60_000,
  }, () => {
    let whole = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const passage = randomPassage(seed);
      const sentences = passage.text.split(/(?<=\.) /);
      // A one-word sentence may have to take words from its neighbour.
      if (sentences.some((sentence) => !sentence.includes(' '))) continue;
      const cues = splitCues(passage).map(({ text }) => text);
      for (const sentence of sentences.filter(fitsCue)) {
        expect(cues.filter((cue) => cue.includes(sentence))).not.toEqual([]);
        whole++;
      }
    }
    expect(whole).toBeGreaterThan(1000);
  });
});

describe('lines', () => {
  test('one line of up to 42 characters, else two balanced ones', () => {
    expect(captionLines('x'.repeat(20))).toEqual(['x'.repeat(20)]);
    expect(captionLines('3 times −0.5 is −1.5, so the total falls to 0.3.')).toEqual([
      '3 times −0.5 is −1.5,',
      'so the total falls to 0.3.',
    ]);
    const widest = `${'a'.repeat(42)} ${'b'.repeat(42)}`;
    expect(captionLines(widest)).toEqual(['a'.repeat(42), 'b'.repeat(42)]);
    expect(fitsCue(widest)).toBe(true);
    expect(fitsCue(`${'a'.repeat(41)} ${'b'.repeat(43)}`)).toBe(false);
    expect(fitsCue(`${'a'.repeat(30)} ${'b'.repeat(20)} ${'c'.repeat(30)}`)).toBe(false);
  });

  test('what is too long for a cue gets more lines, for the check to find', () => {
    expect(captionLines(Array(30).fill('word').join(' '))).toHaveLength(4);
  });

  test('burned in, one line holds 64 characters', () => {
    const text = 'The third weight is negative, so its product pulls the total down.'.slice(0, 64);
    expect(burnedLines(text)).toEqual([text]);
    expect(
      burnedLines('The third weight is negative, so its product pulls the total down.'),
    ).toEqual(['The third weight is negative,', 'so its product pulls the total down.']);
  });
});

test('reading takes at least 1.4 seconds, then 15 characters a second', () => {
  expect(readingSeconds('Up.')).toBe(1.4);
  expect(readingSeconds('x'.repeat(60))).toBe(4.4);
});
