import { fileURLToPath } from 'node:url';
import { createLogger, createServer } from 'vite';
import { courseFolder } from '../files/course-folder.ts';
import { GradreelError } from '../files/gradreel-error.ts';
import { isLinked, withFragment } from '../files/link.ts';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import { packageFolders } from '../run/own-packages.ts';
import { editorConfig } from './editor-config.ts';
import type { EditorOptions } from './lesson-plugin.ts';

export interface PreviewOptions extends EditorOptions {
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

/** The editor cannot be served from where it lies. */
export class EditorPlaceError extends GradreelError {}

/**
 * Starts the Motion Canvas editor with every lesson in it.
 *
 * @throws EditorPlaceError where Gradreel is installed below a folder with a `#` in its name.
 */
export async function preview({
  lesson,
  port = 9000,
  open = false,
  ...options
}: PreviewOptions): Promise<Preview> {
  requireServable();
  const id = lesson === undefined ? '' : findLessonFolder(lesson).id;
  const server = await createServer({
    ...editorConfig(options),
    configFile: false,
    resolve: { preserveSymlinks: isLinked() },
    customLogger: quietLogger(),
    root: courseFolder,
    server: {
      port,
      host: '127.0.0.1',
      open: open && hasDesktop() ? `/${id}` : false,
      fs: { allow: [courseFolder, ...packageFolders()] },
    },
  });
  await server.listen();
  const root = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
  return { address: `${root}${id}`, close: () => server.close() };
}

/** Vite gives a page the addresses of its own files, and what follows a `#` in an address is not asked for. */
function requireServable(): void {
  if (!fileURLToPath(import.meta.resolve('vite')).includes('#')) return;
  throw new EditorPlaceError(
    `The editor does not open from a folder with a "#" in its path: ${withFragment(courseFolder)}. Open it with "npx gradreel preview", which goes by a link; or rename the folder.`,
  );
}

/** Without a desktop there is no browser to open, and asking for one ends in a stack trace. */
export function hasDesktop(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}

/** Vite warns of an option that Motion Canvas's plugin still sets; nobody here can do anything about it. */
function quietLogger() {
  const logger = createLogger();
  const { warn } = logger;
  logger.warn = (message, options) => {
    if (!message.includes('`esbuild` option was specified by "motion-canvas'))
      warn(message, options);
  };
  return logger;
}
