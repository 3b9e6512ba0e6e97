import { readdir, readFile } from 'node:fs/promises';

/** Memory of a process and all that descend from it, in bytes. */
export interface TreeMemory {
  readonly total: number;
  /** The first process alone. */
  readonly root: number;
}

/** Milliseconds between two looks; a peak that is shorter may be missed. */
const INTERVAL = 400;

/**
 * Memory of a process tree now (Linux). What several processes share is counted once: the sum of their
 * proportional set sizes (`Pss` in proc(5), smaps_rollup). Undefined elsewhere, or when the process is gone.
 */
export async function treeMemory(root: number): Promise<TreeMemory | undefined> {
  const tree = await descendants(root);
  if (tree.length === 0) return undefined;
  const sizes = await Promise.all(tree.map(memoryOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total === 0 ? undefined : { total, root: sizes[0] as number };
}

/** Looks at a tree again and again; `stop` gives the largest that was seen. */
export function watchMemory(root: number): { stop(): Promise<TreeMemory | undefined> } {
  let peak: TreeMemory | undefined;
  let watching = true;
  const watch = async () => {
    while (watching) {
      const now = await treeMemory(root);
      if (now !== undefined && now.total > (peak?.total ?? 0)) peak = now;
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  };
  const watched = watch();
  return {
    async stop() {
      watching = false;
      await watched;
      return peak;
    },
  };
}

/** A process and all that descend from it, itself first; none when it is gone or there is no /proc. */
async function descendants(root: number): Promise<number[]> {
  const children = new Map<number, number[]>();
  const names = await readdir('/proc').catch((): string[] => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  if (!pids.includes(root)) return [];
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? Number.NaN);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return 1024 * Number(/^Pss:\s*(\d+)/m.exec(text)?.[1] ?? 0);
}
