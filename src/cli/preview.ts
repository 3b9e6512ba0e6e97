import { existsSync } from 'node:fs';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import { GradreelError, WrongUseError } from '../render/errors.ts';

/** What the editor offers to the command line. */
interface Editor {
  readonly preview: (options: {
    /** The lesson's folder name; all are there, this one is in front. */
    readonly lesson?: string;
    readonly port?: number;
    readonly open: boolean;
  }) => Promise<void>;
}

/** `gradreel preview [lesson]` */
export async function preview(
  name: string | undefined,
  { port, open }: { port?: string; open: boolean },
): Promise<void> {
  const lesson = name === undefined ? {} : { lesson: findLessonFolder(name).id };
  const editor = new URL('../editor/preview.ts', import.meta.url);
  if (!existsSync(editor))
    throw new GradreelError('This copy has no editor: src/editor/preview.ts is missing.');
  const { preview: openEditor } = (await import(editor.href)) as Editor;
  await openEditor({ ...lesson, ...(port === undefined ? {} : { port: readPort(port) }), open });
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new WrongUseError(
    `"--port ${text}" is no port. Give a whole number from 1 to 65535, such as --port 9000.`,
  );
}
