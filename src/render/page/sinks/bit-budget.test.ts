import { expect, test } from 'vitest';
import { BitBudget, type FrameKind } from './bit-budget.ts';

const FULL = 32_000_000;
/** Bytes in a frame of this rate, at 60 frames a second. */
const bytes = (rate: number) => rate / 8 / 60;

test('a key frame and the one after it have twice the full rate, pictures at rest the full one', async () => {
  const budget = new BitBudget(FULL, 60);
  const kinds: FrameKind[] = ['key', 'rest', 'rest', 'rest', 'key', 'moving', 'rest'];
  const rates: number[] = [];
  for (const kind of kinds) {
    rates.push(await budget.next(kind, 100));
    budget.took(20_000, 20);
  }
  expect(rates.map((rate) => rate / FULL)).toEqual([2, 2, 1, 1, 2, 2, 1]);
});

test('what moves gets what as much took before, at the quantizer that it is to have', async () => {
  const budget = new BitBudget(FULL, 60);
  let last = 0;
  for (let frame = 0; frame < 60; frame++) {
    last = await budget.next('moving', 4000);
    // Twice the bits that it would take seven and a half steps coarser.
    budget.took(10_000, 21 - 7.5);
  }
  // The usual bits of an edge still count a little for frames whose size is not known yet.
  expect(bytes(last) / 5000).toBeGreaterThan(0.9);
  expect(bytes(last) / 5000).toBeLessThan(1.3);
});

test('follows at once when much more moves, before it is known what that takes', async () => {
  const budget = new BitBudget(FULL, 60);
  const rates: number[] = [];
  for (let frame = 0; frame < 60; frame++) {
    const edges = frame < 50 ? 2000 : 20_000;
    rates.push(await budget.next('moving', edges));
    budget.took(edges, 21);
  }
  const [calm, first, third] = [rates[49], rates[50], rates[52]] as [number, number, number];
  // A third of ten times as much, and two thirds of what was; then all of it.
  expect(first / calm).toBeCloseTo(4, 0);
  expect(third / calm).toBeCloseTo(10, 0);
});

test('a step every few frames does not move it', async () => {
  const budget = new BitBudget(FULL, 60);
  const rates: number[] = [];
  for (let frame = 0; frame < 80; frame++) {
    const edges = frame % 2 === 0 ? 30_000 : 2000;
    rates.push(await budget.next('moving', edges));
    budget.took(edges, 21);
  }
  const settled = rates.slice(40);
  expect(Math.max(...settled) / Math.min(...settled)).toBeLessThan(1.4);
});

test('keeps within the full rate and a 160th of it', async () => {
  const budget = new BitBudget(FULL, 60);
  for (let frame = 0; frame < 20; frame++) {
    const rate = await budget.next('moving', 10);
    if (frame > 16) expect(rate).toBe(FULL / 160);
    budget.took(20, 12);
  }
  for (let frame = 0; frame < 20; frame++) {
    const rate = await budget.next('moving', 500_000);
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
    wanted.push(await prompt.next('moving', size));
    prompt.took(size, 20);
  }
  // An encoder that answers only when it is waited for.
  const rates: number[] = [];
  let answered = 0;
  for (const size of sizes) {
    const next = slow.next('moving', size);
    const early = await Promise.race([next, new Promise((resolve) => setTimeout(resolve))]);
    if (early === undefined) slow.took(sizes[answered++] as number, 20);
    rates.push(await next);
  }
  expect(answered).toBeGreaterThan(50);
  expect(rates).toEqual(wanted);
});
