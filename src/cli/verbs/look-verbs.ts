import type { Command } from 'commander';
import {
  addTellingOptions,
  fontOption,
  fpsOption,
  languageOption,
  portOption,
  qualityOption,
  setOption,
  sizeOption,
  themeOption,
} from '../options.ts';
import { verb } from './verb.ts';

export function addList(program: Command): void {
  verb(
    program,
    'list',
    'show the lessons: title, length, beats, parameters, and whether a current render exists',
    'npx gradreel list\nnpx gradreel list --json',
  )
    .option('--out <dir>', 'folder where renders are looked for (default: renders)')
    .option('--json', 'one JSON object with everything')
    .addHelpText(
      'after',
      `
The length is that of the last render; "about" marks an estimate from the narration.
A render is current when nothing that it was made from has changed since.`,
    )
    .action(async (options) => (await import('../list.ts')).list(options));
}

export function addData(program: Command): void {
  verb(
    program,
    'data <file>',
    'show what would be read of a table (CSV and its kin), and what looks wrong in it',
    `npx gradreel data iris.csv
npx gradreel data iris.csv --columns petal_length,petal_width --label species
npx gradreel render 18 --set data=iris.csv --set columns=petal_length,petal_width --set label=species`,
  )
    .option('--columns <list>', 'the columns that go in, by name or by number from 1', (list) =>
      list.split(','),
    )
    .option('--label <column>', "the column of the class (default: the file's last)")
    .option('--json', 'one JSON object with everything')
    .addHelpText(
      'after',
      `
Columns may be separated by commas, semicolons, tabs or bars, decimals written with a point or a comma; UTF-8,
UTF-16 and Windows-1252 are recognised. Exit code 1 when a lesson cannot take the table as it is.`,
    )
    .action(async (file, options) => (await import('../data.ts')).data(file, options));
}

export function addPreview(program: Command): void {
  verb(
    program,
    'preview [lesson]',
    'open the Motion Canvas editor with every lesson in it',
    'npx gradreel preview\nnpx gradreel preview 01-one-neuron --set bias=-1 --port 9001 --no-open',
  )
    .addOption(portOption())
    .option('--no-open', 'do not open a browser window')
    .addOption(sizeOption())
    .addOption(setOption())
    .addOption(themeOption())
    .addOption(languageOption())
    .addOption(fontOption())
    .action(async (lesson, options) => (await import('../preview.ts')).preview(lesson, options));
}

export function addStill(program: Command): void {
  const command = verb(
    program,
    'still <lesson>',
    'draw one frame of a lesson as PNG',
    `npx gradreel still 01-one-neuron --at 12.5
npx gradreel still 01-one-neuron --at the-bias-lifts
npx gradreel still 01-one-neuron --at the-bias-lifts+2.5 --out bias.png
npx gradreel still 01-one-neuron --at the-bias-lifts --size 1080x1920`,
  )
    .requiredOption(
      '--at <time>',
      'seconds; or a beat, for its last frame; or beat+seconds into the beat',
    )
    .option('--out <file>', 'the PNG file (default: renders/<lesson>/still-<time>.png)')
    .addOption(qualityOption())
    .addOption(sizeOption())
    .addOption(fpsOption());
  addTellingOptions(command).action(async (lesson, options) =>
    (await import('../still.ts')).still(lesson, options),
  );
}

export function addSheet(program: Command): void {
  const command = verb(
    program,
    'sheet <lesson>',
    'draw a storyboard sheet: one labelled frame a beat with its narration, as one PNG',
    `npx gradreel sheet 01-one-neuron
npx gradreel sheet 01-one-neuron --theme light --out handout.png`,
  )
    .option('--out <file>', 'the PNG file (default: renders/<lesson>/sheet.png)')
    .addOption(sizeOption());
  addTellingOptions(command, 'none').action(async (lesson, options) =>
    (await import('../sheet.ts')).sheet(lesson, options),
  );
}

export function addGallery(program: Command): void {
  verb(
    program,
    'gallery',
    'show every node and movement that lessons are drawn with, playing, with the code of its example',
    'npx gradreel gallery\nnpx gradreel gallery --theme light --no-open\nnpx gradreel gallery --out public/gallery',
  )
    .option('--out <dir>', 'write the page with its pictures to a folder, instead of serving it')
    .option('--sheet <file>', 'draw one PNG with an example of every node, instead')
    .addOption(portOption('page', '9100'))
    .option('--no-open', 'do not open a browser window')
    .addOption(themeOption())
    .addHelpText(
      'after',
      `
An example is a named export of a file <node>.example.tsx beside its node, made with defineExample(): it is
the documentation of its node, an entry of this page, and a snapshot test. While the page is served it follows
the files. A written page can be opened as a file; served by a web server, its examples play.`,
    )
    .action(async (options) => (await import('../gallery.ts')).gallery(options));
}
