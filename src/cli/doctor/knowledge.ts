/** What answers are made of: the catalogue and the lists of threats, and how old they are. */

import { readStoredSnapshot } from '../../api/stored-catalog.ts';
import { coverageOf, describeGap, staleDaysOn } from '../../catalog/coverage.ts';
import type { Catalog } from '../../catalog/model.ts';
import { decodeSnapshot, readCatalog } from '../../catalog/snapshot.ts';
import type { Settings } from '../../config.ts';
import { daysBetween } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { listsInFolder } from '../../threats/list-place.ts';
import { readLists } from '../../threats/read-lists.ts';
import { createThreats } from '../../threats/threats.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** EPSS comes every day, KEV several times a week. */
const listsOldAfterDays = 14;

/** `newest` is the newest day that the catalogue knows of: today cannot be before it. */
export async function checkCatalog(
  settings: Settings,
  store: Store | undefined,
  today: string,
): Promise<{ readonly finding: Finding; readonly newest?: string }> {
  const check = 'catalogue';
  let catalog: Catalog;
  try {
    if (settings.databaseUrl === undefined) catalog = readCatalog(settings.catalogFile);
    else if (store !== undefined) catalog = decodeSnapshot(await readStoredSnapshot(store.catalogs));
    else return { finding: fail(check, 'it is in the database, which is not there', 'Run "missingkbs sync".') };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { finding: fail(check, error.message) };
  }
  const coverage = coverageOf(catalog);
  const { newestUpdate: newest, nextPatchTuesday } = coverage;
  const staleDays = staleDaysOn(coverage, today);
  const { staleLimitDays } = settings;
  if (staleLimitDays !== undefined && staleDays > staleLimitDays) {
    return {
      finding: fail(
        check,
        describeGap(coverage),
        'Answers are refused (MISSINGKBS_STALE_LIMIT_DAYS): run "missingkbs sync".',
      ),
      newest,
    };
  }
  if (staleDays > 0)
    return {
      finding: warn(check, describeGap(coverage), 'Run "missingkbs sync", and once a day from now on.'),
      newest,
    };
  return {
    finding: ok(check, `newest update of ${newest}; complete until the Patch Tuesday of ${nextPatchTuesday}`),
    newest,
  };
}

export async function checkLists(
  settings: Settings,
  store: Store | undefined,
  today: string,
): Promise<readonly Finding[]> {
  const check = 'KEV and EPSS';
  const damaged: Finding[] = [];
  const place = store?.threatLists ?? listsInFolder(settings.dataFolder);
  const lists = await readLists(place, {}, (error) => {
    damaged.push(warn(check, (error as Error).message, 'Run "missingkbs sync --kev --epss".'));
  });
  const { kevDay, epssDay } = createThreats(lists);
  const days = Object.entries({ KEV: kevDay, EPSS: epssDay }).flatMap(([name, day]) =>
    day === undefined ? [] : [{ name, day }],
  );
  if (days.length === 0) return damaged.length > 0 ? damaged : [ok(check, 'not taken in; they are optional')];
  const found = days.map(({ name, day }) => `${name} of ${day}`).join(', ');
  const old = days.filter(({ day }) => daysBetween(day, today) > listsOldAfterDays);
  if (old.length === 0) return [ok(check, found), ...damaged];
  return [
    warn(check, found, `Run "missingkbs sync ${old.map(({ name }) => `--${name.toLowerCase()}`).join(' ')}".`),
    ...damaged,
  ];
}
