/** Subscriptions and dead letters as tables. */

import type { ListedSubscription } from '../../notices/subscriptions.ts';
import type { DeadNotice } from '../../store/notice-store.ts';
import type { Terminal } from '../terminal.ts';
import { drawTable } from './draw-table.ts';

export function drawSubscriptions(subscriptions: readonly ListedSubscription[], terminal: Terminal): string {
  const rows = subscriptions.map(({ id, name, address, form, kinds, sla, goneSince }) => [
    name,
    id,
    address,
    form,
    kinds.map((kind) => (kind === 'sla-breached' ? `${kind} (${sla?.severity}, ${sla?.days} days)` : kind)).join('\n'),
    goneSince?.slice(0, 10) ?? '',
  ]);
  const columns = [
    { title: 'Name', flexible: true },
    { title: 'Id' },
    { title: 'Address', flexible: true },
    { title: 'Form' },
    { title: 'Hears of' },
    { title: 'Gone' },
  ] as const;
  return drawTable(columns, rows, terminal);
}

export function drawDeadLetters(letters: readonly DeadNotice[], terminal: Terminal): string {
  const rows = letters.map(({ id, subscription, kind, died, tries, lastReason }) => [
    id,
    subscription,
    kind,
    died.slice(0, 16).replace('T', ' '),
    String(tries),
    lastReason,
  ]);
  const columns = [
    { title: 'Id' },
    { title: 'Subscription' },
    { title: 'Kind' },
    { title: 'Died' },
    { title: 'Tries', align: 'right' },
    { title: 'Last', flexible: true },
  ] as const;
  return drawTable(columns, rows, terminal);
}
