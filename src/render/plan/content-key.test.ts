import { expect, test } from 'vitest';
import { contentKey } from './content-key.ts';

test('the order of names does not matter, at any depth', () => {
  const one = contentKey({ a: 1, b: { c: [1, { d: 2, e: 3 }], f: null } });
  const other = contentKey({ b: { f: null, c: [1, { e: 3, d: 2 }] }, a: 1 });
  expect(one).toBe(other);
});

test('every value, every name and the order of lists matter', () => {
  const keys = [
    { a: 1 },
    { a: 2 },
    { a: '1' },
    { b: 1 },
    { a: [1, 2] },
    { a: [2, 1] },
    { a: null },
  ];
  expect(new Set(keys.map(contentKey)).size).toBe(keys.length);
});

test('is the SHA-256 of the JSON', () => {
  // printf '{"a":1,"b":[2]}' | sha256sum
  expect(contentKey({ b: [2], a: 1 })).toBe(
    '0855bfc20eb6cfaa4be7d6b510c63dd22997718bddadcb1a4915cec3a16145b9',
  );
});
