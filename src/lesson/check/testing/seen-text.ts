import type { SeenText } from '../moment.ts';

/** A text of 40 px that is seen well, but for what a test says of it. */
export function seenText(seen: Partial<SeenText> & Pick<SeenText, 'text'>): SeenText {
  const { text } = seen;
  return {
    whole: text,
    group: 0,
    key: text,
    node: '',
    nodeKey: '',
    box: { x: 0, y: 0, width: 100, height: 29 },
    size: 40,
    baseline: 29,
    nearest: 0,
    face: 'prose',
    color: '#f2f5fa',
    alpha: 1,
    visible: 1,
    contrast: 15,
    numbers: [],
    part: 'subject',
    isTrail: false,
    isPadding: false,
    except: {},
    ...seen,
  };
}
