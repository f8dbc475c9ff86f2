/** Finds what Wazuh's syscollector reports in whatever envelope: states, API answers, events, index documents. */

import { isObject, type JsonObject } from '../../text/json-values.ts';

export interface WazuhFinding {
  /** Agent id or name, "" when the envelope names none. */
  readonly agent: string;
  readonly kind: 'system' | 'hotfix' | 'package';
  readonly object: JsonObject;
}

const deepest = 12;

/** Findings in the order of the document; what an event says was deleted is left out. */
export function findSyscollector(value: unknown, agent = '', depth = 0): WazuhFinding[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((element) => findSyscollector(element, agent, depth + 1));
  if (!isObject(value) || isDeletion(value)) return [];
  const own = agentOf(value) ?? agent;
  const kind = kindOf(value);
  if (kind) return [{ agent: own, kind, object: value }];
  return Object.entries(value).flatMap(([name, inner]) =>
    findSyscollector(inner, own === '' && /^\d{3,}$/.test(name) ? name : own, depth + 1),
  );
}

function kindOf(object: JsonObject): WazuhFinding['kind'] | undefined {
  if (typeof object.hotfix === 'string') return 'hotfix';
  const { package: packaged, host, os } = object;
  if (isObject(packaged))
    return isObject(packaged.hotfix) ? 'hotfix' : typeof packaged.name === 'string' ? 'package' : undefined;
  if (isObject(host) && isObject(host.os)) return 'system';
  if (isObject(os) && typeof os.version === 'string') return 'system';
  if (typeof object.os_version === 'string' && typeof object.os_name === 'string') return 'system';
  const listed = typeof object.name === 'string' && typeof object.version === 'string';
  return listed && (object.format === 'win' || object.type === 'win') ? 'package' : undefined;
}

function isDeletion(object: JsonObject): boolean {
  return typeof object.operation === 'string' && /^delete/i.test(object.operation);
}

function agentOf(object: JsonObject): string | undefined {
  const { agent } = object;
  const named = isObject(agent) ? (agent.id ?? agent.name) : object.agent_id;
  return (typeof named === 'string' || typeof named === 'number') && named !== '' ? String(named) : undefined;
}
