import { distance } from 'fastest-levenshtein';

/** The name most like `wanted`, if one is near enough to be a slip of the fingers. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(wanted.length / 2));
  const ranked = names
    .map((name) => ({ name, edits: distance(wanted.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= limit ? best.name : undefined;
}
