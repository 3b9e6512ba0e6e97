import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../browser/browser.ts';
import { GalleryPage } from './gallery-page.ts';
import type { ListedExample } from './page/protocol.ts';
import { type ServedGallery, serveGallery } from './serve-gallery.ts';
import { writeGallery } from './static-gallery.ts';

let browser: Browser;
let examples: ListedExample[];

beforeAll(async () => {
  browser = await launchBrowser();
  const gallery = await GalleryPage.open();
  examples = await gallery.list();
  await gallery.close();
});

afterAll(() => browser?.close());

/** Opens an address and waits until `ready` is there; an error on the page fails the test. */
async function open(address: string, ready: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await page.waitForSelector(ready);
  return { page, errors };
}

describe('a gallery written to a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradreel-gallery-'));
    await writeGallery(folder, { theme: 'light' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('shows every example where no script runs: sentence, code, and pictures that are there', async () => {
    const { page } = await open(pathToFileURL(join(folder, 'index.html')).href, '.card');
    const shown = await page.$$eval('.card', (cards) =>
      cards.map((card) => ({
        id: (card as HTMLElement).dataset.example,
        name: card.querySelector('h3')?.textContent,
        says: card.querySelector('p')?.textContent,
        code: card.querySelector('code')?.textContent,
        pictures: card.querySelectorAll('img').length,
      })),
    );
    expect(shown).toEqual(
      examples.map(({ id, name, says, code, at }) => {
        return { id, name, says, code, pictures: at.length === 1 ? 1 : at.length + 1 };
      }),
    );
    const sources = await page.$$eval('img', (images) =>
      images.map((image) => image.getAttribute('src') as string),
    );
    for (const source of new Set(sources)) {
      const { width, height } = PNG.sync.read(await readFile(join(folder, source)));
      expect([width > 100, height > 50, width <= 1280]).toEqual([true, true, true]);
    }
    await page.close();
  });

  test('asks nothing of the network', async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    const addresses = [...html.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, to]) => to ?? '');
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((to) => /^(\w+:)?\/\//.test(to))).toEqual([]);
  });
});

describe('a gallery that is served', () => {
  let served: ServedGallery;
  beforeAll(async () => {
    served = await serveGallery({ port: 9187 });
  });
  afterAll(() => served?.close());

  test('listens on loopback and plays an example while it is pointed at', async () => {
    expect(served.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { page, errors } = await open(served.address, 'body.live');
    expect(await page.locator('.card').count()).toBe(examples.length);
    const stage = page.locator('[data-example="plot/axis-bends"] .stage');
    await stage.scrollIntoViewIfNeeded();
    await page.mouse.move(1, 1);
    await stage.hover();
    await page.waitForTimeout(600);
    const early = await stage.screenshot();
    await page.waitForTimeout(800);
    const later = await stage.screenshot();
    expect(early.equals(later)).toBe(false);
    expect(await page.locator('.failed').allTextContents()).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});
