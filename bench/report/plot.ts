/** What a bench has drawn into docs/performance: lines over a measure, or bars beside each other. */

export type Plot = LinePlot | BarPlot;

interface PlotTitles {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  /** With its unit. */
  readonly yLabel: string;
}

export interface LinePlot extends PlotTitles {
  readonly kind: 'lines';
  readonly xLabel: string;
  /** Each power of ten takes as much room as the next. */
  readonly xByPowers?: boolean;
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  /** By x, ascending. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface BarPlot extends PlotTitles {
  readonly kind: 'bars';
  readonly bars: readonly { readonly name: string; readonly value: number }[];
}
