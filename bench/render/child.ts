import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a process left behind that has ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** The last of what it complained. */
  readonly stderr: string;
}

/** The one that runs; the benchmark measures one at a time. */
let running: ChildProcess | undefined;

/** Starts a program of ours in a process of its own. */
export function startChild(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly pid: number; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  running = child;
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr = `${stderr}${text}`.slice(-4000);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running = undefined;
      resolve({ code, stdout, stderr });
    });
  });
  return { pid: child.pid as number, ended };
}

/** Ends the one that runs, with all that it started. */
export async function stopChild(): Promise<void> {
  if (running === undefined) return;
  const ended = once(running, 'close');
  running.kill();
  await ended;
}
