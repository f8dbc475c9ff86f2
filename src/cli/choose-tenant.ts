/** Whose devices a command works with when it was not told. */

import { checkTenant } from '../access/tenant-names.ts';
import type { Settings } from '../config.ts';
import { KnownError } from '../errors.ts';
import type { Store } from '../store/store.ts';

/** The tenant that --tenant names; else the only one that the settings or the store know. KnownError when there is none or several. */
export async function chooseTenant(named: string | undefined, settings: Settings, store: Store): Promise<string> {
  if (named !== undefined) return checkTenant(named, '--tenant');
  const known = await knownTenants(settings, store);
  const [tenant] = known;
  if (tenant !== undefined && known.length === 1) return tenant;
  const found = known.length === 0 ? 'no tenant is known yet' : `there are several: ${known.toSorted().join(', ')}`;
  throw new KnownError('InvalidInput', `No tenant was named, and ${found}. Name one with --tenant.`);
}

/** Those that the settings name, then those that somebody made something for, oldest first. */
export async function knownTenants(settings: Settings, store: Store): Promise<readonly string[]> {
  const [applications, secrets] = [await store.applications.list(), await store.osquery.listSecrets()];
  return [...new Set([...(settings.tenants ?? []), ...[...applications, ...secrets].map((of) => of.tenant)])];
}
