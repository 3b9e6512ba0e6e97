import { type Scene, useScene } from '@motion-canvas/core';
import type { Shown } from '../run/shown.ts';

/** A displayed number with the frames in which it was on screen, as ranges up to, not including, the end. */
export interface ShownRange {
  readonly shown: Shown;
  readonly ranges: { firstFrame: number; endFrame: number }[];
}

/**
 * Keeps the list of displayed numbers of a scene while its frames are drawn. Whatever draws a number
 * enters it here; the list becomes `provenance.json`.
 */
export class DisplayedNumbers {
  readonly #entries = new Map<string, ShownRange>();

  enter(shown: Shown, frame: number): void {
    const key = `${shown.source} ${shown.path} ${shown.text}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { shown: { text: shown.text, path: shown.path, source: shown.source }, ranges: [] };
      this.#entries.set(key, entry);
    }
    const last = entry.ranges.at(-1);
    if (last !== undefined && frame >= last.firstFrame && frame <= last.endFrame) {
      last.endFrame = Math.max(last.endFrame, frame + 1);
    } else {
      entry.ranges.push({ firstFrame: frame, endFrame: frame + 1 });
    }
  }

  entries(): ShownRange[] {
    return [...this.#entries.values()];
  }

  clear(): void {
    this.#entries.clear();
  }
}

const kept = new WeakMap<Scene, DisplayedNumbers>();

/** Makes the numbers that `scene` displays enter `displayed`. */
export function keepDisplayed(scene: Scene, displayed: DisplayedNumbers): void {
  kept.set(scene, displayed);
}

/** Enters a number into the displayed numbers of the scene that is being drawn, if one is kept. */
export function enterShown(shown: Shown): void {
  const scene = useScene();
  kept.get(scene)?.enter(shown, scene.playback.frame);
}
