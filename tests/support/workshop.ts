import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Running, start } from '../../src/cli/testing/command.ts';
import { ScratchLessons } from '../../src/cli/testing/scratch-lessons.ts';
import { cacheKinds } from '../../src/files/cache.ts';
import { packageFolder } from '../../src/files/package-folder.ts';
import { type PreparedLesson, prepareLesson } from '../../src/lesson/prepare-lesson.ts';
import { linkBrowser } from '../../src/render/testing/link-browser.ts';
import { descendants, kill, type Process } from './processes.ts';

/** A small picture at a low rate: what is looked at is what survives, not how it looks. */
export const SMALL = { width: 192, height: 108, framesPerSecond: 10 };
const SMALL_OPTIONS = ['--size', '192x108', '--fps', '10', '--json'];

const program = join(packageFolder, 'src', 'cli', 'gradreel.js');

/** What a command said with `--json`, line by line. */
export type Said = Record<string, unknown> & { readonly event: string };

/**
 * A lesson of its own with a cache, a folder for temporary files and outputs of its own, in which commands
 * may be killed: all that they leave is seen, and nobody else's work is touched.
 */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'gradreel-survival-'));
  readonly cache = join(this.folder, 'cache');
  readonly temporary = join(this.folder, 'tmp');
  readonly #lessons = new ScratchLessons();
  readonly #running: Running[] = [];
  #seen: Process[] = [];

  private constructor() {
    mkdirSync(this.temporary);
    mkdirSync(this.cache);
  }

  /** @param passages how many paragraphs of six seconds its last beat has beside its own */
  static async open(passages = 4): Promise<Workshop> {
    const shop = new Workshop();
    // What tsx has translated for this user already.
    const translated = join(tmpdir(), `tsx-${process.getuid?.() ?? ''}`);
    if (existsSync(translated)) {
      symlinkSync(translated, join(shop.temporary, basename(translated)), 'junction');
    }
    await linkBrowser(shop.cache);
    await shop.#lessons.add('mean-of-numbers');
    const more =
      '\n\nThe picture stands still while this is read, word by word, until all is said.';
    await shop.change(
      'narration.md',
      'is missing below.\n',
      `is missing below.${more.repeat(passages)}\n`,
    );
    return shop;
  }

  /** The folder of the lesson. */
  get lesson(): { id: string; path: string } {
    return { id: '01-mean-of-numbers', path: join(this.#lessons.path, '01-mean-of-numbers') };
  }

  get environment(): Record<string, string> {
    return {
      ...this.#lessons.environment,
      GRADREEL_CACHE: this.cache,
      TMPDIR: this.temporary,
      // What a test runner sets is not for the programs that are tested.
      NODE_OPTIONS: '',
    };
  }

  change(file: string, before: string, after: string): Promise<void> {
    return this.#lessons.change(this.lesson.id, file, before, after);
  }

  /** Lets every frame take so long to draw: time enough to do something meanwhile. */
  async slowDown(milliseconds: number): Promise<void> {
    const line = '    const { theme, values, mean } = this.#bars;';
    const wait = `for (const end = performance.now() + ${milliseconds}; performance.now() < end; );`;
    await this.change('mean.tsx', line, `    ${wait}\n${line}`);
  }

  /** Adds a statement to the scene, behind its first beat; it may be a generator's. */
  async disturb(statement: string): Promise<void> {
    await this.change('mean.tsx', '  // \\part{name}', `${statement}\n\n  // \\part{name}`);
  }

  prepare(): Promise<PreparedLesson> {
    return prepareLesson(this.lesson);
  }

  place(name: string): string {
    return join(this.folder, name);
  }

  /** The command that renders into a folder of this name, as its words. */
  command(out: string, args: readonly string[] = []): string[] {
    return [process.execPath, program, ...this.#words(out, args)];
  }

  #words(out: string, args: readonly string[]): string[] {
    return ['render', '1', ...SMALL_OPTIONS, '--out', join(this.folder, out), ...args];
  }

  /** Renders on the command line, as a process of its own, into a folder of this name. */
  start(
    out: string,
    args: readonly string[] = [],
    environment: Record<string, string> = {},
  ): Running {
    const running = start(this.#words(out, args), {
      environment: { ...this.environment, ...environment },
      cwd: this.folder,
    });
    this.#running.push(running);
    return running;
  }

  /** Renders to the end; all that it said, the last line of which is `done` or `failed`. */
  async render(...values: Parameters<Workshop['start']>): Promise<{
    readonly code: number | null;
    readonly stderr: string;
    readonly last: Said;
    readonly said: readonly Said[];
  }> {
    const { code, stdout, stderr } = await this.start(...values).outcome;
    const said = linesOf(stdout);
    return { code, stderr, said, last: said.at(-1) as Said };
  }

  /** Kills a command without notice, and gives the processes that it had below it. */
  async kill(running: Running): Promise<Process[]> {
    const below = await descendants(running.process.pid as number);
    this.#seen.push(...below);
    running.process.kill('SIGKILL');
    await running.outcome;
    return below;
  }

  video(out: string): Promise<Buffer> {
    return readFile(this.file(out));
  }

  /** Where the video of a render into that folder lies. */
  file(out: string): string {
    return join(this.folder, out, this.lesson.id, 'lesson.mp4');
  }

  /** The names in the folder of a render's files. */
  async files(out: string): Promise<string[]> {
    const folder = join(this.folder, out, this.lesson.id);
    return existsSync(folder) ? (await readdir(folder)).sort() : [];
  }

  /** All files of the cache, but for the browser's. */
  async cached(...kinds: string[]): Promise<string[]> {
    const lists = await Promise.all(
      (kinds.length === 0 ? Object.keys(cacheKinds) : kinds).map(async (kind) => {
        const folder = join(this.cache, kind);
        if (!existsSync(folder)) return [];
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((file) => !file.includes('node_modules'));
      }),
    );
    return lists.flat().sort();
  }

  /** Removes what is kept, but for the browser. */
  forget(): void {
    for (const kind of Object.keys(cacheKinds)) {
      rmSync(join(this.cache, kind), { recursive: true, force: true });
    }
  }

  /** What killed programs have left: drafts anywhere, and temporary files. */
  async rubbish(): Promise<string[]> {
    const names = await readdir(this.folder, { recursive: true });
    const isOurs = (name: string) => !name.startsWith('cache/chromium');
    return names.filter(
      // What tsx has translated is its own cache.
      (name) => isOurs(name) && (basename(name).endsWith('.draft') || /^tmp\/(?!tsx-)/.test(name)),
    );
  }

  /** Flips one bit of a file. */
  async damage(file: string, index: number): Promise<void> {
    const bytes = await readFile(file);
    bytes[index] = (bytes[index] as number) ^ 4;
    await writeFile(file, bytes);
  }

  close(): void {
    for (const { process: program } of this.#running) program.kill('SIGKILL');
    for (const { pid, command } of this.#seen) if (command.includes(this.folder)) kill(pid);
    this.#lessons.remove();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function linesOf(stdout: string): Said[] {
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said);
}
