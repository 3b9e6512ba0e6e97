import type { Again, AgainRender } from './again.ts';
import type { NodesComparison } from './compare-nodes.ts';
import { best, type ContenderName, type Turn } from './contest.ts';
import type { ColourError } from './flat-areas.ts';
import type { LongRender } from './memory.ts';
import type { Likeness } from './quality.ts';

/** `12.3` with so many digits, right-aligned; a dash for what is not there. */
function cell(value: number | undefined, digits: number, width = 10): string {
  return (value === undefined ? '–' : value.toFixed(digits)).padStart(width);
}

const megabytes = (bytes: number | undefined) => (bytes === undefined ? undefined : bytes / 1e6);

const TITLES: Record<ContenderName, string> = {
  gradreel: 'gradreel, cold cache',
  official: 'official ffmpeg exporter',
  'draw-only': 'draw only',
};

/** One line a contender: its best round, and how far its slowest was from that. */
export function speedLines(turns: Readonly<Record<ContenderName, readonly Turn[]>>): string[] {
  const names = Object.keys(turns) as ContenderName[];
  const [official, drawing] = [best(turns.official), best(turns['draw-only'])];
  const head = `${''.padEnd(26)}frames/s   whole s  frames s  / offic.    / draw        MB   peak MB  (Node)  slowest`;
  return [
    head,
    ...names.map((name) => {
      const { frames, wholeSeconds, frameSeconds, memory, bytes } = best(turns[name]);
      const slowest = Math.max(...turns[name].map((turn) => turn.wholeSeconds)) / wholeSeconds;
      return [
        TITLES[name].padEnd(24),
        cell(frames / wholeSeconds, 1),
        cell(wholeSeconds, 2),
        cell(frameSeconds, 2),
        cell(official.wholeSeconds / wholeSeconds, 2, 9).concat('×'),
        cell(drawing.wholeSeconds / wholeSeconds, 2, 9).concat('×'),
        cell(megabytes(bytes), 3),
        cell(megabytes(memory?.total), 0),
        cell(megabytes(memory?.root), 0, 8),
        cell(slowest, 2, 8).concat('×'),
      ].join('');
    }),
  ];
}

/** One line a video. */
export function qualityLines(videos: Readonly<Record<string, Likeness | undefined>>): string[] {
  const x264 = videos.x264?.bytes;
  return [
    `${''.padEnd(26)}      MB    / x264      SSIM   (least)  flat areas in ffmpeg`,
    ...Object.entries(videos).flatMap(([name, video]) => {
      if (video === undefined) return [];
      const { bytes, ssim, leastSsim, ffmpegColour } = video;
      return [
        [
          name.padEnd(24),
          cell(bytes / 1e6, 3),
          cell(x264 === undefined ? undefined : bytes / x264, 2, 9).concat('×'),
          cell(ssim, 5),
          cell(leastSsim, 5),
          `  ${colourText(ffmpegColour)}`,
        ].join(''),
      ];
    }),
  ];
}

export function colourText({ worst, drawn, decoded, areas, colours }: ColourError): string {
  return `off by at most ${worst.toFixed(2)}/255 (${drawn} became ${decoded}; ${areas} areas, ${colours} colours)`;
}

export function memoryLines(renders: readonly LongRender[]): string[] {
  return [
    `${''.padEnd(26)}  frames  frames/s   peak MB  (Node)`,
    ...renders.map(({ minutes, frames, seconds, memory }) =>
      [
        `${minutes} min at 640×360`.padEnd(24),
        cell(frames, 0),
        cell(frames / seconds, 1),
        cell(megabytes(memory?.total), 0),
        cell(megabytes(memory?.root), 0, 8),
      ].join(''),
    ),
  ];
}

/** One line a render; each is compared with the first one of the same kind of captions. */
export function againLines({ cold, unchanged, scene, quiet, words }: Again): string[] {
  const line = (name: string, { seconds, frames, newFrames }: AgainRender, first: AgainRender) =>
    [
      name.padEnd(40),
      cell(seconds, 2),
      cell((100 * seconds) / first.seconds, 1, 8).concat(' %'),
      cell(newFrames, 0, 9),
      ` of ${frames}`,
    ].join('');
  return [
    `${''.padEnd(40)}   seconds   of first  new frames`,
    line('first render', cold, cold),
    line('unchanged', unchanged, cold),
    line('one scene of ten changed', scene, cold),
    line('first render, captions not burned in', quiet, quiet),
    line('one word of them changed', words, quiet),
  ];
}

export function nodesLines({ ours, stock, difference }: NodesComparison): string[] {
  const line = (name: string, key: 'appearing' | 'changing' | 'all') =>
    `${name.padEnd(34)}${cell(stock[key], 1)}${cell(ours[key], 1)}${cell(ours[key] / stock[key], 2, 9)}×`;
  return [
    `${'frames/s'.padEnd(34)}     stock      ours     ratio`,
    line('256 cells appear', 'appearing'),
    line('they move and their numbers change', 'changing'),
    line('all', 'all'),
    `pixels: mean difference ${difference.mean.toFixed(4)}/255, worst ${difference.worst}, more than 16 off in ${(100 * difference.share).toFixed(4)} %`,
  ];
}
