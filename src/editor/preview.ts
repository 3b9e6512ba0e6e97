import { createServer } from 'vite';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import type { LessonOptions } from '../lesson/prepare-lesson.ts';
import { projectRoot } from '../render/project-root.ts';
import { editorConfig } from './editor-config.ts';

export interface PreviewOptions extends LessonOptions {
  /** Which lesson the address leads to; the list of all when left out. */
  readonly lesson?: string;
  readonly port?: number;
  /** Whether to open the address in the person's browser. */
  readonly open?: boolean;
}

export interface Preview {
  readonly address: string;
  close(): Promise<void>;
}

/** Starts the Motion Canvas editor with every lesson in it. */
export async function preview({
  lesson,
  port = 9000,
  open = false,
  ...options
}: PreviewOptions): Promise<Preview> {
  const id = lesson === undefined ? '' : findLessonFolder(lesson).id;
  const server = await createServer({
    ...editorConfig(options),
    configFile: false,
    root: projectRoot,
    server: { port, host: '127.0.0.1', open: open ? `/${id}` : false },
  });
  await server.listen();
  const root = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
  return { address: `${root}${id}`, close: () => server.close() };
}
