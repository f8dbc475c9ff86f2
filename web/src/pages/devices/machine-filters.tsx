/** What narrows a list of devices. */

import { useCallback } from 'react';
import type { MachineSearch } from '../../api/machines.ts';
import { Chip } from '../../filters/chip.tsx';
import filters from '../../filters/filters.module.css';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { PlatformFilter, RingFilter, TagFilter } from '../../filters/view-filters.tsx';
import { formatDay, formatKb } from '../../format.ts';
import { LineFilter } from './line-filter.tsx';
import { SeenFilter } from './seen-filter.tsx';
import { SoftwareFilter } from './software-filter.tsx';

interface Props {
  readonly search: MachineSearch;
  readonly change: (change: MachineSearch) => void;
}

const months: readonly Choice[] = [
  ['0', 'Nothing missing'],
  ['1', 'By a month'],
  ['2', 'By two months'],
  ['3', 'By three or more'],
];
const exploited: readonly Choice[] = [
  ['any', 'By either'],
  ['feed', 'Says Microsoft'],
  ['kev', 'Says CISA'],
  ['none', 'Nothing exploited'],
];
const statuses: readonly Choice[] = [
  ['assessed', 'Judged'],
  ['unknown', 'Not known'],
  ['unsupported', 'Not supported'],
];

export function MachineFilters({ search, change }: Props) {
  const changeName = useCallback((name: string | undefined) => change({ name }), [change]);
  return (
    <>
      <TextFilter label="Name" hint="Part of it" value={search.name} change={changeName} />
      <PlatformFilter search={search} change={change} />
      <LineFilter search={search} change={change} />
      <SoftwareFilter search={search} change={change} />
      <SelectFilter
        label="Behind"
        any="Any"
        choices={months}
        value={search.months}
        change={(months) => change({ months })}
      />
      <SelectFilter
        label="Exploited"
        any="Any"
        choices={exploited}
        value={search.exploited}
        change={(exploited) => change({ exploited })}
      />
      <SelectFilter
        label="State"
        any="Any"
        choices={statuses}
        value={search.status}
        change={(status) => change({ status })}
      />
      <SeenFilter search={search} change={change} />
      <TagFilter search={search} change={change} />
      <RingFilter search={search} change={change} />
    </>
  );
}

/** What other pages ask for in their links. */
export function MachineChips({ search, change }: Props) {
  const { kb, planned, vulnerability } = search;
  const told = toldByHistories(search);
  if (!kb && !planned && !vulnerability && !told) return null;
  return (
    <div className={filters.chips}>
      {kb && <Chip name={`Missing ${formatKb(kb)}`} remove={() => change({ kb: undefined })} />}
      {planned && <Chip name={`Get ${formatKb(planned)} by the plan`} remove={() => change({ planned: undefined })} />}
      {vulnerability && <Chip name={`${vulnerability} is open`} remove={() => change({ vulnerability: undefined })} />}
      {told && <Chip name={told} remove={() => change(withoutHistories)} />}
    </div>
  );
}

const withoutHistories: MachineSearch = {
  change: undefined,
  since: undefined,
  compliance: undefined,
  day: undefined,
  within: undefined,
  severity: undefined,
  by: undefined,
  part: undefined,
};

const changes: Readonly<Record<string, string>> = {
  behind: 'Newly behind',
  patched: 'Newly patched',
  added: 'New',
};
const figures: Readonly<Record<string, string>> = {
  compliant: 'In time',
  late: 'Late',
  notClosable: 'Late with what is not offered',
  unknown: 'Not known',
  unsupported: 'Not supported',
  withExceptions: 'With exceptions',
  withSoftwareWithoutKb: 'With software that no KB fixes',
  kevOverdue: 'Past CISA’s due date',
};

function toldByHistories({ change, since, compliance, day, part }: MachineSearch): string | undefined {
  if (change !== undefined && since !== undefined) return `${changes[change] ?? change} since ${formatDay(since)}`;
  if (compliance === undefined || day === undefined) return undefined;
  return `${figures[compliance] ?? compliance} on ${formatDay(day)}${part === undefined ? '' : `, ${part}`}`;
}
