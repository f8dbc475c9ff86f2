/** What narrows a list of updates or vulnerabilities: to devices, to what is grave, to what is exploited. */

import type { UpdateSearch } from '../../api/open.ts';
import { Chip } from '../../filters/chip.tsx';
import filters from '../../filters/filters.module.css';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { PlatformFilter, RingFilter, TagFilter } from '../../filters/view-filters.tsx';
import { formatDay, formatSoftware } from '../../format.ts';

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
        <PlatformFilter search={search} change={change} />
        <TagFilter search={search} change={change} />
        <RingFilter search={search} change={change} />
      </div>
      {(search.software || search.since) && (
        <div className={filters.chips}>
          {search.software && (
            <Chip name={`In ${formatSoftware(search.software)}`} remove={() => change({ software: undefined })} />
          )}
          {search.since && (
            <Chip name={`New since ${formatDay(search.since)}`} remove={() => change({ since: undefined })} />
          )}
        </div>
      )}
    </>
  );
}
