import { LessonError } from './errors.ts';

/** A cell of a notebook. */
export interface Cell {
  readonly kind: 'markdown' | 'code';
  readonly source: string;
}

const MARKER = /^# ?%%(?<rest>.*)$/;

/**
 * Reads the cells of a Python file in percent format: `# %%` begins a code cell, `# %% [markdown]` one
 * of text, whose lines are comments. Lines before the first marker are a code cell. Editors such as VS
 * Code, Spyder and Jupytext read the same format.
 *
 * @param file the file's name for messages
 * @throws LessonError for an unknown marker or for code in a cell of text.
 */
export function parsePercentCells(source: string, file: string): Cell[] {
  const drafts: { kind: Cell['kind']; lines: string[] }[] = [{ kind: 'code', lines: [] }];
  for (const [index, text] of source.split(/\r\n?|\n/).entries()) {
    const marker = MARKER.exec(text)?.groups?.rest;
    const current = drafts.at(-1) as (typeof drafts)[number];
    if (marker !== undefined)
      drafts.push({ kind: cellKind(marker, `${file}:${index + 1}`), lines: [] });
    else if (current.kind === 'code') current.lines.push(text.trimEnd());
    else current.lines.push(uncomment(text, `${file}:${index + 1}`));
  }
  return drafts
    .map(({ kind, lines }) => ({ kind, source: withoutBlankEdges(lines) }))
    .filter((cell) => cell.source !== '');
}

function cellKind(marker: string, place: string): Cell['kind'] {
  const kind = marker.trim();
  if (kind === '') return 'code';
  if (/^\[(?:markdown|md)\]$/.test(kind)) return 'markdown';
  throw new LessonError(
    `${place}: "# %%${marker}" begins no known cell. Write "# %%" for code or "# %% [markdown]" for text.`,
  );
}

function uncomment(text: string, place: string): string {
  if (text.trim() === '') return '';
  const comment = /^# ?(.*)$/.exec(text)?.[1];
  if (comment !== undefined) return comment.trimEnd();
  throw new LessonError(
    `${place}: "${text}" is code in a cell of text. Begin the line with "# ", or begin a code cell above it with "# %%".`,
  );
}

function withoutBlankEdges(lines: readonly string[]): string {
  return lines.join('\n').replace(/^\n+/, '').replace(/\n+$/, '');
}
