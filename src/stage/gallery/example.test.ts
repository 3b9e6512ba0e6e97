import { describe, expect, test } from 'vitest';
import * as np from '../../np/index.ts';
import { defineExample, isExample } from './example.ts';

const plain = { name: 'Nothing', says: 'Shows nothing.', *play() {} };

describe('an example', () => {
  test('computes its own run', () => {
    const example = defineExample({
      ...plain,
      run: (record) => record.array('a', np.array([[0.5], [-2]])),
    });
    expect(example.compute().value('a[1, 0]')).toMatchObject({ text: '−2.0', source: 'run' });
    expect(isExample(example)).toBe(true);
    expect(isExample(plain)).toBe(false);
  });

  test('is 960×540 large and looked at in its beginning unless it says otherwise', () => {
    expect(defineExample(plain)).toMatchObject({ size: [960, 540], at: [0] });
  });

  test('that cannot be drawn is refused', () => {
    expect(() => defineExample({ ...plain, size: [961, 540] })).toThrow(/"Nothing" is 961×540/);
    expect(() => defineExample({ ...plain, at: [] })).toThrow(RangeError);
    expect(() => defineExample({ ...plain, at: [-1] })).toThrow(/seconds from 0/);
  });
});
