/**
 * What lessons draw with: nodes, movements, and what nodes of a lesson's own are made with. `import { Matrix }
 * from 'gradreel/stage'` loads the file of that name alone (see `run/direct-imports.ts`), so that a lesson
 * depends on what it uses and on nothing else.
 */

export { Backdrop, type BackdropProps } from './backdrop.tsx';
export { type BlockBox, type BlockStyle, drawBlock, hatch } from './block.ts';
export {
  BroadcastSum,
  type BroadcastSumProps,
  broadcastMatrix,
  type SumTerm,
} from './broadcast/broadcast-sum.tsx';
export { axisNumber, CodeLine, type CodeLineProps } from './broadcast/code-line.ts';
export { smallPlace } from './broadcast/corner.ts';
export { Refusal, type RefusalProps } from './broadcast/refusal.ts';
export { stretchedValues } from './broadcast/stretched-values.ts';
export {
  Certificate,
  type CertificateProps,
  type CertifiedNumber,
} from './certificate/certificate.tsx';
export { CodePane, type CodePaneProps } from './code-pane/code-pane.tsx';
export { python } from './code-pane/python.ts';
export { mixColours, translucent } from './colour.ts';
export {
  DecisionDisc,
  type DecisionDiscProps,
  type DiscPoint,
} from './decision-disc/decision-disc.tsx';
export { FieldBitmaps } from './decision-disc/field-bitmaps.ts';
export { Digits, type DigitsProps } from './digits/digits.tsx';
export { FloatRuler, type FloatRulerProps, type FloatStretch } from './digits/float-ruler.tsx';
export { FactorNote, type FactorNoteProps, type NoteLine } from './factor-note/factor-note.tsx';
export { Fading } from './fading.ts';
export { inter, mono } from './fonts.ts';
export { Formula, type FormulaProps } from './formula/formula.ts';
export { mathText } from './formula/math-text.ts';
export {
  equalsSign,
  type FormulaColumn,
  FormulaRows,
  type FormulaRowsProps,
} from './formula-rows/formula-rows.tsx';
export { defineExample, type Example, type ExampleStage } from './gallery/example.ts';
export { Legend, type LegendEntry, type LegendProps } from './legend/legend.tsx';
export {
  type EpochReading,
  LossStrip,
  type LossStripProps,
  type StripMark,
} from './loss-strip/loss-strip.tsx';
export { Loupe, type LoupeProps, type LoupeView } from './loupe/loupe.tsx';
export { drawMarker, type MarkerStyle } from './marker.ts';
export type { CellStyle, MatrixCell, Note } from './matrix/cell.ts';
export { MONO_MIDDLE, MONO_WIDTH } from './matrix/draw-numbers.ts';
export { Enclosure, type EnclosureProps } from './matrix/enclosure.tsx';
export { around, type Box, middleOf } from './matrix/grid.ts';
export { Matrix, type MatrixPlace, type MatrixProps, Vector } from './matrix/matrix.tsx';
export { cellPalette } from './matrix/palette.ts';
export { type ArrayValues, allValues, arrayValues } from './matrix/values.ts';
export { Fall, type FallProps } from './movement/fall.tsx';
export { pop } from './movement/pop.ts';
export { Stretch } from './movement/stretch.ts';
export { swing } from './movement/swing.ts';
export { drawWithTrail, silhouettes } from './movement/trail.ts';
export { type Travel, type TravelStop, travel } from './movement/travel.ts';
export { bent, QUARTER, via, type Way } from './movement/way.ts';
export { Network, type NetworkNumbers, type NetworkProps } from './network/network.tsx';
export { Neuron, type NeuronProps } from './network/neuron.tsx';
export { NeuronCutaway, type NeuronCutawayProps } from './neuron/cutaway.tsx';
export { type Point, rulerFor } from './neuron/geometry.ts';
export type { Vote } from './neuron/vote.ts';
export { WeightedSum, type WeightedSumProps } from './neuron/weighted-sum.tsx';
export {
  NumberLine,
  type NumberLineProps,
  type NumberLineRow,
} from './number-line/number-line.tsx';
export { arrow, fitSize, withAlpha, withGlow } from './paint.ts';
export { Area, fromCorner, type PictureAreas, pictureAreas } from './picture-areas.ts';
export type { CurveProps } from './plot/curve.ts';
export { Plot, type PlotProps } from './plot/plot.tsx';
export { type Domain, domainOf, type Scale, scaleOf } from './plot/scale.ts';
export { PointLabel, type PointLabelProps } from './point-label/point-label.tsx';
export { Readout, type ReadoutLine, type ReadoutProps } from './readout/readout.tsx';
export { ShapeSlots, type ShapeSlotsProps } from './shape-slots/shape-slots.tsx';
export { shapeText } from './shape-slots/shape-text.ts';
export {
  type CanvasFill,
  type ColourStop,
  circle,
  linearFill,
  radialFill,
  roundRect,
} from './shapes.ts';
export { Sheet } from './sheet.ts';
export { signColours, signed } from './signs.ts';
export { freePlace } from './slope-triangle/free-place.ts';
export {
  type SecantMark,
  SecantMarks,
  type SecantMarksProps,
} from './slope-triangle/secant-marks.tsx';
export { SlopeTriangle, type SlopeTriangleLabels } from './slope-triangle/slope-triangle.ts';
export { SourcedFormula, type SourcedFormulaProps } from './sourced-formula.ts';
export {
  drawText,
  drawTextWithNumbers,
  type Label,
  measuringContext,
  type TextStyle,
  textWidth,
} from './text.ts';
export type { ClassColours, SignColours, Theme } from './theme.ts';
export { type Themed, themed, useTheme } from './theme-context.ts';
export { type Checkpoint, TrainingCheckpoints } from './training/checkpoints.ts';
export { recordSmallTraining, smallTraining } from './training/small-training.ts';
export { bundledOrder, threadPoint, traceThread } from './weight-network/geometry.ts';
export { gradientRuler, type ThreadRuler, threadRuler } from './weight-network/ruler.ts';
export {
  type NetworkSample,
  type ThreadAddress,
  WeightNetwork,
  type WeightNetworkProps,
} from './weight-network/weight-network.tsx';
