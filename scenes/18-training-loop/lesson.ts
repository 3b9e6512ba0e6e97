import { defineLesson, planeData, readPlane } from 'gradreel/lesson';
import { z } from 'zod';

const whole = (least: number, most: number) =>
  z
    .int({ error: 'has to be a whole number' })
    .min(least, `has to be ${least} or more`)
    .max(most, `has to be ${most} or less`);

export const lesson = defineLesson({
  title: 'The training loop',
  summary:
    'Forward, loss, backward, update: one ring, thousands of times, and what a network learns by it.',
  parameters: readPlane(
    z.object({
      ...planeData(['spiral', 'moons', 'circles']),
      hidden: whole(1, 128).default(64).describe('neurons in the hidden layer, 1 to 128'),
      optimizer: z
        .enum(['adam', 'sgd', 'momentum', 'adagrad', 'rmsprop'], {
          error: 'has to be adam, sgd, momentum, adagrad or rmsprop',
        })
        .default('adam')
        .describe('adam, sgd, momentum, adagrad or rmsprop'),
      learningRate: z
        .number({ error: 'has to be a finite number' })
        .positive('has to be above 0')
        .default(0.05)
        .describe('how far an update goes'),
      decay: z
        .number({ error: 'has to be a finite number' })
        .min(0, 'has to be 0 or more')
        .default(5e-7)
        .describe('how fast the learning rate shrinks: rate / (1 + decay · epoch)'),
      seed: whole(0, 2 ** 32 - 1)
        .default(0)
        .describe('where the random numbers begin'),
      epochs: whole(10, 20_000).default(10_000).describe('turns of the loop, 10 to 20,000'),
    }),
  ),
  scenes: ['training'],
  chip: '{kind = 0 ? spiral : kind = 1 ? moons : kind = 2 ? circles : your table} · seed {seed} · {method = 0 ? Adam : method = 1 ? SGD : method = 2 ? momentum : method = 3 ? AdaGrad : RMSProp} · float\\64',
  tolerance: 1e-6,
  assumes: [
    'network',
    'neuron',
    'softmax',
    'chain rule',
    'learning rate',
    'gradient descent',
    'momentum',
    'adagrad',
    'rmsprop',
    'adam',
  ],
});

export type Parameters = z.output<typeof lesson.parameters>;
