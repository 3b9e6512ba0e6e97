/**
 * Runs one contender in a process of its own, so that its memory can be told from the others':
 *
 *     node --import tsx bench/render/contenders/run.ts gradreel '{"lesson": "01-one-neuron", …}'
 *
 * The last line of its output is what it measured, as JSON.
 */
import type { Contender, Task } from './contender.ts';
import { drawOnly } from './draw-only.ts';
import { renderWithGradreel } from './gradreel.ts';
import { exportOfficially } from './official.ts';

const contenders: Record<string, Contender> = {
  gradreel: renderWithGradreel,
  official: exportOfficially,
  'draw-only': drawOnly,
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}
const [name = '', task = '{}'] = process.argv.slice(2);
const contender = contenders[name];
if (contender === undefined) throw new Error(`There is no contender "${name}".`);
console.log(JSON.stringify(await contender(JSON.parse(task) as Task)));
// The exporter leaves timers behind.
process.exit(0);
