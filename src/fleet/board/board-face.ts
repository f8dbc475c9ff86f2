/** What every answer says of the board that it is by. */

import type { Board } from './board.ts';
import { noBoardThreats } from './kev-table.ts';

export interface BoardFace {
  readonly catalogVersion: string;
  readonly asOf: string;
  readonly countedAt: string;
  /** Day of each list that there is. Without one, nothing that it would say is known: no entry is not "none". */
  readonly kevDay?: string;
  readonly epssDay?: string;
}

export function faceOf({
  catalogVersion,
  asOf,
  countedAt,
  threats: { kevDay, epssDay } = noBoardThreats,
}: Board): BoardFace {
  return {
    catalogVersion,
    asOf,
    countedAt,
    ...(kevDay !== undefined && { kevDay }),
    ...(epssDay !== undefined && { epssDay }),
  };
}
