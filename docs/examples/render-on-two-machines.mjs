// Plans a lesson, draws its segments in any order, and puts them together. Plans are plain JSON and
// segments are files, so that each part may run on another machine with the same project:
//
//     node docs/examples/render-on-two-machines.mjs one-neuron work
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assemble, planRender, renderSegment } from 'gradreel';

const [lesson = 'one-neuron', folder = 'work'] = process.argv.slice(2);
const picture = { width: 320, height: 180, framesPerSecond: 10 };

const plan = await planRender(lesson, { picture, beats: '..edges-take-sign-and-width' });
for (const { index } of plan.segments.toReversed()) {
  const file = await renderSegment(plan, index, { folder });
  console.log(`segment ${index}: ${file}`);
}
await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));

const { output, frames } = await assemble(plan, { folder, out: folder });
console.log(`${frames} frames: ${output}`);
