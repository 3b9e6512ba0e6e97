import { type Scene, useScene } from '@motion-canvas/core';
import type { UnsourcedNumberError } from '../run/errors.ts';
import type { Run } from '../run/run.ts';
import type { Shown } from '../run/shown.ts';
import { wrongRuler } from '../run/wrong-ruler.ts';
import { wrongSource } from '../run/wrong-source.ts';
import { refuseUnsourced } from './unsourced.ts';

/** A displayed number with the frames in which it was on screen, as ranges up to, not including, the end. */
export interface ShownRange {
  readonly shown: Shown;
  readonly ranges: { firstFrame: number; endFrame: number }[];
}

/**
 * Keeps the list of displayed numbers of a scene while its frames are drawn. Whatever draws a number
 * enters it here; the list becomes `provenance.json`. Where a number says that it comes from, in the run, on a
 * ruler or in the lesson's words, is looked up as it is entered, each path with each of its texts once.
 */
export class DisplayedNumbers {
  readonly #entries = new Map<string, ShownRange>();
  readonly #lookedUp = new Set<string>();
  readonly #run: Run | undefined;
  readonly #wrongWord: ((shown: Shown) => UnsourcedNumberError | undefined) | undefined;

  /**
   * @param run where its numbers are looked up; without one they are only listed
   * @param wrongWord what is wrong with a number that is the lesson's own, where there is a lesson
   */
  constructor(run?: Run, wrongWord?: (shown: Shown) => UnsourcedNumberError | undefined) {
    this.#run = run;
    this.#wrongWord = wrongWord;
  }

  /**
   * @throws UnsourcedNumberError when the number's path leads nowhere, or to another number; unless somebody is
   * told of these instead
   */
  enter(shown: Shown, frame: number): void {
    const key = `${shown.source} ${shown.path} ${shown.text}`;
    if (!this.#lookedUp.has(key)) {
      const wrong = this.#wrong(shown);
      if (wrong === undefined) this.#lookedUp.add(key);
      else refuseUnsourced(wrong);
    }
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

  #wrong(shown: Shown): UnsourcedNumberError | undefined {
    const run = this.#run;
    if (run === undefined) return undefined;
    return wrongSource(shown, run) ?? wrongRuler(shown, run) ?? this.#wrongWord?.(shown);
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
