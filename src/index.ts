/** Gradreel as a library: plan, draw and put together lessons from a program of one's own. */

export {
  type AssembleOptions,
  assemble,
  type PlanOptions,
  planRender,
  type RenderOptions,
  renderLesson,
  renderSegment,
  type SegmentOptions,
} from './render/library.ts';
export type { RenderPlan } from './render/plan/plan.ts';
export type { RenderResult } from './render/render-lesson.ts';
