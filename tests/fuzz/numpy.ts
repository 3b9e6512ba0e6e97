/** A live NumPy in a process of its own, spoken to in lines of JSON. Node only. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Program, ProgramOutcome } from './program.ts';

const SCRIPT = fileURLToPath(new URL('./reference.py', import.meta.url));

export class LiveNumpy {
  readonly version: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  private constructor(
    process: ChildProcessWithoutNullStreams,
    lines: AsyncIterator<string>,
    version: string,
  ) {
    this.#process = process;
    this.#lines = lines;
    this.version = version;
  }

  /** Starts `python3` (or $PYTHON); undefined when there is none or it has no NumPy 2. */
  static async start(python = process.env.PYTHON ?? 'python3'): Promise<LiveNumpy | undefined> {
    const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'] });
    const failed = new Promise<undefined>((resolve) => {
      child.on('error', () => resolve(undefined));
      child.on('exit', () => resolve(undefined));
    });
    child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const first = await Promise.race([lines.next(), failed]);
    if (!first || first.done) return undefined;
    const { numpy } = JSON.parse(first.value) as { numpy: string };
    if (Number.parseInt(numpy, 10) < 2) {
      child.kill();
      return undefined;
    }
    return new LiveNumpy(child, lines, numpy);
  }

  /** Runs programs in one go. */
  async run(programs: readonly Program[]): Promise<ProgramOutcome[]> {
    this.#process.stdin.write(programs.map((p) => `${JSON.stringify(p)}\n`).join(''));
    const outcomes: ProgramOutcome[] = [];
    for (let i = 0; i < programs.length; i++) {
      const line = await this.#lines.next();
      if (line.done)
        throw new Error('NumPy stopped; run tests/fuzz/reference.py by hand to see why');
      // Python writes NaN-free JSON here: numbers travel as base64
      outcomes.push(JSON.parse(line.value) as ProgramOutcome);
    }
    return outcomes;
  }

  stop(): void {
    this.#process.stdin.end();
  }
}
