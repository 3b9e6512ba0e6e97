import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../../files/cache-folder.ts';
import { courseFolder } from '../../files/course-folder.ts';
import { WholeFolder } from '../../files/whole-file.ts';
import { launchBrowser } from './browser.ts';
import { chooseBrowser } from './browser-choice.ts';
import { servePage } from './page-server.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  /** `optional` for what is missing and not needed. */
  readonly ok: boolean | 'optional';
  /** What there is. */
  readonly found: string;
  /** What it is used for. */
  readonly use: string;
  /** What to do about it, unless all is well. */
  readonly remedy?: string;
}

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Packages that bring the fonts of text, code and formulas. */
const fontPackages = ['@fontsource/inter', '@fontsource/jetbrains-mono', 'katex'];
const oldestNode = [20, 19] as const;
/** A lesson in 4K with its drafts takes well under this. */
const wantedBytes = 1e9;

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
const firstLine = (text: string) => text.trim().split('\n')[0];

/**
 * Looks at everything that a render needs, really starting the browser, and at what it could use beyond.
 * Never throws: what fails is a finding.
 */
export async function examine(): Promise<Finding[]> {
  const [browser, ...others] = await Promise.all([
    examineBrowser(),
    examineFolder('cache', cacheFolder(), 'the unpacked browser, baked runs, built pages'),
    examineFolder('renders', join(courseFolder, 'renders'), 'finished lessons'),
    examineSpace(),
    examineProgram('ffmpeg', ['ffmpeg', '-version'], 'checking videos with another decoder'),
    examineProgram('ffprobe', ['ffprobe', '-version'], 'checking videos with another decoder'),
    examineNumPy(),
  ]);
  return [examineNode(), examinePlatform(), ...browser, examineFonts(), ...others];
}

function examineNode(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const remedy = ok ? {} : { remedy: `Install Node ${oldestNode.join('.')} or newer.` };
  return { name: 'Node', ok, found: process.versions.node, use: 'runs everything', ...remedy };
}

function examinePlatform(): Finding {
  const found = `${process.platform} ${process.arch}`;
  return { name: 'platform', ok: true, found, use: 'decides where the browser comes from' };
}

async function examineBrowser(): Promise<Finding[]> {
  const use = 'draws the pictures and encodes them';
  try {
    const { origin, executable } = await chooseBrowser();
    // WebCodecs is there for pages of a trusted origin only, which loopback is.
    const server = await servePage(
      new Map([['index.html', '<!doctype html><title>doctor</title>']]),
    );
    const browser = await launchBrowser().catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    try {
      const found = `${browser.version()}, ${origin}: ${executable}`;
      const page = await browser.newPage();
      await page.goto(server.address);
      const encoded = (await page.evaluate(encodeOneFrame)) as EncodedFrame;
      return [{ name: 'browser', ok: true, found, use }, videoFinding(encoded)];
    } finally {
      await Promise.all([browser.close(), server.close()]);
    }
  } catch (error) {
    const remedy = 'Set GRADREEL_BROWSER to the path of an installed Chrome, Edge or Chromium.';
    return [
      { name: 'browser', ok: false, found: firstLine((error as Error).message), use, remedy },
    ];
  }
}

interface EncodedFrame {
  readonly codec: string | undefined;
  readonly bytes: number;
  readonly error: string | undefined;
}

/** As text, because a function would be changed by what compiles TypeScript on the way to the page. */
const encodeOneFrame = `(async () => {
  const report = { codec: undefined, bytes: 0, error: undefined };
  if (typeof VideoEncoder === 'undefined') return { ...report, error: 'it has no WebCodecs' };
  const size = { width: 1920, height: 1080 };
  const config = { codec: 'avc1.64002a', ...size, framerate: 60, bitrate: 6e6, avc: { format: 'avc' } };
  try {
    if (!(await VideoEncoder.isConfigSupported(config)).supported) {
      return { ...report, error: 'it does not offer H.264' };
    }
    const canvas = new OffscreenCanvas(size.width, size.height);
    canvas.getContext('2d').fillRect(0, 0, 100, 100);
    const encoder = new VideoEncoder({
      output: (chunk, metadata) => {
        report.codec = metadata?.decoderConfig?.codec;
        report.bytes += chunk.byteLength;
      },
      error: (error) => { report.error = error.message; },
    });
    encoder.configure(config);
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    encoder.encode(frame, { keyFrame: true });
    frame.close();
    await encoder.flush();
    encoder.close();
  } catch (error) {
    report.error ??= String(error);
  }
  return report;
})()`;

