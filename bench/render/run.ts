/**
 * The renderer beside Motion Canvas's own exporter, and against what it wants to be:
 *
 *     npm run bench render -- --help
 */
import { availableParallelism, loadavg } from 'node:os';
import { GradreelError } from '../../src/render/errors.ts';
import { renderAgain } from './again.ts';
import { benchLesson } from './bench-lesson.ts';
import { stopChild } from './child.ts';
import { compareNodes } from './compare-nodes.ts';
import { type Figures, goalLines } from './goals.ts';
import { renderLong } from './memory.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { againLines, memoryLines, nodesLines } from './tables.ts';

const say = (line: string) => console.log(line);

async function measure({ parts, ...rest }: BenchOptions): Promise<void> {
  const options = { parts, ...rest };
  const load = loadavg()[0] as number;
  say(`${availableParallelism()} processors, load ${load.toFixed(1)} at the start`);
  if (load > availableParallelism() / 2) {
    say('Others are at work on this machine: the figures are of little worth.');
  }
  const measured: Figures[] = [];
  if (parts.includes('speed') || parts.includes('quality')) {
    for (const lesson of options.lessons) measured.push(await benchLesson(lesson, options, say));
  }
  if (parts.includes('memory')) measured.push(await measureMemory(options.minutes));
  if (parts.includes('again')) measured.push(await measureAgain(options.rounds));
  if (parts.includes('nodes')) {
    say('\nA matrix of 16×16 signed numbers, 1920×1080');
    const compared = await compareNodes(Math.max(2, options.rounds));
    for (const line of nodesLines(compared)) say(line);
    const { ours, stock, difference } = compared;
    measured.push({ nodes: ours.all / stock.all, nodesDifference: difference.mean });
  }
  say('');
  for (const line of goalLines(measured)) say(line);
}

async function measureMemory(minutes: BenchOptions['minutes']): Promise<Figures> {
  say('\nPeak memory of the whole process tree');
  const [short, long] = [await renderLong(minutes[0]), await renderLong(minutes[1])];
  for (const line of memoryLines([short, long])) say(line);
  if (short.memory === undefined || long.memory === undefined) return {};
  return { memoryGrowth: long.memory.total / short.memory.total };
}

async function measureAgain(rounds: number): Promise<Figures> {
  say('\nA lesson of ten scenes, rendered again and again on the command line');
  const again = await renderAgain(rounds, (line) => void process.stderr.write(`  ${line}\n`));
  for (const line of againLines(again)) say(line);
  const { cold, unchanged, scene, words } = again;
  return {
    unchanged: unchanged.seconds / cold.seconds,
    oneScene: scene.seconds / cold.seconds,
    redrawnForWords: words.newFrames,
  };
}

// First what was started is ended; leaving in the ordinary way then removes what was made.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopChild().then(() => process.exit(130)));
}
try {
  await measure(readOptions(process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  if (!(error instanceof GradreelError)) throw error;
  console.error(`gradreel: ${error.message}`);
  process.exit(1);
}
