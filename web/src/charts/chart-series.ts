/** What a chart shows: lines, or areas on top of each other, over days. */

export interface ChartSeries {
  readonly name: string;
  /** A colour of tokens.css, such as "--fill-good". */
  readonly colour: string;
  /** A day each; undefined where nothing can be told. */
  readonly values: readonly (number | undefined)[];
  readonly dashed?: boolean;
}

export interface ChartData {
  /** YYYY-MM-DD, ascending. */
  readonly days: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  /** Areas that together are all, the first at the bottom. */
  readonly stacked?: boolean;
  /** Where the axis ends; at the greatest value without it. */
  readonly top?: number;
}

const lines = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6', '--series-7'];

/** Of the line at that place: beyond the colours that there are they begin anew, dashed. */
export function lineLook(place: number): Pick<ChartSeries, 'colour' | 'dashed'> {
  return { colour: lines[place % lines.length] as string, dashed: place >= lines.length };
}

/** What is drawn of stacked areas: each with those below it. */
export function stack(series: readonly ChartSeries[]): readonly (readonly (number | undefined)[])[] {
  let below: readonly number[] = series[0]?.values.map(() => 0) ?? [];
  return series.map(({ values }) => {
    below = below.map((sum, place) => sum + (values[place] ?? 0));
    return below;
  });
}
