import type { SegmentPacket } from '../../segments/segment-file.ts';

/** Puts the packets of one medium together into what a person opens. */
export interface FrameWriter {
  /** The next frame. */
  add(packet: SegmentPacket): Promise<void>;
  /** Makes it whole. It appears with the other files of its folder. */
  finish(): Promise<void>;
  /** Removes what is not finished. */
  abort(): Promise<void>;
}
