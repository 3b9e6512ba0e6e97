import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { launchEncodingBrowser } from './browser.ts';
import { oneProcessor } from './one-processor.ts';

/** For each process below this one that is a browser's: the processors that its threads may use. */
async function browserProcessors(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!commandLine.includes(`--user-data-dir=`) || !(await isOurs(Number(pid)))) continue;
    for (const thread of await readdir(`/proc/${pid}/task`).catch(() => [])) {
      const status = await readFile(`/proc/${pid}/task/${thread}/status`, 'utf8').catch(() => '');
      const allowed = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1];
      if (allowed !== undefined) found.add(allowed);
    }
  }
  return found;
}

async function isOurs(pid: number): Promise<boolean> {
  if (pid === process.pid) return true;
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0);
  return parent > 1 && isOurs(parent);
}

test('an encoding browser counts one processor and then uses all of them', async (context) => {
  if ((await oneProcessor('')) === undefined) {
    context.skip('Processors can be taken away only on Linux, with taskset.');
  }
  const own = await readFile('/proc/self/status', 'utf8');
  const all = /^Cpus_allowed_list:\s*(\S+)/m.exec(own)?.[1];
  const { browser, release } = await launchEncodingBrowser();
  try {
    const page = await browser.newPage();
    expect(await page.evaluate('navigator.hardwareConcurrency')).toBe(1);
    const before = await browserProcessors();
    expect([...before]).toEqual([/^\d+/.exec(all ?? '')?.[0]]);
    await release();
    expect([...(await browserProcessors())]).toEqual([all]);
    expect(await page.evaluate('navigator.hardwareConcurrency')).toBe(1);
  } finally {
    await browser.close();
  }
});
