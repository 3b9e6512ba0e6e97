import { z } from 'zod';
import { WrongUseError } from '../errors.ts';
import type { PictureSettings } from '../page/protocol.ts';
import { type OutputForm, STANDARD_FORM } from './form.ts';

const STANDARD: PictureSettings = { width: 1920, height: 1080, framesPerSecond: 60 };

/** H.264 halves the colours' resolution, so a picture has an even number of pixels each way. */
const even = z.int().min(2).multipleOf(2, 'has to be even');

export const pictureSchema = z.strictObject({
  width: even,
  height: even,
  framesPerSecond: z.number().min(1),
});

export const formSchema = z.strictObject({
  format: z.enum(['mp4', 'webm', 'gif', 'png']),
  transparent: z.boolean(),
  encoder: z.enum(['fast', 'master']),
  timing: z.enum(['constant', 'variable']).optional(),
});

export const themeSchema = z.enum(['dark', 'light']);
export const captionsSchema = z.enum(['burn', 'none']);
/** Where a film is shown: by a player that may know of no captions, or on a page that shows `captions.vtt` itself. */
export const placeSchema = z.enum(['player', 'page']);

const requestSchema = z.strictObject({
  lesson: z.string(),
  set: z.array(z.string()).default([]),
  theme: themeSchema.default('dark'),
  place: placeSchema.default('player'),
  captions: captionsSchema.optional(),
  language: z.string().optional(),
  fonts: z.array(z.string()).default([]),
  picture: pictureSchema.default(STANDARD),
  form: formSchema.default(STANDARD_FORM),
  scene: z.string().optional(),
  beats: z.string().optional(),
  sound: z
    .strictObject({
      file: z.string(),
      offset: z.union([z.number(), z.string()]).optional(),
      decibels: z.number().optional(),
    })
    .optional(),
});

/** All that decides what a render leaves, each value in its place: options are read here, and nowhere else. */
export interface RenderRequest
  extends Omit<z.output<typeof requestSchema>, 'picture' | 'form' | 'captions'> {
  /** What was asked for; else burned in, but for a page, on which they would stand twice. */
  readonly captions: z.output<typeof captionsSchema>;
  readonly picture: PictureSettings;
  readonly form: OutputForm;
}

/**
 * Reads a request.
 *
 * @param lesson the folder's name
 * @param options the fields of {@link RenderRequest} that differ from the standard; undefined ones do not
 * @throws WrongUseError naming the field and the value
 * @example
 * renderRequest('01-one-neuron', { theme: 'light' }).picture.width // 1920
 * renderRequest('01-one-neuron', { place: 'page' }).captions // 'none'
 */
export function renderRequest(
  lesson: string,
  options: Readonly<Record<string, unknown>>,
): RenderRequest {
  const given = Object.entries({ ...options, lesson }).filter(([, value]) => value !== undefined);
  const result = requestSchema.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const [issue] = result.error.issues;
    const value = issue?.path.reduce<unknown>(
      (from, name) => (from as Record<PropertyKey, unknown>)?.[name],
      options,
    );
    throw new WrongUseError(
      `"${issue?.path.join('.')}" of the request is ${JSON.stringify(value)}: ${issue?.message}.`,
    );
  }
  const { captions = result.data.place === 'page' ? 'none' : 'burn' } = result.data;
  const request = { ...result.data, captions } as RenderRequest;
  if (request.scene !== undefined && request.beats !== undefined) {
    throw new WrongUseError('Choose a scene or beats, not both.');
  }
  return request;
}

/**
 * What a render is remembered by, to know at once that there is nothing to do; undefined where that is not known
 * without looking: parameters may name files of the user, sound and fonts are such, and single pictures are too many.
 */
export function rememberedBy(request: RenderRequest): unknown {
  const { sound, fonts, form, set } = request;
  if (sound !== undefined || fonts.length > 0 || form.format === 'png') return undefined;
  if (set.some((setting) => /\.(csv|tsv|txt)$/i.test(setting))) return undefined;
  return request;
}
