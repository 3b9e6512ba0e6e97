import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLessonFolder } from '../../lesson/lesson-folder.ts';
import { buildPage } from './build-page.ts';
import { codeOf, dependencies } from './module-graph.ts';

/** The files of the stage that a scene's frames depend on, as the keys of its segments have them. */
async function stageOf(lesson: string, scene: string): Promise<string[]> {
  const file = join(findLessonFolder(lesson).path, `${scene}.tsx`);
  const { graph } = await buildPage([file]);
  const code = await codeOf(dependencies(graph, [`${file}?scene`]));
  return Object.keys(code).filter((place) => place.startsWith('src/stage/'));
}

// Lessons import all nodes from one subpath. A node that changes must draw anew those that use it, alone.
describe('what a scene depends on', () => {
  test('lesson 01 depends on the neuron, and on no node that it does not use', async () => {
    const files = await stageOf('01', 'neuron');
    expect(files).toContain('src/stage/neuron/cutaway.tsx');
    expect(files).toContain('src/stage/neuron/weighted-sum.tsx');
    expect(files).not.toContain('src/stage/index.ts');
    const folders = new Set(files.map((file) => file.split('/')[2]));
    for (const other of ['plot', 'matrix', 'digits', 'weight-network', 'decision-disc', 'legend'])
      expect(folders).not.toContain(other);
  });

  test('lesson 18 depends on the network that it trains', async () => {
    const folders = new Set((await stageOf('18', 'training')).map((file) => file.split('/')[2]));
    for (const used of ['weight-network', 'decision-disc', 'loss-strip', 'loupe'])
      expect(folders).toContain(used);
    expect(folders).not.toContain('matrix');
  });
});
