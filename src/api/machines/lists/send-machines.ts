/** A list of machines as the answer to a request: which page of which, and what the client reads beside it. */

import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Expression } from '../../../odata/expression.ts';
import { nextLinkOf } from '../../../odata/next-link.ts';
import { readQuery } from '../../../odata/query.ts';
import { selectFields } from '../../../odata/select.ts';
import type { DeviceCondition, ListedDevice } from '../../../store/device-list.ts';
import type { DeviceStore } from '../../../store/store.ts';
import { callerOf } from '../../authenticate.ts';
import { contextOf, pageSizeOf, sendJson } from '../../collections/send-rows.ts';
import { sayCountedAt } from '../../counted-at.ts';
import { inactiveUntil, type MachineResourceOptions, type MachineSystem, machineOf } from '../machine-resource.ts';
import { oldest } from './list-walk.ts';
import { MachinePages } from './machine-pages.ts';
import { machineRules } from './machine-rules.ts';

/** Devices that are written before others have their turn: a millisecond or two. */
const slice = 500;

/** Narrows what the client asked for. */
export interface Within {
  readonly filter?: Expression;
  readonly where?: DeviceCondition;
}

export type SendMachines = (request: FastifyRequest, reply: FastifyReply, within?: Within) => Promise<string>;

export function createSendMachines(devices: DeviceStore, options: MachineResourceOptions): SendMachines {
  const pages = new MachinePages(devices);

  return async (request, reply, within = {}) => {
    const { tenant } = callerOf(request);
    const query = readQuery(request.query as Record<string, string>, machineRules);
    const filter = both(query.filter, within.filter);
    const pageSize = pageSizeOf(request, reply, machineRules);
    const until = inactiveUntil(options);
    const asked = { ...query, ...within, ...(filter && { filter }), pageSize };
    const count = query.count ? await pages.count(tenant, asked, until) : undefined;
    const { devices: found, systems, next, ageMs } = await pages.read(tenant, asked, until);
    const base = options.calledUrl(request);
    sayCountedAt(reply, options.now(), oldest(count?.ageMs, ageMs));
    sendJson(reply);
    const items = await render(found, (device) => {
      const system = systems.get(device.state) as MachineSystem;
      return JSON.stringify(selectFields(machineOf(device, system, until), query.select));
    });
    const head = {
      '@odata.context': contextOf(base, 'Machines', query.select),
      ...(count !== undefined && { '@odata.count': count.devices }),
    };
    const end = next === undefined ? '' : `,"@odata.nextLink":${JSON.stringify(nextLinkOf(base + request.url, next))}`;
    return `${JSON.stringify(head).slice(0, -1)},"value":[${items.join()}]${end}}`;
  };
}

/** Some at a time, so that others have their turn. */
async function render(devices: readonly ListedDevice[], write: (device: ListedDevice) => string): Promise<string[]> {
  const written: string[] = [];
  for (const [place, device] of devices.entries()) {
    if (place % slice === slice - 1) await setImmediate();
    written.push(write(device));
  }
  return written;
}

function both(one: Expression | undefined, other: Expression | undefined): Expression | undefined {
  return one === undefined || other === undefined ? (one ?? other) : { kind: 'and', sides: [one, other] };
}
