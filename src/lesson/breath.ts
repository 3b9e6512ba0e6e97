/** Seconds without movement or new words at the end of each beat, for the result to sink in. */
export const BREATH = 0.8;
