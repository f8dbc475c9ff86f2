/** Days of release that the feed cannot tell, because it names the update in a month that is not its own. Each with its source. */

import type { KbNumber } from '../../brand.ts';

export const releaseDates: ReadonlyMap<KbNumber, string> = new Map(
  [
    // Security update for Secure Boot DBX: January 12, 2021. https://support.microsoft.com/help/4535680
    ['4535680', '2021-01-12'],
    // Security update for Secure Boot DBX: August 9, 2022. https://support.microsoft.com/help/5012170
    ['5012170', '2022-08-09'],
    // .NET Framework, October 13, 2020; the feed names them most for CVE-2020-1147, which it knows since July.
    // https://support.microsoft.com/help/4578972
    ['4578972', '2020-10-13'],
    ['4579978', '2020-10-13'],
    ['4579980', '2020-10-13'],
    // Cumulative security update for Internet Explorer: September 14, 2021. https://support.microsoft.com/help/5005563
    ['5005563', '2021-09-14'],
    // Windows 10 1909, 18363.2344: after its end of service on May 10, 2022; the feed names it in June 2021 alone.
    ['5014701', '2022-06-14'],
    // Out of band, for vulnerabilities of the Patch Tuesday before. https://support.microsoft.com/help/4578013
    ['4578013', '2020-08-19'],
    // https://support.microsoft.com/help/5070886, https://support.microsoft.com/help/5070887
    ['5070886', '2025-10-23'],
    ['5070887', '2025-10-23'],
  ].map(([kb, day]) => [kb as KbNumber, day as string]),
);
