import type { RandomState } from './random-state.ts';
import { shared } from './shared.ts';

export {
  defaultRng,
  defaultRng as default_rng,
  Generator,
} from './generator.ts';
export type { GeneratorChoiceOptions, IntegersOptions } from './generator-options.ts';
export type { LegacyState } from './legacy-state.ts';
export { RandomState } from './random-state.ts';
export type { ChoiceOptions } from './sampling.ts';
export { type Seed, SeedSequence } from './seed-sequence.ts';
export type { FloatOptions } from './singles.ts';
export type { Parameter, Size } from './sizes.ts';
export { STREAM_VERSION, type StreamOptions, type StreamVersion } from './stream-version.ts';

/** A method of the shared RandomState as a function. Bundlers leave out those that nobody calls. */
/* @__NO_SIDE_EFFECTS__ */
function method<K extends keyof RandomState>(name: K): RandomState[K] {
  return (shared[name] as CallableFunction).bind(shared) as RandomState[K];
}

export const seed = method('seed');
export const getState = method('getState');
export const setState = method('setState');
export const rand = method('rand');
export const randn = method('randn');
export const random = method('random');
export const randomSample = method('randomSample');
export const standardNormal = method('standardNormal');
export const standardExponential = method('standardExponential');
export const randint = method('randint');
export const shuffle = method('shuffle');
export const permutation = method('permutation');
export const choice = method('choice');
export const uniform = method('uniform');
export const normal = method('normal');
export const lognormal = method('lognormal');
export const exponential = method('exponential');
export const gamma = method('gamma');
export const standardGamma = method('standardGamma');
export const beta = method('beta');
export const chisquare = method('chisquare');
export const standardT = method('standardT');
export const standardCauchy = method('standardCauchy');
export const laplace = method('laplace');
export const gumbel = method('gumbel');
export const logistic = method('logistic');
export const rayleigh = method('rayleigh');
export const weibull = method('weibull');
export const triangular = method('triangular');
export const binomial = method('binomial');
export const poisson = method('poisson');
export const geometric = method('geometric');
export const negativeBinomial = method('negativeBinomial');
export const multinomial = method('multinomial');
export const f = method('f');
export const dirichlet = method('dirichlet');
export const hypergeometric = method('hypergeometric');
export const pareto = method('pareto');
export const power = method('power');
export const wald = method('wald');
export const zipf = method('zipf');
export const logseries = method('logseries');
export const vonmises = method('vonmises');
