import { join } from 'node:path';
import type { WholeFolder } from '../../../files/whole-file.ts';
import type { PreparedLesson } from '../../../lesson/prepare-lesson.ts';
import type { StreamDescription } from '../../page/protocol.ts';
import { chaptersOf, pictureName } from '../../plan/clip.ts';
import type { RenderPlan } from '../../plan/plan.ts';
import { Mp4Writer } from '../mp4/mp4-writer.ts';
import type { Sound } from '../sound.ts';
import type { FrameWriter } from './frame-writer.ts';
import { GifWriter } from './gif.ts';
import { PngWriter } from './png.ts';
import { WebmWriter } from './webm.ts';

/** The writer for what a plan becomes; it writes a draft in the folder. */
export async function openWriter(
  folder: WholeFolder,
  { lesson }: PreparedLesson,
  plan: RenderPlan,
  stream: StreamDescription,
  sound: Sound | undefined,
): Promise<FrameWriter> {
  const { picture, form, clip, timeline } = plan;
  const name = pictureName(plan);
  const heard = sound === undefined ? {} : { sound };
  const metadata = { title: lesson.title, description: lesson.summary };
  const chapters = chaptersOf(timeline, clip).map(({ title, frame }) => ({
    title,
    seconds: frame / picture.framesPerSecond,
  }));
  switch (form.format) {
    case 'gif':
      return GifWriter.create(folder.draft(name), picture);
    case 'png':
      return PngWriter.create(join(folder.path, name));
    case 'webm': {
      const { transparent } = form;
      return WebmWriter.create(folder, name, {
        ...picture,
        ...heard,
        stream,
        transparent,
        metadata,
        chapters,
      });
    }
    case 'mp4': {
      const { codec, description = '', colorSpace = {} } = stream;
      const writer = await Mp4Writer.create({
        file: folder.draft(name),
        ...picture,
        ...heard,
        frames: clip.endFrame - clip.firstFrame,
        decoderConfig: { codec, description: Buffer.from(description, 'base64'), colorSpace },
        metadata,
        chapters,
      });
      let frame = 0;
      return {
        add: ({ key, data }) => writer.add({ key, data, frame: frame++ }),
        finish: async () => void (await writer.finish()),
        abort: () => writer.abort(),
      };
    }
  }
}
