import { describe, expect, test } from 'vitest';
import { ownNumbers, requireSources } from '../stage/text.ts';
import { fakeRun } from './fake-run.ts';
import { beatId, fillNarration, fillText, parseNarration } from './narration.ts';
import { NarrationError } from './narration-error.ts';

// The neuron of the first lesson; the products and totals are those of NumPy 2.4.6.
const run = fakeRun({
  x: [1, 2, 3],
  w: [0.2, 0.8, -0.5],
  product: [0.2, 1.6, -1.5],
  total: [0.2, 1.8, 0.30000000000000004],
  bias: 2,
  count: 3,
  negatives: 1,
  W: [
    [1, 2],
    [3, 4],
  ],
  'epoch 120 / loss': 0.525,
});

function passages(text: string, language = 'en', values = run): string[] {
  const { beats } = fillNarration(
    parseNarration(`## Beat\n${text}\n`, 'narration.md'),
    values,
    language,
  );
  return beats.flatMap((beat) =>
    beat.passages.map(({ cues }) => cues.map((cue) => cue.text).join(' ')),
  );
}

function failure(action: () => unknown): NarrationError {
  try {
    action();
  } catch (error) {
    if (error instanceof NarrationError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('beats', () => {
  test('a heading opens a beat, the title above them is ignored', () => {
    const { beats } = parseNarration(
      '# One neuron, 2026\n\n## The bias lifts\nUp.\n\n## It’s done!\nYes.\n',
      'n.md',
    );
    expect(beats.map(({ id, title, line }) => [id, title, line])).toEqual([
      ['the-bias-lifts', 'The bias lifts', 3],
      ['its-done', 'It’s done!', 6],
    ]);
  });

  test.each([
    ['The bias lifts', 'the-bias-lifts'],
    ['  A 4th — input… joins ', 'a-4th-input-joins'],
    ['Größer wird’s: über alles', 'grosser-wirds-uber-alles'],
    ['层', '层'],
  ])('%j is %j', (title, id) => {
    expect(beatId(title)).toBe(id);
  });

  test('notes and Windows line ends leave no trace', () => {
    const source = '## A\r\nFirst line\r\nsecond line. <!-- check\r\n\r\nthis -->\r\n\r\nNext.\r\n';
    const { beats } = fillNarration(parseNarration(source, 'n.md'), run, 'en');
    expect(beats[0]?.passages.map(({ cues }) => cues[0]?.text)).toEqual([
      'First line second line.',
      'Next.',
    ]);
  });
});

describe('numbers', () => {
  test('come from the run, each with its path, in the order of the text', () => {
    const { beats } = fillNarration(
      parseNarration(
        '## B\n{x[2]} times {w[2]} plus {bias} after {epoch 120 / loss}, {w[-1]}.',
        'n.md',
      ),
      run,
      'en',
    );
    const [cue] = beats[0]?.passages[0]?.cues ?? [];
    expect(cue?.text).toBe('3 times −0.5 plus 2 after 0.525, −0.5.');
    expect(cue?.numbers).toEqual([
      { text: '3', path: 'x[2]', source: 'run' },
      { text: '−0.5', path: 'w[2]', source: 'run' },
      { text: '2', path: 'bias', source: 'run' },
      { text: '0.525', path: 'epoch 120 / loss', source: 'run' },
      { text: '−0.5', path: 'w[2]', source: 'run' },
    ]);
  });

  test.each([
    [
      '{count} or {count|word} or {count|Word}, the {count|ordinal}',
      'en',
      '3 or three or Three, the third',
    ],
    [
      '{count} or {count|word} or {count|Word}, das {count|ordinal}',
      'de',
      '3 or drei or Drei, das dritte',
    ],
    ['{count} or {count|word} or {count|Ordinal}', 'fr', '3 or 3 or 3'],
    ['{w[2]|word}, {w[2]|ordinal}', 'en', '−0.5, −0.5'],
    ['{total[2]} or {total[2]|printed}', 'en', '0.3 or 0.30000000000000004'],
    ['{x} and {w}', 'en', '1, 2 and 3 and 0.2, 0.8 and −0.5'],
    ['{x}', 'de', '1, 2 und 3'],
    ['{x}', 'fr', '1, 2, 3'],
    ['{x|Word}', 'en', 'One, two and three'],
    ['{W[1]} but {W[1, 0]}', 'en', '3 and 4 but 3'],
    ['Layer \\2, {bias} \\{that\\} \\1.50x', 'en', 'Layer 2, 2 {that} 1.50x'],
  ])('%s in %s', (text, language, expected) => {
    expect(passages(text, language)).toEqual([expected]);
  });

  test('a chip is filled the same way', () => {
    expect(fillText('{count} inputs · float\\64', run, 'en')).toEqual({
      text: '3 inputs · float64',
      numbers: [{ text: '3', path: 'count', source: 'run' }],
    });
    expect(failure(() => fillText('{cuont} inputs', run, 'en')).message).toMatch(
      /^lesson\.ts: .*"count"/,
    );
  });
});

describe('numbers behind a backslash', () => {
  const cuesOf = (text: string) => {
    const narration = parseNarration(`## A\n\n${text}`, 'narration.md');
    return fillNarration(narration, run, 'en').beats.flatMap(({ passages }) =>
      passages.flatMap(({ cues }) => cues),
    );
  };

  test.each([
    ['It turns it into \\0, whatever it was.', ['0']],
    ['Layer \\2, the \\1.5-fold, {bias} times', ['2', '1.5', '2']],
    ['in float\\64', []],
    ['{bias > 0 ? \\0 or \\1 : \\2} is said', ['0', '1']],
    ['The last is \\10.', ['10']],
  ])('%s: what the parser takes, the painter paints', (text, expected) => {
    const [cue] = cuesOf(text);
    expect(cue?.numbers.map((shown) => shown.text)).toEqual(expected);
    expect(() => requireSources(cue?.text ?? '', cue?.numbers ?? [])).not.toThrow();
  });

  test('they are listed as words of the lesson, with file and line', () => {
    expect(cuesOf('From \\0 on')[0]?.numbers).toEqual([
      { text: '0', path: 'narration.md:3', source: 'lesson' },
    ]);
  });

  test('a heading and a title may hold them, too', () => {
    const { beats } = parseNarration('## Layer \\2 of \\3\n\nText', 'narration.md');
    expect(beats[0]?.title).toBe('Layer 2 of 3');
    for (const name of ['Layer 2 of 3', 'GPT-2 in float32', '1.50x faster', 'x1 and y_2']) {
      expect(() => requireSources(name, ownNumbers(name, 'title'))).not.toThrow();
    }
    expect(ownNumbers('GPT-2 in float32', 'title').map(({ text }) => text)).toEqual(['2']);
  });
});

describe('directions', () => {
  test('for each says a paragraph once an entry', () => {
    const text = `> for each i in w
{x[i]} times {w[i]} is {product[i]}, {product[i] > 0 ? so the total
climbs to {total[i]} : so it falls}.`;
    expect(passages(text)).toEqual([
      '1 times 0.2 is 0.2, so the total climbs to 0.2.',
      '2 times 0.8 is 1.6, so the total climbs to 1.8.',
      '3 times −0.5 is −1.5, so it falls.',
    ]);
  });

  test('index variables count from 0, their ordinals begin with first', () => {
    const text =
      '> for each i in w\nIndex {i}, the {i|ordinal}, number {i+1}, {i = 2 ? last : not last}.';
    expect(passages(text)).toEqual([
      'Index 0, the first, number 1, not last.',
      'Index 1, the second, number 2, not last.',
      'Index 2, the third, number 3, last.',
    ]);
    const { beats } = fillNarration(parseNarration(`## B\n${text}`, 'n.md'), run, 'en');
    expect(beats[0]?.passages[1]?.cues[0]?.numbers[0]).toEqual({
      text: '1',
      path: 'index of w',
      source: 'ruler',
    });
  });

  test('directions nest in their order', () => {
    expect(passages('> for each i in w\n> if w[i] < 0\n{w[i]} pulls down.')).toEqual([
      '−0.5 pulls down.',
    ]);
    expect(passages('> for each i in W\n> for each j in W[i]\n{W[i, j]}')).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(passages('> for each i in W\nAfter {W[0]} comes {W[i]}')).toEqual([
      'After 1 and 2 comes 1 and 2',
      'After 1 and 2 comes 3 and 4',
    ]);
  });

  test.each([
    ['negatives > 0', true],
    ['negatives > 1', false],
    ['negatives >= 1', true],
    ['negatives <= 0.5', false],
    ['w[2] = -0.5', true],
    ['w[2] = −0.5', true],
    ['w[2] != -.5', false],
    ['w[2] < bias', true],
    ['1e3 < bias', false],
  ])('if %s is %s', (condition, holds) => {
    expect(passages(`Always.\n\n> if ${condition}\n\nSometimes.`)).toEqual(
      holds ? ['Always.', 'Sometimes.'] : ['Always.'],
    );
  });

  test.each([
    [-1, 'It falls.'],
    [0, 'It stays. Why?'],
    [2, 'It climbs to 2.'],
  ])('a choice of three ways with %d', (bias, expected) => {
    const text = '{bias > 0 ? It climbs to {bias}. : bias = 0 ? It stays. Why? : It falls.}';
    expect(passages(text, 'en', fakeRun({ bias }))).toEqual([expected]);
    expect(passages('{bias > 9 ? Up : Really? Yes?}', 'en', fakeRun({ bias }))).toEqual([
      'Really? Yes?',
    ]);
  });

  test('what is empty leaves no space and no passage', () => {
    expect(passages('It falls {bias < 0 ? deep : }.')).toEqual(['It falls.']);
    expect(passages('{bias < 0 ? deep :}')).toEqual([]);
    expect(passages('A {bias > 0 ? note: this : } and {bias > 0 ? a \\: b : c}')).toEqual([
      'A note: this and a : b',
    ]);
  });
});

describe('mistakes are named with file, line, the text found and the remedy', () => {
  test.each<[string, string, number, RegExp, RegExp]>([
    ['unknown array', '## A\nok\n{totl[2]}', 3, /totl/, /Did you mean "total"/],
    [
      'index out of range',
      '## A\nok\n\nthen {w[3]} is',
      4,
      /w\[3\].*index 3.*size 3/,
      /from 0 to 2/,
    ],
    ['index before the first', '## A\n{w[-4]}', 2, /index -4/, /from 0 to 2/],
    [
      'index past the end in a loop',
      '## A\n> for each i in w\n{w[i+1]}',
      3,
      /index 3/,
      /from 0 to 2/,
    ],
    ['too many indices', '## A\n{w[0, 0]}', 2, /2 indices.*shape \(3\)/, /one index an axis/],
    ['index of a number', '## A\n{bias[0]}', 2, /1 indices.*shape \(\)/, /Write \{bias\}/],
    ['a matrix is no list', '## A\n{W}', 2, /shape \(2, 2\)/, /2 indices for a number, or 1/],
    ['unknown index', '## A\n{w[k]}', 2, /"k" in "w\[k\]"/, /> for each k in w/],
    ['index named like an array', '## A\n> for each x in w\n{w[x]}', 2, /"x"/, /such as i or j/],
    ['nothing to go through', '## A\n> for each i in bias\nText', 2, /"bias"/, /array after "in"/],
    ['no such step', '## A\n{epoch 7 / loss}', 2, /epoch 7 \/ loss/, /not recorded/],
    ['calculating', '## A\n{bias+1}', 2, /bias\+1/, /run\.ts/],
    ['comparing a list', '## A\n> if w > 0\nText', 2, /"w" is a list/, /Give an index/],
    ['number typed by hand', '## A\nGood.\nIt is 2.3 now.', 3, /"2\.3" is typed by hand/, /\\2\.3/],
    ['number in a name', '## A\nUse layer2b now', 2, /"layer2b"/, /layer\\2b/],
    ['number in braces', '## A\nIt is {2.3}.', 2, /"\{2\.3\}" is typed by hand/, /\{bias\}/],
    ['number in a choice', '## A\n{bias > 0 ? a\nb 5 : c}', 3, /"5"/, /\\5/],
    ['fraction sign', '## A\nBy ½.', 2, /½/, /typed|run/],
    ['number in a heading', '## Layer 2\nText', 1, /"2"/, /\\2/],
    ['path in a heading', '## Up to {bias}\nText', 1, /holds braces/, /without numbers/],
    [
      'unclosed brace',
      '## A\nok\nIt is {bias and more',
      3,
      /"\{bias and more" is never closed/,
      /Write "}"/,
    ],
    ['stray brace', '## A\nIt is bias} and', 2, /"}" closes nothing/, /"\{"/],
    ['empty braces', '## A\n{}', 2, /no path/, /\{w\[2\]\}/],
    ['bad path', '## A\n{w[2}', 2, /"w\[2" is no path/, /\{w\[2\]\}/],
    ['bad index', '## A\n{w[1.5]}', 2, /"1\.5" in "w\[1\.5\]"/, /number from 0/],
    ['unknown form', '## A\n{bias|roman}', 2, /"roman"/, /\|word, \|Word/],
    ['choice without else', '## A\n{bias > 0 ? up}', 2, /no " : "/, /what is said otherwise/],
    ['choice with three ways', '## A\n{bias > 0 ? a : b : c}', 2, /more than one " : "/, /\\:/],
    [
      'nested choice',
      '## A\n{bias > 0 ? {bias > 1 ? a : b} : c}',
      2,
      /inside another/,
      /two paragraphs/,
    ],
    ['bad comparison', '## A\n{bias == 2 ? a : b}', 2, /"bias == 2" is no comparison/, /= !=/],
    ['unknown direction', '## A\n> whenever w\nText', 2, /no direction/, /for each i in w/],
    ['direction at the end', '## A\nText\n\n> if bias > 0\n', 4, /no paragraph below/, /remove/],
    [
      'direction before a heading',
      '## A\nText\n\n> if bias > 0\n## B\nText',
      4,
      /no paragraph/,
      /remove/,
    ],
    ['missing heading', '# Title\nThe bias lifts.', 2, /"The bias lifts\." stands before/, /## /],
    ['no beat', '# Title\n', 1, /no beat/, /## /],
    [
      'duplicate beat',
      '## Up it goes\nA\n\n## Up, it goes!\nB',
      4,
      /"up-it-goes" exists already, in line 1/,
      /another/,
    ],
    ['beat without text', '## A\n\n## B\nText', 1, /"A" says nothing/, /sentence/],
    ['last beat without text', '## A\nText\n## B\n', 3, /"B" says nothing/, /sentence/],
    ['nameless beat', '## …\nText', 1, /no letter/, /in words/],
    ['small heading', '## A\n#### B\nText', 2, /#### B/, /"## "/],
    ['heading without space', '##A\nText', 1, /##A/, /"## "/],
    ['title amid beats', '## A\nText\n# B\nText', 3, /# B/, /"## "/],
    ['front matter', '---\ntitle: x\n---\n## A\nText', 1, /---/, /Remove/],
    ['list', '## A\n- one', 2, /list entry/, /sentence/],
    ['code block', '## A\n```\nx', 2, /code block/, /spoken/],
    ['lone asterisk', '## A\n2 * b', 2, /typed by hand/, /braces/],
    ['asterisk without a term', '## A\na * b', 2, /marks no term/, /\\\*/],
    ['number in a term', '## A\na *2-norm*', 2, /typed by hand/, /braces/],
    ['term in a heading', '## A *bias*\nText', 1, /marks a term/, /without asterisks/],
    ['pointless backslash', '## A\na \\b', 2, /protects nothing/, /\\\\/],
    ['endless word', `## A\n${'a'.repeat(43)}`, 2, /43 characters/, /several words/],
  ])('%s', (_, source, line, problem, remedy) => {
    const error = failure(() => fillNarration(parseNarration(source, 'narration.md'), run, 'en'));
    expect(error.message).toMatch(problem);
    expect(error.message).toMatch(remedy);
    expect(error.message.startsWith(`narration.md:${line}: `)).toBe(true);
    expect(error.message).not.toContain('\n');
    expect(error.line).toBe(line);
    expect(error.name).toBe('NarrationError');
  });
});

describe('results beside their operands', () => {
  const run = fakeRun({ a: [1.2346], b: [0.1235], p: [0.1524], s: [1.3581], t: [1.3582] });
  const say = (text: string) => fillText(text, run, 'en').text;

  test('carry a ≈ where the said operands give another result', () => {
    // 1.2346 · 0.1235 = 0.1524731, which rounds to 0.1525.
    expect(say('{p[0] ≈ a[0] * b[0]}')).toBe('≈0.1524');
    // 1.2346 + 0.1235 = 1.3581.
    expect(say('{s[0] ≈ a[0] + b[0]}')).toBe('1.3581');
    expect(say('{t[0] ≈ a[0] + b[0]}')).toBe('≈1.3582');
  });

  test('need a sum or a product', () => {
    expect(() => say('{p[0] ≈ a[0]}')).toThrow(/no sum and no product/);
    expect(() => say('{p[0] ≈ a[0] + b[0] * a[0]}')).toThrow(/no sum and no product/);
  });
});

describe('terms', () => {
  const cuesOf = (text: string) =>
    fillNarration(parseNarration(`## Beat\n${text}\n`, 'narration.md'), run, 'en').beats.flatMap(
      ({ passages }) => passages.flatMap(({ cues }) => cues),
    );
  const introduced = (text: string) =>
    cuesOf(text).map((cue) =>
      (cue.terms ?? []).map(({ start, end }) => cue.text.slice(start, end)),
    );

  test('are said without their asterisks', () => {
    expect(passages('It is called the *weighted\nsum*: {bias}.')).toEqual([
      'It is called the weighted sum: 2.',
    ]);
    expect(passages('a \\* b')).toEqual(['a * b']);
  });

  test('are known by their place in the cue, in choices too', () => {
    expect(introduced('We call it the *bias*, and all that the *weighted sum*.')).toEqual([
      ['bias', 'weighted sum'],
    ]);
    expect(introduced('One. {bias > 0 ? This is a *head start*. : That is none.}')).toEqual([
      ['head start'],
    ]);
    expect(introduced('No term at all.')).toEqual([[]]);
  });

  test('that are broken over two cues are introduced by the second', () => {
    const text = `${'a '.repeat(38)}*${'b '.repeat(8)}c* d`;
    const cues = cuesOf(text);
    expect(cues.length).toBeGreaterThan(1);
    expect(introduced(text).flat()).toHaveLength(1);
    expect(cues.findIndex(({ terms }) => terms !== undefined)).toBe(
      cues.findIndex((cue) => / c\b/.test(cue.text)),
    );
  });
});
