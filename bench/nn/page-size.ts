import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const PAGE = 'virtual:training-page';
const file = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));

/** What a page imports to train lesson 18's net: data, layers, loss, optimizer, training loop. */
const SOURCE = `
import * as np from ${file('../../src/np/index.ts')};
import { Model } from ${file('../../src/nn/training/model.ts')};
import { Dense } from ${file('../../src/nn/layers/dense.ts')};
import { ReLU } from ${file('../../src/nn/layers/relu.ts')};
import { Softmax } from ${file('../../src/nn/layers/softmax.ts')};
import { CategoricalCrossEntropy } from ${file('../../src/nn/losses/categorical-cross-entropy.ts')};
import { Adam } from ${file('../../src/nn/optimizers/adam.ts')};
import { spiral } from ${file('../../src/nn/datasets/spiral.ts')};

np.random.seed(0);
const { X, y } = spiral({ samples: 100, classes: 3 });
const model = new Model(
  [new Dense(2, 64), new ReLU(), new Dense(64, 3), new Softmax()],
  { loss: new CategoricalCrossEntropy(), optimizer: new Adam({ learningRate: 0.05, decay: 5e-7 }) },
);
export const epochs = (count) => model.fit(X, y, { epochs: count });
`;

export interface BuiltTraining {
  readonly code: string;
  /** bytes of the code, and of the code compressed as a server sends it */
  readonly bytes: number;
  readonly gzipped: number;
}

/** Builds, as pages of lessons are built and minified besides, what a page needs to train a network. */
export async function buildTraining(): Promise<BuiltTraining> {
  const { output } = (await build({
    configFile: false,
    base: './',
    logLevel: 'silent',
    plugins: [
      {
        name: 'training-page',
        resolveId: (id) => (id === PAGE ? `\0${PAGE}` : undefined),
        load: (id) => (id === `\0${PAGE}` ? SOURCE : undefined),
      },
    ],
    build: {
      write: false,
      target: 'esnext',
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: PAGE, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const code = output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
  return { code, bytes: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}
