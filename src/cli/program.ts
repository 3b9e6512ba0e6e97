import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { RULES } from '../lesson/check/finding.ts';
import {
  audioGainOption,
  audioOffsetOption,
  cacheAction,
  captionsOption,
  encoderOption,
  everyOption,
  formatOption,
  fpsOption,
  jobsOption,
  languageOption,
  limitOption,
  olderThanOption,
  portOption,
  qualityOption,
  ruleOption,
  segmentNumber,
  setOption,
  sizeOption,
  themeOption,
  verboseOption,
} from './options.ts';

/**
 * The command line with all its verbs. What a verb needs is imported when it is called, so that help
 * comes at once.
 */
export function buildProgram(): Command {
  const program = new Command('gradreel');
  program
    .description(
      'Animated explainer videos about neural networks in which every number comes from a real run.',
    )
    .version(version(), '--version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [verb]', 'show help for a verb')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'gradreel: ')),
    })
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 failed, 2 wrong use; 130 stopped with Ctrl-C, 143 by SIGTERM.
"npx gradreel <verb> --help" shows a verb's options with an example.`,
    );
  for (const add of [
    addList,
    addRender,
    addPlan,
    addSegment,
    addAssemble,
    addCache,
    addPreview,
    addStill,
    addSheet,
    addCheck,
    addGallery,
    addSnapshots,
    addNew,
    addDoctor,
  ])
    add(program);
  // Last in every help.
  for (const command of program.commands) command.addOption(verboseOption());
  return program;
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** A verb with its example; wrong use of it points to its help. */
function verb(program: Command, usage: string, description: string, example: string): Command {
  const command = program.command(usage).description(description);
  return command
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', `\nExamples:\n${example.replace(/^/gm, '  ')}`)
    .showHelpAfterError(`"npx gradreel ${command.name()} --help" shows how it is used.`);
}

function addList(program: Command): void {
  verb(
    program,
    'list',
    'show the lessons: title, length, beats, parameters, and whether a current render exists',
    'npx gradreel list\nnpx gradreel list --json',
  )
    .option('--out <dir>', 'folder where renders are looked for (default: renders)')
    .option('--json', 'one JSON object with everything')
    .addHelpText(
      'after',
      `
The length is that of the last render; "about" marks an estimate from the narration.
A render is current when nothing that it was made from has changed since.`,
    )
    .action(async (options) => (await import('./list.ts')).list(options));
}

function addRender(program: Command): void {
  verb(
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
    .option('--beats <from..to>', 'render some of its beats, both included')
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(captionsOption('burn'))
    .addOption(languageOption())
    .option('--transparent', 'leave the background out (webm and png)')
    .option('--audio <file>', 'a recorded narration or music under the video (mp4 and webm)')
    .addOption(audioOffsetOption())
    .addOption(audioGainOption())
    .addOption(encoderOption())
    .addOption(jobsOption())
    .option('--json', 'one JSON object a line: started, progress, done or failed')
    .addHelpText(
      'after',
      `
A lesson is named by its folder, its number or its name: 01-one-neuron, 1, one-neuron. Without a name
the first lesson is rendered; "all" renders all of them, and goes on when one of them fails.
Files appear when the lesson is whole. Ctrl-C leaves nothing half-written and ends with exit code 130.
What was drawn is kept ("npx gradreel cache"): only what has changed is drawn again, and a render that
was stopped goes on where it was.`,
    )
    .action(async (lessons, options) => (await import('./render.ts')).render(lessons, options));
}

function addPlan(program: Command): void {
  verb(
    program,
    'plan <lesson>',
    'write down what there is to render, so that several machines can share the work',
    'npx gradreel plan 01-one-neuron --out plan.json',
  )
    .option('--out <file>', 'the plan (default: renders/<lesson>/plan.json)')
    .addOption(qualityOption())
    .addOption(fpsOption())
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(captionsOption('burn'))
    .addOption(languageOption())
    .action(async (lesson, options) => (await import('./plan.ts')).plan(lesson, options));
}

function addSegment(program: Command): void {
  verb(
    program,
    'segment <plan> <n>',
    'draw one segment of a plan, on this machine or another one with the same project',
    'npx gradreel segment plan.json 3 --folder segments',
  )
    .option('--folder <dir>', 'folder that receives the segment (default: the cache)')
    .action(async (plan, n, options) =>
      (await import('./plan.ts')).segment(plan, segmentNumber(n), options),
    );
}

function addAssemble(program: Command): void {
  verb(
    program,
    'assemble <plan>',
    'put the segments of a plan together, with everything that a render leaves',
    'npx gradreel assemble plan.json --folder segments',
  )
    .option('--folder <dir>', 'folder that holds the segments (default: the cache)')
    .option('--out <dir>', 'folder that receives <lesson>/lesson.mp4 (default: renders)')
    .action(async (plan, options) => (await import('./plan.ts')).assemble(plan, options));
}

function addCache(program: Command): void {
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
      (await import('./cache.ts')).cache(cacheAction(action ?? 'show'), options),
    );
}

