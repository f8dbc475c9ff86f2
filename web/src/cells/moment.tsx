/** A moment by its day, in the reader's own time; to the second, with the zone, for who points at it. */

import { formatLocalDay, formatMoment } from '../format.ts';

export function Moment({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatLocalDay(at)}
    </time>
  );
}
