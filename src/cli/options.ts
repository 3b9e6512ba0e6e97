import { type Command, InvalidArgumentError, Option } from 'commander';
import { RULES, type RuleName } from '../lesson/check/finding.ts';
import { WrongUseError } from '../render/errors.ts';
import { nearest } from '../run/nearest.ts';
import { readBytes } from './bytes.ts';
import { qualities, readSize } from './qualities.ts';

/** Frame rates beyond this no player keeps up with. */
const MOST_FRAMES_PER_SECOND = 120;

/** Seconds of a day. */
const LONGEST_OFFSET = 86_400;

export const setOption = () =>
  new Option('--set <name=value>', 'change a parameter of the lesson; may be given several times')
    .argParser<string[]>((setting, before) => [...before, setting])
    .default([], 'as the lesson has them');

export const qualityOption = () =>
  choice(
    '--quality <name>',
    'size of the picture: draft (854×480@30), standard (1920×1080@60) or 4k (3840×2160@60); left out: standard, and 960×540@15 for a gif',
    Object.keys(qualities),
  );

export const fpsOption = () =>
  wholeNumber(
    '--fps <number>',
    "frames per second, instead of the quality's",
    MOST_FRAMES_PER_SECOND,
  );

export const sizeOption = () =>
  new Option('--size <WxH>', "size of the picture in pixels, instead of the quality's").argParser(
    (text) => {
      const size = readSize(text);
      if (size !== undefined) return size;
      throw new InvalidArgumentError(
        'Give width and height in even numbers of pixels, such as 1280x720.',
      );
    },
  );

export const formatOption = () =>
  choice(
    '--format <name>',
    'mp4 (H.264), webm (VP9), gif, or png (a folder of single pictures)',
    ['mp4', 'webm', 'gif', 'png'],
    'mp4',
  );

export const encoderOption = () =>
  choice(
    '--encoder <name>',
    "fast (the browser's), or master (x264 of an installed ffmpeg: smaller files)",
    ['fast', 'master'],
    'fast',
  );

export const constantRateOption = () =>
  new Option('--cfr', 'a constant frame rate, as video editors want it (default)').conflicts('vfr');

export const variableRateOption = () =>
  new Option('--vfr', 'a variable frame rate: frames like the last are left out (mp4 and webm)');

export const audioOffsetOption = () =>
  new Option(
    '--audio-offset <time>',
    'when the audio begins: seconds into the lesson, negative to leave its beginning out; or a beat; or beat+seconds',
  )
    .default(0)
    .argParser((text) => {
      const value = Number(text);
      if (text.trim() === '' || Math.abs(value) > LONGEST_OFFSET) {
        throw new InvalidArgumentError(
          `Give seconds from -${LONGEST_OFFSET} to ${LONGEST_OFFSET}, or a beat.`,
        );
      }
      return Number.isNaN(value) ? text : value;
    });

export const audioGainOption = () =>
  number('--audio-gain <dB>', 'how much louder the audio becomes, or quieter', 60);

export const jobsOption = () =>
  wholeNumber(
    '--jobs <number>',
    'pages that draw at the same time; left out: one for each processor',
    64,
  );

export const limitOption = () =>
  new Option('--limit <size>', 'prune: keep at most so much, such as 500MB').argParser((text) => {
    const bytes = readBytes(text);
    if (bytes !== undefined) return bytes;
    throw new InvalidArgumentError('Give a size such as 500MB or 2GB.');
  });

export const olderThanOption = () =>
  wholeNumber('--older-than <days>', 'prune: remove what was not used for so many days', 36_500);

/** The number of a segment, as an argument. */
export function segmentNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new WrongUseError(`"${text}" is no segment's number. Give one such as 0, 1 or 2.`);
}

const CACHE_ACTIONS = ['show', 'prune', 'clear'] as const;

/** What to do with the cache, as an argument. */
export function cacheAction(text: string): (typeof CACHE_ACTIONS)[number] {
  const action = CACHE_ACTIONS.find((known) => known === text);
  if (action !== undefined) return action;
  throw new WrongUseError(`"gradreel cache ${text}" does nothing. It can be show, prune or clear.`);
}

export const portOption = (what = 'editor', byDefault = '9000') =>
  wholeNumber('--port <number>', `port of the ${what}`, 65_535).default(undefined, byDefault);

