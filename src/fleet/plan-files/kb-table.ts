/** KB numbers as a list of PowerShell, each with what it is as a comment. */

import type { Planned } from './planned.ts';

export function kbTable({ steps }: Planned): string {
  return steps
    .map(({ kb, name, devices, restart }) => {
      const told = `${name}; ${devices} devices; restart: ${restart || 'not said'}`;
      // A comment ends with its line, and whatever a feed has in a name must not begin another.
      return `    '${kb}' # ${told.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
    })
    .join('\n');
}