function addPreview(program: Command): void {
  verb(
    program,
    'preview [lesson]',
    'open the Motion Canvas editor with every lesson in it',
    'npx gradreel preview\nnpx gradreel preview 01-one-neuron --set bias=-1 --port 9001 --no-open',
  )
    .addOption(portOption())
    .option('--no-open', 'do not open a browser window')
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(languageOption())
    .action(async (lesson, options) => (await import('./preview.ts')).preview(lesson, options));
}

function addStill(program: Command): void {
  verb(
    program,
    'still <lesson>',
    'draw one frame of a lesson as PNG',
    `npx gradreel still 01-one-neuron --at 12.5
npx gradreel still 01-one-neuron --at the-bias-lifts
npx gradreel still 01-one-neuron --at the-bias-lifts+2.5 --out bias.png`,
  )
    .requiredOption(
      '--at <time>',
      'seconds; or a beat, for its last frame; or beat+seconds into the beat',
    )
    .option('--out <file>', 'the PNG file (default: renders/<lesson>/still-<time>.png)')
    .addOption(qualityOption())
    .addOption(fpsOption())
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(captionsOption('burn'))
    .addOption(languageOption())
    .action(async (lesson, options) => (await import('./still.ts')).still(lesson, options));
}

function addSheet(program: Command): void {
  verb(
    program,
    'sheet <lesson>',
    'draw a storyboard sheet: one labelled frame a beat with its narration, as one PNG',
    `npx gradreel sheet 01-one-neuron
npx gradreel sheet 01-one-neuron --theme light --out handout.png`,
  )
    .option('--out <file>', 'the PNG file (default: renders/<lesson>/sheet.png)')
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(captionsOption('none'))
    .addOption(languageOption())
    .action(async (lesson, options) => (await import('./sheet.ts')).sheet(lesson, options));
}

function addCheck(program: Command): void {
  const rules = Object.entries(RULES).map(([name, says]) => `  ${name.padEnd(12)} ${says}`);
  verb(
    program,
    'check [lesson...]',
    'look for what is wrong in lessons: texts, pace, terms, arithmetic, sources',
    `npx gradreel check 01-one-neuron
npx gradreel check all --json found.json
npx gradreel check 1 --rule contrast --theme light --set bias=-1`,
  )
    .addOption(ruleOption())
    .addOption(everyOption())
    .option('--json <file>', 'write the findings to a file as JSON')
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(captionsOption('burn'))
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
Rules:
${rules.join('\n')}

Each finding names the beat, the time, the object and what to do. Exit code 1 when anything is found.
Without a name the first lesson is checked; "all" checks all of them.`,
    )
    .action(async (lessons, options) => (await import('./check.ts')).check(lessons, options));
}

function addGallery(program: Command): void {
  verb(
    program,
    'gallery',
    'show every node and movement that lessons are drawn with, playing, with the code of its example',
    'npx gradreel gallery\nnpx gradreel gallery --theme light --no-open\nnpx gradreel gallery --out public/gallery',
  )
    .option('--out <dir>', 'write the page with its pictures to a folder, instead of serving it')
    .option('--sheet <file>', 'draw one PNG with an example of every node, instead')
    .addOption(portOption('page', '9100'))
    .option('--no-open', 'do not open a browser window')
    .addOption(themeOption())
    .addHelpText(
      'after',
      `
An example is a named export of a file src/stage/<folder>/<node>.example.tsx, made with defineExample(): it is
the documentation of its node, an entry of this page, and a snapshot test. While the page is served it follows
the files. A written page can be opened as a file; served by a web server, its examples play.`,
    )
    .action(async (options) => (await import('./gallery.ts')).gallery(options));
}

function addSnapshots(program: Command): void {
  verb(
    program,
    'snapshots [name...]',
    'compare key frames of lessons and pictures of examples with the stored ones, or store them anew',
    `npx gradreel snapshots
npx gradreel snapshots 08-broadcasting plot
npx gradreel snapshots 08-broadcasting --update`,
  )
    .option('--update', 'store what is drawn now; look at the pictures before you commit them')
    .addHelpText(
      'after',
      `
A name is a lesson, or a folder of src/stage with examples; without a name, all are drawn. Pictures lie in
scenes/<lesson>/snapshots and src/stage/<folder>/snapshots. With the browser that drew the stored ones no pixel
may differ; with another one, only what edges of letters do. What differs is written to renders/snapshots.
Exit code 1 when anything differs.`,
    )
    .action(async (names, options) => (await import('./snapshots.ts')).snapshots(names, options));
}

function addNew(program: Command): void {
  verb(
    program,
    'new <name>',
    'make a lesson folder that renders as it is and shows how a lesson is written',
    'npx gradreel new gradient-descent',
  ).action(async (name) => (await import('./new.ts')).makeNew(name));
}

function addDoctor(program: Command): void {
  verb(
    program,
    'doctor',
    'say what was found on this machine, what will be used and what is missing, with the remedy',
    'npx gradreel doctor',
  )
    .option('--json', 'the findings as JSON')
    .action(async (options) => (await import('./doctor.ts')).doctor(options));
}
