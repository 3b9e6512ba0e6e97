/** Compression streams, which Node and browsers both have. */
type Format = 'deflate-raw' | 'gzip';

async function through(
  bytes: Uint8Array,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const source = new Blob([bytes as BlobPart]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(source).arrayBuffer());
}

export function compress(bytes: Uint8Array, format: Format): Promise<Uint8Array> {
  return through(bytes, new CompressionStream(format));
}

export function decompress(bytes: Uint8Array, format: Format): Promise<Uint8Array> {
  return through(bytes, new DecompressionStream(format));
}
