import { BitReader, BitWriter, escaped, overwrite, unescaped } from './bits.ts';

/** What of an H.264 stream's parameter sets has to be known to write pictures into it. */
interface StreamShape {
  readonly frameNumberBits: number;
  readonly macroblocks: number;
  readonly pictureParameterSet: number;
  readonly hasDeblockingControl: boolean;
}

const [SLICE, IDR_SLICE] = [1, 5];
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

  private constructor(private readonly shape: StreamShape) {}

  /**
   * For a stream described by an avcC record (ISO/IEC 14496-15, 5.3.3.1); undefined for one that is coded
   * in another way than what is written here: CABAC, fields, an order of display of its own.
   */
  static into(record: Uint8Array): RepeatedPictures | undefined {
    const shape = shapeOf(record);
    return shape === undefined ? undefined : new RepeatedPictures(shape);
  }

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

function typeOf(unit: Uint8Array): number {
  return (unit[0] as number) & 31;
}

/** NAL units behind lengths of four bytes. */
function unitsOf(packet: Uint8Array): Uint8Array[] {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const units: Uint8Array[] = [];
  for (let at = 0; at < packet.length; ) {
    const length = view.getUint32(at);
    units.push(packet.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return units;
}

function joined(units: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(units.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(packet.buffer);
  let at = 0;
  for (const unit of units) {
    view.setUint32(at, unit.length);
    packet.set(unit, at + 4);
    at += 4 + unit.length;
  }
  return packet;
}

/** Reads an avcC record with one parameter set of each kind. */
function shapeOf(record: Uint8Array): StreamShape | undefined {
  const lengthSize = ((record[4] as number) & 3) + 1;
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const sequenceLength = view.getUint16(6);
  const pictureAt = 8 + sequenceLength;
  const counts = [(record[5] as number) & 31, record[pictureAt]];
  if (lengthSize !== 4 || counts.some((count) => count !== 1)) return undefined;
  const pictureLength = view.getUint16(pictureAt + 1);
  const sequence = sequenceShape(unescaped(record.subarray(8, pictureAt)));
  const picture = pictureShape(
    unescaped(record.subarray(pictureAt + 3, pictureAt + 3 + pictureLength)),
  );
  return sequence && picture ? { ...sequence, ...picture } : undefined;
}

/** Profiles whose parameter sets say how colours are sampled (7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
/** Pictures are shown in the order in which they are decoded. */
const DECODING_ORDER = 2;

function sequenceShape(
  unit: Uint8Array,
): Pick<StreamShape, 'frameNumberBits' | 'macroblocks'> | undefined {
  const reader = new BitReader(unit);
  reader.fixed(8);
  const profile = reader.fixed(8);
  reader.fixed(16); // constraints, level
  reader.unsigned(); // seq_parameter_set_id
  if (HIGH_PROFILES.has(profile)) {
    if (reader.unsigned() !== 1) return undefined; // chroma_format_idc: 4:2:0
    reader.unsigned(); // bit_depth_luma_minus8
    reader.unsigned(); // bit_depth_chroma_minus8
    reader.flag(); // qpprime_y_zero_transform_bypass_flag
    if (reader.flag()) return undefined; // seq_scaling_matrix_present_flag
  }
  const frameNumberBits = reader.unsigned() + 4;
  if (reader.unsigned() !== DECODING_ORDER) return undefined;
  reader.unsigned(); // max_num_ref_frames
  reader.flag(); // gaps_in_frame_num_value_allowed_flag
  const macroblocks = (reader.unsigned() + 1) * (reader.unsigned() + 1);
  return reader.flag() ? { frameNumberBits, macroblocks } : undefined; // frame_mbs_only_flag
}

function pictureShape(
  unit: Uint8Array,
): Pick<StreamShape, 'pictureParameterSet' | 'hasDeblockingControl'> | undefined {
  const reader = new BitReader(unit);
  reader.fixed(8);
  const pictureParameterSet = reader.unsigned();
  reader.unsigned(); // seq_parameter_set_id
  if (reader.flag()) return undefined; // entropy_coding_mode_flag: CABAC
  if (reader.flag()) return undefined; // bottom_field_pic_order_in_frame_present_flag
  if (reader.unsigned() !== 0) return undefined; // num_slice_groups_minus1
  if (reader.unsigned() !== 0) return undefined; // num_ref_idx_l0_default_active_minus1
  reader.unsigned(); // num_ref_idx_l1_default_active_minus1
  if (reader.flag()) return undefined; // weighted_pred_flag
  reader.fixed(2); // weighted_bipred_idc
  reader.signed(); // pic_init_qp_minus26
  reader.signed(); // pic_init_qs_minus26
  reader.signed(); // chroma_qp_index_offset
  const hasDeblockingControl = reader.flag();
  reader.flag(); // constrained_intra_pred_flag
  if (reader.flag()) return undefined; // redundant_pic_cnt_present_flag
  return { pictureParameterSet, hasDeblockingControl };
}
