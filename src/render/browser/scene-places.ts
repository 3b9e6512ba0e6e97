import { readFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { ownPath } from '../../files/package-folder.ts';
import { fileAt, placeOf } from '../../files/place.ts';
import { placeOfSign } from '../../lesson/signs.ts';
import { signIn } from '../../stage/faces/coverage.ts';
import type { BuiltPage } from '../bundle/build-page.ts';
import { SceneError } from '../errors.ts';
import type { Place } from '../page/protocol.ts';

/**
 * Says where in a lesson's code something of its page comes from: an error, or the beat that is being played.
 *
 * @example
 * const places = new ScenePlaces('scenes/01-one-neuron', built);
 * await places.beatLine({ frame: 37, scene: 'neuron', beat: 'the-bias-lifts' });
 * // 'scenes/01-one-neuron/neuron.tsx:31 (beat "the-bias-lifts")'
 */
export class ScenePlaces {
  /** @param folder the lesson's folder, relative to the project */
  constructor(
    private readonly folder: string,
    private readonly built: Pick<BuiltPage, 'sourceMaps'>,
  ) {}

  /**
   * Turns an error of the page into one that names the scene's file and line.
   *
   * @param played asks the page where it is; called where the stack does not lead to a scene
   */
  async sceneError(cause: Error, played: () => Promise<Place | undefined>): Promise<SceneError> {
    const places = await this.#placesIn(cause.stack ?? '');
    const sign = signIn(cause.message);
    const place =
      (sign === undefined ? undefined : await this.#placeOfSign(sign)) ??
      places.find((candidate) => candidate.startsWith(`${this.folder}/`)) ??
      (await this.beatLine(await played())) ??
      places.find((candidate) => candidate.startsWith('src/'));
    const message = cause.message
      .replace(/^page\.\w+: /, '')
      .replace(/^(Error|\w+Error): /, '')
      .split('\n    at ')[0]
      ?.trim();
    // The node's own place, where the blame may lie as well as with the line that uses it.
    const thrower = places[0];
    const thrown = thrower === undefined || thrower === place ? '' : ` (thrown in ${thrower})`;
    const traced = places.map((candidate) => `    at ${candidate}`).join('\n');
    return new SceneError(`${place === undefined ? '' : `${place}: `}${message}${thrown}`, {
      cause: new Error(`${message}\n${traced}`),
    });
  }

  /** Where the lesson's files write a sign. */
  #placeOfSign(sign: string): Promise<string | undefined> {
    return placeOfSign({ id: '', path: fileAt(this.folder) }, sign);
  }

  /** What is said when the picture has stood still for too long. */
  async stallError(place: Place | undefined, stallSeconds: number): Promise<SceneError> {
    const at = place === undefined ? '' : ` ${placeText(place)}`;
    return new SceneError(
      `${(await this.beatLine(place)) ?? this.folder}: the picture stood still for ${stallSeconds} s${at}, which is the limit. Does a loop there never end, or wait for something that never comes?`,
    );
  }

  /**
   * Where the beat that is being played begins. Movements run one frame at a time, long after the line
   * that began them has been left, so the stack may not lead to it.
   */
  async beatLine({ scene, beat }: Partial<Place> = {}): Promise<string | undefined> {
    if (scene === undefined || beat === undefined) return undefined;
    const file = `${this.folder}/${scene}.tsx`;
    const source = await readFile(fileAt(file), 'utf8').catch(() => '');
    const line = lineOfBeat(source, beat);
    return line === undefined ? undefined : `${file}:${line} (beat "${beat}")`;
  }

  /** The places in the project's files that a stack leads through. */
  async #placesIn(stack: string): Promise<string[]> {
    const positions = [...stack.matchAll(/\/([^/\s()]+\.js):(\d+):(\d+)/g)];
    if (positions.length === 0) return [];
    // A scene that has been changed meanwhile, and does not compile, has no places.
    const maps = await this.built.sourceMaps().catch(() => new Map<string, string>());
    return positions.flatMap(([, file, line, column]) => {
      const map = [...maps].find(([name]) => name.endsWith(file as string))?.[1];
      if (map === undefined) return [];
      return originalPlace(map, Number(line), Number(column)) ?? [];
    });
  }
}

/**
 * The line of a scene's code on which the call that plays a beat begins, comments left aside.
 *
 * @example
 * lineOfBeat("// beat('a')\n  yield* beat(\n    'a', first, second);", 'a') // 2
 */
export function lineOfBeat(source: string, beat: string): number | undefined {
  const comments = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\*[\s\S]*?\*\/|\/\/.*/g;
  const code = source.replace(comments, (text, string) => string ?? text.replace(/[^\n]/g, ' '));
  for (const { 2: id, index } of code.matchAll(/\bbeat\(\s*(['"`])(.*?)\1/g)) {
    if (id === beat) return code.slice(0, index).split('\n').length;
  }
  return undefined;
}

/** `scenes/01-one-neuron/neuron.tsx:12` for a place in a script of the page. */
function originalPlace(map: string, line: number, column: number): string | undefined {
  const entry = new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  const scripts = ownPath('render', 'page', 'dist', 'assets');
  const source = placeOf(join(scripts, entry.originalSource));
  return `${source}:${entry.originalLine + 1}`;
}

/** `at frame 37 of the scene "mean", in the beat "they-add-up"` */
export function placeText({ frame, scene, beat }: Place): string {
  const where = scene === '' ? '' : ` of the scene "${scene}"`;
  return `at frame ${frame}${where}${beat === undefined ? '' : `, in the beat "${beat}"`}`;
}
