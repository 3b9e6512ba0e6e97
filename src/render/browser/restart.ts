import { BrowserEndedError } from '../errors.ts';
import type { Place } from '../page/protocol.ts';
import { placeText } from './scene-places.ts';
import { temporarySpaceHint } from './temporary-space.ts';

/** How often the same work is begun when the browser, or its page, ends in it. */
export const ATTEMPTS = 3;

/** What is said when a page has ended in the same work too often. */
export async function endedAgain(
  cause: BrowserEndedError,
  known?: Place,
): Promise<BrowserEndedError> {
  const place = cause.place ?? known;
  const where = place === undefined ? '' : `, last ${placeText(place)}`;
  return new BrowserEndedError(
    `The browser's page ended ${ATTEMPTS} times${where}. ` +
      `The scene may need more memory than there is: look at what it makes there, close other programs, or try --quality draft.${await temporarySpaceHint()}`,
    { cause, place },
  );
}
