import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchedForStalls } from './stall-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);
const onStall = vi.fn(async () => new Error('It stood still.'));
beforeEach(() => onStall.mockClear());

describe('work', () => {
  test('that gets further is waited for, however long it takes', async () => {
    let played = 0;
    const work = new Promise((resolve) => setTimeout(resolve, 3_600_000, 'done'));
    const look = async () => ++played;
    const watched = watchedForStalls(work, { look, stallSeconds: 10, onStall });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await watched).toBe('done');
    expect(onStall).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ['stays where it is', async () => 7],
    ['cannot be asked', () => Promise.reject(new Error('No answer.'))],
    ['does not answer', () => never],
  ])('that %s is given up after its time, once', async (_name, look) => {
    const watched = watchedForStalls(never, { look, stallSeconds: 10, onStall });
    const failure = watched.catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(onStall).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await failure).toBe('It stood still.');
    expect(onStall).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that fails says so itself', async () => {
    const work = Promise.reject(new Error('A fault.'));
    const watch = { look: async () => 0, stallSeconds: 10, onStall };
    await expect(watchedForStalls(work, watch)).rejects.toThrow('A fault.');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that fails because it was ended is said to have stalled', async () => {
    let fail = (_error: Error) => {};
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const ending = async () => {
      fail(new Error('Execution was terminated.'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return new Error('It stood still.');
    };
    const watch = { look: async () => 0, stallSeconds: 10, onStall: ending };
    const failure = watchedForStalls(work, watch).catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await failure).toBe('It stood still.');
  });
});
