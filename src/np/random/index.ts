import { RandomState } from './randomState.ts';

export {
  defaultRng,
  defaultRng as default_rng,
  Generator,
  type GeneratorChoiceOptions,
  type IntegersOptions,
} from './generator.ts';
export type { LegacyState } from './legacyState.ts';
export { RandomState } from './randomState.ts';
export type { ChoiceOptions } from './sampling.ts';
export { type Seed, SeedSequence } from './seedSequence.ts';
export type { FloatOptions } from './singles.ts';
export type { Parameter, Size } from './sizes.ts';

/** The one RandomState behind the functions of this module, as in NumPy. */
const shared = new RandomState();

export const seed = shared.seed.bind(shared) as RandomState['seed'];
export const getState = shared.getState.bind(shared) as RandomState['getState'];
export const setState = shared.setState.bind(shared) as RandomState['setState'];
export const rand = shared.rand.bind(shared) as RandomState['rand'];
export const randn = shared.randn.bind(shared) as RandomState['randn'];
export const random = shared.random.bind(shared) as RandomState['random'];
export const randomSample = shared.randomSample.bind(shared) as RandomState['randomSample'];
export const standardNormal = shared.standardNormal.bind(shared) as RandomState['standardNormal'];
export const standardExponential = shared.standardExponential.bind(
  shared,
) as RandomState['standardExponential'];
export const randint = shared.randint.bind(shared) as RandomState['randint'];
export const shuffle = shared.shuffle.bind(shared) as RandomState['shuffle'];
export const permutation = shared.permutation.bind(shared) as RandomState['permutation'];
export const choice = shared.choice.bind(shared) as RandomState['choice'];
export const uniform = shared.uniform.bind(shared) as RandomState['uniform'];
export const normal = shared.normal.bind(shared) as RandomState['normal'];
export const lognormal = shared.lognormal.bind(shared) as RandomState['lognormal'];
export const exponential = shared.exponential.bind(shared) as RandomState['exponential'];
export const gamma = shared.gamma.bind(shared) as RandomState['gamma'];
export const standardGamma = shared.standardGamma.bind(shared) as RandomState['standardGamma'];
export const beta = shared.beta.bind(shared) as RandomState['beta'];
export const chisquare = shared.chisquare.bind(shared) as RandomState['chisquare'];
export const standardT = shared.standardT.bind(shared) as RandomState['standardT'];
export const standardCauchy = shared.standardCauchy.bind(shared) as RandomState['standardCauchy'];
export const laplace = shared.laplace.bind(shared) as RandomState['laplace'];
export const gumbel = shared.gumbel.bind(shared) as RandomState['gumbel'];
export const logistic = shared.logistic.bind(shared) as RandomState['logistic'];
export const rayleigh = shared.rayleigh.bind(shared) as RandomState['rayleigh'];
export const weibull = shared.weibull.bind(shared) as RandomState['weibull'];
export const triangular = shared.triangular.bind(shared) as RandomState['triangular'];
export const binomial = shared.binomial.bind(shared) as RandomState['binomial'];
export const poisson = shared.poisson.bind(shared) as RandomState['poisson'];
export const geometric = shared.geometric.bind(shared) as RandomState['geometric'];
export const negativeBinomial = shared.negativeBinomial.bind(
  shared,
) as RandomState['negativeBinomial'];
export const multinomial = shared.multinomial.bind(shared) as RandomState['multinomial'];
export const f = shared.f.bind(shared) as RandomState['f'];
export const dirichlet = shared.dirichlet.bind(shared) as RandomState['dirichlet'];
export const hypergeometric = shared.hypergeometric.bind(shared) as RandomState['hypergeometric'];
export const pareto = shared.pareto.bind(shared) as RandomState['pareto'];
export const power = shared.power.bind(shared) as RandomState['power'];
