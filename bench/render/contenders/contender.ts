import type { PictureSettings } from '../../../src/render/page/protocol.ts';

/** What all contenders draw: some frames of a lesson, at one size and rate. */
export interface Task {
  readonly lesson: string;
  /** From this frame of the lesson up to, not including, `endFrame`. */
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly picture: PictureSettings;
  /** An empty folder for whatever is made. */
  readonly folder: string;
}

/** What a contender measured of itself. */
export interface Timed {
  /** From the call to the finished file, whatever has to be started for it. */
  readonly wholeSeconds: number;
  /** The part of it in which frames come. */
  readonly frameSeconds: number;
  readonly frames: number;
  /** The video, where one is made. */
  readonly file?: string;
}

export type Contender = (task: Task) => Promise<Timed>;

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
