import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { cacheFolder, makeFolderWhole } from '../files/cache-folder.ts';
import { projectRoot } from '../files/project-root.ts';
import { importFresh } from './bundle.ts';
import { placedError } from './code-places.ts';
import type { ComputedRun } from './compute-run.ts';
import { CodeError } from './errors.ts';
import { Run, type RunRecord } from './run.ts';

/** A run as it lies in the cache. */
export interface BakedRun {
  readonly run: Run;
  readonly npz: Uint8Array<ArrayBuffer>;
  /** Whether it was computed just now, or had been before. */
  readonly computed: boolean;
  /** Files of the project that it was computed with. */
  readonly files: readonly string[];
}

/**
 * Computes a lesson's run, or takes it from the cache when the same code was run with the same
 * parameters before. The key is the hash of the bundled code (engine included) and the parameters.
 *
 * @throws CodeError with file and line when `run.ts` does not compile or throws.
 */
export async function bakeRun(
  lesson: string,
  runFile: string,
  parameters: Record<string, unknown>,
): Promise<BakedRun> {
  const { module, bundle } = await importFresh<ComputeModule>(
    { source: computeSource(runFile) },
    runFile,
  );
  const { compute } = module;
  if (compute === false) {
    throw new CodeError(
      `${relative(projectRoot, runFile)} exports no "run". Write: export function run({ … }: Parameters, record: Recorder): void { … }.`,
    );
  }
  const key = createHash('sha256')
    .update(JSON.stringify({ lesson, code: bundle.hash, parameters }))
    .digest('hex');
  const folder = cacheFolder('runs', key);
  const computed = !existsSync(folder);
  if (computed) {
    const { arrays, npz } = (() => {
      try {
        return compute(parameters);
      } catch (cause) {
        throw placedError(cause, bundle.code, relative(projectRoot, dirname(runFile)));
      }
    })();
    const record: RunRecord = { lesson, key, parameters, arrays };
    await makeFolderWhole(folder, async (draft) => {
      await writeFile(join(draft, 'numbers.npz'), npz);
      await writeFile(join(draft, 'numbers.json'), `${JSON.stringify(record, undefined, 2)}\n`);
    });
  }
  const record = JSON.parse(await readFile(join(folder, 'numbers.json'), 'utf8')) as RunRecord;
  const npz = new Uint8Array(await readFile(join(folder, 'numbers.npz')));
  return { run: Run.load(record, npz), npz, computed, files: bundle.files };
}

interface ComputeModule {
  /** False when `run.ts` exports no `run`. */
  readonly compute: ((parameters: Record<string, unknown>) => ComputedRun) | false;
}

function computeSource(runFile: string): string {
  const computeFile = join(projectRoot, 'src', 'run', 'compute-run.ts');
  return `import * as lesson from ${JSON.stringify(runFile)};
import { computeRun } from ${JSON.stringify(computeFile)};
export const compute = 'run' in lesson && ((parameters) => computeRun(lesson.run, parameters));
`;
}
