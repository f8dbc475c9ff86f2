/** Lists of machines behind a software or a vulnerability: references, by id, in pages, as the database has them now. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Board } from '../../fleet/board/board.ts';
import { type OpenSubject, statesWith } from '../../fleet/board/open-figures.ts';
import type { SystemFacts } from '../../fleet/board/state-summary.ts';
import { nextLinkOf } from '../../odata/next-link.ts';
import { readQuery } from '../../odata/query.ts';
import { selectFields } from '../../odata/select.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import type { StateId, Store } from '../../store/store.ts';
import { callerOf } from '../authenticate.ts';
import type { CalledUrl } from '../called-url.ts';
import { sayCountedAt } from '../counted-at.ts';
import { conditionOf } from '../machines/lists/conditions.ts';
import { listPage } from '../machines/lists/list-page.ts';
import { ListWalk, oldest } from '../machines/lists/list-walk.ts';
import { termOf } from '../machines/lists/order-terms.ts';
import type { MachineSystem } from '../machines/machine-resource.ts';
import { referenceRules } from './collection-rules.ts';
import { contextOf, pageSizeOf, sendJson } from './send-rows.ts';

/** By what the store orders alone. */
const rules = { ...referenceRules, orderable: ['id', 'computerDnsName'] };

export type SendReferences = (
  request: FastifyRequest,
  reply: FastifyReply,
  board: Board,
  subject: OpenSubject,
) => Promise<string>;

export function createSendReferences(
  { devices }: Pick<Store, 'devices'>,
  calledUrl: CalledUrl,
  now: () => number,
): SendReferences {
  return async (request, reply, board, subject) => {
    const query = readQuery(request.query as Record<string, string>, rules);
    const { orders, descending, after, wanted, take } = listPage(query, pageSizeOf(request, reply, rules));
    const systems = systemsOf(board, subject);
    const inStates: DeviceCondition = { kind: 'states', states: [...systems.keys()] };
    const asked = query.filter && conditionOf(query.filter, { states: systems, tagSets: [], inactiveUntil: '' });
    const where: DeviceCondition = asked === undefined ? inStates : { kind: 'and', of: [inStates, asked] };
    const { tenant } = callerOf(request);
    const terms = orders.map((order) => termOf(order, { systems, inactiveUntil: '' }));
    const walk = new ListWalk(devices, { tenant, where, terms, descending, wanted, skip: query.skip });
    if (systems.size > 0) await walk.from(after);
    const count = query.count ? await devices.countListed(tenant, where) : undefined;
    const { page, next } = take(walk.found, (device) => walk.positionOf(device));
    const base = calledUrl(request);
    sayCountedAt(reply, now(), oldest(count?.ageMs, walk.ageMs));
    sendJson(reply);
    return JSON.stringify({
      '@odata.context': contextOf(base, 'MachineReferences', query.select),
      ...(count !== undefined && { '@odata.count': count.devices }),
      value: page.map(({ id, computerDnsName, state }) => {
        const { osPlatform } = systems.get(state) as MachineSystem;
        return selectFields({ id, computerDnsName, osPlatform, rbacGroupName: null }, query.select);
      }),
      ...(next !== undefined && { '@odata.nextLink': nextLinkOf(base + request.url, next) }),
    });
  };
}

/** Of the states whose devices it is about. */
function systemsOf(board: Board, subject: OpenSubject): ReadonlyMap<StateId, MachineSystem> {
  const wanted = new Set(statesWith(board, board.groups, subject));
  const systems = new Map<SystemFacts, MachineSystem>();
  const found = new Map<StateId, MachineSystem>();
  for (const { state, summary } of board.groups) {
    if (!wanted.has(state)) continue;
    const system = systems.get(summary.system) ?? { ...summary.system, osArchitecture: null };
    systems.set(summary.system, system);
    found.set(state, system);
  }
  return found;
}