export const themeOption = () =>
  choice('--theme <name>', 'dark, or light for print and bright rooms', ['dark', 'light'], 'dark');

const captionsOption = (byDefault?: 'burn' | 'none') =>
  choice(
    '--captions <mode>',
    `burn the narration into the picture, or none${byDefault === undefined ? ': captions.vtt and captions.srt have it anyway (default: "burn", but "none" with --for page)' : ''}`,
    ['burn', 'none'],
    byDefault,
  );

const placeOption = () =>
  choice(
    '--for <place>',
    'player: a film that is understood anywhere; page: for a web page or a course (LMS), which shows captions.vtt itself, so that none are burned in',
    ['player', 'page'],
    'player',
  );

export const ruleOption = () =>
  new Option('--rule <name>', 'apply this rule only; may be given several times')
    .argParser<RuleName[]>((text, before) => {
      const names = Object.keys(RULES) as RuleName[];
      if ((names as string[]).includes(text)) return [...before, text as RuleName];
      const guess = nearest(text, names);
      throw new InvalidArgumentError(
        `${guess === undefined ? '' : `Did you mean ${guess}? `}It can be ${names.join(', ')}.`,
      );
    })
    .default([], 'all');

export const everyOption = () =>
  new Option('--every <seconds>', 'time between two moments that are looked at')
    .argParser((text) => {
      const seconds = Number(text);
      if (text.trim() !== '' && seconds >= 0.05 && seconds <= 10) return seconds;
      throw new InvalidArgumentError('Give seconds from 0.05 to 10.');
    })
    .default(0.5);

export const runsOption = () =>
  new Option(
    '--runs <count>',
    'put the words to the test in so many runs with random parameters, too',
  )
    .argParser((text) => {
      const count = Number(text);
      if (/^\d+$/.test(text.trim()) && count <= 10_000) return count;
      throw new InvalidArgumentError('Give a whole number from 0 to 10000.');
    })
    .default(0);

export const languageOption = () =>
  new Option('--language <tag>', 'narrate from narration.<tag>.md, such as de or pt-BR').argParser(
    (text) => {
      // BCP 47, as far as it can name a file.
      if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text)) return text;
      throw new InvalidArgumentError('Give a language tag such as de, fr or pt-BR.');
    },
  );

export const fontOption = () =>
  new Option(
    '--font <file>',
    'a font (ttf, otf, woff, woff2) for signs that no shipped face has, such as Chinese; may be given several times',
  )
    .argParser<string[]>((file, before) => [...before, file])
    .default([], 'none');

/** Adds what decides how a lesson is told, the same for every verb that looks at one. */
export function addTellingOptions(command: Command, captions: 'burn' | 'none' = 'burn'): Command {
  return addTelling(command, captionsOption(captions));
}

/** The same for verbs that render one; whether captions are burned in depends on where it is shown. */
export function addFilmOptions(command: Command): Command {
  return addTelling(command, captionsOption()).addOption(placeOption());
}

function addTelling(command: Command, captions: Option): Command {
  return command
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(captions)
    .addOption(languageOption())
    .addOption(fontOption());
}

export const verboseOption = () =>
  new Option('--verbose', 'when something goes wrong, say where in the code');

/** An option that takes one of some words, and offers the nearest when it gets another. */
function choice(
  flags: string,
  description: string,
  words: readonly string[],
  byDefault?: string,
): Option {
  return new Option(flags, description).default(byDefault).argParser((text) => {
    if (words.includes(text)) return text;
    const guess = nearest(text, words);
    throw new InvalidArgumentError(
      `${guess === undefined ? '' : `Did you mean ${guess}? `}It can be ${words.join(', ')}.`,
    );
  });
}

/** An option that takes a number of either sign, 0 when it is not given. */
function number(flags: string, description: string, most: number): Option {
  return new Option(flags, description).default(0).argParser((text) => {
    const value = Number(text);
    if (text.trim() !== '' && Math.abs(value) <= most) return value;
    throw new InvalidArgumentError(`Give a number from -${most} to ${most}.`);
  });
}

function wholeNumber(flags: string, description: string, most: number): Option {
  return new Option(flags, description).argParser((text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from 1 to ${most}.`);
  });
}
