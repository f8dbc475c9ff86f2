/** When the device was seen last: lately, or not for some time. In the address there are days, so that it says the same tomorrow. */

import type { MachineSearch } from '../../api/machines.ts';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { formatDay } from '../../format.ts';

type Seen = Pick<MachineSearch, 'seenSince' | 'seenBefore'>;

interface Props {
  readonly search: Seen;
  readonly change: (change: Seen) => void;
}

const dayMs = 86_400_000;

export function SeenFilter({ search: { seenSince, seenBefore }, change }: Props) {
  const now = Date.now();
  const ago = (days: number) => new Date(now - days * dayMs).toISOString().slice(0, 10);
  const choices: Choice[] = [
    [`since ${ago(1)}`, 'Since yesterday'],
    [`since ${ago(7)}`, 'In the last 7 days'],
    [`since ${ago(30)}`, 'In the last 30 days'],
    [`before ${ago(7)}`, 'Not for 7 days'],
    [`before ${ago(30)}`, 'Not for 30 days'],
    [`before ${ago(90)}`, 'Not for 90 days'],
  ];
  const value = seenSince ? `since ${seenSince}` : seenBefore ? `before ${seenBefore}` : undefined;
  if (value !== undefined && !choices.some(([known]) => known === value)) choices.push([value, toldOf(value)]);
  return (
    <SelectFilter
      label="Last seen"
      any="Any time"
      choices={choices}
      value={value}
      change={(chosen) => change(read(chosen))}
    />
  );
}

function read(chosen: string | undefined): Seen {
  const [kind, day] = chosen?.split(' ') ?? [];
  return { seenSince: kind === 'since' ? day : undefined, seenBefore: kind === 'before' ? day : undefined };
}

/** Of an address that names another day, or both. */
function toldOf(value: string): string {
  const [kind, day = ''] = value.split(' ');
  return kind === 'since' ? `Since ${formatDay(day)}` : `Not since ${formatDay(day)}`;
}
