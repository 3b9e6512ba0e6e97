import { describe, expect, test } from 'vitest';
import { fakeRun } from './fake-run.ts';
import type { Narrated, Question } from './narrated.ts';
import { fillNarration, parseNarration } from './narration.ts';
import { NarrationError } from './narration-error.ts';
import { questionRecords } from './questions-file.ts';
import { transcript } from './transcript.ts';

const values = { z: 2.3, sum: 0.3, b: 2, 'mistake.twice': 4.3, i: 2 };

function narrated(source: string, arrays: Record<string, number> = values): Narrated {
  return fillNarration(
    parseNarration(`## Lift\nIt lifts.\n\n${source}\n`, 'narration.md'),
    fakeRun(arrays),
    'en',
  );
}

function asked(source: string, arrays?: Record<string, number>): Question | undefined {
  return narrated(source, arrays).beats[0]?.question;
}

const lift = `### The bias is {b}. Where does the sum go?

- [x] {z}
- [ ] {sum} : The bias is missing.
- [ ] {mistake.twice} : The bias counts twice.`;

describe('a question', () => {
  test('has its answers from the run, numbers in ascending order, each wrong one with its reason', () => {
    const question = asked(lift);
    expect(question).toMatchObject({
      kind: 'choice',
      text: 'The bias is 2. Where does the sum go?',
    });
    expect(question?.numbers.map(({ path }) => path)).toEqual(['b']);
    expect(
      question?.choices.map(({ text, number, isRight, reason, numbers }) => [
        text,
        number,
        isRight,
        reason.text,
        numbers[0]?.path,
      ]),
    ).toEqual([
      ['0.3', 0.3, false, 'The bias is missing.', 'sum'],
      ['2.3', 2.3, true, '', 'z'],
      ['4.3', 4.3, false, 'The bias counts twice.', 'mistake.twice'],
    ]);
  });

  test('leaves out what reads like the right answer, and like another wrong one', () => {
    const question = asked(lift, { ...values, sum: 2.3, 'mistake.twice': 4.3 });
    expect(question?.choices.map(({ text }) => text)).toEqual(['2.3', '4.3']);
    const twins = asked(lift, { ...values, 'mistake.twice': 0.3 });
    expect(twins?.choices.map(({ text }) => text)).toEqual(['0.3', '2.3']);
  });

  test('asks for the number where no wrong answer is left', () => {
    const question = asked(lift, { ...values, sum: 2.3, 'mistake.twice': 2.3 });
    expect([question?.kind, question?.choices.length]).toEqual(['number', 1]);
  });

  test('for a number keeps its mistakes for who types them', () => {
    const question = asked(lift.replace('[x]', '[=]'));
    expect([question?.kind, question?.choices.length]).toEqual(['number', 3]);
  });

  test('is asked where its condition holds', () => {
    expect(asked(`> if b > 0\n${lift}`)).toBeDefined();
    expect(asked(`> if b < 0\n${lift}`)).toBeUndefined();
  });

  test('in words is the same every time, and its right answer is not always the first', () => {
    const words = (text: string) =>
      asked(`### ${text}\n- [x] It rises.\n- [ ] It falls. : No.\n- [ ] It stays. : No.`);
    const places = ['Why?', 'How?', 'And now?', 'What then?', 'Where to?'].map((text) =>
      words(text)?.choices.findIndex(({ isRight }) => isRight),
    );
    expect(new Set(places).size).toBeGreaterThan(1);
    expect(words('Why?')).toEqual(words('Why?'));
  });

  test('waits longer when there is more to read, from 5 to 8 seconds', () => {
    const long = 'so many words that nobody reads them in a second or two '.repeat(3).trim();
    expect(asked(lift)?.seconds).toBe(5);
    expect(asked(lift.replace('Where', `After ${long}, where`))?.seconds).toBe(8);
  });
});

describe('mistakes are named with line and remedy', () => {
  test.each([
    ['no right answer', '### Why?\n- [ ] a : b', 4, /no right answer/, /\[x\]/],
    ['two right answers', '### Why?\n- [x] a\n- [x] b', 4, /2 right answers/, /one of its choices/],
    ['nothing to choose from', '### Why?\n- [x] a', 4, /nothing to choose from/, /\[=\]/],
    ['a wrong one without reason', '### Why?\n- [x] a\n- [ ] b', 6, /why it tempts/, /colon/],
    ['a typed number', '### Why?\n- [x] 4\n- [ ] b : c', 5, /typed by hand/, /braces/],
    ['words for a number', '### Why?\n- [=] about {z}', 5, /more than a number/, /one path/],
    [
      'text below',
      '### Why?\n- [x] a\n- [ ] b : c\n\nMore words.',
      8,
      /is no choice/,
      /ends its beat/,
    ],
    ['asked in a loop', '> for each k in z\n### Why?\n- [=] {z}', 5, /several times/, /> if/],
  ])('%s', (_, source, line, problem, remedy) => {
    let error: unknown;
    try {
      asked(source);
    } catch (cause) {
      error = cause;
    }
    expect(error).toBeInstanceOf(NarrationError);
    const { message } = error as NarrationError;
    expect(message).toMatch(problem);
    expect(message).toMatch(remedy);
    expect(message.startsWith(`narration.md:${line}: `)).toBe(true);
  });
});

describe('in files', () => {
  const timeline = {
    framesPerSecond: 60,
    frames: 600,
    beats: [
      {
        id: 'lift',
        title: 'Lift',
        firstFrame: 0,
        endFrame: 600,
        cues: [],
        question: { firstFrame: 200, endFrame: 500 },
      },
    ],
  };

  test('questions have their time, their answers and where those come from', () => {
    const [record] = questionRecords(narrated(lift), timeline);
    expect(record).toMatchObject({ beat: 'lift', from: 3.333, to: 8.333, kind: 'choice' });
    expect(record?.choices[1]).toEqual({
      text: '2.3',
      numbers: [{ text: '2.3', path: 'z' }],
      isRight: true,
      reason: { text: '', numbers: [] },
      number: 2.3,
    });
  });

  test('the transcript asks in its place and answers at its end', () => {
    const text = transcript({ title: 'Neuron', summary: 'One.' }, narrated(lift), timeline);
    expect(text).toContain(
      'It lifts.\n\n**The bias is 2. Where does the sum go?**\n- 0.3\n- 2.3\n- 4.3\n',
    );
    expect(text.split('## Answers')[1]).toContain('- ✓ 2.3\n- ✗ 4.3: The bias counts twice.');
  });
});
