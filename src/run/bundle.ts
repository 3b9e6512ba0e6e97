import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { courseFolder } from '../files/course-folder.ts';
import { GradreelError } from '../files/gradreel-error.ts';
import { isLinked } from '../files/link.ts';
import { lessonTsconfig } from '../files/package-folder.ts';
import { placeOf } from '../files/place.ts';
import { placedError } from './code-places.ts';
import { compileMessage } from './compile-message.ts';
import { directImports } from './direct-imports.ts';
import { CodeError } from './errors.ts';
import { importCode } from './import-code.ts';
import { missingNames } from './missing-names.ts';
import { moduleList } from './module-list.ts';
import { ownPackages } from './own-packages.ts';

/** A module with everything of ours that it imports, in one text; packages stay outside. */
export interface Bundle {
  readonly code: string;
  /** Hash of the code without its source map: equal code, equal hash, wherever it lies. */
  readonly hash: string;
  /** Files of the project that went into it. */
  readonly files: readonly string[];
}

/** A module that is written here instead of in a file: its source imports by absolute paths. */
export interface WrittenModule {
  readonly source: string;
}

const WRITTEN = 'gradreel:written';

function writtenModule({ source }: WrittenModule): Plugin {
  return {
    name: WRITTEN,
    resolveId: (id) => (id === WRITTEN ? `\0${WRITTEN}` : undefined),
    load: (id) => (id === `\0${WRITTEN}` ? source : undefined),
  };
}

/**
 * Bundles a TypeScript module for Node.
 *
 * @throws CodeError with file and line when the module does not compile, or asks another for a name that it does not have.
 */
export async function bundleModule(entry: string | WrittenModule): Promise<Bundle> {
  const modules = moduleList();
  const direct = directImports();
  const missing = missingNames();
  const output = (await build({
    configFile: false,
    resolve: { preserveSymlinks: isLinked() },
    root: courseFolder,
    logLevel: 'silent',
    tsconfig: lessonTsconfig,
    plugins: [
      modules.plugin,
      direct.plugin,
      missing.plugin,
      ownPackages(),
      ...(typeof entry === 'string' ? [] : [writtenModule(entry)]),
    ],
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'node20',
      sourcemap: 'inline',
      // Absolute sources: the module is run from the cache, far from where it was written.
      rolldownOptions: {
        input: typeof entry === 'string' ? entry : WRITTEN,
        // No comments with the paths of modules: they would be hashed, and depend on the working directory.
        experimental: { attachDebugInfo: 'none' },
        output: {
          format: 'esm',
          sourcemapPathTransform: (source) => join(courseFolder, 'dist', source),
        },
      },
    },
  }).catch((cause: Error) => {
    throw new CodeError(compileMessage(cause), { cause });
  })) as Rolldown.RolldownOutput;
  const complaint = await missing.complaint();
  if (complaint !== undefined) throw new CodeError(complaint);
  const chunk = output.output.find(
    (part) => part.type === 'chunk' && part.isEntry,
  ) as Rolldown.OutputChunk;
  const bare = chunk.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return {
    code: chunk.code,
    hash: createHash('sha256').update(bare).digest('hex'),
    files: [...new Set([...modules.files(), ...direct.subpaths()])],
  };
}

/**
 * Bundles a module and imports it, afresh whenever its code or that of an import has changed.
 *
 * @param author the file whose author is told when the module does not load
 * @throws CodeError with file and line when the module does not compile, or throws while it loads.
 */
export async function importFresh<Module>(
  source: string | WrittenModule,
  author: string,
): Promise<{ module: Module; bundle: Bundle }> {
  const bundle = await bundleModule(source);
  const module = await importCode(bundle.code).catch((cause: unknown) => {
    if (cause instanceof GradreelError) throw cause;
    throw placedError(cause, bundle.code, placeOf(dirname(author)));
  });
  return { module: module as Module, bundle };
}
