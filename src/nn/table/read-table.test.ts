import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { labelledSamples } from './labelled-samples.ts';
import { readTable } from './read-table.ts';
import { surveyTable } from './table-survey.ts';
import { tableText } from './table-text.ts';

const P = '0.1,0.2,a\n0.3,0.1,a\n0.2,0.4,a\n0.9,0.8,b\n0.7,0.9,b\n0.8,0.6,b\n';
const NUMBERS = [
  [0.1, 0.2],
  [0.3, 0.1],
  [0.2, 0.4],
  [0.9, 0.8],
  [0.7, 0.9],
  [0.8, 0.6],
];
const samples = (text: string) => labelledSamples(readTable(text));
const semicolons = P.replaceAll(',', ';').replaceAll('.', ',');

describe('six points, however they are written', () => {
  it.each([
    ['plain', P],
    ['quoted', P.replace(/(0\.\d)/g, '"$1"')],
    ['a byte order mark and no heading', `\ufeff${P}`],
    ['semicolons and decimal commas', semicolons],
    ["Excel's first line", `sep=;\r\n${semicolons.replaceAll('\n', '\r\n')}`],
    ['tabs', P.replaceAll(',', '\t')],
    ['CR line ends', P.replaceAll('\n', '\r')],
    ['a separator at the ends', P.replaceAll('\n', ',\n')],
    ['empty lines and lines of separators', `\n${P}\n,,\n,,\n\n`],
    ['comments', `# from the lab\n${P}# the end\n`],
    ["NumPy's commented heading", `# x,y,kind\n${P}`],
    ["scikit-learn's counts", `6,2,a,b\n${P}`],
    ['a heading, again in the middle', `x,y,kind\n${P.slice(0, 30)}x,y,kind\n${P.slice(30)}`],
    [
      "pandas's index",
      `,x,y,k\n${P.trim()
        .split('\n')
        .map((line, i) => `${i},${line}`)
        .join('\n')}`,
    ],
  ])('%s', (_, text) => {
    const { inputs, classes, labels } = samples(text);
    expect(inputs).toEqual(NUMBERS);
    expect(classes.map(({ name, count }) => [name, count])).toEqual([
      ['a', 3],
      ['b', 3],
    ]);
    expect(labels).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('says what it recognised', () => {
    expect(samples(semicolons).remarks.join(' ')).toMatch(/semicolon.*comma/);
    expect(samples(P).remarks).toEqual([]);
  });
});

it.each(['2019,2020,class', '60,2,2', '150,4,setosa', '150,4,setosa,versicolor,virginica'])(
  'a first line that may be anything is refused: %s',
  (line) => {
    expect(() => samples(`${line}\n${P}`)).toThrow(/^Line 1 /);
    expect(() => samples(`# note\n${line}\n${P}`)).toThrow(/^Line 2 /);
  },
);

it.each([
  ['Infinity', 'not finite'],
  ['1e400', 'larger than any float64'],
  ['0x10', 'decimal digits'],
  ['1_000', 'between its digits'],
  ['"1,000"', 'between its digits'],
  ['nan', 'missing value'],
  ['', 'missing value'],
  ['NA', 'missing value'],
  ['?', 'missing value'],
  ['5 cm', 'has "cm" behind'],
  ['12%', 'has "%" behind'],
  ['"1,5"', 'comma for its decimals'],
  ['abc', 'not a number'],
])('%s is refused with line, column and remedy', (value, why) => {
  expect(() => samples(`x,y,kind\n${P}1,${value},a\n`)).toThrow(
    `Line 8, column "y": "${value.replaceAll('"', '')}" `,
  );
  expect(() => samples(`x,y,kind\n${P}1,${value},a\n`)).toThrow(why);
});

it('lines are those of the file, also below fields of several lines', () => {
  expect(() => samples(`x,y,kind\n${P}1,2,"a\nb"\n1,x,a\n`)).toThrow('Line 10, column "y"');
  expect(() => samples(`${P}1,2\n`)).toThrow('Line 7 has 2 fields');
  expect(() => samples(`${P}"1,2,a\n`)).toThrow('Line 7 has a quote');
  expect(() => samples(`x,x,kind\n${P}`)).toThrow('Line 1 names columns 1 and 2 "x"');
  expect(() => samples('x,y,kind\n')).toThrow('no samples');
});

it('classes: numbers of one value are one, likely slips are told', () => {
  const numbers = samples(P.replaceAll('a', '0').replaceAll('b', '1').replace('0\n', '0.0\n'));
  expect(numbers.classes.map(({ name }) => name)).toEqual(['0', '1']);
  const slips = samples(`${P}1,2,moon B\n1,2,Moon B\n1,2,a \n`).remarks;
  expect(slips[0]).toContain('"moon B" (line 7) and "Moon B" (line 8)');
  expect(slips[1]).toContain('Line 9 has blanks');
});

it.each(['utf-16le', 'utf-16be'])('%s is read, with and without its mark', (encoding) => {
  const bytes = (text: string) => {
    const buffer = Buffer.from(text, 'utf16le');
    return new Uint8Array(encoding === 'utf-16be' ? buffer.swap16() : buffer);
  };
  for (const text of [P, `\ufeff${P}`]) {
    const read = tableText(bytes(text));
    expect(read.encoding.toLowerCase()).toBe(encoding);
    expect(samples(read.text).inputs).toEqual(NUMBERS);
  }
});

it('what is no text is named', () => {
  expect(() => tableText(new Uint8Array([0x50, 0x4b, 3, 4]))).toThrow('spreadsheet');
  expect(() => tableText(new Uint8Array([0x1f, 0x8b, 8]))).toThrow('compressed');
  expect(tableText(new Uint8Array([0x6d, 0xfc, 0x2c])).text).toBe('mü,');
});

it('a survey tells ranges, classes and faults of every column', () => {
  const [x, y, kind] = surveyTable(readTable(`x,y,kind\n${P}1,?,a\n`.repeat(1)));
  expect(x).toMatchObject({ kind: 'numbers', least: 0.1, most: 1, faults: [] });
  expect(y?.faults).toEqual([
    'Line 8, column "y": "?" is a missing value. Fill it in, or delete the line.',
  ]);
  expect(kind?.classes).toEqual([
    { name: 'a', count: 4 },
    { name: 'b', count: 3 },
  ]);
});

/** Python's csv module writes random tables in several dialects; what it reads back is what we have to read. */
const PYTHON = `
import csv, io, json, random
random.seed(7)
names = ["a, x", 'say "b"', "two\\nlines", "ü;|", "plain"]
out = []
for delimiter in ",;\\t":
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
        for end in ("\\n", "\\r\\n"):
            buffer = io.StringIO(newline="")
            writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator=end)
            writer.writerow(["x", "y", "kind"])
            for _ in range(40):
                writer.writerow([random.gauss(0, 1e3), random.random() * 1e-5, random.choice(names)])
            text = buffer.getvalue()
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[1:]
            out.append([text, [[float(x), float(y)] for x, y, _ in rows], [k for *_, k in rows]])
print(json.dumps(out))
`;
it("agrees with Python's csv module on what that writes", (context) => {
  let written: string;
  try {
    written = execFileSync('python3', ['-c', PYTHON], { encoding: 'utf8' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return context.skip('no python3');
    throw cause;
  }
  for (const [text, numbers, kinds] of JSON.parse(written) as [string, number[][], string[]][]) {
    const { inputs, labels, classes } = samples(text);
    expect(inputs).toEqual(numbers);
    expect(labels.map((label) => classes[label]?.name)).toEqual(
      kinds.map((kind) => kind.replace('\n', ' ')),
    );
  }
});
