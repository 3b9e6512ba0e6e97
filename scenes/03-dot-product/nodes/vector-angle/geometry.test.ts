import { expect, test } from 'vitest';
import { wordsX, wordsY } from './draw.ts';
import { DEPTH, leanAngle, RADIUS, tipAt, vectorScale } from './geometry.ts';

// NumPy: x = [1, 2, 3, 2.5] before the lesson’s two neurons.
const leans = [
  { x: 4.5, shadow: 2.0154841020963445, upright: 4.0234094788123285, w: 1.3892443989449805 },
  { x: 4.5, shadow: -1.5151547501924945, upright: 4.237252185434461, w: 1.1813974775662932 },
];

test('angles are those of NumPy', () => {
  // np.degrees(np.arccos(x @ w / (norm(x) * norm(w))))
  const degrees = leans.map((lean) => (leanAngle(lean) * 180) / Math.PI);
  expect(degrees[0]).toBeCloseTo(63.39190867806042, 6);
  expect(degrees[1]).toBeCloseTo(109.67601150018716, 6);
});

test('areas under the line are in the proportion of the dot products', () => {
  const scale = vectorScale(leans);
  const [first, second] = leans.map(({ shadow, w }) => shadow * scale.x * w * scale.w);
  expect((second ?? 0) / (first ?? 1)).toBeCloseTo(-1.79 / 2.8, 9);
  expect(scale.x * 4.5).toBeCloseTo(RADIUS);
  expect(scale.w * 1.3892443989449805).toBeCloseTo(DEPTH);
});

test('nothing has no length', () => {
  expect(vectorScale([{ x: 0, shadow: 0, upright: 0, w: 0 }])).toEqual({ x: 0, w: 0 });
  expect(tipAt(Math.PI / 2, 2).y).toBe(-2);
});

test('words stand where no arrow runs through them', () => {
  expect(wordsY(1, [1.1, 1.9])).toBe(-96);
  // An arrow at 20 degrees runs through that place.
  expect(wordsY(1, [0.35])).toBe(-50);
  expect(wordsY(-1, [Math.PI - 0.35])).toBe(-50);
  expect(wordsY(-1, [0.35])).toBe(-96);
});

test('words stand beside the lines that fall from the tips', () => {
  const falls = [1.106, 1.914].map((angle) => 590 * Math.cos(angle));
  expect(Math.abs(wordsX(1, [1.106, 1.914], 590) - (falls[0] as number))).toBeGreaterThan(140);
  expect(Math.abs(wordsX(-1, [1.106, 1.914], 590) - (falls[1] as number))).toBeGreaterThan(140);
  expect(wordsX(1, [2], 590)).toBe(396);
});
