import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { treeMemory, watchMemory } from './process-tree.ts';

const MEGABYTE = 2 ** 20;
/** A process whose child fills 100 megabytes, says so, and waits for its input to end. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e',
    'const filled = Buffer.alloc(100 * 2 ** 20, 1); console.log(filled.length); process.stdin.resume();'],
    { stdio: ['inherit', 'inherit', 'inherit'] });
  process.stdin.resume();
  child.on('exit', () => process.exit());
`;

test.skipIf(process.platform !== 'linux')('what a child holds counts, until it ends', async () => {
  const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const pid = parent.pid as number;
  const watch = watchMemory(pid);
  await once(parent.stdout, 'data');
  const memory = await treeMemory(pid);
  expect(memory?.total).toBeGreaterThan(100 * MEGABYTE);
  expect(memory?.total).toBeGreaterThan((memory?.root ?? 0) + 100 * MEGABYTE);
  expect(memory?.root).toBeGreaterThan(MEGABYTE);
  await new Promise((resolve) => setTimeout(resolve, 600));
  parent.kill();
  parent.stdin.end();
  await once(parent, 'exit');
  expect((await watch.stop())?.total).toBeGreaterThan(100 * MEGABYTE);
  expect(await treeMemory(pid)).toBeUndefined();
});
