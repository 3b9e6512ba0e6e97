import { NarrationError, type SourcePlace } from './narration-error.ts';
import type {
  Comparison,
  IndexExpression,
  Operand,
  Operator,
  Reference,
} from './narration-tree.ts';

const NAME = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`;
const REFERENCE = new RegExp(
  String.raw`^(?<step>[a-z]+ \d+ / )?(?<name>${NAME})\s*(?:\[(?<index>[^\]]*)\]|(?<offset>[+−-]\s*\d+))?$`,
);
const INDEX = /^(?:(?<number>[−-]?\d+)|(?<variable>[A-Za-z_]\w*)\s*(?<offset>[+−-]\s*\d+)?)$/;
const COMPARISON = /^(?<left>[^<>=!]+)(?<operator><=|>=|!=|=|<|>)(?<right>[^<>=!]+)$/s;
const NUMBER = /^[−-]?(?:\d+\.?\d*|\.\d+)(?:e[+−-]?\d+)?$/i;

/** Reads `product[i] > 0`. */
export function parseComparison(text: string, place: SourcePlace): Comparison {
  const groups = COMPARISON.exec(text.trim())?.groups;
  if (groups === undefined) {
    throw new NarrationError(
      place,
      text.trim(),
      `"${oneLine(text)}" is no comparison.`,
      'Write two paths or numbers with one of = != < <= > >= between them, such as w[i] < 0.',
    );
  }
  return {
    left: parseOperand(groups.left as string, place),
    operator: groups.operator as Operator,
    right: parseOperand(groups.right as string, place),
  };
}

function parseOperand(text: string, place: SourcePlace): Operand {
  const written = text.trim();
  return NUMBER.test(written)
    ? { kind: 'number', number: Number(written.replaceAll('−', '-')) }
    : { kind: 'reference', reference: parseReference(written, place) };
}

/** Reads `w[i+1]`, `epoch 120 / loss`, `bias` or `i+1`. */
export function parseReference(text: string, place: SourcePlace): Reference {
  const written = oneLine(text);
  if (NUMBER.test(written)) {
    throw new NarrationError(
      place,
      `{${written}}`,
      `The number in "{${written}}" is typed by hand.`,
      'Write the path of a recorded number, such as {bias}.',
    );
  }
  const groups = REFERENCE.exec(written)?.groups;
  if (groups === undefined) {
    throw new NarrationError(
      place,
      `{${written}}`,
      `"${written}" is no path into the run.`,
      "Write an array's name and an index for each axis, such as {w[2]}, {w[i]} or {epoch 120 / loss}.",
    );
  }
  const reference = {
    text: written,
    line: place.line,
    step: groups.step ?? '',
    name: groups.name as string,
    offset: readOffset(groups.offset),
  };
  if (groups.index === undefined) return reference;
  return {
    ...reference,
    index: groups.index.split(',').map((part) => parseIndex(part.trim(), written, place)),
  };
}

function parseIndex(text: string, reference: string, place: SourcePlace): IndexExpression {
  const groups = INDEX.exec(text)?.groups;
  if (groups === undefined) {
    throw new NarrationError(
      place,
      `{${reference}}`,
      `"${text}" in "${reference}" is no index.`,
      'Write a number from 0, -1 for the last, or an index variable such as i or i+1.',
    );
  }
  if (groups.number !== undefined) return { offset: readOffset(groups.number) };
  return { variable: groups.variable as string, offset: readOffset(groups.offset) };
}

function readOffset(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replaceAll('−', '-').replace(/\s/g, ''));
}

/** A text for a message: no line breaks, single spaces. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
