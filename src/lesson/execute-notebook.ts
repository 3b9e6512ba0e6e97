import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a notebook stops, and why. */
export interface StoppedNotebook {
  /** Counted from 1, with the cells of text. */
  readonly cell: number;
  readonly line: number;
  /** What stands in the line. */
  readonly code: string;
  /** Python's error with its type. */
  readonly error: string;
}

/** A program with its first arguments. */
export type Command = readonly [program: string, ...args: string[]];

const PYTHONS: readonly Command[] = [['python3'], ['python'], ['py', '-3']];

/** The first Python on this machine that has NumPy; undefined where there is none. */
export async function pythonWithNumPy(): Promise<Command | undefined> {
  for (const python of PYTHONS) {
    const [program, ...args] = python;
    const found = await run(program, [...args, '-c', 'import numpy']).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  return undefined;
}

/** No cell of a lesson computes for longer. */
const LONGEST_MILLISECONDS = 10 * 60 * 1000;

/**
 * Executes the code cells of a notebook in order, as Jupyter would, in a folder that holds nothing else.
 *
 * @param numbers `numbers.npz`, which a notebook may compare with
 * @returns where it stops; undefined when it runs to its end
 * @example
 * const python = await pythonWithNumPy();
 * if (python !== undefined) await executeNotebook(python, notebook, npz);
 */
export async function executeNotebook(
  [program, ...args]: Command,
  notebook: string,
  numbers: Uint8Array,
): Promise<StoppedNotebook | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'gradreel-notebook-'));
  const stopped = join(folder, 'stopped.json');
  try {
    await writeFile(join(folder, 'notebook.ipynb'), notebook);
    await writeFile(join(folder, 'numbers.npz'), numbers);
    const options = { cwd: folder, timeout: LONGEST_MILLISECONDS, maxBuffer: 2 ** 28 };
    await run(program, [...args, '-c', EXECUTE], options).catch((error: Error) => {
      if (!existsSync(stopped)) throw error;
    });
    return existsSync(stopped) ? JSON.parse(await readFile(stopped, 'utf8')) : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const EXECUTE = `
import json, sys, traceback

with open("notebook.ipynb", encoding="utf-8") as file:
    cells = json.load(file)["cells"]
names = {"__name__": "__main__"}
for number, cell in enumerate(cells, 1):
    if cell["cell_type"] != "code":
        continue
    source = "".join(cell["source"])
    place = f"<cell {number}>"
    try:
        exec(compile(source, place, "exec"), names)
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == place]
        line = lines[0] if lines else getattr(error, "lineno", None) or 1
        with open("stopped.json", "w", encoding="utf-8") as file:
            json.dump({
                "cell": number,
                "line": line,
                "code": source.splitlines()[line - 1].strip(),
                "error": f"{type(error).__name__}: {error}",
            }, file)
        sys.exit(1)
`;
