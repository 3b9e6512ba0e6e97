import { BitReader, BitWriter, escaped, overwrite, unescaped } from './bits.ts';
import { IDR_SLICE, joined, SLICE, type StreamShape, typeOf, unitsOf } from './h264-stream.ts';

/** The byte before a slice that later pictures refer to. */
const REFERENCE_SLICE = 0x60 | SLICE;

/**
 * Writes into an H.264 stream pictures that equal the one before, in a dozen bytes each: every macroblock is
 * skipped, and a skipped one is copied (ITU-T H.264, 7.3.4 and 8.4.1.1). The encoder is not asked for them and
 * does not know of them; its own pictures after them therefore get new numbers (`frame_num`, 7.4.3).
 */
export class RepeatedPictures {
  /** The number of the next picture. */
  #next = 0;

  constructor(private readonly shape: StreamShape) {}

  /** The encoder's next picture, with its number among all that were written. */
  encoded(packet: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const units = unitsOf(packet);
    if (units.some((unit) => typeOf(unit) === IDR_SLICE)) {
      this.#next = 1;
      return packet;
    }
    const number = this.#take();
    return joined(
      units.map((unit) => (typeOf(unit) === SLICE ? this.#renumbered(unit, number) : unit)),
    );
  }

  /** One more picture that equals the last. */
  repeat(): Uint8Array<ArrayBuffer> {
    const { frameNumberBits, macroblocks, pictureParameterSet, hasDeblockingControl } = this.shape;
    const slice = new BitWriter()
      .fixed(REFERENCE_SLICE, 8)
      .unsigned(0) // first_mb_in_slice
      .unsigned(0) // slice_type: P
      .unsigned(pictureParameterSet)
      .fixed(this.#take(), frameNumberBits)
      .fixed(0, 1) // num_ref_idx_active_override_flag
      .fixed(0, 1) // ref_pic_list_modification_flag_l0
      .fixed(0, 1) // adaptive_ref_pic_marking_mode_flag
      .unsigned(0); // slice_qp_delta
    if (hasDeblockingControl) slice.unsigned(1); // disable_deblocking_filter_idc: off
    slice.unsigned(macroblocks); // mb_skip_run
    return joined([escaped(slice.closed())]);
  }

  #take(): number {
    const number = this.#next;
    this.#next = (number + 1) % 2 ** this.shape.frameNumberBits;
    return number;
  }

  #renumbered(unit: Uint8Array, number: number): Uint8Array {
    const { frameNumberBits } = this.shape;
    const bytes = unescaped(unit);
    const reader = new BitReader(bytes);
    reader.fixed(8);
    reader.unsigned(); // first_mb_in_slice
    reader.unsigned(); // slice_type
    reader.unsigned(); // pic_parameter_set_id
    const { position } = reader;
    if (reader.fixed(frameNumberBits) === number) return unit;
    overwrite(bytes, position, number, frameNumberBits);
    return escaped(bytes);
  }
}
