import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { cacheFolder } from '../../../src/files/cache-folder.ts';
import { packageFolder } from '../../../src/files/package-folder.ts';
import { findLessonFolder } from '../../../src/lesson/lesson-folder.ts';
import { type PreparedLesson, prepareLesson } from '../../../src/lesson/prepare-lesson.ts';
import { browserArguments } from '../../../src/render/browser/browser.ts';
import { chooseBrowser } from '../../../src/render/browser/browser-choice.ts';
import { scenePlugins } from '../../../src/render/bundle/motion-canvas-plugins.ts';
import { scenesModule } from '../../../src/render/bundle/scenes-module.ts';
import { BrowserEndedError, GradreelError } from '../../../src/render/errors.ts';
import type { ExportReport, ExportTask } from '../official/protocol.ts';
import type { Task, Timed } from './contender.ts';

const require = createRequire(import.meta.url);
const NAME = 'official';

/**
 * Motion Canvas's `Renderer` with its ffmpeg exporter, in the browser that renders lessons. Nothing looks
 * over its shoulder: no editor is shown, and the browser is started without a library that would watch
 * every frame pass through the socket. The clock starts when `Renderer.render` is called; its server and
 * browser run already.
 */
export async function exportOfficially(task: Task): Promise<Timed> {
  const { lesson, firstFrame, endFrame, picture, folder } = task;
  const prepared = await prepareLesson(findLessonFolder(lesson));
  let done: (report: ExportReport) => void = () => undefined;
  const reported = new Promise<ExportReport>((resolve) => {
    done = resolve;
  });
  const job: ExportTask = { name: NAME, firstFrame, endFrame, picture };
  const server = await serveExporter(prepared, job, folder, done);
  try {
    await server.listen();
    const [address = ''] = server.resolvedUrls?.local ?? [];
    const browser = await startBrowser(address, join(folder, 'browser'));
    process.once('exit', () => browser.kill('SIGKILL'));
    const ended = new Promise<never>((_, reject) => {
      browser.once('exit', () =>
        reject(new BrowserEndedError('The browser ended while Motion Canvas was exporting.')),
      );
    });
    ended.catch(() => undefined);
    const report = await Promise.race([reported, ended]).finally(() => browser.kill('SIGKILL'));
    if ('error' in report) {
      throw new GradreelError(`Motion Canvas's exporter failed: ${report.error}`);
    }
    return { ...report, frames: endFrame - firstFrame, file: join(folder, `${NAME}.mp4`) };
  } finally {
    await server.close();
  }
}

function serveExporter(
  { folder, lesson, payload, baked }: PreparedLesson,
  task: ExportTask,
  output: string,
  onReport: (report: ExportReport) => void,
): Promise<ViteDevServer> {
  const answers: Record<string, string | Uint8Array> = {
    '/lesson.json': JSON.stringify(payload),
    '/numbers.npz': baked.npz,
    '/task.json': JSON.stringify(task),
  };
  const files: Plugin = {
    name: 'gradreel:bench-files',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const answer = answers[request.url ?? ''];
        if (answer !== undefined) return void response.end(answer);
        if (request.url !== '/report') return next();
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part as Buffer);
        response.end();
        onReport(JSON.parse(Buffer.concat(parts).toString()) as ExportReport);
      });
    },
  };
  const scenes = lesson.scenes.map((name) => join(folder.path, `${name}.tsx`));
  return createServer({
    configFile: false,
    root: join(packageFolder, 'bench', 'render', 'official'),
    cacheDir: cacheFolder('bench-vite'),
    logLevel: 'error',
    plugins: [files, ...scenePlugins().map(withoutWriting), scenesModule(scenes), exporter(output)],
    optimizeDeps: {
      // Found later, each would reload the page.
      include: [
        '@motion-canvas/core',
        '@motion-canvas/2d',
        '@motion-canvas/2d/lib/jsx-runtime',
        '@motion-canvas/2d/lib/jsx-dev-runtime',
        'd3-scale',
        'katex',
      ],
      exclude: ['@motion-canvas/ffmpeg'],
    },
    server: {
      port: 0,
      host: '127.0.0.1',
      watch: null,
      fs: { allow: [packageFolder] },
    },
  });
}

/** The exporter's half that runs ffmpeg; Motion Canvas's plugin would tell it where files go. */
function exporter(output: string): Plugin {
  const { default: ffmpeg } = requireExporter();
  const { PLUGIN_OPTIONS } = require('@motion-canvas/vite-plugin') as { PLUGIN_OPTIONS: symbol };
  const plugin = ffmpeg();
  const options = Reflect.get(plugin, PLUGIN_OPTIONS) as {
    config(value: { output: string; projects: [] }): Promise<void>;
  };
  void options.config({ output, projects: [] });
  return plugin;
}

/** The exporter is no package of the project: with it come ffmpeg and ffprobe, which nothing else needs. */
function requireExporter(): { default: () => Plugin } {
  try {
    return require('@motion-canvas/ffmpeg');
  } catch (cause) {
    throw new GradreelError(
      "Motion Canvas's exporter is not installed. Run: npm install --no-save @motion-canvas/ffmpeg@3.17.2",
      { cause },
    );
  }
}

/** In a server the plugin for `.meta` files would write them. */
function withoutWriting(plugin: Plugin): Plugin {
  const { configureServer: _, ...rest } = plugin;
  return rest;
}

async function startBrowser(address: string, profile: string): Promise<ChildProcess> {
  const { executable, environment } = await chooseBrowser();
  return spawn(
    executable,
    [
      ...browserArguments,
      ...['--headless', '--no-first-run', '--disable-breakpad', `--user-data-dir=${profile}`],
      ...['--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
      ...['--disable-backgrounding-occluded-windows', '--remote-debugging-port=0', address],
    ],
    { stdio: 'ignore', env: { ...process.env, ...environment } },
  );
}
