import { Node } from '@motion-canvas/2d';
import { type FullSceneDescription, useScene } from '@motion-canvas/core';
import { beat } from '../../../lesson/beat.ts';
import { check } from '../../../lesson/check/check.ts';
import type { Finding, RuleName } from '../../../lesson/check/finding.ts';
import type { Moment } from '../../../lesson/check/moment.ts';
import { samples } from '../../../lesson/check/sampling.ts';
import { lessonScene, type Telling } from '../../../lesson/lesson-scene.tsx';
import { lessonInPage, named } from '../../../lesson/testing/lesson-in-page.ts';
import * as np from '../../../np/index.ts';
import type { Run } from '../../../run/run.ts';
import { inter } from '../../../stage/fonts.ts';
import { drawText } from '../../../stage/text.ts';
import type { TextCheck } from '../../../stage/text-check.ts';
import type { Theme } from '../../../stage/theme.ts';
import { Inspector } from '../inspector.ts';
import { Player } from '../player.ts';

/** What a drawing in a test knows. Coordinates are those of the 1920×1080 picture. */
export interface Sketching {
  readonly context: CanvasRenderingContext2D;
  readonly theme: Theme;
  readonly run: Run;
  /** Seconds since the scene began. */
  readonly seconds: number;
}

export interface SketchedLesson {
  readonly narration?: string;
  /** Draws every frame. */
  readonly sketch?: (sketching: Sketching) => void;
  /** Tells the scene, where playing every beat is not enough. */
  readonly tell?: (telling: Telling) => Generator;
  readonly assumes?: readonly string[];
  readonly every?: number;
}

const PICTURE = { width: 960, height: 540, framesPerSecond: 20 };
const NARRATION = '## One beat\n\nSomething is said.\n';

/** Checks a small lesson in this page; returns what the rules find, or what one of them does. */
export async function checkInPage(
  { narration = NARRATION, sketch, tell, assumes = [], every = 0.5 }: SketchedLesson,
  rule?: RuleName,
): Promise<Finding[]> {
  const lesson = await lessonInPage({
    run: (_, record) => {
      record.array('w', np.array([0.2, 0.8, -0.5]));
      record.array('z', np.array(2.3));
    },
    parameters: {},
    narration,
  });
  const scene = lessonScene(function* (telling) {
    if (sketch !== undefined) {
      const { theme, run } = lesson;
      telling.view.add(new Sketch((context, seconds) => sketch({ context, theme, run, seconds })));
    }
    if (tell !== undefined) yield* tell(telling) as ReturnType<typeof beat>;
    else for (const { id } of lesson.narrated.beats) yield* beat(id);
  });
  const player = new Player([named('sketch', scene) as FullSceneDescription], lesson, PICTURE);
  const timeline = await player.plan();
  const inspector = new Inspector(player);
  const moments: Moment[] = [];
  for (const sample of samples(timeline, every))
    moments.push({ ...(await inspector.look(sample.frame)), beat: sample.beat });
  const { narrated, run } = lesson;
  return check({ timeline, moments, narrated, run, assumes }, rule && [rule]);
}

/** A node that draws what the test wants. */
export class Sketch extends Node {
  readonly #paint: (context: CanvasRenderingContext2D, seconds: number) => void;

  constructor(paint: (context: CanvasRenderingContext2D, seconds: number) => void) {
    super({ position: [-960, -540] });
    this.#paint = paint;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.#paint(context, useScene().playback.time);
  }
}

/** What a rule finds in a small lesson, each as one line. */
export async function found(lesson: SketchedLesson, rule: RuleName): Promise<string[]> {
  return (await checkInPage(lesson, rule)).map(({ object, problem }) => `${object}: ${problem}`);
}

/** Writes a word in the size and colour of most labels. */
export function write(
  { context, theme }: Sketching,
  text: string,
  x: number,
  y: number,
  { size = 40, color = theme.ink, alpha = 1, check = {} as TextCheck } = {},
): void {
  drawText(context, text, x, y, { font: inter(size), color, alpha, check });
}
