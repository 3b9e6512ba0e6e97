import type { ListedExample } from './protocol.ts';

/** Addresses of an example's pictures, in the order of its seconds. */
export type Pictures = ReadonlyMap<string, readonly string[]>;

/**
 * The gallery as HTML: a table of contents, then a card an example, with its sentence and its code. With
 * pictures it can be looked at where no script runs.
 */
export function galleryMarkup(examples: readonly ListedExample[], pictures?: Pictures): string {
  const folders = new Map<string, ListedExample[]>();
  for (const example of examples) {
    folders.set(example.folder, [...(folders.get(example.folder) ?? []), example]);
  }
  const contents = [...folders].map(
    ([folder, list]) =>
      `<li><a href="#${anchor(folder)}">${words(folder)}</a><span class="count">${list.length}</span></li>`,
  );
  const sections = [...folders].map(([folder, list]) => {
    const cards = list.map((example) => card(example, pictures?.get(example.id)));
    return `<section id="${anchor(folder)}"><h2>${words(folder)}</h2><div class="cards">${cards.join('')}</div></section>`;
  });
  return `<header><h1>Nodes and movements</h1>
<p>Everything that lessons are drawn with. Each picture is an example that runs: its code stands below it, its numbers come from its own computation.</p>
<ul>${contents.join('')}</ul></header>${sections.join('')}`;
}

function card({ id, name, says, file, code, size, at }: ListedExample, images?: readonly string[]) {
  const [width, height] = size;
  const picture = (index: number) => {
    const src = images?.[index];
    return src === undefined
      ? `<canvas data-at="${at[index]}"></canvas>`
      : `<img src="${src}" alt="" width="${width}" height="${height}" loading="lazy">`;
  };
  const last = at.length - 1;
  const moments = at.map(
    (second, index) => `<figure>${picture(index)}<figcaption>${second} s</figcaption></figure>`,
  );
  return `<article class="card" data-example="${id}" id="${anchor(id)}">
<h3>${text(name)}</h3><p>${text(says)}</p>
<div class="stage" style="aspect-ratio: ${width} / ${height}" tabindex="0" aria-label="${text(name)}: plays while it is pointed at">${picture(last)}</div>
${at.length > 1 ? `<div class="moments">${moments.join('')}</div>` : ''}
<details><summary>Code <span class="file">${text(file)}</span></summary><pre><code>${text(code)}</code></pre></details>
</article>`;
}

function anchor(id: string): string {
  return id.replaceAll('/', '-');
}

/** `number-line` → `Number line`; `18-training-loop/leads` → `Leads (18 training loop)`. */
function words(folder: string): string {
  const [name, lesson] = folder.split('/').reverse() as [string, string?];
  const spaced = name.replaceAll('-', ' ');
  const of = lesson === undefined ? '' : ` (${lesson.replaceAll('-', ' ')})`;
  return text(spaced.charAt(0).toUpperCase() + spaced.slice(1) + of);
}

function text(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
