/**
 * What a lesson is written with, beside the engine and the stage: `import { defineLesson } from
 * 'gradreel/lesson'`. Each name is loaded from its own file (see `run/direct-imports.ts`), so that `lesson.ts`
 * and `run.ts` load nothing that needs a browser.
 */

export {
  asProductOf,
  asSumOf,
} from '../run/displayed-arithmetic.ts';
export { withDecimals, withoutPadding, withSignificantDigits } from '../run/displayed-digits.ts';
export {
  addDecimals,
  type ExactDecimal,
  exactDecimalOf,
  multiplyDecimals,
  nearestFloat,
  readDecimal,
  subtractDecimals,
} from '../run/exact-decimal.ts';
export { floatsAround, spacing } from '../run/float-neighbours.ts';
export {
  blankAfterZero,
  formatFor,
  formatNumber,
  printedDigits,
  readNumber,
} from '../run/number-format.ts';
export type { Recorder } from '../run/recorder.ts';
export type { Run, ShownValue } from '../run/run.ts';
export type { Shown } from '../run/shown.ts';
export { beat } from './beat.ts';
export { type Claims, defineClaims, type Fact, type Random } from './claims/claims.ts';
export { defineLesson, type Lesson } from './lesson.ts';
export type { LessonContext } from './lesson-context.ts';
export { lessonScene } from './lesson-scene.tsx';
export { type PlaneTable, planeData, readPlane } from './plane-data.ts';
