/** Boards as the people of a tenant look at them: through their rings and exceptions, with what KEV and EPSS say. */

import { LRUCache } from 'lru-cache';
import type { Board, BoardGroup } from '../../fleet/board/board.ts';
import { type BoardThreats, tableOfKev } from '../../fleet/board/kev-table.ts';
import { namedDevices, PolicyMemory, seeThroughPolicy } from '../../fleet/policy/apply-policy.ts';
import type { Policy } from '../../fleet/policy/model.ts';
import { doInTurns } from '../../pieces.ts';
import { listByIds } from '../../store/list-by-ids.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import { TenantPolicy } from './tenant-policy.ts';

export interface FleetViewsParts {
  readonly store: Pick<Store, 'policy' | 'devices'>;
  /** What the lists say now. */
  readonly threats: { readonly current: Threats };
}

/** What the view of a tenant is made of, besides the groups; while it is the same, so is what was made of it. */
interface Glasses {
  /** Policy, day and catalogue. */
  readonly policyKey: string;
  readonly memory: PolicyMemory;
  readonly lists: Threats;
  readonly threats: BoardThreats;
  /** Of the last groups that were looked at. */
  last?: { readonly of: readonly BoardGroup[]; readonly groups: Promise<readonly BoardGroup[]> };
}

const mostTenants = 1_000;

export class FleetViews {
  readonly #parts: FleetViewsParts;
  readonly #glasses = new LRUCache<string, Glasses>({ max: mostTenants });

  constructor(parts: FleetViewsParts) {
    this.#parts = parts;
  }

  /** Has the same groups, the object itself, as long as nothing changed that an answer depends on. */
  async of(tenant: string, board: Board): Promise<Board> {
    const { store, threats } = this.#parts;
    const policy = await new TenantPolicy(store.policy, tenant).read();
    const policyKey = JSON.stringify([board.catalogVersion, board.asOf, policy]);
    const glasses = this.#glassesOf(tenant, board, policyKey, threats.current);
    if (glasses.last?.of !== board.groups) {
      glasses.last = { of: board.groups, groups: this.#seeThrough(tenant, board, policy, glasses.memory) };
    }
    const { last } = glasses;
    try {
      return { ...board, threats: glasses.threats, groups: await last.groups };
    } catch (error) {
      // The next one tries again.
      if (glasses.last === last) delete glasses.last;
      throw error;
    }
  }

  async #seeThrough(
    tenant: string,
    board: Board,
    policy: Policy,
    memory: PolicyMemory,
  ): Promise<readonly BoardGroup[]> {
    const devices = await listByIds(this.#parts.store.devices, tenant, namedDevices(policy, board.asOf));
    const named = devices.map(({ id, state, tags }) => ({ machineId: id, state, tags }));
    const { groups } = await doInTurns(seeThroughPolicy(board, policy, named, memory));
    // Answers are kept by the groups: what was told by other lists must not be one of them.
    return [...groups];
  }

  #glassesOf(tenant: string, { facts, asOf }: Board, policyKey: string, lists: Threats): Glasses {
    const known = this.#glasses.get(tenant);
    const isSamePolicy = known?.policyKey === policyKey;
    if (isSamePolicy && known.lists === lists) return known;
    const glasses: Glasses = {
      policyKey,
      memory: isSamePolicy ? known.memory : new PolicyMemory(),
      lists,
      threats: { ...lists, kev: tableOfKev(facts, lists, asOf) },
    };
    this.#glasses.set(tenant, glasses);
    return glasses;
  }
}
