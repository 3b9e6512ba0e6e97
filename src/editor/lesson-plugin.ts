import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { courseCache } from '../files/cache-folder.ts';
import { courseFolder } from '../files/course-folder.ts';
import { ownModule } from '../files/package-folder.ts';
import { type LessonFolder, listLessonFolders } from '../lesson/lesson-folder.ts';
import { type LessonOptions, loadLesson, prepareLesson } from '../lesson/prepare-lesson.ts';
import { type EditorProject, editorPlugins } from '../render/bundle/motion-canvas-plugins.ts';
import { scenesSource } from '../render/bundle/scenes-module.ts';
import { directImports } from '../run/direct-imports.ts';
import { ownPackages } from '../run/own-packages.ts';
import { type PictureSize, stagePicture, WIDE } from '../stage/picture-shape.ts';

const VIRTUAL = 'virtual:gradreel/lesson/';

/** What the editor is opened with. */
export interface EditorOptions extends LessonOptions {
  /** Size of the picture, of which the shape counts: 1920×1080 when left out. */
  readonly size?: PictureSize;
}

/** How the editor opens a lesson's picture; Motion Canvas keeps later changes in the same file. */
const PROJECT_META = {
  version: 0,
  shared: { background: null, range: [0, null], audioOffset: 0 },
  preview: { fps: 60, resolutionScale: 1 },
};

/**
 * The Motion Canvas editor with every lesson in it, as Vite plugins. A lesson's run is baked as for a
 * render; a change of `lesson.ts`, `run.ts` (or what it imports) or `narration.md` bakes again and reloads. Where one
 * of them is broken the page says so, and comes back by itself when it is mended.
 */
export function lessonEditor({ size = WIDE, ...options }: EditorOptions = {}): Plugin[] {
  const folders = listLessonFolders();
  const projects = folders.map((folder) => writeProject(folder, size));
  return [
    noNetwork(),
    directImports().plugin,
    ownPackages(),
    shortAddresses(folders),
    servedLessons(folders, options),
    ...editorPlugins(projects, join(courseFolder, 'renders', 'editor')),
  ];
}

/**
 * Where the editor's project files lie, for they say nothing that the lessons do not: inside the course, wherever
 * the cache is, because Vite serves what lies there and nothing else.
 */
function editorFolder(): string {
  return join(courseCache, 'editor');
}

/** The editor wants a file a project. */
function writeProject({ id }: LessonFolder, size: PictureSize): EditorProject {
  const folder = editorFolder();
  mkdirSync(folder, { recursive: true });
  const scenesModule = `virtual:gradreel/scenes/${id}`;
  const source = `import { lessonProject } from ${JSON.stringify(ownModule('editor/lesson-project'))};
import * as lesson from '${VIRTUAL}${id}';
import scenes from '${scenesModule}';
export default await lessonProject(lesson, scenes);
`;
  writeFileSync(join(folder, `${id}.ts`), source);
  const file = join(folder, `${id}.meta`);
  const kept = existsSync(file) ? (readMeta(file) ?? PROJECT_META) : PROJECT_META;
  const { width, height } = stagePicture(size).size;
  const shared = { ...kept.shared, size: { x: Math.round(width), y: Math.round(height) } };
  writeFileSync(file, JSON.stringify({ ...kept, shared, name: id }, undefined, 2));
  return { name: id, file: relative(courseFolder, join(folder, `${id}.ts`)).replaceAll('\\', '/') };
}

/** What the editor kept; undefined where it cannot be read. */
function readMeta(file: string): Partial<typeof PROJECT_META> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The editor's page would fetch fonts and ask for its newest version; it gets this machine and nothing else. */
function noNetwork(): Plugin {
  const policy =
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws://127.0.0.1:* ws://localhost:*";
  return {
    name: 'gradreel:no-network',
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', policy);
        next();
      });
    },
  };
}

/** `/01-one-neuron` instead of the address that follows from where the project file lies. */
function shortAddresses(folders: readonly LessonFolder[]): Plugin {
  return {
    name: 'gradreel:addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const id = request.url?.slice(1).split('?')[0];
        if (folders.some((folder) => folder.id === id)) {
          request.url = `/${relative(courseFolder, join(editorFolder(), id as string))}`;
        }
        next();
      });
    },
  };
}

function servedLessons(folders: readonly LessonFolder[], options: LessonOptions): Plugin {
  const SCENES = 'virtual:gradreel/scenes/';
  const folderOf = (id: string) => folders.find((folder) => folder.id === id) as LessonFolder;
  return {
    name: 'gradreel:lessons',
    resolveId: (id) => (id.startsWith(VIRTUAL) || id.startsWith(SCENES) ? `\0${id}` : undefined),
    async load(id) {
      if (id.startsWith(`\0${SCENES}`)) {
        const folder = folderOf(id.slice(SCENES.length + 1));
        // What is wrong with it is told by the lesson's own module.
        const { lesson } = await loadLesson(folder).catch(() => ({ lesson: { scenes: [] } }));
        return scenesSource(lesson.scenes.map((name) => join(folder.path, `${name}.tsx`)));
      }
      if (!id.startsWith(`\0${VIRTUAL}`)) return undefined;
      const folder = folderOf(id.slice(VIRTUAL.length + 1));
      // Watched before it is computed, so that a file that fails is looked at again when it changes.
      for (const name of ['lesson.ts', 'run.ts', 'narration.md'])
        this.addWatchFile(join(folder.path, name));
      const prepared = await prepareLesson(folder, options).catch(({ message }: Error) => message);
      if (typeof prepared === 'string')
        return `export const failure = ${JSON.stringify(prepared)};\n`;
      const { payload, baked, files, fonts } = prepared;
      for (const file of files) this.addWatchFile(file);
      const npz = Buffer.from(baked.npz).toString('base64');
      const added = payload.fonts.map((font, index) => ({
        ...font,
        url: `data:font/ttf;base64,${Buffer.from(fonts[index]?.bytes ?? []).toString('base64')}`,
      }));
      const served = JSON.stringify({ ...payload, fonts: added });
      return `export const payload = ${served};\nexport const npz = '${npz}';\n`;
    },
  };
}
