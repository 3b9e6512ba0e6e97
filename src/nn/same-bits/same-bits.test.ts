import { expect, it } from 'vitest';
import { exercise } from './exercise.ts';
import expected from './expected.json';

it('Node computes the same bits as every other machine', () => {
  expect(exercise()).toEqual(expected);
});
