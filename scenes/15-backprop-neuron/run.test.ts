import { describe, expect, test } from 'vitest';
import { Recorder } from '../../src/run/recorder.ts';
import { Run } from '../../src/run/run.ts';
import { lesson } from './lesson.ts';
import { run } from './run.ts';

function computed(parameters: Record<string, unknown> = {}): Run {
  const recorder = new Recorder();
  const values = lesson.parameters.parse(parameters);
  run(values, recorder);
  const recordings = recorder.recordings();
  const arrays = recordings.map(({ name, values: { dtype, shape }, steps }) => ({
    name,
    dtype,
    shape: [...shape],
    ...(steps === undefined ? {} : { steps }),
  }));
  return new Run({ lesson: 'test', key: '', parameters: values, arrays }, recordings);
}

const list = (from: Run, name: string) => from.array(name).tolist() as number[];
const at = (from: Run, path: string) => from.value(path).number;

describe('one neuron and its slopes', () => {
  const own = computed();

  test('have the figures of the course', () => {
    expect(at(own, 'z')).toBe(6);
    expect(at(own, 'loss')).toBe(36);
    expect(list(own, 'dw')).toEqual([12, -24, 36]);
    expect(at(own, 'loss_by_z')).toBe(12);
    expect(at(own, 'next.z')).toBeCloseTo(5.82, 12);
    expect(at(own, 'nudge.measured')).toBeCloseTo(36.0009, 8);
    expect(at(own, 'nudge.h')).toBe(1e-4);
    expect(list(own, 'secant.slope').map((slope) => slope.toFixed(6))).toEqual([
      '39.600000',
      '38.700000',
      '37.800000',
      '36.900000',
    ]);
  });

  test('learn by the same factor at each of 200 updates', () => {
    expect(at(own, 'keeps')).toBeCloseTo(0.97, 12);
    expect(at(own, 'factor')).toBeCloseTo(0.9409, 12);
    expect(at(own, 'update 20 / train.loss')).toBeCloseTo(10.6456, 4);
    expect(at(own, 'update 200 / train.loss')).toBeCloseTo(0.000184, 6);
    expect(at(own, 'steady')).toBe(200);
    expect(list(own, 'moved_w').map((moved) => moved.toFixed(2))).toEqual([
      '-0.40',
      '0.80',
      '-1.20',
    ]);
  });

  test.each([
    { weights: [0.3], inputs: [2], bias: 0.1, target: 4 },
    { weights: [0.5, -1.5, 2.5, 1], inputs: [-1, 0.25, 2, 3], bias: -2, target: 1.5 },
    { weights: [-2, 1], inputs: [3, 1], bias: 1, target: 2 },
    { weights: [1e-3, 2], inputs: [500, 0], bias: 0, target: -1 },
  ])('agree with central differences: %j', (parameters) => {
    const { weights, inputs, bias, target } = parameters;
    const lossOf = (w: readonly number[]) => {
      const z = w.reduce((sum, weight, i) => sum + weight * (inputs[i] as number), bias);
      return (Math.max(0, z) - target) ** 2;
    };
    const slopes = list(computed(parameters), 'dw');
    for (const [i, slope] of slopes.entries()) {
      const shifted = (h: number) => lossOf(weights.map((w, j) => (j === i ? w + h : w)));
      expect(slope).toBeCloseTo((shifted(1e-5) - shifted(-1e-5)) / 2e-5, 4);
    }
  });

  test('do not move where the ReLU is shut', () => {
    const shut = computed({ weights: [-3, 1], inputs: [1, -2], bias: 1, target: 4 });
    expect(at(shut, 'z')).toBe(-4);
    expect(at(shut, 'loss')).toBe(16);
    expect(list(shut, 'dw')).toEqual([0, 0]);
    expect(at(shut, 'shut_at')).toBe(0);
    expect(at(shut, 'update 200 / train.loss')).toBe(16);
  });

  test('overshoot into the shut ReLU with a step that is too long', () => {
    const long = computed({ learningRate: 0.1 });
    expect(at(long, 'next.z')).toBeCloseTo(-12, 12);
    expect(at(long, 'shut_at')).toBe(1);
  });
});

describe('parameters', () => {
  test.each([
    [{ weights: [1] }, 'as many numbers'],
    [{ weights: [], inputs: [] }, 'is empty'],
    [{ learningRate: 0 }, 'above 0'],
    [{ bias: 1e7 }, 'above 1e6'],
  ])('%j are refused', (parameters, words) => {
    const result = lesson.parameters.safeParse(parameters);
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toContain(words);
  });
});
