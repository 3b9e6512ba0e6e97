import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from '../../src/files/package-folder.ts';

/** Of one beat, with the breath at its end. */
const BEAT_SECONDS = 10;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Writes a lesson of some minutes: bars that move all the time, and a number that changes every second. So
 * nothing grows with its length but its length.
 *
 * @param scenes the folder that receives it; it has to lie inside the project
 * @returns the lesson's name
 */
export async function writeLongLesson(scenes: string, minutes: number): Promise<string> {
  const beats = Math.max(1, Math.round((60 * minutes) / BEAT_SECONDS));
  const name = `${String(Math.round(minutes)).padStart(2, '0')}-long`;
  const folder = join(scenes, name);
  await mkdir(folder, { recursive: true });
  const titles = Array.from({ length: beats }, (_, index) => {
    return `Turn ${LETTERS[Math.floor(index / 26)]}${LETTERS[index % 26]}`;
  });
  const ids = titles.map((title) => title.toLowerCase().replace(' ', '-'));
  const from = (module: string) => JSON.stringify(join(packageFolder, 'src', module));
  const fromNode = (module: string) =>
    JSON.stringify(pathToFileURL(join(packageFolder, 'src', module)).href);
  const files = {
    'lesson.ts': `import { z } from 'zod';
import { defineLesson } from ${fromNode('lesson/lesson.ts')};
export const lesson = defineLesson({
  title: 'Bars', summary: 'Bars move on.', parameters: z.object({}), scenes: ['bars'], chip: 'bars',
});
`,
    'run.ts': `import * as np from ${fromNode('np/index.ts')};
export function run(_, record) {
  record.array('x', np.arange(60));
}
`,
    'notebook.py': '# %%\nx = np.arange(60)\nx\n',
    'narration.md': `# Bars\n${titles.map((title) => `\n## ${title}\n\nThe bars move on and on.\n`).join('')}`,
    'bars.meta': '{ "version": 0 }\n',
    'bars.tsx': `import { Node } from '@motion-canvas/2d';
import { createSignal, linear } from '@motion-canvas/core';
import { beat } from ${from('lesson/beat.ts')};
import { lessonScene } from ${from('lesson/lesson-scene.tsx')};
import { inter } from ${from('stage/fonts.ts')};
import { drawText } from ${from('stage/text.ts')};

export default lessonScene(function* ({ view, lesson: { run, theme } }) {
  const bars = new Bars({ theme, values: run.values('x') });
  view.add(bars);
  for (const id of ${JSON.stringify(ids)}) yield* beat(id, bars.play());
});

class Bars extends Node {
  constructor(props) {
    super(props);
    this.bars = props;
    this.seconds = createSignal(0);
  }

  *play() {
    yield* this.seconds(this.seconds() + ${BEAT_SECONDS - 1}, ${BEAT_SECONDS - 1}, linear);
  }

  draw(context) {
    const { theme, values } = this.bars;
    const seconds = this.seconds();
    for (let i = 0; i < 24; i++) {
      const height = 200 + 150 * Math.sin(2 * seconds + i / 3);
      context.fillStyle = theme.positive.strong;
      context.fillRect(60 * i - 720, 350 - height, 50, height);
    }
    drawText(context, values[Math.floor(seconds) % values.length], 0, -200, {
      font: inter(120, 700), color: theme.ink, align: 'center',
    });
  }
}
`,
  };
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return name;
}
