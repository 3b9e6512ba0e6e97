import type { Command } from 'commander';
import { RULES } from '../../lesson/check/finding.ts';
import { addTellingOptions, everyOption, ruleOption, runsOption } from '../options.ts';
import { verb } from './verb.ts';

export function addCheck(program: Command): void {
  const rules = Object.entries(RULES).map(([name, says]) => `  ${name.padEnd(12)} ${says}`);
  const command = verb(
    program,
    'check [lesson...]',
    'look for what is wrong in lessons: texts, pace, terms, arithmetic, sources',
    `npx gradreel check 01-one-neuron
npx gradreel check all --json found.json
npx gradreel check 15 --rule words --runs 100
npx gradreel check 1 --rule contrast --theme light --set bias=-1`,
  )
    .addOption(ruleOption())
    .addOption(everyOption())
    .addOption(runsOption())
    .option('--json <file>', 'write the findings to a file as JSON');
  addTellingOptions(command)
    .addHelpText(
      'after',
      `
Rules:
${rules.join('\n')}

Each finding names the beat, the time, the object and what to do. Exit code 1 when anything is found.
Without a name the first lesson is checked; "all" checks all of them.`,
    )
    .action(async (lessons, options) => (await import('../check.ts')).check(lessons, options));
}

export function addSnapshots(program: Command): void {
  verb(
    program,
    'snapshots [name...]',
    'compare key frames of lessons and pictures of examples with the stored ones, or store them anew',
    `npx gradreel snapshots
npx gradreel snapshots 08-broadcasting plot
npx gradreel snapshots 08-broadcasting --update`,
  )
    .option('--update', 'store what is drawn now; look at the pictures before you commit them')
    .addHelpText(
      'after',
      `
A name is a lesson, with the nodes in its folder, or a folder with examples, such as plot or
18-training-loop/leads; without a name, all are drawn. Pictures lie in scenes/<lesson>/snapshots and beside the
nodes, in src/stage and scenes/<lesson>/nodes. With the browser that drew the stored ones no pixel may differ;
with another one, only what edges of letters do. What differs is written to renders/snapshots.
Exit code 1 when anything differs.`,
    )
    .action(async (names, options) => (await import('../snapshots.ts')).snapshots(names, options));
}

export function addNew(program: Command): void {
  verb(
    program,
    'new <name>',
    'make a lesson folder that renders as it is and shows how a lesson is written',
    'npx gradreel new gradient-descent',
  ).action(async (name) => (await import('../new.ts')).makeNew(name));
}

export function addInit(program: Command): void {
  verb(
    program,
    'init [folder]',
    'make a course: a folder with a lesson that renders as it is, and what it needs',
    'npx gradreel init my-course',
  )
    .option('--no-install', 'leave "npm install" to you')
    .action(async (folder, options) => (await import('../init.ts')).init(folder ?? '.', options));
}

export function addDoctor(program: Command): void {
  verb(
    program,
    'doctor',
    'say what was found on this machine, what will be used and what is missing, with the remedy',
    'npx gradreel doctor',
  )
    .option('--json', 'the findings as JSON')
    .action(async (options) => (await import('../doctor.ts')).doctor(options));
}
