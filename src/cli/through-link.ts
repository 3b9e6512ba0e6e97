import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkedEnvironment } from '../files/link.ts';
import { packageFolder } from '../files/package-folder.ts';

/** What would end this program ends the one that works in its place. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Serves pages from a folder with a `#` in its path. Vite gives a page the addresses of its own files, and what
 * follows a `#` in an address is not asked for; so the same command is started again by a link to the folder.
 *
 * @returns whether that was needed, and has been done
 */
export async function servedThroughLink(): Promise<boolean> {
  if (!fileURLToPath(import.meta.url).includes('#') || packageFolder.includes('#')) return false;
  const program = join(packageFolder, 'src', 'cli', 'gradreel.js');
  const options = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const child = spawn(process.execPath, [...options, program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: linkedEnvironment(),
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  return true;
}
