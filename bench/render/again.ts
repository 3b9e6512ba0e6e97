import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../../src/files/package-folder.ts';
import { GradreelError } from '../../src/render/errors.ts';
import { linkBrowser } from '../../src/render/testing/link-browser.ts';
import { startChild } from './child.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { TenScenes } from './ten-scenes.ts';

/** What one render took, from the start of the command to its end. */
export interface AgainRender {
  readonly seconds: number;
  readonly frames: number;
  /** Frames that no earlier render had left. */
  readonly newFrames: number;
}

/** The renders of one lesson after each other; of each kind the fastest of all rounds. */
export interface Again {
  readonly cold: AgainRender;
  readonly unchanged: AgainRender;
  /** With the source of one scene changed. */
  readonly scene: AgainRender;
  /** The first render without captions in the picture. */
  readonly quiet: AgainRender;
  /** With a word changed that is not in the picture. */
  readonly words: AgainRender;
}

type Say = (line: string) => void;

const program = join(packageFolder, 'src', 'cli', 'gradreel.js');

/** Renders a lesson of ten scenes again and again on the command line, each round with an empty cache. */
export async function renderAgain(rounds: number, say: Say): Promise<Again> {
  const all: Again[] = [];
  for (let round = 1; round <= rounds; round++) {
    // Lessons have to lie inside the project; what is rendered is not in its history.
    all.push(
      await inTemporaryFolder(join(packageFolder, 'renders', '.bench-'), (folder) =>
        oneRound(folder, (line) => say(`${line}, round ${round}`)),
      ),
    );
  }
  const fastest = (kind: keyof Again) =>
    all.map((again) => again[kind]).reduce((a, b) => (b.seconds < a.seconds ? b : a));
  return {
    cold: fastest('cold'),
    unchanged: fastest('unchanged'),
    scene: fastest('scene'),
    quiet: fastest('quiet'),
    words: fastest('words'),
  };
}

async function oneRound(folder: string, say: Say): Promise<Again> {
  const scenes = join(folder, 'scenes');
  const lesson = new TenScenes(scenes);
  await lesson.write();
  const environment = { GRADREEL_SCENES: scenes, GRADREEL_CACHE: await emptyCache(folder) };
  const render = async (name: string, ...options: string[]) => {
    const words = ['render', lesson.name, '--json', '--out', join(folder, 'made'), ...options];
    const made = await timed(words, environment);
    say(`${name}: ${made.seconds.toFixed(2)} s`);
    return made;
  };
  const cold = await render('first');
  const unchanged = await render('unchanged');
  await lesson.changeScene();
  const scene = await render('one scene');
  const quiet = await render('first without captions', '--captions', 'none');
  await lesson.changeWord();
  const words = await render('one word', '--captions', 'none');
  return { cold, unchanged, scene, quiet, words };
}

/** A cache in which nothing is but the browser: unpacking it is no part of a render. */
async function emptyCache(folder: string): Promise<string> {
  const cache = join(folder, 'cache');
  await mkdir(cache);
  await linkBrowser(cache);
  return cache;
}

async function timed(
  words: readonly string[],
  environment: Record<string, string>,
): Promise<AgainRender> {
  const start = performance.now();
  const { code, stdout, stderr } = await startChild([program, ...words], environment).ended;
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new GradreelError(`gradreel ended with code ${code}: ${stderr.trim()}`);
  const { frames, reusedFrames } = JSON.parse(stdout.trim().split('\n').at(-1) as string) as {
    frames: number;
    reusedFrames: number;
  };
  return { seconds, frames, newFrames: frames - reusedFrames };
}
