import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../../files/package-folder.ts';

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Resolves when stdout holds the text; rejects when the command ends without. */
  readonly says: (text: string) => Promise<void>;
}

/** Where and with which lessons a command runs. */
export interface Surroundings {
  readonly cwd?: string;
  readonly environment?: Record<string, string>;
}

/** Starts the command line as a process of its own, as npx does. */
export function start(args: readonly string[], { cwd, environment }: Surroundings = {}): Running {
  const child = spawn(
    process.execPath,
    [join(packageFolder, 'src', 'cli', 'gradreel.js'), ...args],
    {
      cwd: cwd ?? packageFolder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    child.emit('said');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stdout.includes(text) && resolve();
      child.on('said', look);
      look();
      void outcome.then(() => reject(new Error(`It ended without "${text}": ${stdout}${stderr}`)));
    });
  return { process: child, outcome, says };
}

/** Runs the command line to its end. */
export function gradreel(args: readonly string[], surroundings?: Surroundings): Promise<Outcome> {
  return start(args, surroundings).outcome;
}
