/** What the renderer is held against; what was not measured is left out. */
export interface Figures {
  /** The exporter's time over ours. */
  readonly overOfficial?: number;
  /** Our time over drawing alone. */
  readonly overDrawing?: number;
  /** Mean luma SSIM of our video against the drawn frames. */
  readonly ssim?: number;
  /** Our bytes over x264's. */
  readonly overX264?: number;
  /** Largest colour error in levels of 255. */
  readonly ffmpegColour?: number;
  readonly chromiumColour?: number;
  /** Peak memory of a long lesson over that of a short one. */
  readonly memoryGrowth?: number;
  /** Time of another render over that of the first: with nothing changed, and with one scene of ten. */
  readonly unchanged?: number;
  readonly oneScene?: number;
  /** Frames that were drawn because of a word that is not in the picture. */
  readonly redrawnForWords?: number;
  /** Frames/s of our nodes over stock ones. */
  readonly nodes?: number;
  /** Mean difference of the two pictures in levels of 255. */
  readonly nodesDifference?: number;
}

interface Goal {
  readonly figure: keyof Figures;
  readonly what: string;
  readonly limit: number;
  readonly least?: true;
  readonly digits: number;
  readonly unit: string;
}

/** Peaks vary by a tenth from run to run, by when the garbage is collected. */
const FLAT = 1.15;

const GOALS: readonly Goal[] = [
  {
    figure: 'overOfficial',
    what: 'times as fast as the official exporter',
    limit: 6,
    least: true,
    digits: 2,
    unit: '×',
  },
  {
    figure: 'overDrawing',
    what: 'total time over draw only',
    limit: 1.15,
    digits: 3,
    unit: '×',
  },
  {
    figure: 'ssim',
    what: 'luma SSIM against the drawn frames',
    limit: 0.998,
    least: true,
    digits: 5,
    unit: '',
  },
  {
    figure: 'overX264',
    what: 'bytes over x264 veryfast CRF 18',
    limit: 2,
    digits: 2,
    unit: '×',
  },
  {
    figure: 'ffmpegColour',
    what: 'colours in ffmpeg off by at most',
    limit: 2,
    digits: 2,
    unit: '/255',
  },
  {
    figure: 'chromiumColour',
    what: 'colours in Chromium off by at most',
    limit: 2,
    digits: 2,
    unit: '/255',
  },
  {
    figure: 'memoryGrowth',
    what: 'peak memory of a long lesson over a short one (flat)',
    limit: FLAT,
    digits: 2,
    unit: '×',
  },
  {
    figure: 'unchanged',
    what: 'time of an unchanged lesson over its first render',
    limit: 0.02,
    digits: 3,
    unit: '×',
  },
  {
    figure: 'oneScene',
    what: 'time with one scene of ten changed over the first',
    limit: 0.15,
    digits: 3,
    unit: '×',
  },
  {
    figure: 'redrawnForWords',
    what: 'frames drawn for a word that is not burned in',
    limit: 0,
    digits: 0,
    unit: '',
  },
  {
    figure: 'nodes',
    what: 'our nodes over Motion Canvas’s, frames/s',
    limit: 5,
    least: true,
    digits: 2,
    unit: '×',
  },
  {
    figure: 'nodesDifference',
    what: 'mean difference of the two pictures',
    limit: 1,
    digits: 3,
    unit: '/255',
  },
];

/** The table of the goals that something was measured for; where lessons differ, the worst counts. */
export function goalLines(measured: readonly Figures[]): string[] {
  return GOALS.flatMap(({ figure, what, limit, least = false, digits, unit }) => {
    const values = measured.flatMap((figures) => figures[figure] ?? []);
    if (values.length === 0) return [];
    const worst = least ? Math.min(...values) : Math.max(...values);
    const met = least ? worst >= limit : worst <= limit;
    const [shown, bound] = [`${worst.toFixed(digits)}${unit}`, `${limit}${unit}`];
    return [
      `${met ? 'met    ' : 'NOT MET'}  ${what.padEnd(54)}${shown.padStart(11)}   goal ${least ? '≥' : '≤'} ${bound}`,
    ];
  });
}
