import { NarrationError, type SourcePlace } from './narration-error.ts';
import { parseComparison, parseReference } from './narration-expression.ts';
import { parseInline, parsePlain } from './narration-inline.ts';
import {
  beatId,
  type Direction,
  type Narration,
  type WrittenPassage,
  type WrittenQuestion,
} from './narration-tree.ts';
import { closeQuestion, isQuestion, type OpenQuestion, readChoice } from './question-parser.ts';

interface OpenBeat {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly passages: WrittenPassage[];
  question?: WrittenQuestion;
}

/** Markdown that cannot be spoken. */
const UNSPOKEN: readonly {
  readonly pattern: RegExp;
  readonly problem: string;
  readonly remedy: string;
}[] = [
  {
    pattern: /^#{4,}/,
    problem: 'has more than three #.',
    remedy:
      'A beat begins with "## ", a question to the viewer with "### "; there are no smaller headings.',
  },
  {
    pattern: /^#{1,3}(?!#)\S/,
    problem: 'has no space after the #.',
    remedy: 'Write "## " and the title of the beat, or "### " and a question.',
  },
  {
    pattern: /^#{1,3}$/,
    problem: 'has no text.',
    remedy: 'Write "## " and the title of the beat.',
  },
  {
    pattern: /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/,
    problem: 'is a line that cannot be spoken.',
    remedy: 'Remove it; a narration needs no front matter and no rules.',
  },
  {
    pattern: /^(?:[-*+]|\d+[.)])\s/,
    problem: 'is a list entry.',
    remedy: 'Write a sentence; "> for each i in w" repeats one for every entry of an array.',
  },
  {
    pattern: /^(?:```|~~~)/,
    problem: 'is a code block.',
    remedy: 'Narration is spoken: say what the code does.',
  },
];

/**
 * Reads a `narration.md`: `# title` (ignored), `## beat`, paragraphs, and `> directions` above them.
 * `<!-- notes -->` are left out.
 *
 * @param file the file's name for messages
 * @throws NarrationError with file, line, the text found and the remedy.
 * @example
 * parseNarration('## The bias lifts\nIt lifts the sum by {bias}.\n', 'narration.md').beats[0].id // 'the-bias-lifts'
 */
export function parseNarration(source: string, file: string): Narration {
  const beats: OpenBeat[] = [];
  let directions: {
    readonly direction: Direction;
    readonly text: string;
    readonly line: number;
  }[] = [];
  let paragraph: { readonly text: string[]; readonly line: number } | undefined;
  let question: OpenQuestion | undefined;

  const endParagraph = () => {
    if (paragraph === undefined) return;
    const { text, line } = paragraph;
    const parts = parseInline(text.join('\n'), { file, line });
    beats
      .at(-1)
      ?.passages.push({ line, directions: directions.map(({ direction }) => direction), parts });
    directions = [];
    paragraph = undefined;
  };
  const endBeat = () => {
    endParagraph();
    const beat = beats.at(-1);
    if (beat !== undefined && question !== undefined) beat.question = closeQuestion(question, file);
    question = undefined;
    refuseLooseDirection(directions[0], file);
    refuseSilentBeat(beats.at(-1), file);
  };

  for (const [index, written] of withoutNotes(source)
    .split(/\r\n?|\n/)
    .entries()) {
    const line = index + 1;
    const place = { file, line };
    const text = written.trim();
    if (text === '') {
      endParagraph();
      continue;
    }
    if (question !== undefined && !/^#{1,2} /.test(text)) {
      readChoice(question, text, place);
      continue;
    }
    refuseUnspoken(text, place);
    if (isQuestion(text) && beats.length > 0) {
      endParagraph();
      const above = directions.map(({ direction }) => direction);
      question = { text: text.slice(4).trim(), line, directions: above, choices: [] };
      directions = [];
    } else if (text.startsWith('# ')) {
      refuseLateTitle(text, beats.length > 0 || paragraph !== undefined, place);
    } else if (text.startsWith('## ')) {
      endBeat();
      beats.push(openBeat(text.slice(3).trim(), beats, place));
    } else if (beats.length === 0) {
      throw new NarrationError(
        place,
        text,
        `"${text}" stands before the first beat.`,
        'Write a heading such as "## The inputs arrive" above it.',
      );
    } else if (text.startsWith('>')) {
      endParagraph();
      directions.push({ direction: parseDirection(text.slice(1).trim(), place), text, line });
    } else if (paragraph === undefined) {
      paragraph = { text: [text], line };
    } else {
      paragraph.text.push(text);
    }
  }
  endBeat();
  if (beats.length === 0) {
    throw new NarrationError(
      { file, line: 1 },
      '',
      'The narration has no beat.',
      'Write a heading such as "## The inputs arrive" and a paragraph under it.',
    );
  }
  return { file, beats };
}

/** Takes `<!-- notes -->` out, keeping the count of lines. */
function withoutNotes(source: string): string {
  return source.replace(/<!--.*?-->/gs, (note) => note.replace(/[^\n]/g, ''));
}

function openBeat(written: string, beats: readonly OpenBeat[], place: SourcePlace): OpenBeat {
  const title = parsePlain(written, place);
  const id = beatId(title);
  if (id === '') {
    throw new NarrationError(
      place,
      written,
      `The heading "${written}" has no letter, so its beat has no name.`,
      'Give the beat a title in words.',
    );
  }
  const twin = beats.find((beat) => beat.id === id);
  if (twin !== undefined) {
    throw new NarrationError(
      place,
      written,
      `The beat "${id}" exists already, in line ${twin.line}.`,
      'Give one of the two another heading: scenes find a beat by its name.',
    );
  }
  return { id, title, line: place.line, passages: [] };
}

function parseDirection(text: string, place: SourcePlace): Direction {
  const loop = /^for each\s+(?<variable>[A-Za-z_]\w*)\s+in\s+(?<array>.+)$/.exec(text)?.groups;
  if (loop !== undefined) {
    return {
      kind: 'for each',
      variable: loop.variable as string,
      array: parseReference(loop.array as string, place),
    };
  }
  const condition = /^if\s+(?<condition>.+)$/.exec(text)?.groups?.condition;
  if (condition !== undefined) return { kind: 'if', condition: parseComparison(condition, place) };
  throw new NarrationError(
    place,
    `> ${text}`,
    `"> ${text}" is no direction.`,
    'Write "> for each i in w" or "> if negatives > 0"; what is said stands without ">".',
  );
}

function refuseUnspoken(text: string, place: SourcePlace): void {
  const rule = UNSPOKEN.find(({ pattern }) => pattern.test(text));
  if (rule !== undefined)
    throw new NarrationError(place, text, `"${text}" ${rule.problem}`, rule.remedy);
}

function refuseLateTitle(text: string, begun: boolean, place: SourcePlace): void {
  if (!begun) return;
  throw new NarrationError(
    place,
    text,
    `"${text}" has one #, but the lesson's title stands above all beats.`,
    'Write "## " for a beat.',
  );
}

function refuseLooseDirection(
  direction: { readonly text: string; readonly line: number } | undefined,
  file: string,
): void {
  if (direction === undefined) return;
  throw new NarrationError(
    { file, line: direction.line },
    direction.text,
    `The direction "${direction.text}" has no paragraph below it.`,
    'Write the paragraph that it is for, or remove the direction.',
  );
}

function refuseSilentBeat(beat: OpenBeat | undefined, file: string): void {
  if (beat === undefined || beat.passages.length > 0) return;
  throw new NarrationError(
    { file, line: beat.line },
    `## ${beat.title}`,
    `The beat "${beat.title}" says nothing.`,
    'Write a sentence or two under its heading: a beat lasts as long as its narration.',
  );
}
