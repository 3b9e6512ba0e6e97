import { expect, test } from 'vitest';
import { BitBudget } from './bit-budget.ts';

const FULL = 32_000_000;

test('what rests has the full rate; what moves has what its last frames would take, coarser, and a half more', async () => {
  const budget = new BitBudget(FULL, 60);
  expect(await budget.next(false)).toBe(FULL);
  budget.took(50_000, undefined);
  const rates: number[] = [];
  for (let frame = 0; frame < 40; frame++) {
    rates.push(await budget.next(true));
    budget.took(frame === 10 ? 8000 : 4000, 12.5);
  }
  // Nothing is known of the first frames. 4000 bytes at 12.5 are half of it at 20.
  expect(rates.slice(0, 4)).toEqual(new Array(4).fill(FULL / 4));
  const usual = 1.5 * 0.5 * 8 * 4000 * 60;
  expect(rates[6]).toBeCloseTo(usual, 0);
  // One of twelve takes twice as much.
  expect(rates.slice(18, 25).every((rate) => Math.abs(rate - (13 / 12) * usual) < 1)).toBe(true);
  expect(rates[39]).toBeCloseTo(usual, 0);
});

test('keeps within the full rate and a fiftieth of it', async () => {
  const budget = new BitBudget(FULL, 60);
  for (let frame = 0; frame < 20; frame++) {
    const rate = await budget.next(true);
    if (frame > 16) expect(rate).toBe(FULL / 50);
    budget.took(20, 12);
  }
  for (let frame = 0; frame < 20; frame++) {
    const rate = await budget.next(true);
    if (frame > 16) expect(rate).toBe(FULL);
    budget.took(500_000, 30);
  }
});

test('does not depend on how soon the encoder answers', async () => {
  const sizes = Array.from({ length: 60 }, (_, frame) => 1000 + 37 * ((frame * 7919) % 97));
  const prompt = new BitBudget(FULL, 60);
  const slow = new BitBudget(FULL, 60);
  const wanted: number[] = [];
  for (const size of sizes) {
    wanted.push(await prompt.next(true));
    prompt.took(size, 20);
  }
  // An encoder that answers only when it is waited for.
  const rates: number[] = [];
  let answered = 0;
  for (let frame = 0; frame < sizes.length; frame++) {
    const next = slow.next(true);
    const early = await Promise.race([next, new Promise((resolve) => setTimeout(resolve))]);
    if (early === undefined) slow.took(sizes[answered++] as number, 20);
    rates.push(await next);
  }
  expect(answered).toBeGreaterThan(50);
  expect(rates).toEqual(wanted);
});
