/** One release of Windows, of those that the fleet has. */

import { useQuery } from '@tanstack/react-query';
import type { MachineSearch } from '../../api/machines.ts';
import { supportQuery } from '../../api/queries.ts';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';

interface Props {
  readonly search: Pick<MachineSearch, 'line'>;
  readonly change: (change: Pick<MachineSearch, 'line'>) => void;
}

const byNumber = new Intl.Collator(undefined, { numeric: true });

export function LineFilter({ search, change }: Props) {
  const { data } = useQuery(supportQuery);
  const lines = [...new Set(data?.systems.map(({ line }) => line))].sort(byNumber.compare);
  return (
    <SelectFilter
      label="Release"
      any="Any"
      choices={lines.map((line): Choice => [line, line])}
      value={search.line}
      change={(line) => change({ line })}
    />
  );
}
