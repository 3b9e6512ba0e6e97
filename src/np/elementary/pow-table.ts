import { logRatio, PLACES, toDouble } from './fixed-point.ts';
import { roundTo43Places } from './log-table.ts';

/*
 * A logarithm with some 68 correct bits, for `pow`, `log2` and `log10`. Again 128 pieces of
 * [0.6875, 1.375), here with short inverses n/256 so that z·inverse − 1 stays accurate near 1. Inverses
 * and coefficients as in Arm Optimized Routines (MIT licence), the logarithms worked out here.
 */
const NUMERATORS = [
  362, 360, 358, 356, 354, 352, 350, 348, 346, 344, 342, 342, 340, 338, 336, 334, 332, 330, 330,
  328, 326, 324, 322, 320, 320, 318, 316, 314, 314, 312, 310, 308, 308, 306, 304, 304, 302, 300,
  300, 298, 296, 294, 294, 292, 292, 290, 288, 288, 286, 284, 284, 282, 282, 280, 278, 278, 276,
  276, 274, 272, 272, 270, 270, 268, 268, 266, 266, 264, 264, 262, 260, 260, 258, 258, 256, 256,
  254, 252, 250, 248, 246, 244, 242, 241, 239, 237, 235, 234, 232, 230, 229, 227, 226, 224, 223,
  221, 220, 218, 217, 215, 214, 213, 211, 210, 208, 207, 206, 205, 203, 202, 201, 200, 198, 197,
  196, 195, 194, 193, 191, 190, 189, 188, 187, 186, 185, 184, 183, 182,
];

/** 1/centre of each piece, as a multiple of 1/256. */
export const POW_INVERSE = Float64Array.from(NUMERATORS, (n) => n / 256);
/** −log(POW_INVERSE[i]) = POW_LOG[i] + POW_LOG_TAIL[i]; the first is a multiple of 2^-43. */
export const POW_LOG = new Float64Array(128);
export const POW_LOG_TAIL = new Float64Array(128);

/** Works the logarithms out; called when the first power is taken. */
export function fillPowTable(): void {
  NUMERATORS.forEach((n, i) => {
    const exact = -logRatio(BigInt(n), 256n);
    const head = roundTo43Places(exact);
    POW_LOG_TAIL[i] = toDouble(exact - (BigInt(head * 2 ** 43) << (PLACES - 43n)));
    POW_LOG[i] = head;
  });
}

/** log(1 + r) ≈ r − r²/2 + r·(−r/2)·(−r/2)·… in powers of r and −r/2, see logPair. */
export const D1 = -0.6666666666666679;
export const D2 = 0.5000000000000007;
export const D3 = 0.7999999995323976;
export const D4 = -0.6666666663487739;
export const D5 = -1.142909628459501;
export const D6 = 1.0000415263675542;
