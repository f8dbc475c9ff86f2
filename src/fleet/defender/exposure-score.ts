/** How exposed a fleet is, from 0 (nothing) to 100, by a rule of our own: Defender's is not published. */

import type { Board } from '../board/board.ts';
import { devicesByOpen } from '../board/open-figures.ts';

/**
 * The per cent of the devices that could be judged on which a vulnerability is open that is Critical or exploited. Null
 * where none could be: 0 would say that nothing is open.
 */
export function exposureScoreOf({ facts, groups }: Board): number | null {
  const judged = groups.filter(({ summary }) => summary.status === 'assessed');
  let devices = 0;
  let exposed = 0;
  for (const [{ vulnerabilities }, count] of devicesByOpen(judged)) {
    devices += count;
    const isExposed = vulnerabilities.some((place) => {
      const { severity, exploited } = facts.vulnerabilityAt(place);
      return severity === 'Critical' || exploited;
    });
    if (isExposed) exposed += count;
  }
  return devices === 0 ? null : (exposed * 100) / devices;
}
