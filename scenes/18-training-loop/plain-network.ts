import type { Fact } from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';

type Given = Fact<Parameters>;

/** The numbers of a small network of dense layers: inputs × hidden × classes. */
export interface PlainNetwork {
  /** Weights into the hidden layer, one list an input; its biases; and the same for the classes. */
  readonly hidden: readonly (readonly number[])[];
  readonly hiddenBiases: readonly number[];
  readonly output: readonly (readonly number[])[];
  readonly outputBiases: readonly number[];
}

/** The recorded network of an epoch, or its gradients, as plain lists; what is said is judged by it. */
export function networkAt(
  { list, number }: Given,
  epoch: number,
  kind: '' | 'd' = '',
): PlainNetwork {
  const read = (name: string) => list(`epoch ${epoch} / ${name}`);
  return {
    hidden: rows(read(`dense1.${kind}weights`), number('hidden')),
    hiddenBiases: read(`dense1.${kind}biases`),
    output: rows(read(`dense2.${kind}weights`), number('classes')),
    outputBiases: read(`dense2.${kind}biases`),
  };
}

/** All numbers of a network in one list. */
export function numbersOf({ hidden, hiddenBiases, output, outputBiases }: PlainNetwork): number[] {
  return [...hidden.flat(), ...hiddenBiases, ...output.flat(), ...outputBiases];
}

/** The hidden layer's values for a point: max(0, x·W + b). */
export function hiddenValues(
  { hidden, hiddenBiases }: PlainNetwork,
  x: readonly number[],
): number[] {
  return hiddenBiases.map((bias, j) => {
    const sum = x.reduce((total, value, i) => total + value * (hidden[i]?.[j] as number), 0);
    return Math.max(0, sum + bias);
  });
}

/** The probabilities of the classes for a point: softmax of the second layer. */
export function probabilities(network: PlainNetwork, x: readonly number[]): number[] {
  const values = hiddenValues(network, x);
  const sums = network.outputBiases.map((bias, k) => {
    const sum = values.reduce((total, h, j) => total + h * (network.output[j]?.[k] as number), 0);
    return sum + bias;
  });
  const largest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - largest));
  const whole = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / whole);
}

/** The points, each with its class. */
export function pointsOf({ list }: Given): { x: number[]; label: number }[] {
  const labels = list('y');
  return rows(list('X'), 2).map((x, i) => ({ x, label: labels[i] as number }));
}

/** The mean of −log p over all points. */
export function meanLoss(given: Given, network: PlainNetwork): number {
  const points = pointsOf(given);
  const losses = points.map(
    ({ x, label }) => -Math.log(probabilities(network, x)[label] as number),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / points.length;
}

/** For each point the probabilities at an epoch, from the largest down, and whether the largest is its class's. */
export function answersAt(given: Given, epoch: number) {
  const network = networkAt(given, epoch);
  return pointsOf(given).map(({ x, label }) => {
    const each = probabilities(network, x);
    const answer = each.indexOf(Math.max(...each));
    return { answer, isRight: answer === label, ordered: [...each].sort((a, b) => b - a) };
  });
}

function rows(values: readonly number[], width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) =>
    values.slice(i * width, (i + 1) * width),
  );
}
