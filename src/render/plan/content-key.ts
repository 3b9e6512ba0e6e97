import { createHash } from 'node:crypto';

/**
 * A key for contents that are plain data: SHA-256 of their JSON with the names of every object in order,
 * so that equal contents have equal keys however they were put together.
 *
 * @example
 * contentKey({ a: 1, b: 2 }) === contentKey({ b: 2, a: 1 }) // true
 */
export function contentKey(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex');
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
