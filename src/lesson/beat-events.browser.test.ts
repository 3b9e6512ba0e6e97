import { createSceneMetadata, type Scene, ValueDispatcher } from '@motion-canvas/core';
import { expect, test, vi } from 'vitest';
import { BeatEvents } from './beat-events.ts';

/** As much of a scene as time events see. */
function fakeScene(timeEvents: { name: string; targetTime: number }[] = []) {
  const reloaded = new ValueDispatcher<void>(undefined);
  const recalculated = new ValueDispatcher<void>(undefined);
  const meta = createSceneMetadata();
  meta.timeEvents.set(timeEvents);
  const scene = {
    meta,
    onReloaded: reloaded.subscribable,
    onRecalculated: recalculated.subscribable,
    reload: vi.fn(() => {
      reloaded.current = undefined;
    }),
  };
  const events = new BeatEvents(scene as unknown as Scene);
  const settle = () => {
    recalculated.current = undefined;
    let now: unknown[] = [];
    events.onChanged.subscribe((list) => {
      now = list.map(({ name, initialTime, targetTime, offset }) => ({
        name,
        initialTime,
        targetTime,
        offset,
      }));
    })();
    return now;
  };
  return { scene, events, settle };
}

test('a beat that is dragged is held, the scene plays again, and the file keeps the hold alone', () => {
  const { scene, events } = fakeScene();
  expect(events.register('one', 5)).toBe(0);
  events.set('one', 1.5);
  expect(scene.reload).toHaveBeenCalledTimes(1);
  expect(scene.meta.timeEvents.get()).toEqual([{ name: 'one', targetTime: 1.5 }]);
  // Wherever the beat ends next time, it is held as long.
  expect(events.register('one', 8)).toBe(1.5);
});

test('the editor sees beats at their ends, held ones later', () => {
  const { events, settle } = fakeScene([{ name: 'two', targetTime: 2 }]);
  events.register('one', 5);
  events.register('two', 9);
  expect(settle()).toEqual([
    { name: 'one', initialTime: 5, targetTime: 5, offset: 0 },
    { name: 'two', initialTime: 9, targetTime: 11, offset: 2 },
  ]);
});

test('a hold that is taken back, or dragged below zero, leaves the file', () => {
  const { scene, events } = fakeScene([
    { name: 'one', targetTime: 2 },
    { name: 'two', targetTime: 1 },
  ]);
  events.set('one', -4);
  expect(scene.meta.timeEvents.get()).toEqual([{ name: 'two', targetTime: 1 }]);
  expect(events.register('one', 0)).toBe(0);
});

test('what changes nothing does not play the scene again', () => {
  const { scene, events } = fakeScene([{ name: 'one', targetTime: 2 }]);
  events.set('one', 2);
  expect(scene.reload).not.toHaveBeenCalled();
});

test('a file that was changed by somebody else is read again', () => {
  const { scene, events } = fakeScene([{ name: 'one', targetTime: 2 }]);
  scene.meta.timeEvents.set([{ name: 'one', targetTime: 3 }]);
  expect(scene.reload).toHaveBeenCalledTimes(1);
  expect(events.register('one', 0)).toBe(3);
});
