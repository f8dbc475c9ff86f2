/** Rings, exceptions and their history as text. */

import type { PolicyEvent } from '../../api/fleet/tenant-policy.ts';
import type { ExceptionState } from '../../fleet/policy/exceptions.ts';
import type { Exception, Ring } from '../../fleet/policy/model.ts';
import type { Terminal } from '../terminal.ts';
import { drawTable } from './draw-table.ts';

export function drawRings(rings: readonly Ring[], terminal: Terminal): string {
  if (rings.length === 0) return 'There are no rings.\n';
  const rows = rings.map(({ name, order, tags, platforms, software, deferralDays, holds }) => [
    String(order),
    name,
    [tags, platforms, software]
      .filter(({ length }) => length > 0)
      .map((names) => names.join(' or '))
      .join(', and ') || 'everybody',
    `${deferralDays} days`,
    holds.map(({ kb, until }) => `KB${kb} until ${until}`).join(', '),
  ]);
  const columns = [
    { title: 'Order', align: 'right' },
    { title: 'Ring' },
    { title: 'Members', flexible: true },
    { title: 'Deferral' },
    { title: 'Held', flexible: true },
  ] as const;
  return drawTable(columns, rows, terminal);
}

export function drawExceptions(
  exceptions: readonly (Exception & { readonly state: ExceptionState })[],
  terminal: Terminal,
): string {
  if (exceptions.length === 0) return 'There are no exceptions.\n';
  const rows = exceptions.map(({ id, kb, cve, machineId, tag, approvedBy, reason, since, expires, state }) => [
    id,
    kb === undefined ? (cve ?? 'everything') : `KB${kb}`,
    machineId ?? (tag === undefined ? 'all devices' : `tag ${tag}`),
    `${since} to ${expires}`,
    state,
    approvedBy,
    reason,
  ]);
  const columns = [
    { title: 'Exception' },
    { title: 'Of' },
    { title: 'On', flexible: true },
    { title: 'Counts' },
    { title: 'State' },
    { title: 'By', flexible: true },
    { title: 'Why', flexible: true },
  ] as const;
  return drawTable(columns, rows, terminal);
}

export function drawPolicyHistory(events: readonly PolicyEvent[], terminal: Terminal): string {
  if (events.length === 0) return 'Nothing was ever changed.\n';
  const rows = events.map(({ changed, application, id, content }) => [
    changed,
    application,
    id,
    content === undefined ? 'removed' : JSON.stringify(content),
  ]);
  const columns = [
    { title: 'When' },
    { title: 'Who' },
    { title: 'Which', flexible: true },
    { title: 'Then', flexible: true },
  ] as const;
  return drawTable(columns, rows, terminal);
}
