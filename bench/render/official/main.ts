import scenes from 'virtual:gradreel/scenes';
import {
  bootstrap,
  Logger,
  LogLevel,
  MetaFile,
  makeProject,
  Renderer,
  RendererResult,
  type RendererSettings,
  Vector2,
} from '@motion-canvas/core';
import exporter from '@motion-canvas/ffmpeg/lib/client';
import type { LessonPayload } from '../../../src/lesson/lesson-payload.ts';
import { openLesson } from '../../../src/lesson/open-lesson.ts';
import { guardTexts } from '../../../src/stage/text-guard.ts';
import type { ExportReport, ExportTask } from './protocol.ts';

/** Motion Canvas's own renderer with its own exporter, as the editor's "render" button starts them. */
async function exportLesson(): Promise<ExportReport> {
  const get = (path: string) => fetch(path);
  const task = (await (await get('/task.json')).json()) as ExportTask;
  const payload = (await (await get('/lesson.json')).json()) as LessonPayload;
  const npz = new Uint8Array(await (await get('/numbers.npz')).arrayBuffer());
  guardTexts();
  const lesson = await openLesson(payload, npz);

  const logger = new Logger();
  const complaints: string[] = [];
  logger.onLogged.subscribe(({ level, message }) => {
    if (level === LogLevel.Error) complaints.push(message);
  });
  const config = makeProject({ name: 'bench', scenes, variables: { lesson }, logger });
  const versions = { core: '', two: '', ui: '', vitePlugin: '' };
  const project = bootstrap(
    'bench',
    versions,
    [exporter()],
    config,
    new MetaFile('bench'),
    new MetaFile('settings'),
  );
  const { framesPerSecond: fps, width } = task.picture;
  // Seconds are rounded up to frames: a quarter of a frame less gives the same frame and no rounding error.
  const seconds = (frame: number) => Math.max(0, (frame - 0.25) / fps);
  const settings: RendererSettings = {
    name: task.name,
    fps,
    size: new Vector2(1920, 1080),
    resolutionScale: width / 1920,
    colorSpace: 'srgb',
    background: null,
    // Its range is inclusive.
    range: [seconds(task.firstFrame), seconds(task.endFrame - 1)],
    exporter: { name: '@motion-canvas/ffmpeg', options: { fastStart: true, includeAudio: false } },
  };
  const renderer = new Renderer(project);
  let frames = 0;
  let firstAt = 0;
  renderer.onFrameChanged.subscribe(() => {
    frames++;
    // The renderer names the first frame before it plays through, and again when it exports it.
    if (frames === 2) firstAt = performance.now();
  }, false);
  let result: RendererResult | undefined;
  renderer.onFinished.subscribe((finished) => {
    result = finished;
  });
  const start = performance.now();
  await renderer.render(settings);
  const end = performance.now();
  if (result !== RendererResult.Success) {
    throw new Error(complaints.join('\n') || `The renderer ended with result ${result}.`);
  }
  return { wholeSeconds: (end - start) / 1000, frameSeconds: (end - firstAt) / 1000 };
}

const report = (body: ExportReport) =>
  fetch('/report', { method: 'POST', body: JSON.stringify(body) });

exportLesson()
  .then(report)
  .catch((error: Error) => report({ error: error.stack ?? String(error) }));
