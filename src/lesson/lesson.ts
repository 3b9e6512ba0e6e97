import type { z } from 'zod';

/**
 * What a lesson is: its title, what can be changed in it, and which scenes tell it. What is computed
 * stands beside it in `run.ts`, what is said in `narration.md`, and the same in NumPy in `notebook.py`.
 */
export interface Lesson<Schema extends z.ZodObject = z.ZodObject> {
  readonly title: string;
  /** One sentence for lists and for the video's description. */
  readonly summary: string;
  /** Every field needs a default, so that the lesson renders as it is, and a description. */
  readonly parameters: Schema;
  /** Scene files of the lesson's folder without their ending, in the order in which they play. */
  readonly scenes: readonly string[];
  /** What the provenance chip says, such as `3 inputs · float64`. Numbers in it are paths: `{count}`. */
  readonly chip: string;
  /**
   * How far the notebook's NumPy may be from the video, relative; equality of every digit when left out.
   * Long sums of products need it: NumPy's own kernels differ from each other in last bits.
   */
  readonly tolerance?: number;
  /**
   * Terms that earlier lessons have introduced, such as `['neuron', 'weight']`. All others are introduced
   * where the narration marks them, `*bias*`; `gradreel check` says which one comes too early.
   */
  readonly assumes?: readonly string[];
  /**
   * Font files in the lesson's folder (ttf, otf, woff, woff2) for signs that no shipped face has, such as
   * `['fonts/NotoSansSC.woff2']`; Latin, Greek, Cyrillic, arrows and the signs of mathematics are there.
   */
  readonly fonts?: readonly string[];
}

/**
 * Defines a lesson; it only helps the compiler to see the parameters' types.
 *
 * @example
 * export const lesson = defineLesson({
 *   title: 'One neuron', parameters: z.object({ bias: z.number().default(2) }), scenes: ['neuron'], …
 * });
 */
export function defineLesson<Schema extends z.ZodObject>(lesson: Lesson<Schema>): Lesson<Schema> {
  return lesson;
}
