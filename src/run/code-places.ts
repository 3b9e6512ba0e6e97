import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';
import { placeOf } from '../files/place.ts';
import { CodeError } from './errors.ts';

/** A code position such as `/project/module.mjs:12:5`, with or without `file://`. */
const POSITION = /((?:file:\/\/)?[^\s()]+\.[mc]?[jt]sx?):(\d+):(\d+)/g;
const INLINE_MAP = /\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*$/;

/**
 * Where an error came from, as `file:line` of the project's own sources, innermost first.
 *
 * @param code the bundle in which it happened, with its source map inside
 */
function codePlaces(error: Error, code: string): string[] {
  const inline = INLINE_MAP.exec(code)?.[1];
  const map = inline === undefined ? undefined : new SourceMap(readMap(inline));
  return [...(error.stack ?? '').matchAll(POSITION)].flatMap(([, file, line, column]) => {
    const place = originalPlace(file as string, Number(line), Number(column), map);
    return place === undefined ? [] : [place];
  });
}

/**
 * An error of a lesson's code as one that begins with file and line.
 *
 * @param folder the lesson's folder relative to the project; places in it are named before others
 */
export function placedError(cause: unknown, code: string, folder: string): CodeError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  // What is thrown without being an error does not know where it comes from.
  const places = error === cause ? codePlaces(error, code) : [];
  const place = places.find((candidate) => candidate.startsWith(`${folder}/`)) ?? places[0];
  const message = error.message.trim() || error.name;
  return new CodeError(`${place ?? folder}: ${message}`, { cause });
}

function readMap(base64: string): SourceMapPayload {
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as SourceMapPayload;
}

function originalPlace(
  file: string,
  line: number,
  column: number,
  map: SourceMap | undefined,
): string | undefined {
  if (!file.endsWith('module.mjs')) return projectPlace(file, line);
  const entry = map?.findEntry(line - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry)) return undefined;
  return projectPlace(entry.originalSource, entry.originalLine + 1);
}

/** The place with the file relative to the project; nothing for what lies outside it or in a package. */
function projectPlace(file: string, line: number): string | undefined {
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  const inside = placeOf(path);
  if (inside.startsWith('..') || inside.startsWith('node_modules/') || inside.startsWith('node:'))
    return undefined;
  return `${inside}:${line}`;
}
