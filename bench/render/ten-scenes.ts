import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../../src/files/package-folder.ts';
import { GradreelError } from '../../src/render/errors.ts';

/** The lesson whose first beat the ten scenes play. */
const MODEL = { lesson: '01-one-neuron', scene: 'neuron', scenes: /\bscenes: \[[^\]]*\]/ };
/** Two words of it that are read equally long. */
const WORDS = ['the same small thing', 'the same plain thing'] as const;
const LETTERS = [...'abcdefghij'];
/** Where its light lies: each scene has another, so that no picture of one is a picture of another. */
const LIGHT = /backdrop\.light\(\[(-?\d+), /;

/**
 * A lesson of ten scenes that are drawn like those of real lessons: each plays the first beat of lesson
 * 01, in a light of its own.
 */
export class TenScenes {
  readonly name = 'ten-scenes';
  readonly #folder: string;

  /** @param scenes the folder that receives it; it has to lie inside the project */
  constructor(scenes: string) {
    this.#folder = join(scenes, `10-${this.name}`);
  }

  /** Writes the lesson. */
  async write(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const model = (name: string) =>
      readFile(join(packageFolder, 'scenes', MODEL.lesson, name), 'utf8');
    const names = LETTERS.map((letter) => `'${MODEL.scene}-${letter}'`).join(', ');
    await this.#write(
      'lesson.ts',
      replaced(await model('lesson.ts'), MODEL.scenes, `scenes: [${names}]`),
    );
    await this.#write('run.ts', await model('run.ts'));
    await this.#write('notebook.py', await model('notebook.py'));

    const scene = firstBeat(await model(`${MODEL.scene}.tsx`));
    const beat = /beat\(\s*'([^']+)'/.exec(scene)?.[1] as string;
    const [, told = ''] = (await model('narration.md')).split(/^## /m);
    const [title = '', ...passages] = told.trimEnd().split('\n');
    const turns = LETTERS.map((letter) => [`## ${title} ${letter}`, ...passages, ''].join('\n'));
    await this.#write('narration.md', `# Ten scenes\n\n${turns.join('\n')}`);
    for (const [index, letter] of LETTERS.entries()) {
      const variation = scene.replace(`'${beat}'`, `'${beat}-${letter}'`);
      await this.#write(`${MODEL.scene}-${letter}.tsx`, lightMoved(variation, 5 * (index + 1)));
      await this.#write(`${MODEL.scene}-${letter}.meta`, await model(`${MODEL.scene}.meta`));
    }
  }

  /** Moves the light of one scene in the middle: a change of its source that is seen in all of its frames. */
  async changeScene(): Promise<void> {
    const file = `${MODEL.scene}-${LETTERS[LETTERS.length >> 1]}.tsx`;
    await this.#write(file, lightMoved(await this.#read(file), 1));
  }

  /** Changes a word to one that takes as long to read, there and back again. */
  async changeWord(): Promise<void> {
    const text = await this.#read('narration.md');
    const [before, after] = text.includes(WORDS[0]) ? WORDS : [WORDS[1], WORDS[0]];
    await this.#write('narration.md', replaced(text, before, after));
  }

  #read(name: string): Promise<string> {
    return readFile(join(this.#folder, name), 'utf8');
  }

  #write(name: string, text: string): Promise<void> {
    return writeFile(join(this.#folder, name), text);
  }
}

function lightMoved(source: string, pixels: number): string {
  const x = Number(LIGHT.exec(source)?.[1]);
  return replaced(source, LIGHT, `backdrop.light([${x + pixels}, `);
}

/** The scene with its first beat alone. */
function firstBeat(source: string): string {
  const [before = '', beat = ''] = source.split(/^(?= {2}yield\* beat\()/m);
  return `${before}${beat}});\n`;
}

/** @throws GradreelError when it is not there: a lesson that was not changed would be measured in vain */
function replaced(text: string, found: string | RegExp, by: string): string {
  const changed = text.replace(found, () => by);
  if (changed !== text) return changed;
  throw new GradreelError(`${MODEL.lesson} has no ${found} any more, which the ten scenes need.`);
}
