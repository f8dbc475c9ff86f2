/** Two tenants on one server, whose devices have the same ids and names in part and never the same content; and each of them alone. */

import type { KbNumber, MachineId } from '../../src/brand.ts';
import type { Inventory } from '../../src/inventory/model.ts';
import type { Device, Store } from '../../src/store/store.ts';
import { catalog } from '../builders/catalog.ts';
import { servedAssessor, startTestServer, type TestServer } from '../builders/server.ts';
import { giveNotices, noticesOf } from './notices-of.ts';

export interface TenantInHand {
  readonly tenant: string;
  /** Of this tenant's content alone; none of them may be in an answer to the other. */
  readonly marks: readonly string[];
  /** Of the device that only this tenant has. */
  readonly ownId: MachineId;
  readonly ownName: string;
  /** That only this tenant's devices are missing. */
  readonly kb: KbNumber;
  readonly vulnerability: string;
  /** Of a ring and an exception that only this tenant has. */
  readonly ring: string;
  readonly exception: string;
  readonly devices: readonly Inventory[];
  /** Its subscription to notices, and its dead letter. */
  readonly subscription: string;
  readonly notice: string;
}

/** A device of each tenant bears them. */
export const sharedId = '5'.repeat(40) as MachineId;
export const sharedName = 'pc-7.example';
/** Each tenant has a ring and an exception of these names. */
export const sharedRing = 'all';
export const sharedException = '5'.repeat(16);

const lines = {
  contoso: { name: 'Windows 10 Version 1909 for x64-based Systems', build: 18363, fixed: 719 },
  fabrikam: { name: 'Windows 10 Version 1809 for x64-based Systems', build: 17763, fixed: 1098 },
};

export const contoso: TenantInHand = tenantOf('contoso', 'a', '4540673', 'CVE-2020-0701', '07:11:13.017Z');
export const fabrikam: TenantInHand = tenantOf('fabrikam', 'b', '4538461', 'CVE-2020-0801', '06:22:26.034Z');

function tenantOf(
  name: keyof typeof lines,
  digit: string,
  kb: string,
  vulnerability: string,
  time: string,
): TenantInHand {
  const { build, fixed } = lines[name];
  const ownId = digit.repeat(40) as MachineId;
  const ownName = `only-${name}.example`;
  const ring = `ring-of-${name}`;
  const exception = digit.repeat(16);
  const osVersion = `10.0.${build}.${fixed - 62}`;
  const deviceOf = (id: MachineId, computerDnsName: string, day: string): Inventory => ({
    id,
    computerDnsName,
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion,
    osProcessor: 'x64',
    installationType: 'Client',
    lastSeen: `${day}T${time}`,
  });
  const [subscription, notice] = [`subscription-${digit}`, `msg_${digit}`];
  return {
    tenant: `${name}.example`,
    subscription,
    notice,
    marks: [subscription, notice, ownId, ownName, osVersion, kb, vulnerability, time, ring, exception],
    ownId,
    ownName,
    kb: kb as KbNumber,
    vulnerability,
    ring,
    exception,
    devices: [deviceOf(sharedId, sharedName, '2020-03-12'), deviceOf(ownId, ownName, '2020-03-13')],
  };
}

function bothLines() {
  const { contoso: one, fabrikam: other } = lines;
  return catalog()
    .document('2020-Mar')
    .update(contoso.kb)
    .fixes(contoso.vulnerability)
    .in(one.name, { build: `10.0.${one.build}.${one.fixed}` })
    .update(fabrikam.kb)
    .fixes(fabrikam.vulnerability)
    .in(other.name, { build: `10.0.${other.build}.${other.fixed}` })
    .build();
}

/** With the devices of these tenants and of nobody else. */
export async function startServerOf(
  tenants: readonly TenantInHand[],
  environment: Readonly<Record<string, string>>,
): Promise<TestServer> {
  const server = await startTestServer({
    environment: { MISSINGKBS_LIMIT_PER_MINUTE: '100000', MISSINGKBS_LIMIT_PER_HOUR: '100000', ...environment },
    catalogs: { current: servedAssessor(bothLines()), stamp: '1' },
  });
  for (const tenant of tenants) await fill(server.store, tenant);
  return server;
}

/** What a tenant has before anybody asks. */
export async function fill(store: Store, inHand: TenantInHand): Promise<void> {
  const { tenant, devices, ring, exception } = inHand;
  await store.devices.saveAll(tenant, devices, '2020-04-01T00:00:00.000Z');
  const put = (kind: string, id: string, content: object) =>
    store.policy.change(tenant, { kind, id, content: JSON.stringify(content), changed: filledAt, application: ring });
  const empty = { tags: [], platforms: [], software: [], deferralDays: 2, holds: [] };
  for (const [order, name] of [sharedRing, ring].entries()) await put('ring', name, { name, order, ...empty });
  const fields = { tag: ring, approvedBy: ring, reason: ring, since: '2020-04-01', expires: '2020-12-31' };
  for (const id of [sharedException, exception]) await put('exception', id, { id, ...fields });
  await giveNotices(store, inHand);
}

const filledAt = '2020-04-01T00:00:00.000Z';

/** All that the store keeps of the devices, the notices and the policy of a tenant; states by what they are, since their numbers are of all tenants. */
export async function everythingOf(store: Store, inHand: TenantInHand): Promise<unknown[]> {
  const { tenant } = inHand;
  const found: unknown[] = [await noticesOf(store, inHand)];
  for await (const { id } of store.history.each(tenant)) {
    const { inventory, firstSeen, lastSeen } = (await store.devices.find(tenant, id)) as Device;
    const byName = (await store.devices.findByDnsName(tenant, inventory.computerDnsName))?.inventory.id;
    const past: unknown[] = [];
    for (const { state, ...interval } of await store.history.read(tenant, id)) {
      past.push({ ...interval, state: await store.devices.readState(state) });
    }
    found.push({ inventory, firstSeen, lastSeen, byName, past });
  }
  return [...found, await store.policy.read(tenant)];
}
