/** What an assistant may ask: each question by calls of the API that read, with its token, so in its tenant and within its roles. */

import { ApiError, type MissingKbsClient } from '../../client/client.ts';

export interface FleetFilter {
  readonly ring?: string | undefined;
  readonly platform?: string | undefined;
  readonly software?: string | undefined;
  readonly tag?: string | undefined;
}

/** Of one answer: an assistant reads it whole. */
const mostExplained = 10;
const mostMachines = 200;

/** `machine`: a device id or a DNS name. Explains the updates that are named, or those that close most. */
export async function askMissing(client: MissingKbsClient, machine: string, kbs: readonly string[] | undefined) {
  const { id, computerDnsName, osPlatform, osBuild, lastSeen } = read(
    await client.GET('/api/machines/{machineId}', { params: { path: { machineId: machine } } }),
  );
  const machineId = String(id);
  const { value: missing } = read(
    await client.GET('/api/machines/{machineId}/getmissingkbs', { params: { path: { machineId } } }),
  );
  const asked = kbs ?? missing.map((row) => row.id);
  const explanations = [];
  for (const kb of asked.slice(0, mostExplained)) {
    const path = { machineId, kb: kb.replace(/^KB/i, '') };
    explanations.push(read(await client.GET('/api/machines/{machineId}/getmissingkbs/{kb}', { params: { path } })));
  }
  const notExplained = asked.slice(mostExplained);
  return {
    machine: { id, computerDnsName, osPlatform, osBuild, lastSeen },
    missing,
    explanations,
    ...(notExplained.length > 0 && { notExplained }),
  };
}

export async function askPlan(client: MissingKbsClient, filter: FleetFilter, most: number | undefined) {
  return read(await client.GET('/api/fleet/plan', { params: { query: { ...given(filter), ...given({ most }) } } }));
}

export async function askOverview(client: MissingKbsClient, filter: FleetFilter) {
  return read(await client.GET('/api/fleet/overview', { params: { query: given(filter) } }));
}

/** Which machines have a vulnerability open today. */
export async function askExposed(client: MissingKbsClient, cve: string) {
  const path = { vulnerabilityId: cve };
  const vulnerability = read(await client.GET('/api/vulnerabilities/{vulnerabilityId}', { params: { path } }));
  const machines = [];
  for await (const machine of client.each('/api/vulnerabilities/{vulnerabilityId}/machineReferences', {
    params: { path },
  })) {
    if (machines.length === mostMachines) return { vulnerability, machines, more: true };
    machines.push(machine);
  }
  return { vulnerability, machines };
}

function read<Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data {
  if (data === undefined) throw ApiError.from(response.status, error);
  return data;
}

/** Without what was left out: a parameter that is undefined is none. */
function given<Parameters extends object>(parameters: Parameters) {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Parameters]?: Exclude<Parameters[Key], undefined>;
  };
}
