/** What narrows a list of updates or vulnerabilities: to devices, to what is grave, to what is exploited. */

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { UpdateSearch } from '../../api/open.ts';
import { ringsQuery } from '../../api/queries.ts';
import { Chip } from '../../filters/chip.tsx';
import filters from '../../filters/filters.module.css';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { formatSoftware } from '../../format.ts';
import { platforms } from '../devices/platforms.ts';

interface Props {
  readonly search: UpdateSearch;
  readonly change: (change: UpdateSearch) => void;
}

const severities: readonly Choice[] = ['Critical', 'Important', 'Moderate', 'Low'].map((name) => [name, name]);
const exploited: readonly Choice[] = [
  ['any', 'By either'],
  ['feed', 'Says Microsoft'],
  ['kev', 'Says CISA'],
  ['none', 'By neither'],
];

export function OpenFilters({ search, change }: Props) {
  const { data: rings } = useQuery(ringsQuery);
  const changeTag = useCallback((tag: string | undefined) => change({ tag }), [change]);
  const names = rings?.value.map(({ name }): Choice => [name, name]) ?? [];
  return (
    <>
      <div className={filters.bar}>
        <SelectFilter
          label="Severity"
          any="Any"
          choices={severities}
          value={search.severity}
          change={(severity) => change({ severity })}
        />
        <SelectFilter
          label="Exploited"
          any="Any"
          choices={exploited}
          value={search.exploited}
          change={(by) => change({ exploited: by })}
        />
        <SelectFilter
          label="Platform"
          any="Any"
          choices={platforms}
          value={search.platform}
          change={(platform) => change({ platform })}
        />
        <TextFilter label="Tag" value={search.tag} change={changeTag} />
        {names.length > 0 && (
          <SelectFilter
            label="Ring"
            any="Any"
            choices={names}
            value={search.ring}
            change={(ring) => change({ ring })}
          />
        )}
      </div>
      {search.software && (
        <div className={filters.chips}>
          <Chip name={`In ${formatSoftware(search.software)}`} remove={() => change({ software: undefined })} />
        </div>
      )}
    </>
  );
}
