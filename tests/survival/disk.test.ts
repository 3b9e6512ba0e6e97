import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameChecksums } from '../support/decode.ts';
import { installed, run } from '../support/programs.ts';
import { type Said, Workshop } from '../support/workshop.ts';

/**
 * File systems of our own, in a mount namespace: they are gone with the command, whatever happens. Root may
 * do that, and on many systems everybody.
 */
const unshare = await Promise.any(
  [['-m'], ['-rm']].map(async (flags) => {
    await run('unshare', [...flags, 'sh', '-c', 'mount -t tmpfs none /mnt']);
    return ['unshare', ...flags];
  }),
).catch(() => undefined);
if (unshare === undefined)
  console.warn('unshare may not mount: full and read-only disks were not tried.');

let shop: Workshop;
let wanted: string[] | undefined;

beforeAll(async () => {
  shop = await Workshop.open(0);
  const { code } = await shop.render('whole');
  expect(code).toBe(0);
  if (installed.ffmpeg) wanted = await frameChecksums(shop.file('whole'));
});
afterAll(() => shop.close());

/** Renders on other file systems: `before` mounts them, `after` may copy what is on them. */
async function renderOn(
  out: string,
  { before, after = ':', args = [] }: { before: string; after?: string; args?: string[] },
): Promise<{ code: number; stdout: string; stderr: string; last: Said; warnings: Said[] }> {
  const script = `set -e; ${before}; set +e; "$@"; code=$?; set -e; ${after}; exit $code`;
  const [program = '', ...flags] = unshare ?? [];
  const command = shop.command(out, args);
  const { code, stdout, stderr } = await run(
    program,
    [...flags, 'sh', '-c', script, 'sh', ...command],
    {
      env: { ...process.env, ...shop.environment },
      cwd: shop.folder,
    },
  ).then(
    (outcome) => ({ code: 0, ...outcome }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const said = lines.map((line) => JSON.parse(line) as Said);
  return {
    code,
    stdout,
    stderr,
    last: said.at(-1) as Said,
    warnings: said.filter(({ event }) => event === 'warning'),
  };
}

async function expectSameFrames(file: string): Promise<void> {
  if (wanted !== undefined) expect(await frameChecksums(file)).toEqual(wanted);
}

const tmpfs = (folder: string, size: string) =>
  `mkdir -p ${folder}; mount -t tmpfs -o size=${size} none ${folder}`;
const readOnly = (folder: string) =>
  `mkdir -p ${folder}; mount --bind ${folder} ${folder}; mount -o remount,bind,ro ${folder}`;

describe('an output folder', () => {
  test('under a file: said before the work, with path and remedy', async () => {
    writeFileSync(shop.place('file'), '');
    const { code, stderr, said } = await shop.render('file');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `gradreel: Cannot write ${shop.place('file')}/01-mean-of-numbers: a part of the path is a file, not a folder (ENOTDIR). Choose another folder with --out DIR.\n`,
    );
    expect(said.map(({ event }) => event)).toEqual(['failed']);
  });

  test.runIf(unshare)('that may only be read: said before the work', async () => {
    const { code, stderr, last } = await renderOn('locked', {
      before: readOnly(shop.place('locked')),
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`Cannot write ${shop.place('locked')}/01-mean-of-numbers: `);
    expect(stderr).toMatch(/the file system is read-only \(EROFS\)\. Choose .* --out DIR\.\n$/);
    expect(last.event).toBe('failed');
  });

  // The formats have writers of their own; single pictures are files of their own.
  test.runIf(unshare).each(['mp4', 'webm', 'gif'])(
    'on a full disk: said, no half %s is left, and what was there before stays',
    async (format) => {
      const full = shop.place('full');
      const video = `${full}/01-mean-of-numbers/lesson.${format}`;
      const { code, stderr, stdout } = await renderOn('full', {
        before: `${tmpfs(full, '24k')}; mkdir ${full}/01-mean-of-numbers; echo before > ${video}`,
        after: `find ${full} -type f; cat ${video}`,
        args: ['--format', format],
      });
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(
          /^gradreel: Cannot write \S+\/full\/01-mean-of-numbers\S*: the disk is full \(ENOSPC\)\. Free some space, or choose a folder on another disk with --out DIR\.\n$/,
        ),
      });
      const left = stdout.split('\n').filter((line) => !line.startsWith('{'));
      expect(left).toEqual([video, 'before', '']);
      expect(await shop.rubbish()).toEqual([]);
    },
  );
});

describe.runIf(unshare)('a cache', () => {
  const noSegments = () => `rm -rf ${shop.cache}/segments ${shop.cache}/renders`;

  test('on a full disk: the render goes on, says so once, and leaves nothing beside it', async () => {
    const { code, stderr, last, warnings } = await renderOn('cache-full', {
      before: tmpfs(join(shop.cache, 'segments'), '4k'),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(last).toMatchObject({ event: 'done', reusedFrames: 0 });
    expect(warnings.map(({ message }) => message)).toEqual([
      `What is drawn cannot be kept for the next render: the disk is full (ENOSPC) in ${shop.cache}/segments. This render goes on. Free some space there, or name another folder with GRADREEL_CACHE.`,
    ]);
    expect(await shop.files('cache-full')).toEqual(await shop.files('whole'));
    await expectSameFrames(shop.file('cache-full'));
    expect(await shop.rubbish()).toEqual([]);
  });

  test('that may only be read: what is in it is used, and what is not is drawn', async () => {
    expect((await shop.render('whole')).code).toBe(0);
    const used = await renderOn('cache-used', { before: readOnly(shop.cache) });
    expect([used.code, used.stderr, used.warnings]).toEqual([0, '', []]);
    expect(used.last.reusedFrames).toBe(used.last.frames);

    const { code, stderr, last, warnings } = await renderOn('cache-locked', {
      before: `${noSegments()}; mkdir -p ${shop.cache}/segments; ${readOnly(shop.cache)}`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(last).toMatchObject({ event: 'done', reusedFrames: 0 });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain('the file system is read-only (EROFS)');
    await expectSameFrames(shop.file('cache-locked'));
    expect(await shop.rubbish()).toEqual([]);
  });

  test('and an output, both full: an error that names the output', async () => {
    const full = shop.place('full');
    const { code, stderr } = await renderOn('full', {
      before: `${noSegments()}; ${tmpfs(join(shop.cache, 'segments'), '4k')}; ${tmpfs(full, '8k')}`,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Cannot write .*\/full\/01-mean-of-numbers: the disk is full \(ENOSPC\)/,
    );
  });
});

test.runIf(unshare)('a full folder for temporary files: an error that names it', async () => {
  const { code, stderr } = await renderOn('no-temporary', {
    before: `${tmpfs(shop.temporary, '4k')}; cat /dev/zero > ${shop.temporary}/zero 2>/dev/null || true`,
  });
  expect(code).toBe(1);
  expect(stderr).toContain('TMPDIR');
  mkdirSync(shop.temporary, { recursive: true });
});
