import { join } from 'node:path';
import { packageFolder } from '../../src/files/package-folder.ts';
import { launchBrowser } from '../../src/render/browser/browser.ts';
import { servePage } from '../../src/render/browser/page-server.ts';
import { buildPage } from '../../src/render/bundle/build-page.ts';
import type { NodesDifference, NodesFunctions, NodesRound } from './nodes/protocol.ts';

/** What came of drawing one picture with stock nodes and with ours: the best round of each. */
export interface NodesComparison {
  readonly ours: NodesRound;
  readonly stock: NodesRound;
  readonly difference: NodesDifference;
}

/** Draws the same matrix with Motion Canvas's nodes and with ours, in turns. */
export async function compareNodes(rounds: number): Promise<NodesComparison> {
  const server = await servePage(
    (await buildPage([], join(packageFolder, 'bench', 'render', 'nodes'))).files,
  );
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction('window.bench !== undefined');
    const call = <Result>(name: keyof NodesFunctions, ...words: string[]) =>
      page.evaluate(
        `window.bench.${name}(${words.map((word) => JSON.stringify(word))})`,
      ) as Promise<Result>;
    const taken = { ours: [] as NodesRound[], stock: [] as NodesRound[] };
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? (['ours', 'stock'] as const) : (['stock', 'ours'] as const);
      for (const name of order) taken[name].push(await call<NodesRound>('play', name));
    }
    const fastest = (turns: readonly NodesRound[]) =>
      turns.reduce((a, b) => (b.all > a.all ? b : a));
    return {
      ours: fastest(taken.ours),
      stock: fastest(taken.stock),
      difference: await call<NodesDifference>('difference'),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
