import { type Scene, ValueDispatcher } from '@motion-canvas/core';
import type { TimeEvent, TimeEvents } from '@motion-canvas/core/lib/scenes/timeEvents';

/**
 * The beats as time events of Motion Canvas. Dragging a beat's event in the editor's timeline gives the
 * beat more room at its end; that hold is kept in the scene's `.meta` file.
 *
 * Motion Canvas itself stores absolute times, which no longer fit once another parameter or a changed
 * sentence moves the beats before. Here `targetTime` in the file is the hold in seconds, so that it
 * stays with its beat. Beats without a hold are not written.
 */
export class BeatEvents implements TimeEvents {
  readonly #events = new ValueDispatcher<TimeEvent[]>([]);
  readonly #registered = new Map<string, TimeEvent>();
  #holds = new Map<string, number>();
  #saved: unknown;

  constructor(private readonly scene: Scene) {
    this.#load();
    scene.onReloaded.subscribe(() => {
      this.#registered.clear();
      this.#load();
    });
    scene.onRecalculated.subscribe(() => {
      this.#events.current = [...this.#registered.values()];
    });
    scene.meta.timeEvents.onChanged.subscribe((saved) => {
      if (saved !== this.#saved) scene.reload();
    }, false);
  }

  get onChanged() {
    return this.#events.subscribable;
  }

  set(name: string, offset: number): void {
    const hold = Math.max(0, offset);
    if (this.#holds.get(name) === hold) return;
    this.#holds.set(name, hold);
    this.#saved = [...this.#holds]
      .filter(([, seconds]) => seconds > 0)
      .map(([holdName, seconds]) => ({ name: holdName, targetTime: seconds }));
    this.scene.meta.timeEvents.set(this.#saved as { name: string; targetTime: number }[]);
    this.scene.reload();
  }

  register(name: string, initialTime: number): number {
    const offset = this.#holds.get(name) ?? 0;
    this.#registered.set(name, {
      name,
      initialTime,
      targetTime: initialTime + offset,
      offset,
      stack: new Error().stack ?? '',
    });
    return offset;
  }

  #load(): void {
    const saved = this.scene.meta.timeEvents.get();
    this.#holds = new Map(saved.map(({ name, targetTime }) => [name, Math.max(0, targetTime)]));
  }
}
