import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GradreelError } from '../../src/render/errors.ts';
import { startChild } from './child.ts';
import type { Task, Timed } from './contenders/contender.ts';
import { type TreeMemory, watchMemory } from './process-tree.ts';

export type ContenderName = 'gradreel' | 'official' | 'draw-only';

/** What one contender measured of itself in one round, and what was seen of its memory. */
export interface Turn extends Timed {
  readonly memory?: TreeMemory;
  /** Of the video, where one is made. */
  readonly bytes?: number;
}

const script = fileURLToPath(new URL('./contenders/run.ts', import.meta.url));

/**
 * Gives a contender a turn, in a process of its own.
 *
 * @throws GradreelError with what it wrote when it fails
 */
export async function takeTurn(
  name: ContenderName,
  task: Task,
  environment: Readonly<Record<string, string>> = {},
): Promise<Turn> {
  await mkdir(task.folder, { recursive: true });
  const words = ['--import', 'tsx', script, name, JSON.stringify(task)];
  const { pid, ended } = startChild(words, environment);
  const watch = watchMemory(pid);
  const { code, stdout, stderr } = await ended;
  const memory = await watch.stop();
  if (code !== 0) throw new GradreelError(`${name} ended with code ${code}: ${stderr.trim()}`);
  const timed = JSON.parse(stdout.trim().split('\n').at(-1) as string) as Timed;
  return {
    ...timed,
    ...(memory === undefined ? {} : { memory }),
    ...(timed.file === undefined ? {} : { bytes: (await stat(timed.file)).size }),
  };
}

/**
 * Rounds in which everybody has a turn, each time beginning with another, so that all meet the same load.
 *
 * @returns the turns of each contender, in order
 */
export async function contest(
  task: Task,
  rounds: number,
  onTurn: (name: ContenderName, round: number, turn: Turn) => void,
): Promise<Record<ContenderName, Turn[]>> {
  const turns: Record<ContenderName, Turn[]> = { gradreel: [], official: [], 'draw-only': [] };
  const names = Object.keys(turns) as ContenderName[];
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < names.length; place++) {
      const name = names[(place + round) % names.length] as ContenderName;
      const folder = join(task.folder, `${name}-${round + 1}`);
      const turn = await takeTurn(name, { ...task, folder });
      turns[name].push(turn);
      onTurn(name, round, turn);
    }
  }
  return turns;
}

/** The round that took least. */
export function best(turns: readonly Turn[]): Turn {
  return turns.reduce((a, b) => (b.wholeSeconds < a.wholeSeconds ? b : a));
}
