/**
 * Terms of the field: who has never met them needs a sentence first. Lower case, in the singular; plurals
 * and other forms are made by {@link TermFinder}. Words of every day, such as input, output or product, are
 * not among them.
 */
export const TERMS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'accuracy',
    'activation',
    'activation function',
    'adam',
    'adagrad',
    'axis',
    'backpropagation',
    'batch',
    'batch normalization',
    'bias',
    'broadcasting',
    'chain rule',
    'class label',
    'confidence',
    'cross-entropy',
    'decision boundary',
    'derivative',
    'dot product',
    'dropout',
    'epoch',
    'finite difference',
    'gradient',
    'gradient descent',
    'hidden layer',
    'hyperparameter',
    'jacobian',
    'keepdims',
    'layer',
    'learning rate',
    'local slope',
    'log axis',
    'logit',
    'loss',
    'matrix',
    'mean squared error',
    'momentum',
    'network',
    'neuron',
    'one-hot',
    'optimizer',
    'overfitting',
    'parameter',
    'regularization',
    'relu',
    'rmsprop',
    'scalar',
    'sigmoid',
    'softmax',
    'squared error',
    'tanh',
    'transpose',
    'vector',
    'weight',
    'weighted sum',
  ],
};

/** Forms that no ending makes. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  axis: ['axes'],
  matrix: ['matrices'],
  'decision boundary': ['decision boundaries'],
  loss: ['losses'],
  batch: ['batches'],
  bias: ['biases'],
};

/** A term in a text. */
export interface FoundTerm {
  readonly term: string;
  readonly start: number;
}

/** Finds terms in texts, in any of their forms; of two at the same place the longer one. */
export class TermFinder {
  readonly #pattern: RegExp | undefined;
  readonly #byForm = new Map<string, string>();

  constructor(terms: Iterable<string>) {
    for (const term of terms)
      for (const form of formsOf(term)) this.#byForm.set(form, term.toLowerCase());
    const forms = [...this.#byForm.keys()].sort((a, b) => b.length - a.length);
    if (forms.length > 0) {
      const words = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      this.#pattern = new RegExp(
        `(?<![\\p{L}\\d_.])(?:${words.join('|')})(?![\\p{L}\\d_]|\\.\\w)`,
        'giu',
      );
    }
  }

  find(text: string): FoundTerm[] {
    if (this.#pattern === undefined) return [];
    return [...text.replaceAll('’', "'").matchAll(this.#pattern)].map(({ 0: form, index }) => ({
      term: this.#byForm.get(form.toLowerCase()) as string,
      start: index,
    }));
  }
}

/** A term as it is written, and its plural. */
function formsOf(term: string): string[] {
  const plain = term.toLowerCase().replaceAll('’', "'");
  return [plain, `${plain}s`, ...(FORMS[plain] ?? [])];
}

/**
 * The terms that a marked piece of narration introduces: `*weights*` introduces "weight"; `*neural network*`
 * itself, and "network", which it is a kind of.
 */
export function introducedTerms(marked: string, finder: TermFinder): string[] {
  const words = marked.toLowerCase();
  const last = finder.find(words).at(-1);
  if (last === undefined || !formsOf(last.term).includes(words.slice(last.start))) return [words];
  return last.start === 0 ? [last.term] : [words, last.term];
}
