import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { WrongUseError } from '../errors.ts';
import type { RenderPlan } from './plan.ts';
import { captionsSchema, formSchema, pictureSchema, themeSchema } from './render-request.ts';

const frame = z.number().int().min(0);
const key = z.string().regex(/^[0-9a-f]{64}$/, 'has to be 64 hexadecimal digits');

const planSchema = z.object({
  version: z.literal(1),
  lesson: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  theme: themeSchema,
  captions: captionsSchema,
  language: z.string(),
  fonts: z.array(z.string()).optional(),
  picture: pictureSchema,
  run: key,
  browser: z.string(),
  form: formSchema,
  clip: z.object({ name: z.string(), firstFrame: frame, endFrame: frame }),
  timeline: z.object({
    framesPerSecond: z.number().min(1),
    frames: frame,
    beats: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        firstFrame: frame,
        endFrame: frame,
        cues: z.array(z.object({ text: z.string(), firstFrame: frame, endFrame: frame })),
        question: z.object({ firstFrame: frame, endFrame: frame }).optional(),
      }),
    ),
  }),
  segments: z.array(
    z.object({
      index: frame,
      scene: z.string(),
      firstFrame: frame,
      endFrame: frame,
      poster: frame.optional(),
      key,
    }),
  ),
});

/**
 * Reads a plan from a file.
 *
 * @throws WrongUseError naming the field when it is none.
 */
export async function readPlan(file: string): Promise<RenderPlan> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUseError(
      `There is no plan ${file} that can be read. Make one with "npx gradreel plan <lesson> --out ${file}".`,
    );
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WrongUseError(`${file} is no plan: it holds no JSON. Make it again.`);
  }
  const result = planSchema.safeParse(value);
  if (result.success) return result.data as RenderPlan;
  const [issue] = result.error.issues;
  throw new WrongUseError(
    `${file} is no plan: "${issue?.path.join('.')}" ${issue?.message}. Make it again with "npx gradreel plan".`,
  );
}
