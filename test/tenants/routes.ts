/** The routes of a server, from its own table; which of them are a tenant's, with examples of how one is asked. */

import type { FastifyInstance } from 'fastify';
import { defenderExamples } from './defender-routes.ts';
import { day, historyExamples } from './history-routes.ts';
import { sharedException, sharedId, sharedName, sharedRing, type TenantInHand } from './two-tenants.ts';

export interface Example {
  readonly url: string;
  readonly body?: string;
  readonly type?: string;
  /** What the catalogue tells everybody of what the URL names. */
  readonly ofCatalogue?: string;
  /** For a tenant that has the device, and for one that has not. */
  readonly status: readonly [ofOwn: number, ofOthers: number];
}

/** What an example is about: the shared device, or the one that only the `owner` has, by its id, its name, its KB. */
export interface Aim {
  readonly owner: TenantInHand;
  readonly id: string;
  readonly name: string;
}

export function aimsAt(owner: TenantInHand): readonly Aim[] {
  return [
    { owner, id: sharedId, name: sharedName },
    { owner, id: owner.ownId, name: owner.ownName },
  ];
}

const inventoryOf = ({ id, name }: Aim) =>
  JSON.stringify({ id, computerDnsName: name, osName: 'Microsoft Windows 10 Pro', osVersion: '10.0.18362.1' });

