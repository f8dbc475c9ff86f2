/** The store that the settings name, open while a command works with it. */

import { readSettings, type Settings } from '../config.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { chooseTenant } from './choose-tenant.ts';
import type { Terminal } from './terminal.ts';

/** Of one tenant. */
export interface TenantStore {
  readonly store: Store;
  readonly settings: Settings;
  readonly tenant: string;
}

export async function withStore<Result>(
  { env }: Terminal,
  work: (store: Store, settings: Settings) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(env);
  const store = await openStore(settings);
  try {
    return await work(store, settings);
  } finally {
    await store.close();
  }
}

/** `named` by --tenant, or else the only one that is known: see `chooseTenant`. */
export function withTenant<Result>(
  named: string | undefined,
  terminal: Terminal,
  work: (of: TenantStore) => Promise<Result>,
): Promise<Result> {
  return withStore(terminal, async (store, settings) =>
    work({ store, settings, tenant: await chooseTenant(named, settings, store) }),
  );
}
