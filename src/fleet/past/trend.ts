/** How a fleet stood on several days, in the figures of its overview: what a chart of the last months is drawn from. */

import { daysAfter } from '../../day.ts';
import type { BoardFilter } from '../board/board.ts';
import { type Overview, overviewOf } from '../board/overview.ts';
import { type SeenPast, seenOn } from './seen-past.ts';

export interface TrendPoint extends Omit<Overview, 'distinct' | 'excepted'> {
  readonly day: string;
}

/** More points say no more in a chart, and each is a day to be worked out. */
const mostPoints = 14;

/** So many days back from today, which is the last: each day, or as many days apart as make no more than the most points. The first day is among them. */
export function trendDays(today: string, days: number): readonly string[] {
  const step = Math.max(1, Math.ceil(days / (mostPoints - 1)));
  const back = Array.from({ length: Math.ceil(days / step) }, (_, point) => point * step);
  return [...back, days].reverse().map((ago) => daysAfter(today, -ago));
}

export async function trendPoint(past: SeenPast, filter: BoardFilter, day: string): Promise<TrendPoint> {
  const board = await seenOn(past, day, await past.policyOn(day));
  const { distinct: _, excepted: __, ...figures } = overviewOf(board, filter);
  return { day, ...figures };
}
