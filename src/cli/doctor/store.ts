/** The store and what lies in it: its version, damage, keys of tokens, dead letters; with PostgreSQL the catalogue and the lists as well. */

import type { Settings } from '../../config.ts';
import { KnownError } from '../../errors.ts';
import { lookAtStore } from '../../store/look.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { type Finding, fail, failed, ok, warn } from './finding.ts';

const checkMs = 10_000;

/** Calls `use` with the store where one can be opened without changing it. */
export async function checkStore(
  settings: Settings,
  use: (store: Store | undefined) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const check = 'database';
  try {
    const look = await lookAtStore(settings);
    if (look === undefined) {
      return [ok(check, 'there is none yet: the first start makes it'), ...(await use(undefined))];
    }
    const { name, version, known } = look;
    if (version > known) {
      const found = `${name} has version ${version}, this program knows ${known}`;
      return [fail(check, found, 'Run the newer missingkbs that made it.'), ...(await use(undefined))];
    }
    if (version < known) {
      const found = `${name} has version ${version} of ${known}, and is not looked into`;
      const todo = 'The next start brings it there; read CHANGELOG.md, and make a backup before.';
      return [warn(check, found, todo), ...(await use(undefined))];
    }
    const store = await openStore(settings);
    try {
      return [...(await checkHealth(store, name, version)), ...(await use(store))];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [failed(check, error, 'See docs/operating.md, "The data folder"; or put back a backup.')];
  }
}

async function checkHealth(store: Store, name: string, version: number): Promise<readonly Finding[]> {
  const check = 'database';
  try {
    await store.ping();
    const whole = await store.check(checkMs);
    const { devices } = await store.count();
    const found = `${name}, version ${version}, ${devices} devices`;
    if (whole === 'whole') return [ok(check, found)];
    return [
      warn(check, `${found}; too large to be looked through in ${checkMs / 1000} s`, 'Nothing, as long as it answers.'),
    ];
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return [failed(check, error, 'See docs/operating.md, "The data folder".')];
  }
}

export async function checkOwnTokens(settings: Pick<Settings, 'ownTokens'>, store: Store): Promise<Finding> {
  const check = 'tokens';
  if (!settings.ownTokens) return ok(check, 'our own are off (MISSINGKBS_OWN_TOKENS)');
  const [keys, applications] = await Promise.all([store.signingKeys.list(), store.applications.list()]);
  const inUse = applications.filter(({ revoked }) => revoked === undefined).length;
  const found = `${keys.length} signing keys, ${inUse} applications`;
  if (inUse === 0) return warn(check, found, 'Nobody can get a token: "missingkbs app create".');
  return ok(check, found);
}

export async function checkDeadLetters(store: Store): Promise<Finding> {
  const check = 'notices';
  const counts = await store.notices.count();
  const waiting = counts.reduce((sum, each) => sum + each.waiting, 0);
  const dead = counts.reduce((sum, each) => sum + each.dead, 0);
  const found = `${waiting} wait, ${dead} could not be delivered`;
  if (dead > 0)
    return warn(check, found, '"missingkbs notice dead" says why, "missingkbs notice retry" sends them again.');
  return ok(check, found);
}
