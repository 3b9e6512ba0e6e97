import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const starter = join(import.meta.dirname, 'one-processor.sh');

/** How a browser is started so that it counts one processor. */
export interface OneProcessor {
  /** To be started in place of the browser, with the browser's arguments. */
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Lets the running browser, which has counted, use all processors. */
  release(): Promise<void>;
}

/**
 * Chromium's own H.264 encoder cuts each picture into a slice for every processor that it counted, and
 * shifts the borders between the slices by the time that each of them took (`bUseLoadBalancing` of OpenH264,
 * which Chromium leaves on). So two encodings of the same pictures decode to slightly different ones. A
 * browser that counts one processor makes one slice, and the same bytes each time. It counts when it
 * starts: it is started on one processor and let go afterwards, so that drawing and encoding still work
 * side by side.
 *
 * Linux only, by `taskset` of util-linux, which every Debian has; elsewhere undefined.
 *
 * @param megabytes what each process of the browser may have of memory that it does not share: the shell that
 *   starts it can say so (`RLIMIT_DATA` of setrlimit(2)), and what asks for more gets an error
 */
export async function oneProcessor(
  program: string,
  megabytes?: number,
): Promise<OneProcessor | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    await Promise.all([access(starter, constants.X_OK), run('taskset', ['--version'])]);
    const status = await readFile('/proc/self/status', 'utf8');
    const all = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1];
    const first = /^\d+/.exec(all ?? '')?.[0];
    if (all === undefined || first === undefined) return undefined;
    const token = randomUUID();
    return {
      executable: starter,
      environment: {
        GRADREEL_PROGRAM: program,
        GRADREEL_PROCESSOR: first,
        GRADREEL_START: token,
        ...(megabytes === undefined ? {} : { GRADREEL_MEMORY: String(1024 * megabytes) }),
      },
      release: () => release(token, all),
    };
  } catch {
    return undefined;
  }
}

async function release(token: string, processors: string): Promise<void> {
  const released = (await processesOf(token)).map((pid) =>
    // A process that ended meanwhile needs nothing.
    run('taskset', ['-a', '-c', '-p', processors, String(pid)]).catch(() => undefined),
  );
  await Promise.all(released);
}

/** The process that was started with the token, and all that descend from it. */
async function processesOf(token: string): Promise<number[]> {
  const children = new Map<number, number[]>();
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const statuses = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')),
  );
  for (const [index, status] of statuses.entries()) {
    const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(pids[index])]);
  }
  const found: number[] = [];
  for (const pid of children.get(process.pid) ?? []) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.includes(`GRADREEL_START=${token}`)) found.push(pid);
  }
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}
