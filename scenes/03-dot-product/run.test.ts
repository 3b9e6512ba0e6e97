import { describe, expect, test } from 'vitest';
import { computeRun } from '../../src/run/compute-run.ts';
import { Run } from '../../src/run/run.ts';
import { lesson } from './lesson.ts';
import { run as compute } from './run.ts';

function runWith(parameters: Record<string, unknown> = {}): Run {
  const { arrays, npz } = computeRun(compute, lesson.parameters.parse(parameters));
  return Run.load({ lesson: '03-dot-product', key: '', parameters: {}, arrays }, npz);
}

const numbers = (run: Run, name: string) => run.values(name).map(({ number }) => number);
const number = (run: Run, name: string) => run.value(name).number;

describe('the lesson as it is', () => {
  const run = runWith();

  test('has the totals that NumPy prints', () => {
    // np.cumsum([1, 2, 3, 2.5] * np.array([.2, .8, -.5, 1])), and from the last product to the first
    expect(numbers(run, 'total')).toEqual([0.2, 1.8, 0.30000000000000004, 2.8]);
    expect(numbers(run, 'backwards')).toEqual([2.5, 1, 2.6, 2.8000000000000003]);
    expect(number(run, 'answer')).toBe(4.8);
    expect(number(run, 'other_dot')).toBe(-1.79);
    expect([number(run, 'same_digits'), number(run, 'close')]).toEqual([0, 1]);
  });

  test('finds the excess that fractions find, and that the subtraction is exact', () => {
    // Python: [float(Decimal(t) - exact) for …]
    expect(numbers(run, 'excess')).toEqual([
      1.1102230246251566e-17, 4.4408920985006264e-17, 4.4408920985006264e-17,
      -1.7763568394002506e-16,
    ]);
    expect([number(run, 'surprise_at'), number(run, 'inherited')]).toEqual([2, 1]);
    expect([number(run, 'recovers'), number(run, 'coarser_next')]).toEqual([1, 1]);
    // 0.30000000000000004 + 2.5 lies halfway between two floats.
    const [below, above] = [number(run, 'excess[3]'), number(run, 'spacing[3]')];
    expect(number(run, 'arrival[3]') - below).toBeCloseTo(above / 2, 30);
  });

  test('a tick stands on every float around a total', () => {
    const ticks = run.array('ticks').slice(2).tolist() as number[];
    expect(ticks[64]).toBe(number(run, 'excess[2]'));
    expect((ticks[65] as number) - (ticks[64] as number)).toBeCloseTo(2 ** -54, 30);
  });
});

describe('other vectors', () => {
  test.each([
    [
      'dyadic numbers: nothing is rounded',
      [1, 2, -4],
      [0.5, 0.25, 8],
      { surprise: 0, any_excess: 0 },
    ],
    ['rounded, but never seen', [1, 2], [0.2, 0.8], { surprise: 0, any_excess: 1 }],
    // 3 * 0.1 prints 0.30000000000000004
    ['the first product already', [3], [0.1], { surprise_at: 0, inherited: 0, steps_after: 0 }],
    // 0.1 + 0.2 prints 0.30000000000000004: the addition itself is rounded
    ['one tenth and two tenths', [1, 1], [0.1, 0.2], { surprise_at: 1, inherited: 0 }],
    ['nothing but zeros', [0, 0], [0, 0], { surprise: 0, any_excess: 0, arrows: 0 }],
    ['very small', [1e-6, 1e-6], [1e-6, -1e-6], { surprise: 0, 'total[1]': 0 }],
    ['very large', [1e6, 1e6], [1e6, -1e-6], { surprise: 0 }],
  ])('%s', (_name, inputs, weights, expected) => {
    const run = runWith({ inputs, weights });
    for (const [name, value] of Object.entries(expected))
      expect([name, number(run, name)]).toEqual([name, value]);
  });

  test('lengths that fit no picture are refused with a remedy', () => {
    const refusal = (parameters: object) =>
      lesson.parameters.safeParse(parameters).error?.issues.map(({ message }) => message);
    expect(refusal({ inputs: [1, 2] })).toEqual([expect.stringMatching(/as many numbers/)]);
    expect(refusal({ inputs: [1e-9, 1, 1, 1] })).toEqual([expect.stringMatching(/0\.000001/)]);
    expect(refusal({ otherWeights: [1] })).toEqual([expect.stringMatching(/at least as many/)]);
  });
});
