import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** A browser keeps its profile there, and what its processes share: some pictures. */
const ENOUGH_BYTES = 64e6;

/** What is to be added to an error of the browser where too little space for it may be the reason. */
export async function temporarySpaceHint(): Promise<string> {
  const space = await statfs(tmpdir()).catch(() => undefined);
  if (space === undefined) return '';
  const bytes = space.bavail * space.bsize;
  if (bytes >= ENOUGH_BYTES) return '';
  return ` Only ${(bytes / 1e6).toFixed(1)} MB are left in ${tmpdir()}, where the browser keeps its files: free some space there, or name another folder with TMPDIR.`;
}
