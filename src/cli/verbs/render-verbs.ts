import type { Command } from 'commander';
import {
  addFilmOptions,
  audioGainOption,
  audioOffsetOption,
  cacheAction,
  constantRateOption,
  encoderOption,
  formatOption,
  fpsOption,
  jobsOption,
  limitOption,
  olderThanOption,
  qualityOption,
  segmentNumber,
  sizeOption,
  variableRateOption,
} from '../options.ts';
import { verb } from './verb.ts';

export function addRender(program: Command): void {
  const command = verb(
    program,
    'render [lesson...]',
    'render lessons to video, with captions, chapters, transcript, numbers and notebook',
    `npx gradreel render
npx gradreel render 01-one-neuron --set bias=-1 --set inputs=1,2 --set weights=0.5,-0.25
npx gradreel render all --quality draft --out drafts
npx gradreel render 1 --beats the-bias-lifts --format gif --size 640x360`,
  )
    .option(
      '--out <dir>',
      'folder that receives <lesson>/lesson.mp4 and its other files (default: renders)',
    )
    .addOption(formatOption())
    .addOption(qualityOption())
    .addOption(sizeOption())
    .addOption(fpsOption())
    .option('--scene <name>', 'render one scene of the lesson')
    .option('--beats <from..to>', 'render some of its beats, both included');
  addFilmOptions(command)
    .option('--transparent', 'leave the background out (webm and png)')
    .option('--audio <file>', 'a recorded narration or music under the video (mp4 and webm)')
    .addOption(audioOffsetOption())
    .addOption(audioGainOption())
    .addOption(encoderOption())
    .addOption(constantRateOption())
    .addOption(variableRateOption())
    .addOption(jobsOption())
    .option('--json', 'one JSON object a line: started, progress, done or failed')
    .addHelpText(
      'after',
      `
A lesson is named by its folder, its number or its name: 01-one-neuron, 1, one-neuron. Without a name
the first lesson is rendered; "all" renders all of them, and goes on when one of them fails.
Files appear when the lesson is whole. Ctrl-C leaves nothing half-written and ends with exit code 130.
What was drawn is kept ("npx gradreel cache"): only what has changed is drawn again, and a render that
was stopped goes on where it was.
A recording (--audio) belongs to the whole lesson: with --beats or --scene, the part takes its stretch of it.
One that was made for the part alone begins with its beat: --audio-offset the-bias-lifts.`,
    )
    .action(async (lessons, options) => (await import('../render.ts')).render(lessons, options));
}

export function addPlan(program: Command): void {
  const command = verb(
    program,
    'plan <lesson>',
    'write down what there is to render, so that several machines can share the work',
    'npx gradreel plan 01-one-neuron --out plan.json',
  )
    .option('--out <file>', 'the plan (default: renders/<lesson>/plan.json)')
    .addOption(qualityOption())
    .addOption(sizeOption())
    .addOption(fpsOption());
  addFilmOptions(command).action(async (lesson, options) =>
    (await import('../plan.ts')).plan(lesson, options),
  );
}

export function addSegment(program: Command): void {
  verb(
    program,
    'segment <plan> <n>',
    'draw one segment of a plan, on this machine or another one with the same project',
    'npx gradreel segment plan.json 3 --folder segments',
  )
    .option('--folder <dir>', 'folder that receives the segment (default: the cache)')
    .action(async (plan, n, options) =>
      (await import('../plan.ts')).segment(plan, segmentNumber(n), options),
    );
}

export function addAssemble(program: Command): void {
  verb(
    program,
    'assemble <plan>',
    'put the segments of a plan together, with everything that a render leaves',
    'npx gradreel assemble plan.json --folder segments',
  )
    .option('--folder <dir>', 'folder that holds the segments (default: the cache)')
    .option('--out <dir>', 'folder that receives <lesson>/lesson.mp4 (default: renders)')
    .action(async (plan, options) => (await import('../plan.ts')).assemble(plan, options));
}

export function addCache(program: Command): void {
  verb(
    program,
    'cache [action]',
    'show, prune or clear what is kept so that nothing is drawn or computed twice',
    `npx gradreel cache
npx gradreel cache prune --older-than 30 --limit 500MB
npx gradreel cache clear`,
  )
    .addOption(olderThanOption())
    .addOption(limitOption())
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Actions: show (default), prune, clear. Everything in it can be made again. Each render prunes it to
4.3 GB; what has not been used for longest goes first.`,
    )
    .action(async (action, options) =>
      (await import('../cache.ts')).cache(cacheAction(action ?? 'show'), options),
    );
}
