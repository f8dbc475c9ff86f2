/** Software that the device has, of what the fleet has and the feed knows. */

import { useQuery } from '@tanstack/react-query';
import type { MachineSearch } from '../../api/machines.ts';
import { softwareQuery } from '../../api/queries.ts';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { formatSoftware } from '../../format.ts';

interface Props {
  readonly search: Pick<MachineSearch, 'software'>;
  readonly change: (change: Pick<MachineSearch, 'software'>) => void;
}

export function SoftwareFilter({ search, change }: Props) {
  const { data } = useQuery(softwareQuery);
  return (
    <SelectFilter
      label="Software"
      any="Any"
      choices={(data?.value ?? []).map(({ name }): Choice => [name, formatSoftware(name)])}
      value={search.software}
      change={(software) => change({ software })}
    />
  );
}
