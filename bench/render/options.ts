import { Command, InvalidArgumentError } from 'commander';
import { WrongUseError } from '../../src/render/errors.ts';
import { PARTS, type Part } from './parts.ts';

/** What is measured, and how often. */
export interface BenchOptions {
  readonly lessons: readonly string[];
  readonly parts: readonly Part[];
  readonly beats?: string;
  readonly seconds?: number;
  readonly rounds: number;
  readonly samples: number;
  readonly minutes: readonly [number, number];
  /** Where the videos stay; nowhere when left out. */
  readonly keep?: string;
}

const LESSONS = ['01-one-neuron', '18-training-loop'];

const HELP = `
What is compared, on the same frames at 1920×1080 and 60 frames/s:
  gradreel   this renderer with a cold cache; its clock starts before the page is built and the browser
             started, and stops when the folder is complete
  official   Motion Canvas's Renderer with its ffmpeg exporter in the same browser; its clock starts when
             its server and browser run
  draw only  the same page draws every frame and makes nothing of it; its clock starts like gradreel's

Each has a process of its own. They take turns, so that all meet the same load; the best round of each
counts. Run it on a machine that does nothing else: the exporter takes minutes for a lesson.

Parts (--only):
  speed    frames/s, ratios, bytes, peak memory of the whole process tree (Linux)
  quality  luma SSIM against the drawn frames, bytes against x264 (veryfast, CRF 18), colours of flat areas
           decoded by ffmpeg and by Chromium; takes the videos of "speed"
  memory   peak memory of a short and of a long lesson made for it (small picture)
  again    a lesson of ten scenes made for it: rendered cold, unchanged, with one scene changed, and with
           one word changed that is not burned in; the clock is a user's, of the whole command
  nodes    one picture drawn with Motion Canvas's nodes and with those of src/stage

Examples:
  npm run bench render                                              everything, on lessons 1 and 18
  npm run bench render -- 1 --beats products-pop                    one beat
  npm run bench render -- 1 18 --seconds 3 --only speed --rounds 1  a first impression
  npm run bench render -- --only nodes
`;

/**
 * Reads the words behind `npm run bench render --`.
 *
 * @throws WrongUseError for options that cannot go together
 */
export function readOptions(words: readonly string[]): BenchOptions {
  const command = new Command('npm run bench render --')
    .description('Measures the renderer side by side with Motion Canvas’s own exporter.')
    .argument('[lesson...]', `lessons by number or name (default: ${LESSONS.join(' ')})`)
    .option('--only <parts>', `some of ${PARTS.join(',')}`, readParts, [...PARTS])
    .option('--beats <from..to>', 'only these beats of one lesson')
    .option('--seconds <n>', 'only the first n seconds', positive)
    .option('--rounds <n>', 'turns that everybody gets', whole, 2)
    .option('--samples <n>', 'frames that are compared in "quality", spread evenly', whole, 12)
    .option('--minutes <short,long>', 'lengths of the lessons of "memory"', readMinutes, [1, 8])
    .option('--keep <folder>', 'leave the videos there')
    .addHelpText('after', HELP)
    .showHelpAfterError('Try --help.');
  command.parse(words as string[], { from: 'user' });
  const { only, ...rest } = command.opts<
    Omit<BenchOptions, 'lessons' | 'parts'> & { only: Part[] }
  >();
  const lessons = command.args.length === 0 ? LESSONS : command.args;
  if (rest.beats !== undefined && lessons.length !== 1) {
    throw new WrongUseError('--beats names beats of one lesson. Name that lesson, and no other.');
  }
  return { ...rest, lessons, parts: only };
}

function readParts(text: string): Part[] {
  return text.split(',').map((name) => {
    const part = PARTS.find((known) => known === name);
    if (part === undefined) {
      throw new InvalidArgumentError(`There is no part "${name}". Choose of ${PARTS.join(', ')}.`);
    }
    return part;
  });
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Give a number above 0.');
  return number;
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}

function readMinutes(text: string): [number, number] {
  const [short = '', long = '', more] = text.split(',');
  if (more !== undefined || long === '') {
    throw new InvalidArgumentError('Give two numbers, such as 1,8.');
  }
  return [positive(short), positive(long)];
}
