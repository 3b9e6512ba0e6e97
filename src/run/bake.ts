import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { cacheFolder } from '../files/cache-folder.ts';
import { readChecked, writeChecked } from '../files/checked-folder.ts';
import { ownModule } from '../files/package-folder.ts';
import { placeOf } from '../files/place.ts';
import { type Bundle, importFresh } from './bundle.ts';
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
  const { compute, bundle } = await loadComputation(runFile);
  const key = createHash('sha256')
    .update(JSON.stringify({ lesson, code: bundle.hash, parameters }))
    .digest('hex');
  const folder = cacheFolder('runs', key);
  const kept = await readChecked(folder, ['numbers.npz', 'numbers.json']);
  if (kept !== undefined) {
    const record = JSON.parse(kept['numbers.json'].toString()) as RunRecord;
    const npz = new Uint8Array(kept['numbers.npz']);
    return { run: Run.load(record, npz), npz, computed: false, files: bundle.files };
  }
  const { arrays, npz: bytes, texts } = compute(parameters);
  const written = `${JSON.stringify({ lesson, key, parameters, arrays, texts }, undefined, 2)}
`;
  const npz = new Uint8Array(bytes);
  // A cache that takes nothing costs the time to compute it again, no more.
  await writeChecked(folder, { 'numbers.npz': npz, 'numbers.json': written }).catch(
    () => undefined,
  );
  // Read from the text, so that the first time is like every other.
  const run = Run.load(JSON.parse(written) as RunRecord, npz);
  return { run, npz, computed: true, files: bundle.files };
}

/** What a `run.ts` computes, as a function of its parameters; nothing is kept. */
export interface Computation {
  /** @throws CodeError with file and line when `run.ts` throws. */
  readonly compute: (parameters: Record<string, unknown>) => ComputedRun;
  readonly bundle: Bundle;
}

/**
 * Reads a `run.ts` together with the engine.
 *
 * @throws CodeError with file and line when it does not compile.
 */
export async function loadComputation(runFile: string): Promise<Computation> {
  const source = { source: computeSource(runFile) };
  const { module, bundle } = await importFresh<ComputeModule>(source, runFile);
  const { compute } = module;
  if (compute === false) {
    throw new CodeError(
      `${placeOf(runFile)} exports no "run". Write: export function run({ … }: Parameters, record: Recorder): void { … }.`,
    );
  }
  return {
    bundle,
    compute(parameters) {
      try {
        return compute(parameters);
      } catch (cause) {
        throw placedError(cause, bundle.code, placeOf(dirname(runFile)));
      }
    },
  };
}

interface ComputeModule {
  /** False when `run.ts` exports no `run`. */
  readonly compute: ((parameters: Record<string, unknown>) => ComputedRun) | false;
}

function computeSource(runFile: string): string {
  const computeFile = ownModule('run/compute-run');
  return `import * as lesson from ${JSON.stringify(runFile)};
import { computeRun } from ${JSON.stringify(computeFile)};
export const compute = 'run' in lesson && ((parameters) => computeRun(lesson.run, parameters));
`;
}
