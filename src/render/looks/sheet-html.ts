import type { ThemeName } from '../../lesson/lesson-payload.ts';
import type { AnsweredText, Passage, Question } from '../../lesson/narrated.ts';
import type { PictureSize } from '../../stage/picture-shape.ts';
import { themes } from '../../stage/theme.ts';

/** A beat on the sheet. */
export interface SheetBeat {
  readonly title: string;
  /** From when to when it plays. */
  readonly span: string;
  /** Path of its frame. */
  readonly image: string;
  readonly passages: readonly Passage[];
  readonly question?: Question;
}

/** What stands on a storyboard sheet. */
export interface SheetContents {
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly chip: string;
  readonly length: string;
  readonly language: string;
  readonly theme: ThemeName;
  /** Of which shape the frames are. */
  readonly picture: PictureSize;
  readonly beats: readonly SheetBeat[];
  /** Style rules of the fonts that the lesson adds. */
  readonly fontRules: string;
}

/** The storyboard sheet as an HTML page; `<!--fonts-->` stands where the stage's fonts are to be linked. */
export function sheetHtml(contents: SheetContents): string {
  const { number, title, summary, chip, length, language, beats } = contents;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<!--fonts-->
<style>${contents.fontRules}${styles(contents)}</style>
</head>
<body>
<header>
<div>
<h1><span>${escapeHtml(number)}</span> ${escapeHtml(title)}</h1>
<p>${escapeHtml(summary)}</p>
</div>
<div class="facts"><b>${escapeHtml(length)}</b><br>${escapeHtml(chip)}</div>
</header>
<main>
${beats.map(beatHtml).join('\n')}
</main>
</body>
</html>`;
}

function beatHtml({ title, span, image, passages, question }: SheetBeat, index: number): string {
  return `<section>
<img src="${escapeHtml(image)}" alt="">
<h2><span>${index + 1}</span> ${escapeHtml(title)} <time>${escapeHtml(span)}</time></h2>
${passages.map(({ cues }) => `<p>${cues.map(numbersOut).join(' ')}</p>`).join('\n')}
${question === undefined ? '' : questionHtml(question)}</section>`;
}

function questionHtml({ text, numbers, kind, choices }: Question): string {
  const answers =
    kind === 'number' ? [] : choices.map((choice) => `<li>${numbersOut(choice)}</li>`);
  return `<p class="question">${numbersOut({ text, numbers })}</p>
${
  answers.length === 0
    ? ''
    : `<ol>${answers.join('')}</ol>
`
}`;
}

/** The numbers of the run stand out from the words. */
function numbersOut({ text, numbers }: AnsweredText): string {
  let html = '';
  let rest = text;
  for (const { text: number } of numbers) {
    const at = rest.indexOf(number);
    if (at < 0) continue;
    html += `${escapeHtml(rest.slice(0, at))}<b>${escapeHtml(number)}</b>`;
    rest = rest.slice(at + number.length);
  }
  return html + escapeHtml(rest);
}

/** Columns in which so many frames fill a landscape page. */
function columnsFor(count: number): number {
  if (count === 4) return 2;
  return count <= 9 ? Math.min(3, Math.max(1, count)) : Math.ceil(Math.sqrt(count));
}

/** Sizes are for a page 1754 pixels wide: A4 landscape, where 6 of them are 1 mm. */
function styles({ theme: name, beats, picture }: SheetContents): string {
  const theme = themes[name];
  const columns = columnsFor(beats.length);
  return `
* { margin: 0; box-sizing: border-box; }
body {
  padding: 46px 64px 42px;
  background: ${theme.background}; color: ${theme.secondary};
  font: 500 20px/1.4 Inter; font-feature-settings: "tnum";
}
header { display: flex; justify-content: space-between; gap: 48px; padding-bottom: 18px; }
h1 { font: 700 44px/1.1 Inter; color: ${theme.ink}; letter-spacing: -0.01em; }
h1 span { color: ${theme.tertiary}; font-weight: 600; }
header p { margin-top: 10px; font-size: 22px; }
.facts { flex: none; text-align: right; font: 500 19px/1.5 "JetBrains Mono"; color: ${theme.tertiary}; }
.facts b { font: 600 28px/1.55 Inter; color: ${theme.ink}; }
main {
  display: grid; grid-template-columns: repeat(${columns}, minmax(0, 1fr)); gap: 30px 34px;
}
img {
  display: block; width: 100%; aspect-ratio: ${picture.width} / ${picture.height}; border-radius: 10px;
  outline: 2px solid ${theme.ahead}; margin-bottom: 14px;
}
h2 {
  display: flex; align-items: baseline; gap: 11px; padding-bottom: 5px;
  font: 600 24px/1.3 Inter; color: ${theme.ink};
}
h2 span { color: ${theme.focus}; font-weight: 700; }
time {
  margin-left: auto; flex: none; font: 500 18px/1 "JetBrains Mono"; color: ${theme.tertiary};
}
section p { padding-top: 3px; text-wrap: pretty; }
section b { font-weight: 700; color: ${theme.ink}; }
.question { margin-top: 10px; padding-top: 8px; border-top: 2px solid ${theme.ahead}; color: ${theme.ink}; }
ol { list-style: upper-alpha inside; display: flex; flex-wrap: wrap; gap: 2px 28px; }
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
