/** What people call a tenant, where that is not what programs call it. Callers know this file and store.ts. */

export interface TenantNameStore {
  /** By tenant. */
  list(): Promise<ReadonlyMap<string, string>>;
  /** Without a name it goes by its own again. */
  put(tenant: string, name: string | undefined): Promise<void>;
}
