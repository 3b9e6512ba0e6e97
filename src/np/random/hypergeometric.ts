import { log } from '../elementary/index.ts';
import type { BitSource } from './bit-source.ts';
import { drawMasked } from './bounded-integers.ts';
import { logGamma } from './log-gamma.ts';

/*
 * Good ones in a sample without replacement, consuming random numbers as NumPy does
 * (numpy/random/src/distributions and src/legacy, BSD-3 licence).
 */

/** 2·√(2/e) and 3 − 2·√(3/e), of the ratio of uniforms. */
const D1 = 1.7155277699214135;
const D2 = 0.8989161620588988;

/** Generator: counting one by one for small samples (or all but small ones), else ratio of uniforms. */
export function drawHypergeometric(
  source: BitSource,
  good: number,
  bad: number,
  sample: number,
): number {
  const total = good + bad;
  if (sample >= 10 && sample <= total - 10) {
    const few = Math.min(sample, total - sample);
    const p = Math.min(good, bad) / total;
    const q = Math.max(good, bad) / total;
    const variance = ((total - few) * few * p * q) / (total - 1);
    return ratioOfUniforms(source, good, bad, sample, few * p, variance, logFactorial);
  }
  const fromRest = sample > Math.floor(total / 2);
  let left = fromRest ? total - sample : sample;
  let things = total;
  let goodOnes = good;
  while (left > 0 && goodOnes > 0 && things > goodOnes) {
    things--;
    if (drawMasked(source, things) < goodOnes) goodOnes--;
    left--;
  }
  if (things === goodOnes) goodOnes -= left;
  return fromRest ? goodOnes : good - goodOnes;
}

/** RandomState: the same two ways in an older form. */
export function drawHypergeometricLegacy(
  source: BitSource,
  good: number,
  bad: number,
  sample: number,
): number {
  if (sample > 10) {
    const total = good + bad;
    const few = Math.min(sample, total - sample);
    const p = Math.min(good, bad) / total;
    const variance = ((total - few) * sample * p * (1 - p)) / (total - 1);
    const logOfFactorial = (k: number) => logGamma(k + 1);
    return ratioOfUniforms(source, good, bad, sample, few * p, variance, logOfFactorial);
  }
  const rest = bad + good - sample;
  const fewer = Math.min(good, bad);
  let y = fewer;
  for (let k = sample; k > 0 && y > 0; k--) {
    const u = source.nextDouble();
    y -= Math.floor(u + y / (rest + k));
  }
  const drawn = fewer - y;
  return good > bad ? sample - drawn : drawn;
}

/** Stadlober's HRUA (Journal of Computational and Applied Mathematics 31, 1990). */
function ratioOfUniforms(
  source: BitSource,
  good: number,
  bad: number,
  sample: number,
  mean: number,
  variance: number,
  logOfFactorial: (k: number) => number,
): number {
  const fewer = Math.min(good, bad);
  const more = Math.max(good, bad);
  const total = good + bad;
  const few = Math.min(sample, total - sample);
  const center = mean + 0.5;
  const deviation = Math.sqrt(variance + 0.5);
  const width = D1 * deviation + D2;
  const logWeight = (k: number): number =>
    logOfFactorial(k) +
    logOfFactorial(fewer - k) +
    logOfFactorial(few - k) +
    logOfFactorial(more - few + k);
  const mode = Math.floor(((few + 1) * (fewer + 1)) / (total + 2));
  const atMode = logWeight(mode);
  const end = Math.min(Math.min(few, fewer) + 1, Math.floor(center + 16 * deviation));
  let k: number;
  for (;;) {
    const u = source.nextDouble();
    const v = source.nextDouble();
    const x = center + (width * (v - 0.5)) / u;
    if (x < 0 || x >= end) continue;
    k = Math.floor(x);
    const t = atMode - logWeight(k);
    if (u * (4 - u) - 3 <= t) break;
    if (u * (u - t) >= 1) continue;
    if (2 * log(u) <= t) break;
  }
  if (good > bad) k = few - k;
  return few < sample ? good - k : k;
}

/** log 0!, log 1!, … log 125!, correctly rounded. */
const LOG_FACTORIAL = [
  0,
  0,
  Math.LN2,
  1.791759469228055,
  3.1780538303479458,
  4.787491742782046,
  6.579251212010101,
  8.525161361065415,
  10.60460290274525,
  12.801827480081469,
  15.104412573075516,
  17.502307845873887,
  19.987214495661885,
  22.552163853123425,
  25.19122118273868,
  27.89927138384089,
  30.671860106080672,
  33.50507345013689,
  36.39544520803305,
  39.339884187199495,
  42.335616460753485,
  45.38013889847691,
  48.47118135183523,
  51.60667556776438,
  54.78472939811232,
  58.00360522298052,
  61.261701761002,
  64.55753862700634,
  67.88974313718154,
  71.25703896716801,
  74.65823634883016,
  78.0922235533153,
  81.55795945611504,
  85.05446701758152,
  88.58082754219768,
  92.1361756036871,
  95.7196945421432,
  99.33061245478743,
  102.96819861451381,
  106.63176026064346,
  110.32063971475739,
  114.0342117814617,
  117.77188139974507,
  121.53308151543864,
  125.3172711493569,
  129.12393363912722,
  132.95257503561632,
  136.80272263732635,
  140.67392364823425,
  144.5657439463449,
  148.47776695177302,
  152.40959258449735,
  156.3608363030788,
  160.3311282166309,
  164.32011226319517,
  168.32744544842765,
  172.3527971391628,
  176.39584840699735,
  180.45629141754378,
  184.53382886144948,
  188.6281734236716,
  192.7390472878449,
  196.86618167289,
  201.00931639928152,
  205.1681994826412,
  209.34258675253685,
  213.53224149456327,
  217.73693411395422,
  221.95644181913033,
  226.1905483237276,
  230.43904356577696,
  234.70172344281826,
  238.97838956183432,
  243.2688490029827,
  247.57291409618688,
  251.8904022097232,
  256.22113555000954,
  260.5649409718632,
  264.9216497985528,
  269.2910976510198,
  273.6731242856937,
  278.0675734403661,
  282.4742926876304,
  286.893133295427,
  291.3239500942703,
  295.76660135076065,
  300.22094864701415,
  304.6868567656687,
  309.1641935801469,
  313.65282994987905,
  318.1526396202093,
  322.66349912672615,
  327.1852877037752,
  331.7178871969285,
  336.26118197919845,
  340.815058870799,
  345.37940706226686,
  349.95411804077025,
  354.5390855194408,
  359.1342053695754,
  363.73937555556347,
  368.35449607240474,
  372.979468885689,
  377.61419787391867,
  382.25858877306,
  386.91254912321756,
  391.5759882173296,
  396.24881705179155,
  400.93094827891576,
  405.6222961611449,
  410.32277652693733,
  415.03230672824964,
  419.7508055995447,
  424.4781934182571,
  429.21439186665157,
  433.9593239950148,
  438.71291418612117,
  443.47508812091894,
  448.2457727453846,
  453.0248962384961,
  457.81238798127816,
  462.6081785268749,
  467.4121995716082,
  472.2243839269806,
  477.04466549258564,
  481.87297922988796,
];
const HALF_LOG_2_PI = 0.9189385332046728;

/** log k!: from the table, or Stirling's series. */
function logFactorial(k: number): number {
  if (k < LOG_FACTORIAL.length) return LOG_FACTORIAL[k];
  return (k + 0.5) * log(k) - k + (HALF_LOG_2_PI + (1 / k) * (1 / 12 - 1 / (360 * k * k)));
}
