import type { Chapter } from '../mp4/chapters.ts';
import { type Element, ID, master, text, uint } from './ebml.ts';

/** Chapters as Matroska has them (RFC 9559, section 5.1.7): one edition, times in nanoseconds. */
export function chaptersElement(chapters: readonly Chapter[], seconds: number): Element {
  const atoms = chapters.map(({ title, seconds: start }, index) =>
    master(
      ID.chapterAtom,
      uint(ID.chapterUid, index + 1),
      uint(ID.chapterTimeStart, nanoseconds(start)),
      uint(ID.chapterTimeEnd, nanoseconds(chapters[index + 1]?.seconds ?? seconds)),
      master(ID.chapterDisplay, text(ID.chapString, title), text(ID.chapLanguage, 'und')),
    ),
  );
  return master(ID.chapters, master(ID.editionEntry, ...atoms));
}

const nanoseconds = (seconds: number) => Math.round(1e9 * seconds);

/** This level of the tags' targets stands for a film (RFC 9559, section 5.1.8.1.1.1). */
const FILM = 50;

/**
 * What the film is about. Its title stands in the segment's information alone, and the target has no name:
 * ffmpeg would show a second title instead of the first, and put the name before each tag's.
 */
export function tagsElement(description: string): Element {
  const about = master(
    ID.simpleTag,
    text(ID.tagName, 'DESCRIPTION'),
    text(ID.tagString, description),
  );
  const film = master(ID.targets, uint(ID.targetTypeValue, FILM));
  return master(ID.tags, master(ID.tag, film, about));
}
