import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  chooseColumns,
  labelledSamples,
  NeuralNetworkError,
  readTable,
  tableText,
} from '../nn/index.ts';

/** Each class has a marker and a colour of its own. */
const CLASSES = { least: 2, most: 3 } as const;
const SAMPLES = { least: 6, most: 1000 } as const;

/** Points of a plane, as they were read from a user's table: what the run and the notebook compute with. */
const planeTable = z.object({
  /** Names of the two columns, of the class's column, and of the classes. */
  columns: z.tuple([z.string(), z.string()]),
  label: z.string(),
  classes: z.array(z.string()),
  points: z.array(z.tuple([z.number(), z.number()])),
  /** The class of each point, as a place in `classes`. */
  labels: z.array(z.int()),
  /** What was recognised in the file, left out of it, or looks like a slip. */
  remarks: z.array(z.string()),
});
export type PlaneTable = z.output<typeof planeTable>;

const column = z.union([z.string(), z.number()]);

/**
 * Parameters that name a made-up data set or a CSV file of points in a plane: `data`, and for a file `columns`,
 * the two that go in, and `label`, the column of the class; both by name or by number from 1. The value of `data`
 * is the set's name, or the points themselves, so that the run depends on them and not on where a file lies.
 * Give the schema to {@link readPlane}.
 *
 * @param names the data sets that can be named; the first is the default
 * @example
 * parameters: readPlane(z.object({ ...planeData(['spiral', 'moons', 'circles']), hidden: … }))
 * // --set data=moons, --set data=iris.csv --set columns=petal_length,petal_width --set label=species
 */
export function planeData(names: readonly [string, ...string[]]) {
  return {
    data: z
      .union([z.string(), planeTable], {
        error: `has to be ${names.join(', ')}, or the path of a CSV file`,
      })
      .refine(
        (value) =>
          typeof value !== 'string' ||
          names.includes(value) ||
          /\.(csv|tsv|txt|data)$/i.test(value),
        `is none of ${names.join(', ')}, and not the path of a .csv file`,
      )
      .default(names[0])
      .describe(
        `${names.join(', ')}, or the path of a CSV file ("gradreel data FILE" shows what is read)`,
      ),
    columns: z
      .array(column)
      .default([])
      .describe('two columns of the CSV file, by name or by number from 1'),
    label: column
      .default('')
      .describe("the column of the class, by name or number; left out, the file's last"),
  };
}

interface PlaneFields {
  data: string | PlaneTable;
  columns: (string | number)[];
  label: string | number;
}

/** Lets a schema with the fields of {@link planeData} read the file that `data` names. */
export function readPlane<Schema extends z.ZodObject>(schema: Schema): Schema {
  return schema.check((payload) => {
    const { data, columns, label } = payload.value as unknown as PlaneFields;
    const fault = (field: keyof PlaneFields, message: string) =>
      payload.issues.push({ code: 'custom', path: [field], message, input: payload.value });
    if (typeof data !== 'string') return;
    const isFile = /\.\w+$/.test(data);
    if (!isFile) {
      if (columns.length > 0)
        fault('columns', `chooses columns of a CSV file, and data is ${data}`);
      if (label !== '') fault('label', `chooses a column of a CSV file, and data is ${data}`);
      return;
    }
    try {
      const chosen = {
        ...(columns.length === 0 ? {} : { columns }),
        ...(label === '' ? {} : { label }),
      };
      payload.value = { ...payload.value, data: planePoints(readBytes(data), chosen) };
    } catch (cause) {
      if (!(cause instanceof PlaneFault || cause instanceof NeuralNetworkError)) throw cause;
      fault('data', `cannot be shown. ${cause.message.replace(/\.$/, '')}`);
    }
  }) as Schema;
}

class PlaneFault extends Error {}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new PlaneFault('The file cannot be read; its path begins in the current folder');
  }
}

/**
 * The points of a plane in a table's bytes.
 *
 * @throws NeuralNetworkError, PlaneFault naming what keeps it from being drawn, with the remedy
 */
function planePoints(
  bytes: Uint8Array,
  choice: { readonly columns?: readonly (string | number)[]; readonly label?: string | number },
): PlaneTable {
  const { text, encoding } = tableText(bytes);
  const table = readTable(text);
  if (choice.columns !== undefined && choice.columns.length !== 2) {
    throw new PlaneFault(`A plane needs two columns, not ${choice.columns.length}`);
  }
  const chosen = chooseColumns(table, choice);
  if (chosen.columns.length !== 2) {
    const names = table.names.map((name, c) => `${c + 1} ${name}`).join(', ');
    throw new PlaneFault(
      `It has ${chosen.columns.length} columns beside the class, and a plane needs 2: ${names}. Choose two, such as --set columns=1,2, and the class with --set label=${table.names.length}`,
    );
  }
  const samples = labelledSamples(table, choice);
  const { columns, label, inputs, labels, classes, remarks } = samples;
  const count = inputs.length;
  if (count < SAMPLES.least || count > SAMPLES.most) {
    throw new PlaneFault(
      `It has ${count} points; the picture has room for ${SAMPLES.least} to ${SAMPLES.most}. ${count > SAMPLES.most ? 'Take a part of the lines' : 'Add lines'}`,
    );
  }
  if (classes.length < CLASSES.least || classes.length > CLASSES.most) {
    throw new PlaneFault(classesFault(label, classes, count));
  }
  return {
    columns: columns as [string, string],
    label,
    classes: classes.map(({ name }) => name),
    points: inputs.map((row) => [...row] as [number, number]),
    labels: [...labels],
    remarks: encoding === 'UTF-8' ? [...remarks] : [`The file is ${encoding}.`, ...remarks],
  };
}

function classesFault(
  label: string,
  classes: readonly { readonly name: string; readonly count: number }[],
  count: number,
): string {
  const drawn = `there are markers for ${CLASSES.least} or ${CLASSES.most}. Choose another column with --set label=…, or leave out lines`;
  if (classes.length === count) {
    return `Column "${label}" has another value in every line, so it names no classes; ${drawn}`;
  }
  const listed = classes.slice(0, 6).map((entry) => `${entry.name} (${entry.count})`);
  const more = classes.length > 6 ? ', …' : '';
  const amount = classes.length === 1 ? '1 class' : `${classes.length} classes`;
  return `Column "${label}" has ${amount}, ${listed.join(', ')}${more}; ${drawn}`;
}
