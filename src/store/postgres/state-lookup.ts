/**
 * The look-up that every answer costs: which patch state a device is in. What was read once is remembered until somebody
 * who changes it says so; while that cannot be heard, nothing is remembered. Look-ups of one moment are one statement.
 */

import type { MachineId } from '../../brand.ts';
import { RememberedStates } from '../remembered-states.ts';
import type { StateId } from '../store.ts';
import { changesChannel, readChanges } from './changes.ts';
import type { Database } from './database.ts';
import type { Listener } from './listener.ts';
import { readStates } from './machine-rows.ts';

export interface StateLookup {
  find(tenantId: number, id: MachineId): Promise<StateId | undefined>;
  /** What is remembered. Undefined says nothing. */
  recall(tenantId: number, id: MachineId): StateId | undefined;
  /** These have changed: the next look-up reads them. */
  forget(tenantId: number, ids: readonly MachineId[]): void;
}

type Asked = PromiseWithResolvers<StateId | undefined>;

/** Look-ups of one moment in one tenant, by device. */
type Batch = Map<MachineId, Asked>;

export function createStateLookup(database: Database, listener: Listener): StateLookup {
  const remembered = new RememberedStates();
  /** Not sent yet, by tenant. */
  const waiting = new Map<number, Batch>();
  /** Sent, and not answered. What changes meanwhile is taken out, and its answer not remembered. */
  const underWay = new Set<{ readonly tenantId: number; readonly unchanged: Set<MachineId> }>();
  listener.on(changesChannel, (payload) => {
    const changes = readChanges(payload);
    if (changes === 'all') forgetAll();
    else forget(changes.tenantId, changes.ids);
  });
  listener.onGap(forgetAll);

  function forgetAll(): void {
    remembered.forget();
    for (const { unchanged } of underWay) unchanged.clear();
  }

  function forget(tenantId: number, ids: readonly MachineId[]): void {
    for (const id of ids) remembered.forgetDevice(tenantId, id);
    for (const sent of underWay) if (sent.tenantId === tenantId) for (const id of ids) sent.unchanged.delete(id);
  }

  async function send(tenantId: number): Promise<void> {
    const batch = waiting.get(tenantId) as Batch;
    waiting.delete(tenantId);
    const sent = { tenantId, unchanged: new Set(batch.keys()) };
    underWay.add(sent);
    try {
      const states = await readStates(database.query, tenantId, [...batch.keys()]);
      for (const [id, asked] of batch) {
        const state = states.get(id);
        if (state !== undefined && listener.hears && sent.unchanged.has(id)) remembered.set(tenantId, id, state);
        asked.resolve(state);
      }
    } catch (error) {
      for (const asked of batch.values()) asked.reject(error);
    } finally {
      underWay.delete(sent);
    }
  }

  return {
    async find(tenantId, id) {
      const known = remembered.get(tenantId, id);
      if (known !== undefined) return known;
      let batch = waiting.get(tenantId);
      if (batch === undefined) {
        batch = new Map();
        waiting.set(tenantId, batch);
        setImmediate(send, tenantId);
      }
      const asked = batch.get(id) ?? Promise.withResolvers<StateId | undefined>();
      batch.set(id, asked);
      return asked.promise;
    },
    recall: (tenantId, id) => remembered.get(tenantId, id),
    forget,
  };
}
