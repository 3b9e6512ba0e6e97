import { describe, expect, test } from 'vitest';
import { ValuePathError } from './errors.ts';
import { seeded } from './testing/seeded.ts';
import { parseValuePath, printValuePath, type ValuePath } from './value-path.ts';

describe('parseValuePath', () => {
  test.each<[string, ValuePath]>([
    ['bias', { name: 'bias', index: [] }],
    ['w[2]', { name: 'w', index: [2] }],
    ['W[0, 3]', { name: 'W', index: [0, 3] }],
    ['W[0,3]', { name: 'W', index: [0, 3] }],
    ['dense1.weights[10, 0, 7]', { name: 'dense1.weights', index: [10, 0, 7] }],
    ['_x9', { name: '_x9', index: [] }],
    ['epoch 120 / loss', { step: { unit: 'epoch', number: 120 }, name: 'loss', index: [] }],
    [
      'epoch 120 / dense1.weights[0, 3]',
      { step: { unit: 'epoch', number: 120 }, name: 'dense1.weights', index: [0, 3] },
    ],
    ['  w[ 2 ]  ', { name: 'w', index: [2] }],
  ])('%s', (text, path) => {
    expect(parseValuePath(text)).toEqual(path);
  });

  test.each([
    ['', 'is not a value path'],
    ['2', 'is not a value path'],
    ['w[2', 'is not a value path'],
    ['w]2[', 'is not a value path'],
    ['w[2] + b', 'is not a value path'],
    ['a..b', 'is not a value path'],
    ['a.2', 'is not a value path'],
    ['epoch -1 / w', 'is not a value path'],
    ['epoch 1.5 / w', 'is not a value path'],
    ['epoch 1 w', 'is not a value path'],
    ['w[]', '"" in the path "w[]" is not an index'],
    ['w[-1]', '"-1" in the path "w[-1]" is not an index'],
    ['w[1.5]', '"1.5" in the path'],
    ['w[i]', '"i" in the path "w[i]" is not an index'],
    ['w[0,,1]', '"" in the path'],
    ['w[NaN]', '"NaN" in the path'],
  ])('refuses %j and says what a path looks like', (text, message) => {
    expect(() => parseValuePath(text)).toThrow(ValuePathError);
    expect(() => parseValuePath(text)).toThrow(message);
    expect(() => parseValuePath(text)).toThrow(/such as w\[2\]|count from 0/);
  });
});

test('a thousand random paths come back from their text', () => {
  const random = seeded(21);
  const pick = <Value>(...values: Value[]) => values[Math.floor(random() * values.length)] as Value;
  for (let round = 0; round < 1000; round++) {
    const name = Array.from({ length: pick(1, 1, 2, 3) }, () =>
      pick('w', 'dense1', '_b', 'Loss', 'x_2', 'epoch'),
    ).join('.');
    const index = Array.from({ length: pick(0, 1, 2, 3) }, () => Math.floor(random() * 10_000));
    const path: ValuePath =
      random() < 0.5
        ? { name, index }
        : {
            step: { unit: pick('epoch', 'attempt'), number: Math.floor(random() * 1e6) },
            name,
            index,
          };
    expect(parseValuePath(printValuePath(path))).toEqual(path);
  }
});