/** Node reads none that is shorter. */
const boundary = 'x'.repeat(30);
const formWith = (file: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n${file}\r\n--${boundary}--\r\n`;

const exception = JSON.stringify({ kb: '4540673', approvedBy: 'Ada', reason: 'tests', expires: '2020-12-31' });
const ringOf = ({ id, owner }: Aim) => (id === sharedId ? sharedRing : owner.ring);
const exceptionOf = ({ id, owner }: Aim) => (id === sharedId ? sharedException : owner.exception);

/** By method and route, without the version; in this order, so that what writes comes last. */
export const examples: Readonly<Record<string, (aim: Aim) => readonly Example[]>> = {
  'GET /machines': ({ name }) => [
    { url: '/machines', status: [200, 200] },
    { url: `/machines?$filter=computerDnsName eq '${name}'&$count=true`.replaceAll(' ', '%20'), status: [200, 200] },
    { url: "/machines?$orderby=osPlatform&$filter=contains(osPlatform,'Win')", status: [200, 200] },
  ],
  'GET /machines/findbyip*': () => [
    { url: "/machines/findbyip(ip='192.0.2.7',timestamp=2020-04-13T09:00:00Z)", status: [200, 200] },
  ],
  'GET /machines/findbytag': () => [{ url: '/machines/findbytag?tag=VIP', status: [200, 200] }],
  'GET /machines/:machineId': ({ id, name }) => [
    { url: `/machines/${id}`, status: [200, 404] },
    { url: `/machines/${name}`, status: [200, 404] },
  ],
  'GET /machines/:machineId/getmissingkbs': ({ id }) => [{ url: `/machines/${id}/getmissingkbs`, status: [200, 404] }],
  ...defenderExamples,
  'GET /machines/:machineId/getmissingkbs/:kb': ({ id, owner }) => [
    { url: `/machines/${id}/getmissingkbs/${owner.kb}`, status: [200, 404] },
  ],
  'GET /fleet/machines/:machineId/missingkbs': ({ id }) => [
    { url: `/fleet/machines/${id}/missingkbs?${day}`, status: [200, 404] },
  ],
  'GET /fleet/machines': ({ owner, name }) => [
    { url: '/fleet/machines', status: [200, 200] },
    { url: `/fleet/machines?kb=${owner.kb}&sort=name&name=${name}`, status: [200, 200] },
  ],
  'GET /fleet/machines/:machineId': ({ id }) => [{ url: `/fleet/machines/${id}`, status: [200, 404] }],
  'GET /fleet/machines/:machineId/history': ({ id }) => [
    { url: `/fleet/machines/${id}/history`, status: [200, 404] },
    { url: `/fleet/machines/${id}/history?limit=1`, status: [200, 404] },
  ],
  'GET /fleet/machines/:machineId/statements': ({ id }) => [
    { url: `/fleet/machines/${id}/statements`, status: [200, 404] },
  ],
  'GET /fleet/updates/:kb': ({ owner }) => [
    { url: `/fleet/updates/${owner.kb}`, ofCatalogue: owner.vulnerability, status: [200, 200] },
  ],
  'GET /fleet/vulnerabilities/:vulnerabilityId': ({ owner }) => [
    { url: `/fleet/vulnerabilities/${owner.vulnerability}`, ofCatalogue: owner.kb, status: [200, 200] },
  ],
  'GET /fleet/vulnerabilities': () => [{ url: '/fleet/vulnerabilities', status: [200, 200] }],
  'GET /fleet/missingkbs': () => [{ url: '/fleet/missingkbs', status: [200, 200] }],
  'GET /fleet/missingkbs/:kb/machines': ({ owner, id }) => [
    { url: `/fleet/missingkbs/${owner.kb}/machines`, status: [200, 200] },
    { url: `/fleet/missingkbs/${owner.kb}/machines?after=${id}`, status: [200, 200] },
  ],
  'GET /fleet/plan': () => [{ url: '/fleet/plan', status: [200, 200] }],
  'GET /fleet/whatif': ({ owner }) => [{ url: `/fleet/whatif?kbs=${owner.kb}`, status: [200, 200] }],
  'POST /fleet/whatif': ({ owner }) => [
    { url: '/fleet/whatif', body: JSON.stringify({ kbs: [owner.kb] }), type: 'application/json', status: [200, 200] },
  ],
  'GET /fleet/support': () => [{ url: '/fleet/support', status: [200, 200] }],
  'GET /fleet/export/missingkbs': ({ name }) => [
    { url: '/fleet/export/missingkbs', status: [200, 200] },
    { url: '/fleet/export/missingkbs?format=parquet', status: [200, 200] },
    { url: `/fleet/export/missingkbs?$filter=computerDnsName%20eq%20'${name}'`, status: [200, 200] },
  ],
  'GET /fleet/export/devices': () => [
    { url: '/fleet/export/devices?format=ndjson', status: [200, 200] },
    { url: "/fleet/export/devices?$filter=contains(osPlatform,'Win')", status: [200, 200] },
  ],
  'GET /fleet/export/kbs': () => [{ url: '/fleet/export/kbs', status: [200, 200] }],
  'GET /fleet/overview': () => [{ url: '/fleet/overview', status: [200, 200] }],
  ...historyExamples,
  'POST /fleet/assess': (aim) => [
    {
      url: '/fleet/assess',
      body: formWith(inventoryOf(aim)),
      type: `multipart/form-data; boundary=${boundary}`,
      status: [200, 200],
    },
  ],
  'GET /fleet/notices/subscriptions': () => [{ url: '/fleet/notices/subscriptions', status: [200, 200] }],
  'GET /fleet/notices/dead': () => [{ url: '/fleet/notices/dead', status: [200, 200] }],
  'POST /fleet/notices/subscriptions': () => [
    // One that is refused: what is made is made at random.
    { url: '/fleet/notices/subscriptions', body: '{}', type: 'application/json', status: [400, 400] },
  ],
  'POST /fleet/notices/subscriptions/:subscriptionId/test': ofOwner(({ subscription }) => ({
    url: `/fleet/notices/subscriptions/${subscription}/test`,
    status: [200, 404],
  })),
  // One that is refused: what is made is made at random.
  'POST /fleet/notices/subscriptions/:subscriptionId/secret': ofOwner(({ subscription }) => ({
    url: `/fleet/notices/subscriptions/${subscription}/secret`,
    body: '{"overlapHours":999}',
    type: 'application/json',
    status: [400, 404],
  })),
  'POST /fleet/notices/dead/:noticeId/retry': ofOwner(({ notice }) => ({
    url: `/fleet/notices/dead/${notice}/retry`,
    status: [204, 404],
  })),
  'PUT /fleet/notices/subscriptions/:subscriptionId': ofOwner(({ subscription }) => ({
    url: `/fleet/notices/subscriptions/${subscription}`,
    body: '{"form":"slack","kinds":["sync-failed"],"name":"changed"}',
    type: 'application/json',
    status: [200, 404],
  })),
  'DELETE /fleet/notices/subscriptions/:subscriptionId': ofOwner(({ subscription }) => ({
    url: `/fleet/notices/subscriptions/${subscription}`,
    status: [204, 404],
  })),
  'GET /fleet/policy/rings': () => [{ url: '/fleet/policy/rings', status: [200, 200] }],
  'GET /fleet/policy/exceptions': () => [{ url: '/fleet/policy/exceptions', status: [200, 200] }],
  'GET /fleet/policy/history': (aim) => [
    { url: '/fleet/policy/history?kind=ring', status: [200, 200] },
    { url: `/fleet/policy/history?kind=exception&id=${exceptionOf(aim)}`, status: [200, 200] },
  ],
  'PUT /fleet/policy/rings/:ringName': (aim) => [
    { url: `/fleet/policy/rings/${ringOf(aim)}`, body: '{"order":7}', type: 'application/json', status: [200, 201] },
  ],
  'DELETE /fleet/policy/rings/:ringName': (aim) => [{ url: `/fleet/policy/rings/${ringOf(aim)}`, status: [204, 404] }],
  'POST /fleet/policy/exceptions': () => [
    { url: '/fleet/policy/exceptions', body: exception, type: 'application/json', status: [201, 201] },
  ],
  'PUT /fleet/policy/exceptions/:exceptionId': (aim) => [
    {
      url: `/fleet/policy/exceptions/${exceptionOf(aim)}`,
      body: exception,
      type: 'application/json',
      status: [200, 404],
    },
  ],
  'DELETE /fleet/policy/exceptions/:exceptionId': (aim) => [
    { url: `/fleet/policy/exceptions/${exceptionOf(aim)}`, status: [204, 404] },
  ],
  'POST /machines/:machineId/tags': ({ id }) => [
    {
      url: `/machines/${id}/tags`,
      body: '{"Value":"VIP","Action":"Add"}',
      type: 'application/json',
      status: [200, 404],
    },
  ],
  'POST /machines/addorremovetagformultiplemachines': ({ id }) => [
    {
      url: '/machines/AddOrRemoveTagForMultipleMachines',
      body: JSON.stringify({ Value: 'VIP', Action: 'Remove', MachineIds: [id] }),
      type: 'application/json',
      status: [200, 200],
    },
  ],
  'DELETE /machines/:machineId': ({ id }) => [{ url: `/machines/${id}`, status: [204, 404] }],
  'PUT /machines/:machineId/inventory': (aim) => [
    { url: `/machines/${aim.id}/inventory`, body: inventoryOf(aim), type: 'application/json', status: [200, 201] },
  ],
  'POST /machines/inventory': (aim) => [
    { url: '/machines/inventory', body: `${inventoryOf(aim)}\n`, type: 'application/x-ndjson', status: [200, 200] },
  ],
};

/** Of what each tenant has one, and both share none. */
function ofOwner(example: (owner: TenantInHand) => Example) {
  return ({ owner, id }: Aim): readonly Example[] => (id === sharedId ? [] : [example(owner)]);
}

/** "GET /machines/:machineId", as the server's own table has them, once for both prefixes; HEAD goes with GET. */
export function routesOf(app: FastifyInstance): readonly string[] {
  const path: string[] = [];
  const routes = new Set<string>();
  for (const line of app.printRoutes({ commonPrefix: false }).trimEnd().split('\n')) {
    const [, indent = '', segment = '', methods] = /^((?:[│ ] {3})*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? [];
    if (segment === '') throw new Error(`The table of routes has a line that cannot be read: ${line}`);
    path.splice(indent.length / 4);
    path.push(segment);
    const route = path.join('').replace(/^\/api(\/v1\.0)?(?=\/)/, '');
    for (const method of methods?.split(', ') ?? []) if (method !== 'HEAD') routes.add(`${method} ${route}`);
  }
  return [...routes];
}
