import { expect, it } from 'vitest';
import { exercise } from './exercise.ts';
import expected from './expected.json';

it('Chromium computes the same bits as Node', () => {
  expect(exercise()).toEqual(expected);
});
