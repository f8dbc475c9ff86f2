/** How Windows lists Office that was installed by Windows Installer, and what its names say. Tables only. */

import type { RequiredState } from '../finding.ts';

export const officeApplications = [
  'Office',
  'Word',
  'Excel',
  'PowerPoint',
  'Outlook',
  'Access',
  'Publisher',
  'OneNote',
  'InfoPath',
  'Visio',
  'Project',
  'Lync',
  'Lync Basic',
  'Skype for Business',
  'Skype for Business Basic',
] as const;
export type OfficeApplication = (typeof officeApplications)[number];

export const officeYears = ['2007', '2010', '2013', '2016'] as const;
export type OfficeYear = (typeof officeYears)[number];

/** Security updates are for the last service pack alone. */
export const lastServicePacks: Readonly<Record<OfficeYear, RequiredState | undefined>> = {
  '2007': { name: 'Service Pack 3', build: 6607 },
  '2010': { name: 'Service Pack 2', build: 7011 },
  '2013': { name: 'Service Pack 1', build: 4569 },
  '2016': undefined,
};

/** Office 2016 by Windows Installer keeps the build of its release, 4266; Click-to-Run counts from 6001 on. */
export const firstClickToRunBuild = 6001;

const basic: readonly OfficeApplication[] = ['Word', 'Excel', 'PowerPoint'];
const professional: readonly OfficeApplication[] = [...basic, 'Outlook', 'Access', 'Publisher', 'OneNote'];

/** Editions by words of several languages; the first that matches counts. An edition that none matches holds `basic` for sure. */
const editions: readonly (readonly [RegExp, readonly OfficeApplication[]])[] = [
  [
    /prof\S* plus|профессиональный плюс|专业增强版|專業增強版/i,
    [...professional, 'InfoPath', 'Lync', 'Skype for Business'],
  ],
  [/\b(?:enterprise|ultimate)\b/i, [...professional, 'InfoPath']],
  [/\b(?:home and business|famille et petite entreprise)\b/i, [...basic, 'Outlook', 'OneNote']],
  [/\b(?:home and student|famille et étudiant)\b/i, [...basic, 'OneNote']],
  [/\bsmall business\b/i, [...basic, 'Outlook', 'Publisher']],
  [/\bstandard\b|стандартный|标准版|標準版/i, [...basic, 'Outlook', 'Publisher', 'OneNote']],
  [/\bprof\S*\b|профессиональный|专业版|專業版/i, professional],
];

/** The applications of an edition, and whether these are all. */
export function applicationsOfEdition(edition: string): {
  applications: readonly OfficeApplication[];
  complete: boolean;
} {
  const known = editions.find(([pattern]) => pattern.test(edition))?.[1];
  return { applications: known ?? basic, complete: known !== undefined };
}
