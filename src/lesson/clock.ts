/**
 * The time at which a frame begins, in whole milliseconds. One rounding rule for starts and ends keeps
 * neighbours that share a frame from overlapping or leaving a gap.
 */
export function frameMilliseconds(frame: number, framesPerSecond: number): number {
  return Math.round((frame * 1000) / framesPerSecond);
}

/**
 * A time as caption files write it.
 *
 * @param separator before the milliseconds: `.` in WebVTT, `,` in SRT
 * @example
 * timestamp(63_250, '.') // '00:01:03.250'
 */
export function timestamp(milliseconds: number, separator: '.' | ','): string {
  const fraction = String(milliseconds % 1000).padStart(3, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}${separator}${fraction}`;
}

/**
 * A time for people, in whole seconds that have passed.
 *
 * @example
 * clock(63_250) // '1:03'
 */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${tail}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}
