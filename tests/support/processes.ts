import { run } from './programs.ts';

/** A process as `ps` shows it. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Whether it has ended and only waits to be noticed by its parent. */
  readonly isZombie: boolean;
  readonly command: string;
}

/** Whether there is a `ps` that lists processes. */
export const hasPs = await run('ps', ['-eo', 'pid=,ppid=,stat=,args=']).then(
  () => true,
  () => false,
);

async function processes(): Promise<Process[]> {
  const { stdout } = await run('ps', ['-ww', '-eo', 'pid=,ppid=,stat=,args='], {
    maxBuffer: 2 ** 26,
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [, pid, parent, state = '', command = ''] =
        /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      const isZombie = state.startsWith('Z');
      return { pid: Number(pid), parent: Number(parent), isZombie, command };
    });
}

/** All running processes that descend from one. */
export async function descendants(ancestor: number): Promise<Process[]> {
  const all = await processes();
  const below = (parent: number): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(ancestor).filter(({ isZombie }) => !isZombie);
}

/** Those of some processes that still run. */
export async function stillRunning(some: readonly Process[]): Promise<Process[]> {
  const all = await processes();
  return some.filter(({ pid, command }) =>
    all.some((one) => one.pid === pid && !one.isZombie && one.command === command),
  );
}

/**
 * Kills the tabs of every browser that was started by a process, once it has more than the one that a browser
 * begins with; says how many. Before that a browser is not ready, and whoever starts it waits for half a minute.
 */
export async function killTabs(starter: number): Promise<number> {
  const browsers = (await processes()).filter(({ parent }) => parent === starter);
  const killed = await Promise.all(
    browsers.map(async (browser) => {
      const below = await descendants(browser.pid);
      const tabs = below.filter(({ command }) => command.includes('--type=renderer'));
      if (tabs.length < 2) return 0;
      for (const { pid } of tabs) kill(pid);
      return tabs.length;
    }),
  );
  return killed.reduce((sum, count) => sum + count, 0);
}

/** Waits until no part of a browser descends from a process any more; what is left, when that takes too long. */
export async function browsersLeft(ancestor: number): Promise<string[]> {
  for (let look = 1; ; look++) {
    const all = await descendants(ancestor);
    const left = all.filter(({ command }) => /--type=|--remote-debugging/.test(command));
    if (left.length === 0 || look === 50) return left.map(({ command }) => command);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Ends a process without notice; one that has ended is none to end. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
  }
}
