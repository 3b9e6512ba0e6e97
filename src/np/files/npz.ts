/** The .npz format: a ZIP of .npy files. */
import { type ArrayLike, asarray } from '../array/create.ts';
import type { NDArray } from '../array/ndarray.ts';
import { FileFormatError } from '../errors.ts';
import { compress, decompress } from './compression.ts';
import { load, save } from './npy.ts';
import { type PackedEntry, readZip, stored, verified, writeZip, type ZipEntry } from './zip.ts';

/** Arrays by name, in the order of the file. */
export type NamedArrays = Record<string, NDArray>;

function entriesOf(arrays: Record<string, ArrayLike>): ZipEntry[] {
  return Object.entries(arrays).map(([name, a]) => ({
    name: `${name}.npy`,
    bytes: save(asarray(a)),
  }));
}

/** numpy.savez: an uncompressed .npz. The same arrays give the same bytes. */
export function savez(arrays: Record<string, ArrayLike>): Uint8Array {
  return writeZip(entriesOf(arrays).map(stored));
}

/** numpy.savez_compressed. The bytes depend on the platform's deflate; what is read back does not. */
export async function savezCompressed(arrays: Record<string, ArrayLike>): Promise<Uint8Array> {
  const packed: PackedEntry[] = [];
  for (const entry of entriesOf(arrays)) {
    const plain = stored(entry);
    packed.push({ ...plain, method: 8, packed: await compress(entry.bytes, 'deflate-raw') });
  }
  return writeZip(packed);
}

/** Reads an uncompressed .npz; a compressed one throws and points to `loadzAsync`. */
export function loadz(bytes: Uint8Array): NamedArrays {
  const result: NamedArrays = {};
  for (const entry of readZip(bytes)) {
    if (entry.method !== 0) {
      throw new FileFormatError(
        `'${entry.name}' is compressed; read the file with await np.loadzAsync(bytes)`,
      );
    }
    result[arrayName(entry)] = load(verified(entry, entry.packed));
  }
  return result;
}

/** Reads any .npz, compressed ones included. */
export async function loadzAsync(bytes: Uint8Array): Promise<NamedArrays> {
  const result: NamedArrays = {};
  for (const entry of readZip(bytes)) {
    let content = entry.packed;
    if (entry.method === 8) content = await decompress(content, 'deflate-raw');
    else if (entry.method !== 0) {
      throw new FileFormatError(
        `'${entry.name}' is packed with ZIP method ${entry.method}; only stored and deflated are read`,
      );
    }
    result[arrayName(entry)] = load(verified(entry, content));
  }
  return result;
}

function arrayName(entry: PackedEntry): string {
  return entry.name.replace(/\.npy$/, '');
}
