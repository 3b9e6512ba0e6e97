import { expect, test } from 'vitest';
import { answerPlaces } from './answer-places.ts';

const answers = (...texts: string[]) => texts.map((text) => ({ text, numbers: [] }));
const widthOf = (text: string, size: number) => text.length * size * 0.6;

test('short answers stand side by side, in equal tiles that do not meet', () => {
  const { places } = answerPlaces(
    { kind: 'choice', choices: answers('3', '12.5', '−1') },
    1500,
    widthOf,
  );
  expect(places.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
  expect(new Set(places.map(({ y, width }) => `${y} ${width}`)).size).toBe(1);
  for (const [index, { x }] of places.entries()) {
    const before = places[index - 1];
    if (before !== undefined) expect(x).toBeGreaterThan(before.x + before.width);
  }
});

test('four that do not fit side by side stand in two columns, read line by line', () => {
  const four = { kind: 'choice', choices: answers('0.3', '2.5', '−1', '4.75') } as const;
  expect(new Set(answerPlaces(four, 1500, widthOf).places.map(({ y }) => y)).size).toBe(1);
  const { places, height, size } = answerPlaces(four, 700, widthOf);
  expect(size).toBe(44);
  const [a, b, c, d] = places;
  expect([a?.x, a?.y]).toEqual([c?.x, b?.y]);
  expect([d?.x, d?.y]).toEqual([b?.x, c?.y]);
  expect(b?.x).toBeGreaterThan(a?.width ?? 0);
  expect(c?.y).toBeGreaterThan(a?.height ?? 0);
  expect(height).toBe((d?.y ?? 0) + (d?.height ?? 0));
});

test('long ones stand below each other, as large as they fit into the room', () => {
  const long = 'Each row loses its own maximum, and the rest stays';
  const { places, size, height } = answerPlaces(
    { kind: 'choice', choices: answers(long, 'It runs.') },
    1300,
    widthOf,
  );
  expect(places.map(({ x }) => x)).toEqual([0, 0]);
  expect(places[0]?.width).toBeGreaterThanOrEqual(widthOf(long, size));
  expect(places[0]?.width).toBeLessThanOrEqual(1300);
  expect(size).toBeLessThan(44);
  const last = places[1];
  expect(height).toBe((last?.y ?? 0) + (last?.height ?? 0));
});

test('a number has one blank place', () => {
  const { places } = answerPlaces({ kind: 'number', choices: answers('3') }, 1500, widthOf);
  expect(places).toHaveLength(1);
  expect(places[0]?.answer).toBeUndefined();
});
