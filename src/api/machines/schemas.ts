/** What /api/machines takes and gives, for the API description. Requests are checked by the code that reads them. */

import Type, { type Static } from 'typebox';

const Nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ format: 'date-time' });

export const MachineIdParams = Type.Object({
  machineId: Type.String({ pattern: '^[0-9a-fA-F]{40}$', description: 'Device ID: forty hexadecimal digits' }),
});

export const MachineIdOrNameParams = Type.Object({
  machineId: Type.String({ description: 'Device ID, or computer DNS name' }),
});

export const MissingKbSchema = Type.Object({
  id: Type.String({ description: 'KB number without "KB"', examples: ['4540673'] }),
  name: Type.String({ examples: ['March 2020 Security Updates'] }),
  productsNames: Type.Array(Type.String(), { examples: [['windows_10', 'edge', 'internet_explorer']] }),
  url: Type.String({ examples: ['https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673'] }),
  machineMissedOn: Type.Integer({ examples: [1] }),
  cveAddressed: Type.Integer({ examples: [97] }),
});

export const MissingKbsSchema = Type.Object({
  '@odata.context': Type.String(),
  value: Type.Array(MissingKbSchema),
});

export const UnchangedSchema = Type.Null({ description: 'The answer is still the one of the If-None-Match header' });

/** A machine in a list. */
export const MachineItemSchema = Type.Object({
  id: Type.String(),
  computerDnsName: Type.String(),
  firstSeen: Instant,
  lastSeen: Instant,
  osPlatform: Nullable(Type.String({ examples: ['Windows10'] })),
  osVersion: Nullable(Type.String({ examples: ['10.0.18363.657'], description: 'As the inventory reports it' })),
  onboardingStatus: Type.Literal('Onboarded'),
  osProcessor: Nullable(Type.String({ examples: ['x64'] })),
  version: Nullable(Type.String({ examples: ['1909'] })),
  osBuild: Nullable(Type.Integer({ examples: [18363] })),
  lastIpAddress: Nullable(Type.String({ examples: ['192.0.2.7'] })),
  lastExternalIpAddress: Type.Null(),
  agentVersion: Type.Null(),
  healthStatus: Type.Union([Type.Literal('Active'), Type.Literal('Inactive')]),
  rbacGroupId: Type.Integer(),
  rbacGroupName: Type.Null(),
  riskScore: Type.Null(),
  exposureLevel: Type.Null(),
  deviceValue: Type.Literal('Normal'),
  aadDeviceId: Type.Null(),
  machineTags: Type.Array(Type.String()),
  ipAddresses: Type.Array(
    Type.Object({ ipAddress: Type.String(), macAddress: Type.Null(), operationalStatus: Type.Null() }),
  ),
  osArchitecture: Nullable(Type.Union([Type.Literal('64-bit'), Type.Literal('32-bit')])),
});
export type MachineItem = Static<typeof MachineItemSchema>;

export const MachineSchema = Type.Object({ '@odata.context': Type.String(), ...MachineItemSchema.properties });
export type Machine = Static<typeof MachineSchema>;

export const MachinesSchema = Type.Object({
  '@odata.context': Type.String(),
  '@odata.count': Type.Optional(Type.Integer({ minimum: 0, description: 'With $count=true: of all pages together' })),
  value: Type.Array(Type.Partial(MachineItemSchema), { description: 'Whole, or with $select what was asked for' }),
  '@odata.nextLink': Type.Optional(Type.String({ description: 'Where the list goes on; absent at its end' })),
});

export const RemovedSchema = Type.Null({ description: 'The machine is gone' });

export const InventoryLinesSchema = Type.String({
  description: 'NDJSON: an inventory as PUT takes it, with its id or without, on each line',
  examples: ['{"computerDnsName":"pc-7.contoso.com","osVersion":"10.0.18363.657"}\n'],
});

const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const TakenInSchema = Type.Object({
  received: Count('Lines that are not blank: all that follows together'),
  created: Count('Devices that are new'),
  replaced: Count('Devices that were known'),
  outdated: Count('Left out, since a later inventory of the device is there'),
  failed: Count('Lines that cannot be taken'),
  errors: Type.Array(Type.Object({ line: Type.Integer({ minimum: 1 }), code: Type.String(), message: Type.String() }), {
    maxItems: 100,
    description: 'The first of the lines that failed',
  }),
});

export const ErrorSchema = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    target: Type.String({ description: 'Request id; the log line bears it too' }),
  }),
});

/** What each refusal is called, wherever it is described. */
export const refusals: Readonly<Record<ErrorStatus, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Server Error',
  503: 'Service Unavailable',
};
type ErrorStatus = 400 | 401 | 403 | 404 | 429 | 500 | 503;

export function errorResponses(...statuses: readonly ErrorStatus[]) {
  return Object.fromEntries(
    statuses.map((status) => [status, { ...ErrorSchema, description: refusals[status] }] as const),
  );
}
