import { type FileHandle, open } from 'node:fs/promises';
import { StreamTarget, type StreamTargetChunk } from 'mediabunny';

/**
 * A file to write a video to. A disk that becomes full takes a part of what is written first, and says so by
 * a number alone: Mediabunny's own `FilePathTarget` does not look at it, and leaves a file with holes.
 */
export function fileTarget(path: string): StreamTarget {
  let file: FileHandle | undefined;
  const close = async () => {
    const opened = file;
    file = undefined;
    await opened?.close();
  };
  const stream = new WritableStream<StreamTargetChunk>({
    async start() {
      file = await open(path, 'w');
    },
    async write({ data, position }) {
      try {
        await writeAll(file as FileHandle, data, position);
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
    abort: close,
  });
  return new StreamTarget(stream, { chunked: true });
}

/** Writes every byte; a full disk takes none at last, which is an error. */
async function writeAll(file: FileHandle, data: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < data.byteLength; ) {
    const left = data.byteLength - done;
    const { bytesWritten } = await file.write(data, done, left, position + done);
    if (bytesWritten === 0) {
      throw Object.assign(new Error('Nothing more was taken.'), { code: 'ENOSPC' });
    }
    done += bytesWritten;
  }
}
