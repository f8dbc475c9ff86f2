/** Days of release that the feed cannot tell, because it names the update in a month that is not its own. Each with its source. */

import type { KbNumber } from '../brand.ts';

export const releaseDates: ReadonlyMap<KbNumber, string> = new Map(
  [
    // Security update for Secure Boot DBX: January 12, 2021. https://support.microsoft.com/help/4535680
    ['4535680', '2021-01-12'],
    // Security update for Secure Boot DBX: August 9, 2022. https://support.microsoft.com/help/5012170
    ['5012170', '2022-08-09'],
  ].map(([kb, day]) => [kb as KbNumber, day as string]),
);
