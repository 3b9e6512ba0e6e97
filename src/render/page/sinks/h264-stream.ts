import { BitReader, unescaped } from './bits.ts';

/** What of an H.264 stream's parameter sets has to be known to read its slices and to write some. */
export interface StreamShape {
  readonly frameNumberBits: number;
  readonly macroblocks: number;
  readonly pictureParameterSet: number;
  /** The quantizer that a slice's own is counted from. */
  readonly initialQuantizer: number;
  readonly hasDeblockingControl: boolean;
}

/** Types of NAL units (ITU-T H.264, table 7-1). */
export const [SLICE, IDR_SLICE] = [1, 5];

/** The type of a NAL unit. */
export function typeOf(unit: Uint8Array): number {
  return (unit[0] as number) & 31;
}

/** The NAL units of a packet, which are written behind lengths of four bytes. */
export function unitsOf(packet: Uint8Array): Uint8Array[] {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const units: Uint8Array[] = [];
  for (let at = 0; at < packet.length; ) {
    const length = view.getUint32(at);
    units.push(packet.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return units;
}

/** Undoes {@link unitsOf}. */
export function joined(units: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
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

/**
 * Reads an avcC record (ISO/IEC 14496-15, 5.3.3.1); undefined for a stream that is coded in another way than
 * what is written here: CABAC, fields, an order of display of its own.
 */
export function shapeOf(record: Uint8Array): StreamShape | undefined {
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

/** The first bytes of a slice; its header is in them. */
const HEADER_BYTES = 64;

/** The quantizer that a predicted picture begins with, 0 to 51: six more are half as exact. */
export function quantizerOf(packet: Uint8Array, shape: StreamShape): number | undefined {
  const slice = unitsOf(packet).find((unit) => typeOf(unit) === SLICE);
  if (slice === undefined) return undefined;
  const reader = new BitReader(unescaped(slice.subarray(0, HEADER_BYTES)));
  reader.fixed(8);
  reader.unsigned(); // first_mb_in_slice
  reader.unsigned(); // slice_type
  reader.unsigned(); // pic_parameter_set_id
  reader.fixed(shape.frameNumberBits);
  if (reader.flag()) reader.unsigned(); // num_ref_idx_l0_active_minus1
  if (reader.flag()) while (reader.unsigned() !== 3) reader.unsigned(); // ref_pic_list_modification_l0
  if (reader.flag()) return undefined; // adaptive_ref_pic_marking_mode_flag
  return shape.initialQuantizer + reader.signed(); // slice_qp_delta
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
): Omit<StreamShape, 'frameNumberBits' | 'macroblocks'> | undefined {
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
  const initialQuantizer = 26 + reader.signed(); // pic_init_qp_minus26
  reader.signed(); // pic_init_qs_minus26
  reader.signed(); // chroma_qp_index_offset
  const hasDeblockingControl = reader.flag();
  reader.flag(); // constrained_intra_pred_flag
  if (reader.flag()) return undefined; // redundant_pic_cnt_present_flag
  return { pictureParameterSet, initialQuantizer, hasDeblockingControl };
}
