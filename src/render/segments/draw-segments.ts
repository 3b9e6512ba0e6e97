import type { LessonPage } from '../browser/lesson-page.ts';
import { ATTEMPTS, endedAgain } from '../browser/restart.ts';
import { BrowserEndedError, GradreelError } from '../errors.ts';
import { frameForm } from '../plan/form.ts';
import type { PlannedSegment, RenderPlan } from '../plan/plan.ts';
import type { Segment, SegmentPacket } from './segment-file.ts';
import { X264 } from './x264.ts';

export interface DrawingOptions {
  /** Pages that draw at the same time. */
  readonly jobs: number;
  /** Opens another page of the lesson. */
  readonly open: () => Promise<LessonPage>;
  /** A page that is open already; it is used first, and closed at the end like the others. */
  readonly page?: LessonPage;
  readonly write: (segment: PlannedSegment, drawn: Segment) => Promise<void>;
  /** Called with how many of the frames are encoded. */
  readonly onProgress?: (frames: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Draws and encodes segments, each page one after the other of them, in order. A browser that ends in the
 * middle is started again; what is written by then stays.
 *
 * @throws SceneError of the scene; BrowserEndedError when the browser ends in the same segment again and again
 */
export async function drawSegments(
  plan: RenderPlan,
  segments: readonly PlannedSegment[],
  options: DrawingOptions,
): Promise<void> {
  const { jobs, open, write, onProgress, signal } = options;
  const waiting = [...segments];
  const encoded = new Map<PlannedSegment, number>();
  const pages = new Set<LessonPage>();
  if (options.page !== undefined) pages.add(options.page);
  const idle = [...pages];
  let failed = false;
  let failure: unknown;

  const stop = () => {
    failed = true;
    for (const page of pages) void page.close();
  };
  signal?.addEventListener('abort', stop, { once: true });

  const report = (segment: PlannedSegment, frames: number) => {
    encoded.set(segment, frames);
    onProgress?.([...encoded.values()].reduce((sum, count) => sum + count, 0));
  };

  const work = async (): Promise<void> => {
    let page = idle.pop();
    for (
      let segment = waiting.shift();
      segment !== undefined && !failed;
      segment = waiting.shift()
    ) {
      for (let attempt = 1; ; attempt++) {
        try {
          if (page === undefined) {
            page = await open();
            pages.add(page);
            if (failed) return;
          }
          // Where a page has ended once, it is to be known at which frame, should it end again.
          if (attempt > 1) await page.tellPlaces(true);
          const drawn = await drawOne(page, plan, segment, report);
          if (attempt > 1) await page.tellPlaces(false);
          await write(segment, drawn);
          break;
        } catch (error) {
          if (!(error instanceof BrowserEndedError) || failed) throw error;
          if (page !== undefined) {
            pages.delete(page);
            await page.close();
            page = undefined;
          }
          if (attempt < ATTEMPTS) continue;
          const { scene, firstFrame } = segment;
          throw await endedAgain(error, { scene, frame: firstFrame + (encoded.get(segment) ?? 0) });
        }
      }
    }
  };

  try {
    signal?.throwIfAborted();
    const workers = Math.max(1, Math.min(jobs, segments.length));
    // All are waited for: a page that one of them is opening has to be closed, too.
    await Promise.all(
      Array.from({ length: workers }, () =>
        work().catch((error: unknown) => {
          if (!failed) failure = error;
          stop();
        }),
      ),
    );
    signal?.throwIfAborted();
    if (failure !== undefined) throw failure;
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all([...pages].map((page) => page.close()));
  }
}

async function drawOne(
  page: LessonPage,
  { picture, form }: RenderPlan,
  segment: PlannedSegment,
  report: (segment: PlannedSegment, frames: number) => void,
): Promise<Segment> {
  const packets: SegmentPacket[] = [];
  let stream: Segment['stream'] | undefined;
  let received = 0;
  const { firstFrame, endFrame, poster } = segment;
  const range = { firstFrame, endFrame, ...(poster === undefined ? {} : { poster }) };
  const x264 = form.encoder === 'master' ? await X264.open(picture) : undefined;
  try {
    const drawn = await page.draw(picture, range, frameForm(form, picture), async (batch) => {
      stream ??= batch.stream;
      for (const { frame, ...packet } of batch.packets) {
        requireNext(frame, received, firstFrame);
        received++;
        if (x264 === undefined) packets.push(packet);
        else await x264.add(packet.data);
      }
      report(segment, received);
    });
    const encoded = x264 === undefined ? { stream, packets } : await x264.finish();
    if (encoded.stream === undefined || encoded.packets.length !== endFrame - firstFrame) {
      throw new GradreelError(
        `The encoder gave ${encoded.packets.length} of the ${endFrame - firstFrame} frames from ${firstFrame} on.`,
      );
    }
    const { poster: image, ...rest } = drawn;
    return {
      ...rest,
      stream: encoded.stream,
      packets: encoded.packets,
      ...(image === undefined ? {} : { poster: Buffer.from(image, 'base64') }),
    };
  } finally {
    await x264?.close();
  }
}

function requireNext(frame: number, expected: number, firstFrame: number): void {
  if (frame === expected) return;
  throw new GradreelError(`Frame ${firstFrame + expected} did not come out of the encoder.`);
}
