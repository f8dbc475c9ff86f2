/** What every store must do, whatever database is below it. Each database's test file runs it with its own way to open one. */

import { afterEach, describe } from 'node:test';
import type { Store } from '../src/store/store.ts';
import { describeAddresses } from './store-contract/addresses.ts';
import { describeApplications, describeSecrets, describeSigningKeys } from './store-contract/applications.ts';
import { describeCatalogs } from './store-contract/catalogs.ts';
import { describeConcurrency } from './store-contract/concurrency.ts';
import { describeDefender } from './store-contract/defender.ts';
import { describeDeviceGroups } from './store-contract/device-groups.ts';
import { describeDeviceList } from './store-contract/device-list.ts';
import { describeDevices } from './store-contract/devices.ts';
import { describeFailures } from './store-contract/failures.ts';
import { describeFigures } from './store-contract/figures.ts';
import { describeHistory } from './store-contract/history.ts';
import { describeLeases } from './store-contract/leases.ts';
import { describeNotices } from './store-contract/notices.ts';
import { describeOsquery } from './store-contract/osquery.ts';
import { describePolicy } from './store-contract/policy.ts';
import { describeSessions } from './store-contract/sessions.ts';
import { describeSyncs } from './store-contract/syncs.ts';
import { describeTags } from './store-contract/tags.ts';
import { describeTenantNames } from './store-contract/tenant-names.ts';
import { describeThreatLists } from './store-contract/threat-lists.ts';
import { describeTimes } from './store-contract/times.ts';
import { describeUpkeep } from './store-contract/upkeep.ts';

/** One store of one database, as a test needs it. */
export interface StoreInHand {
  readonly store: Store;
  /** Another connection to the same store, as another process has one. */
  readonly reopen: () => Promise<Store>;
  /** From now on the database itself refuses every device of this DNS name, in the middle of whatever is under way. */
  readonly refuseDevices: (dnsName: string) => Promise<void>;
}

/** Gives a store that holds nothing. */
export type OpenEmpty = () => Promise<StoreInHand>;

export function describeStore(name: string, openEmpty: OpenEmpty): void {
  describe(`store on ${name}`, async () => {
    const opened = new Set<Store>();
    const open: OpenEmpty = async () => {
      const inHand = await openEmpty();
      return {
        ...inHand,
        store: closedAtTheEnd(inHand.store, opened),
        reopen: async () => closedAtTheEnd(await inHand.reopen(), opened),
      };
    };
    // The connections of all tests together would be more than a server takes.
    afterEach(async () => {
      for (const store of opened) await store.close();
    });

    describeDevices(open);
    describeDeviceGroups(open);
    describeDeviceList(open);
    describeAddresses(open);
    describeTags(open);
    describeTimes(open);
    describeHistory(open);
    describeUpkeep(open);
    describeApplications(open);
    describeSecrets(open);
    describeSigningKeys(open);
    describeSessions(open);
    describeTenantNames(open);
    describeOsquery(open);
    describeDefender(open);
    describeLeases(open);
    describeCatalogs(open);
    describeNotices(open);
    describeThreatLists(open);
    describePolicy(open);
    describeFigures(open);
    describeSyncs(open);
    describeConcurrency(open);
    describeFailures(open);
  });
}

/** A test may close it before that. */
function closedAtTheEnd(store: Store, opened: Set<Store>): Store {
  const closing: Store = {
    ...store,
    async close() {
      opened.delete(closing);
      await store.close();
    },
  };
  opened.add(closing);
  return closing;
}