function videoFinding({ codec, bytes, error }: EncodedFrame): Finding {
  const name = 'H.264 encoder';
  const use = 'makes the MP4';
  if (error === undefined && codec !== undefined && bytes > 0) {
    return { name, ok: true, found: `${codec}, a 1920×1080 frame in ${bytes} bytes`, use };
  }
  const remedy = 'Set GRADREEL_BROWSER to Chrome or Edge; some builds of Chromium leave H.264 out.';
  return { name, ok: false, found: error ?? 'it gave no packet', use, remedy };
}

function examineFonts(): Finding {
  const missing = fontPackages.filter((name) => {
    try {
      require.resolve(`${name}/package.json`);
      return false;
    } catch {
      return true;
    }
  });
  const base = { name: 'fonts', use: 'text, code and formulas, the same everywhere' };
  return missing.length === 0
    ? { ...base, ok: true, found: fontPackages.join(', ') }
    : { ...base, ok: false, found: `${missing.join(', ')} missing`, remedy: 'Run "npm install".' };
}

async function examineFolder(what: string, path: string, use: string): Promise<Finding> {
  const name = `${what} folder`;
  try {
    await WholeFolder.open(path);
    return { name, ok: true, found: path, use };
  } catch (error) {
    const remedy =
      what === 'renders'
        ? 'Give yourself the right to write there, or render with --out DIR.'
        : 'Give yourself the right to write there.';
    return { name, ok: false, found: (error as Error).message, use, remedy };
  }
}

async function examineSpace(): Promise<Finding> {
  const base = { name: 'free space', use: 'videos and their drafts' };
  try {
    const { bavail, bsize } = await statfs(courseFolder);
    const free = bavail * bsize;
    return free >= wantedBytes
      ? { ...base, ok: true, found: gigabytes(free) }
      : {
          ...base,
          ok: false,
          found: gigabytes(free),
          remedy: `Free some: ${gigabytes(wantedBytes)} is enough for any lesson.`,
        };
  } catch (error) {
    return { ...base, ok: 'optional', found: `not known (${(error as Error).message})` };
  }
}

async function examineProgram(
  name: string,
  [program, ...args]: readonly [string, ...string[]],
  use: string,
  remedy = `Nothing needs it; install ${name} to use it.`,
): Promise<Finding> {
  try {
    const { stdout, stderr } = await run(program, args, { timeout: 20_000 });
    return { name, ok: true, found: firstLine(stdout || stderr), use };
  } catch {
    return { name, ok: 'optional', found: 'not installed', use, remedy };
  }
}

async function examineNumPy(): Promise<Finding> {
  const script =
    'import sys, numpy; print("Python", sys.version.split()[0] + ", NumPy", numpy.__version__)';
  const python = process.platform === 'win32' ? 'python' : 'python3';
  return examineProgram(
    'Python with NumPy',
    [python, '-c', script],
    "running a lesson's notebook",
    'Nothing here needs it; the notebooks do: install Python 3 and "pip install numpy".',
  );
}

/** The findings as text for a terminal, one thing a line, the remedies below their line. */
export function printFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const lines = findings.flatMap(({ name, ok, found, use, remedy }) => {
    const mark = ok === true ? '✓' : ok === 'optional' ? '–' : '✗';
    const line = `${mark} ${name.padEnd(width)}  ${found} (${use})`;
    return remedy === undefined ? [line] : [line, `${' '.repeat(width + 4)}→ ${remedy}`];
  });
  const missing = findings.filter(({ ok }) => ok === false).map(({ name }) => name);
  const verdict =
    missing.length === 0
      ? 'Everything that a render needs is here.'
      : `Missing: ${missing.join(', ')}.`;
  return `${lines.join('\n')}\n\n${verdict}\n`;
}
