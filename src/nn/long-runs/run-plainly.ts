import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Runs a script of this folder in a Node of its own and returns the JSON it prints. Under Vitest every use of
 * an imported name goes through a property of its module, which makes inner loops three times slower.
 */
export async function runPlainly<T>(script: string): Promise<T> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file]);
  return JSON.parse(stdout) as T;
}
